#include "daemon/readers/channel.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mandated::readers {
namespace {

constexpr std::size_t kLength = 8;
constexpr std::size_t kPiece = 256 * 1024;
constexpr int kLookEvery = 20;  // milliseconds

std::string length_of(std::string_view message) {
  std::string out;
  for (std::uint64_t left = message.size(); out.size() < kLength; left >>= 8U) {
    out += static_cast<char>(left & 0xFFU);
  }
  return out;
}

std::uint64_t length_in(std::string_view bytes) {
  std::uint64_t out = 0;
  for (std::size_t i = kLength; i-- > 0;) out = out << 8U | static_cast<std::uint8_t>(bytes[i]);
  return out;
}

bool receive_exactly(int fd, char* into, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::recv(fd, into, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    into += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool send_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool is_later(ssize_t result) {
  return result < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
}

// What has come so far; a length over the limit is the other's end.
bool take(int fd, std::string& in) {
  std::array<char, 65536> piece{};
  const ssize_t got = ::recv(fd, piece.data(), piece.size(), 0);
  if (got > 0) in.append(piece.data(), static_cast<std::size_t>(got));
  return got > 0 || is_later(got);
}

}  // namespace

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = other.release();
  }
  return *this;
}

int Descriptor::release() { return std::exchange(fd_, -1); }

bool receive(int fd, std::string& message) {
  std::array<char, kLength> length{};
  if (!receive_exactly(fd, length.data(), length.size())) return false;
  const std::uint64_t size = length_in({length.data(), length.size()});
  if (size > kMaxMessage) return false;
  message.resize(size);
  return receive_exactly(fd, message.data(), message.size());
}

bool send(int fd, std::string_view message) {
  return send_all(fd, length_of(message)) && send_all(fd, message);
}

Came exchange(int fd, std::string_view question, std::string& answer,
              std::chrono::steady_clock::time_point deadline, const std::function<bool()>& go_on) {
  const std::string length = length_of(question);
  std::string_view head = length;
  std::string in;
  for (;;) {
    std::string_view& out = head.empty() ? question : head;
    pollfd wait{fd, static_cast<short>(out.empty() ? POLLIN : POLLIN | POLLOUT), 0};
    ::poll(&wait, 1, kLookEvery);
    if (!out.empty() && (wait.revents & POLLOUT) != 0) {
      const ssize_t sent = ::send(fd, out.data(), std::min(out.size(), kPiece), MSG_NOSIGNAL);
      if (sent < 0 && !is_later(sent)) return Came::end;
      if (sent > 0) out.remove_prefix(static_cast<std::size_t>(sent));
    }
    if ((wait.revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !take(fd, in)) return Came::end;
    if (in.size() >= kLength) {
      const std::uint64_t size = length_in(in);
      if (size > kMaxMessage || in.size() > kLength + size) return Came::end;
      if (in.size() == kLength + size) {
        answer = in.substr(kLength);
        return Came::message;
      }
    }
    if (std::chrono::steady_clock::now() >= deadline) return Came::late;
    if (wait.revents == 0 && !go_on()) return Came::stopped;
  }
}

}  // namespace mandated::readers
