#include "daemon/readers/sandbox.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>

#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace mandated::readers {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

std::size_t address_space() {
  std::FILE* const file = std::fopen("/proc/self/statm", "re");
  unsigned long pages = 0;
  if (file != nullptr) {
    if (std::fscanf(file, "%lu", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

void limit(int resource, std::size_t value) {
  // Denied, the other limits hold.
  const rlimit both{value, value};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

// All rights of the first version, none granted anywhere. An old kernel has no such call.
void close_files() {
  landlock_ruleset_attr rules{};
  rules.handled_access_fs = (1ULL << 13U) - 1;
  const long set = ::syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (set < 0) return;
  ::syscall(SYS_landlock_restrict_self, set, 0);
  ::close(static_cast<int>(set));
}

bool filter_calls() {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == nullptr) return false;
  constexpr std::array kAllowed{
      SCMP_SYS(read),           SCMP_SYS(write),          SCMP_SYS(recvfrom),
      SCMP_SYS(sendto),         SCMP_SYS(close),          SCMP_SYS(poll),
      SCMP_SYS(munmap),         SCMP_SYS(mremap),         SCMP_SYS(brk),
      SCMP_SYS(madvise),        SCMP_SYS(futex),          SCMP_SYS(exit),
      SCMP_SYS(exit_group),     SCMP_SYS(rt_sigreturn),   SCMP_SYS(rt_sigaction),
      SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack),    SCMP_SYS(clock_gettime),
      SCMP_SYS(gettimeofday),   SCMP_SYS(getpid),         SCMP_SYS(gettid),
      SCMP_SYS(tgkill),         SCMP_SYS(getrandom),      SCMP_SYS(sched_yield),
      SCMP_SYS(fstat),          SCMP_SYS(restart_syscall)};
  bool good = true;
  for (const int call : kAllowed)
    good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  // UBSan finds out over a pipe whether memory can be read.
  for (const int call : {SCMP_SYS(pipe), SCMP_SYS(pipe2)}) {
    if (kSanitized) good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  }
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
    good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1,
                                    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
  }
  good = good && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return good;
}

}  // namespace

bool enter_sandbox(std::size_t memory) {
  if (!kSanitized) limit(RLIMIT_AS, address_space() + memory);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  close_files();
  return filter_calls();
}

}  // namespace mandated::readers
