#include "daemon/sinks/journal.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "daemon/sinks/lines.h"

namespace mandated::sinks {
namespace {

/// One entry of the native protocol: `NAME=value\n`. Ours are escaped and hold no line end, so the
/// form with a length is not needed.
std::string entry_of(const JournalFields& fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    out += name;
    out += '=';
    out += value;
    out += '\n';
  }
  return out;
}

/// A sealed memory file: how an entry goes that is too large for a datagram. journald takes it only
/// where nobody can change it any more.
Descriptor sealed(std::string_view bytes) {
  Descriptor file(::memfd_create("mandated-entry", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  while (file && !bytes.empty()) {
    const auto wrote = ::write(file.get(), bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return Descriptor{};
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  if (!file) return file;
  constexpr int kSeals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;
  if (::fcntl(file.get(), F_ADD_SEALS, kSeals) != 0) return Descriptor{};
  return file;
}

class JournalSink final : public Sink {
 public:
  JournalSink(std::string id, std::string path) : id_(std::move(id)), path_(std::move(path)) {}

  Result<void> deliver(const Event& event) override {
    auto entry = entry_of(journal_fields(event));
    int error = send(entry);
    if (error == EMSGSIZE || error == ENOBUFS) error = send_file(entry);
    if (error != 0) return tl::unexpected{trouble(id_, path_, error)};
    return {};
  }

 private:
  [[nodiscard]] int send(std::string& entry) {
    iovec part{entry.data(), entry.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    return send(message);
  }

  [[nodiscard]] int send_file(std::string_view entry) {
    const auto file = sealed(entry);
    if (!file) return errno;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    auto* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    const int fd = file.get();
    std::memcpy(CMSG_DATA(header), &fd, sizeof fd);
    return send(message);
  }

  /// 0 or the errno. By address each time: a journal that was restarted is found again.
  [[nodiscard]] int send(msghdr& message) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path_.size() >= sizeof address.sun_path) return ENAMETOOLONG;
    std::memcpy(address.sun_path, path_.data(), path_.size());
    message.msg_name = &address;
    message.msg_namelen = sizeof address;
    if (!socket_) socket_.reset(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (!socket_) return errno;
    ssize_t sent = -1;
    do {
      sent = ::sendmsg(socket_.get(), &message, MSG_DONTWAIT | MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent < 0 ? errno : 0;
  }

  std::string id_;
  std::string path_;
  Descriptor socket_;
};

}  // namespace

std::unique_ptr<Sink> make_journal_sink(std::string id, std::string socket_path) {
  return std::make_unique<JournalSink>(std::move(id), std::move(socket_path));
}

}  // namespace mandated::sinks
