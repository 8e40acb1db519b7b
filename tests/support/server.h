#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/http.h"

namespace mandated::support {

/// 200, text/html, this body.
[[nodiscard]] Answer page(std::string body, Headers headers = {});
/// Any status without a body.
[[nodiscard]] Answer status(int code, Headers headers = {});
[[nodiscard]] Answer redirect_to(std::string location, int code = 302);
/// Never answered before Server::release().
[[nodiscard]] Answer held(Answer answer);

/// A scripted origin on a free loopback port. What has no script is a 404. Everything here can be
/// called from the test's thread at any time; with an executor, from that executor's thread alone.
class Server {
 public:
  /// On a thread of its own: for clients that block.
  Server();
  /// On the loop of the client under test: everything happens in order, on one thread.
  explicit Server(const boost::asio::any_io_executor&);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// What `target` (path and query) answers: each answer once, the last one from then on.
  void on(const std::string& target, std::vector<Answer> answers);
  void on(const std::string& target, Answer answer);

  /// "http://127.0.0.1:PORT" + target.
  [[nodiscard]] std::string url(std::string_view target) const;
  [[nodiscard]] unsigned short port() const;

  /// Every request so far, in order of arrival.
  [[nodiscard]] std::vector<Request> requests() const;
  /// Those of one target.
  [[nodiscard]] std::vector<Request> requests(std::string_view target) const;
  [[nodiscard]] std::size_t held() const;
  [[nodiscard]] std::size_t most_at_once() const;
  [[nodiscard]] std::size_t connections() const;
  void release();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mandated::support
