#pragma once

#include <cstdlib>
#include <string>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace mandated::service {

/// The other end of NOTIFY_SOCKET, for as long as it lives.
class FakeSystemd {
 public:
  FakeSystemd() : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    // Only the family: the kernel picks a free abstract name (unix(7), autobind).
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    auto* const name = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof(sa_family_t);
    EXPECT_EQ(::bind(socket_, name, size), 0);
    size = sizeof address;
    EXPECT_EQ(::getsockname(socket_, name, &size), 0);
    const auto length = size - offsetof(sockaddr_un, sun_path) - 1;
    const std::string path = "@" + std::string{&address.sun_path[1], length};
    ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
  }
  ~FakeSystemd() {
    ::unsetenv("NOTIFY_SOCKET");
    ::close(socket_);
  }
  FakeSystemd(const FakeSystemd&) = delete;
  FakeSystemd& operator=(const FakeSystemd&) = delete;

  /// The next message that was sent, "" where there is none.
  std::string heard() {
    std::string message(4096, '\0');
    const auto size = ::recv(socket_, message.data(), message.size(), 0);
    message.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
    return message;
  }

 private:
  int socket_;
};

}  // namespace mandated::service
