#include "tests/support/http.h"

#include <algorithm>
#include <array>
#include <set>

#include <boost/asio/buffer.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>

namespace mandated::support {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::size_t kLongestHead = 64U << 10U;
constexpr std::size_t kChunk = 1'000;

bool same_name(std::string_view left, std::string_view right) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [lower](char a, char b) { return lower(a) == lower(b); });
}

/// One line off the front, without its CRLF.
std::string_view take_line(std::string_view& text) {
  const auto end = text.find("\r\n");
  const auto line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
  return line;
}

Request parse_head(std::string_view head) {
  Request request;
  const auto first = take_line(head);
  const auto target = first.find(' ');
  const auto version = first.rfind(' ');
  request.method = first.substr(0, target);
  if (target < version) request.target = first.substr(target + 1, version - target - 1);
  while (!head.empty()) {
    const auto line = take_line(head);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    auto value = line.substr(colon + 1);
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    request.headers.emplace_back(line.substr(0, colon), value);
  }
  return request;
}

bool has_body(int status) { return status != 304 && status != 204; }

std::string head_of(const Answer& answer) {
  auto head = fmt::format("HTTP/1.1 {} {}\r\n", answer.status, answer.status == 200 ? "OK" : "-");
  for (const auto& [name, value] : answer.headers) head += fmt::format("{}: {}\r\n", name, value);
  if (answer.chunked) {
    head += "Transfer-Encoding: chunked\r\n";
  } else if (has_body(answer.status)) {
    head += fmt::format("Content-Length: {}\r\n", answer.announced.value_or(answer.body.size()));
  }
  return head + "\r\n";
}

std::string chunks_of(const Answer& answer) {
  std::string out;
  for (std::size_t at = 0; at < answer.body.size(); at += kChunk) {
    const auto piece = answer.body.substr(at, kChunk);
    out += fmt::format("{:x}\r\n{}\r\n", piece.size(), piece);
  }
  if (!answer.unended) out += "0\r\n\r\n";
  return out;
}

}  // namespace

std::optional<std::string> Request::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(),
                                  [name](const auto& each) { return same_name(each.first, name); });
  if (found == headers.end()) return std::nullopt;
  return found->second;
}

/// Outlives the Listener as long as handlers are queued; `open` says whether it is still there.
struct Listener::State : std::enable_shared_from_this<Listener::State> {
  State(const asio::any_io_executor& executor, unsigned short port, Handler how)
      : acceptor(executor, tcp::endpoint{asio::ip::address_v4::loopback(), port}),
        handler(std::move(how)) {}

  void accept();

  tcp::acceptor acceptor;
  Handler handler;
  std::set<std::shared_ptr<Connection>> connections;
  std::size_t accepted = 0;
  std::size_t under_way = 0;
  std::size_t most = 0;
  std::size_t held = 0;
  bool holding = true;
};

/// One connection: request, answer, and again.
class Listener::Connection : public std::enable_shared_from_this<Listener::Connection> {
 public:
  Connection(tcp::socket socket, std::shared_ptr<State> state)
      : socket_(std::move(socket)), state_(std::move(state)) {
    error_code ignored;
    socket_.set_option(tcp::no_delay{true}, ignored);
  }

  void read();
  void release();
  void close();

 private:
  void take(std::size_t bytes);
  void write();
  void wrote(error_code error);
  void leave();

  tcp::socket socket_;
  std::shared_ptr<State> state_;
  std::string input_;
  std::string head_;
  std::string chunks_;
  AnswerPtr answer_;
  bool held_ = false;
  bool under_way_ = false;
};

void Listener::State::accept() {
  acceptor.async_accept([self = shared_from_this()](error_code error, tcp::socket socket) {
    if (!self->acceptor.is_open()) return;
    if (!error) {
      ++self->accepted;
      const auto connection = std::make_shared<Connection>(std::move(socket), self);
      self->connections.insert(connection);
      connection->read();
    }
    self->accept();
  });
}

void Listener::Connection::read() {
  asio::async_read_until(socket_, asio::dynamic_buffer(input_, kLongestHead), "\r\n\r\n",
                         [self = shared_from_this()](error_code error, std::size_t bytes) {
                           if (error) return self->close();
                           self->take(bytes);
                         });
}

void Listener::Connection::take(std::size_t bytes) {
  const auto request = parse_head(std::string_view{input_}.substr(0, bytes - 2));
  input_.erase(0, bytes);
  under_way_ = true;
  state_->most = std::max(state_->most, ++state_->under_way);
  answer_ = state_->handler(request);
  held_ = answer_->held && state_->holding;
  if (held_) {
    ++state_->held;
  } else {
    write();
  }
}

void Listener::Connection::release() {
  if (!std::exchange(held_, false)) return;
  --state_->held;
  write();
}

void Listener::Connection::write() {
  if (answer_->status == 0) return close();
  head_ = head_of(*answer_);
  chunks_ = answer_->chunked ? chunks_of(*answer_) : "";
  const bool plain = !answer_->chunked && has_body(answer_->status);
  const std::array<asio::const_buffer, 3> parts{
      asio::buffer(head_), asio::buffer(chunks_),
      plain ? asio::buffer(answer_->body) : asio::const_buffer{}};
  asio::async_write(socket_, parts, [self = shared_from_this()](error_code error, std::size_t) {
    self->wrote(error);
  });
}

void Listener::Connection::wrote(error_code error) {
  leave();
  if (error || answer_->announced || answer_->unended) return close();
  read();
}

void Listener::Connection::leave() {
  if (std::exchange(under_way_, false)) --state_->under_way;
}

void Listener::Connection::close() {
  leave();
  if (std::exchange(held_, false)) --state_->held;
  error_code ignored;
  // The client must read what was sent before it sees the end: no reset.
  socket_.shutdown(tcp::socket::shutdown_both, ignored);
  socket_.close(ignored);
  state_->connections.erase(shared_from_this());
}

Listener::Listener(const asio::any_io_executor& executor, unsigned short port, Handler handler)
    : state_(std::make_shared<State>(executor, port, std::move(handler))) {
  state_->accept();
}

Listener::~Listener() {
  error_code ignored;
  state_->acceptor.close(ignored);
  const auto connections = state_->connections;  // close() takes itself out
  for (const auto& each : connections) each->close();
}

unsigned short Listener::port() const { return state_->acceptor.local_endpoint().port(); }

std::size_t Listener::held() const { return state_->held; }

void Listener::release() {
  state_->holding = false;
  const auto connections = state_->connections;
  for (const auto& each : connections) each->release();
}

std::size_t Listener::most_at_once() const { return state_->most; }

std::size_t Listener::connections() const { return state_->accepted; }

}  // namespace mandated::support
