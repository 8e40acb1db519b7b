#include "daemon/readers/pool.h"

#include <cstdio>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "daemon/readers/channel.h"
#include "daemon/readers/wire.h"
#include "daemon/readers/zygote.h"

namespace mandated::readers {
namespace {

std::size_t resident_size(pid_t pid) {
  std::FILE* const file = std::fopen(fmt::format("/proc/{}/statm", pid).c_str(), "re");
  unsigned long pages = 0;
  if (file != nullptr) {
    if (std::fscanf(file, "%*u %lu", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

class SandboxedReader final : public read::Reader {
 public:
  SandboxedReader(Limits limits, std::unique_ptr<read::Reader> reader)
      : limits_(limits), reader_(std::move(reader)), zygote_(*reader_, limits.memory) {}

  Result<Blocks> read(const read::Input& input) override {
    if (child_ && served_ >= limits_.documents) static_cast<void>(end());
    if (!child_) {
      child_ = zygote_.fork_reader();
      served_ = 0;
    }
    if (!child_) return fail(Errc::unavailable, "no reader process can be started");
    ++served_;
    std::string answer;
    const auto small = [this] { return resident_size(child_->pid) <= limits_.memory; };
    const auto deadline = std::chrono::steady_clock::now() + limits_.time;
    switch (exchange(child_->line.get(), packed(input), answer, deadline, small)) {
      case Came::message:
        return unpacked(answer);
      case Came::end:
        return fail(Errc::malformed, fmt::format("the reader process {}", end()));
      case Came::late:
        static_cast<void>(end());
        return fail(Errc::malformed,
                    fmt::format("not read within {} s",
                                std::chrono::duration<double>{limits_.time}.count()));
      case Came::stopped:
        break;
    }
    static_cast<void>(end());
    return fail(Errc::malformed, "reading it takes more memory than a reader process may have");
  }

 private:
  std::string end() { return zygote_.end_reader(std::exchange(child_, std::nullopt)->pid); }

  Limits limits_;
  std::unique_ptr<read::Reader> reader_;
  Zygote zygote_;
  std::optional<Child> child_;
  int served_ = 0;
};

}  // namespace

std::unique_ptr<read::Reader> sandboxed_reader(Limits limits,
                                               std::unique_ptr<read::Reader> reader) {
  return std::make_unique<SandboxedReader>(limits, std::move(reader));
}

}  // namespace mandated::readers
