#include "daemon/readers/zygote.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <set>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/readers/answer.h"
#include "daemon/readers/sandbox.h"

namespace mandated::readers {
namespace {

// Over the line to the zygote: a pid of 0 asks for a reader, any other for that one's end.
struct Answer {
  pid_t pid;   ///< of the new reader; -1 for none
  int status;  ///< of the ended one, as waitpid(2) gives it
};

union Control {
  cmsghdr header;
  std::array<char, CMSG_SPACE(sizeof(int))> space;
};

bool answer_with(int line, const Answer& answer, int fd) {
  Answer copy = answer;
  iovec data{&copy, sizeof copy};
  Control control{};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  if (fd >= 0) {
    message.msg_control = control.space.data();
    message.msg_controllen = control.space.size();
    cmsghdr* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof fd);
    std::memcpy(CMSG_DATA(header), &fd, sizeof fd);
  }
  return ::sendmsg(line, &message, MSG_NOSIGNAL) == static_cast<ssize_t>(sizeof copy);
}

bool answer_from(int line, Answer& answer, Descriptor& fd) {
  iovec data{&answer, sizeof answer};
  Control control{};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  message.msg_control = control.space.data();
  message.msg_controllen = control.space.size();
  ssize_t got = -1;
  do {
    got = ::recvmsg(line, &message, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got != static_cast<ssize_t>(sizeof answer)) return false;
  const cmsghdr* const header = CMSG_FIRSTHDR(&message);
  if (header != nullptr && header->cmsg_type == SCM_RIGHTS) {
    int received = -1;
    std::memcpy(&received, CMSG_DATA(header), sizeof received);
    fd = Descriptor{received};
  }
  return true;
}

// _exit: what the daemon would do at its end is not a reader's affair.
[[noreturn]] void serve(read::Reader& reader, int line, std::size_t memory) {
  if (!enter_sandbox(memory)) ::_exit(EXIT_FAILURE);
  std::string message;
  while (receive(line, message)) {
    if (!send(line, answer_to(reader, message))) break;
  }
  ::_exit(EXIT_SUCCESS);
}

// The daemon's own signals are for the daemon: its children end when it does.
void leave_signals_to_the_daemon() {
  for (const int each : {SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGUSR2, SIGPIPE}) {
    std::signal(each, SIG_IGN);
  }
}

// The new reader; -1 for none.
pid_t answer_fork(int line, read::Reader& reader, std::size_t memory) {
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    answer_with(line, {-1, 0}, -1);
    return -1;
  }
  const Descriptor theirs{ends[0]};
  const pid_t zygote = ::getpid();
  const pid_t pid = ::fork();
  if (pid == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != zygote) ::_exit(EXIT_FAILURE);
    ::close(line);
    ::close(ends[0]);
    serve(reader, ends[1], memory);
  }
  ::close(ends[1]);
  answer_with(line, {pid, 0}, pid < 0 ? -1 : ends[0]);
  return pid;
}

int end_of(pid_t reader) {
  int status = 0;
  ::kill(reader, SIGKILL);
  ::waitpid(reader, &status, 0);
  return status;
}

[[noreturn]] void run(int line, read::Reader& reader, std::size_t memory) {
  leave_signals_to_the_daemon();
  std::set<pid_t> readers;
  pid_t asked = 0;
  while (::recv(line, &asked, sizeof asked, MSG_WAITALL) == static_cast<ssize_t>(sizeof asked)) {
    if (asked == 0) {
      const pid_t pid = answer_fork(line, reader, memory);
      if (pid > 0) readers.insert(pid);
    } else {
      answer_with(line, {asked, readers.erase(asked) > 0 ? end_of(asked) : 0}, -1);
    }
  }
  // What they have used counts as the daemon's own only where they have been waited for.
  for (const pid_t each : readers) end_of(each);
  ::_exit(EXIT_SUCCESS);
}

std::string how(int status) {
  if (WIFSIGNALED(status)) return fmt::format("ended by signal {}", WTERMSIG(status));
  return fmt::format("ended with status {}", WEXITSTATUS(status));
}

}  // namespace

Zygote::Zygote(read::Reader& reader, std::size_t memory) {
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    throw std::system_error(errno, std::generic_category(), "reader processes");
  }
  line_ = Descriptor{ends[0]};
  const Descriptor theirs{ends[1]};
  pid_ = ::fork();
  if (pid_ < 0) throw std::system_error(errno, std::generic_category(), "reader processes");
  if (pid_ == 0) {
    ::close(ends[0]);
    run(ends[1], reader, memory);
  }
}

Zygote::~Zygote() {
  line_ = Descriptor{};
  ::waitpid(pid_, nullptr, 0);
}

std::optional<Child> Zygote::fork_reader() {
  const pid_t asked = 0;
  Answer answer{-1, 0};
  Child child;
  if (::send(line_.get(), &asked, sizeof asked, MSG_NOSIGNAL) < 0) return std::nullopt;
  if (!answer_from(line_.get(), answer, child.line) || child.line.get() < 0) return std::nullopt;
  ::fcntl(child.line.get(), F_SETFL, O_NONBLOCK);
  child.pid = answer.pid;
  return child;
}

std::string Zygote::end_reader(pid_t pid) {
  Answer answer{-1, 0};
  Descriptor none;
  if (::send(line_.get(), &pid, sizeof pid, MSG_NOSIGNAL) < 0) return "is gone";
  return answer_from(line_.get(), answer, none) ? how(answer.status) : "is gone";
}

}  // namespace mandated::readers
