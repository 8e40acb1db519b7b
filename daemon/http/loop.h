#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <curl/curl.h>

#include "daemon/http/client.h"

namespace mandated::http {

struct EasyDeleter {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;

/// Whoever waits for a transfer: told once, from the loop.
class Waiter {
 public:
  virtual ~Waiter() = default;
  virtual void ended(CURLcode code) noexcept = 0;
};

/// One multi handle driven by an Asio executor: sockets and one timer. Shared because handlers of
/// waits that were cancelled may still be queued when the Client goes.
struct Client::Loop : std::enable_shared_from_this<Client::Loop> {
  explicit Loop(boost::asio::any_io_executor executor);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  /// A handle with nothing set, from those no longer in use.
  [[nodiscard]] Easy take_handle();
  void give_back(Easy handle);

  /// Starts; `waiter` is CURLOPT_PRIVATE of the handle.
  void start(CURL* handle);
  /// Takes a handle out that has ended or is to end now.
  void remove(CURL* handle);

  boost::asio::any_io_executor executor;

 private:
  struct Watch {
    boost::asio::posix::stream_descriptor descriptor;
    int wanted = 0;
    bool reading = false, writing = false;  ///< a wait is under way
  };

  static int on_socket(CURL*, curl_socket_t socket, int what, void* raw, void*);
  static int on_timer(CURLM*, long timeout_ms, void* raw);
  void watch(curl_socket_t socket, int what);
  void forget(curl_socket_t socket);
  void arm(curl_socket_t socket, const std::shared_ptr<Watch>& watch);
  void arm_one(curl_socket_t socket, const std::shared_ptr<Watch>& watch, bool for_reading);
  [[nodiscard]] bool is_current(curl_socket_t socket, const std::shared_ptr<Watch>& watch) const;
  void act(curl_socket_t socket, int events);
  void drain();

  CURLM* multi_;
  std::map<curl_socket_t, std::shared_ptr<Watch>> watches_;
  std::vector<Easy> spare_;
  boost::asio::steady_timer timer_;
  std::uint64_t timer_generation_ = 0;
  bool closing_ = false;
};

}  // namespace mandated::http
