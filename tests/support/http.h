#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>

/// The origin's side of HTTP/1.1 on loopback, as far as tests need it: keep-alive, any header, and
/// answers that break the rules on demand.
namespace mandated::support {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;
  std::string target;  ///< path and query, as sent
  Headers headers;

  [[nodiscard]] std::string path() const { return target.substr(0, target.find('?')); }
  /// The value of the first header of this name (any case); nullopt where there is none.
  [[nodiscard]] std::optional<std::string> header(std::string_view name) const;
};

struct Answer {
  int status = 200;  ///< 0: the connection is closed without a word
  Headers headers;
  std::string body;
  std::optional<std::size_t>
      announced;         ///< Content-Length, where it is not the body's; then closes
  bool chunked = false;  ///< the body in chunks of 1,000 bytes
  bool unended = false;  ///< chunked, and closed before the last chunk
  bool held = false;     ///< not begun before Listener::release()
};

using AnswerPtr = std::shared_ptr<const Answer>;
/// Called on the executor's thread, once per request. Never answers nullptr.
using Handler = std::function<AnswerPtr(const Request&)>;

/// Listens on 127.0.0.1 from construction to destruction; destruction closes every connection.
/// One thread: that of the executor. Throws boost::system::system_error where the port is taken.
class Listener {
 public:
  Listener(const boost::asio::any_io_executor&, unsigned short port, Handler);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  [[nodiscard]] unsigned short port() const;
  /// Requests that wait for release().
  [[nodiscard]] std::size_t held() const;
  /// Lets everything go that is held now, and holds nothing from now on.
  void release();
  /// The largest number of requests ever under way at once: read, and not yet wholly answered.
  [[nodiscard]] std::size_t most_at_once() const;
  /// Accepted so far.
  [[nodiscard]] std::size_t connections() const;

 private:
  class Connection;
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace mandated::support
