#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/steady_timer.hpp>

#include "daemon/http/loop.h"

namespace mandated::http {

struct SlistDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// One GET under way. Lives in the frame of the coroutine that awaits it; when that goes, the
/// transfer ends. Nothing may throw into libcurl: what goes wrong in a callback is kept here.
struct Client::Transfer final : Waiter {
  Transfer(std::shared_ptr<Loop> on, const Request& asked, const ClientOptions& options);
  ~Transfer() override;
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  void start();
  void ended(CURLcode result) noexcept override;

  /// What came of it; once, after `done`.
  [[nodiscard]] Result<Step> outcome();

  const Request& request;
  bool done = false;
  boost::asio::steady_timer ready;  ///< cancelled when done

 private:
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* raw) noexcept;
  static curl_socket_t on_open(void* raw, curlsocktype purpose, curl_sockaddr* address) noexcept;
  static int on_request(void* raw, char* peer, char* local, int peer_port, int local_port) noexcept;
  void set_up(const ClientOptions& options);
  void set_conditions();
  [[nodiscard]] Error error_of() const;
  [[nodiscard]] Result<Step> not_modified() const;
  [[nodiscard]] std::string header(const char* name) const;
  [[nodiscard]] std::string peer() const;
  [[nodiscard]] std::vector<std::string> headers_sent() const;
  [[nodiscard]] long number(CURLINFO info) const;
  void refuse(const std::string& address, const std::string& why);

  std::shared_ptr<Loop> loop_;
  Easy handle_;
  std::unique_ptr<curl_slist, SlistDeleter> headers_;
  std::array<char, CURL_ERROR_SIZE> message_{};
  CURLcode code_ = CURLE_OK;
  std::string body_;
  std::optional<Error> refused_;  ///< by one of our callbacks
  bool started_ = false;
  bool conditional_ = false;
};

}  // namespace mandated::http
