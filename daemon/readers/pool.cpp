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
#include "pipeline/read/cdx.h"
#include "pipeline/read/feed.h"
#include "pipeline/read/oai.h"
#include "pipeline/read/posts.h"
#include "pipeline/read/sitemap.h"

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
    return ask<Blocks>({Form::document, input});
  }
  Result<read::Feed> feed(const read::Input& input) override {
    return ask<read::Feed>({Form::feed, input});
  }
  Result<std::vector<Link>> feed_links(const read::Input& input) override {
    return ask<std::vector<Link>>({Form::feed_links, input});
  }
  Result<std::vector<std::vector<Link>>> links(const read::Input& input,
                                               const std::vector<std::string>& selectors) override {
    return ask<std::vector<std::vector<Link>>>({Form::links, input, selectors});
  }
  Result<read::Sitemap> sitemap(const read::Input& input) override {
    return ask<read::Sitemap>({Form::sitemap, input});
  }
  Result<read::OaiAnswer> oai(const read::Input& input) override {
    return ask<read::OaiAnswer>({Form::oai, input});
  }
  Result<read::Posts> posts(const read::Input& input) override {
    return ask<read::Posts>({Form::posts, input});
  }
  Result<std::vector<read::CdxCapture>> captures(const read::Input& input) override {
    return ask<std::vector<read::CdxCapture>>({Form::captures, input});
  }

 private:
  template <class T>
  Result<T> ask(const Question& question) {
    std::string answer;
    auto asked = exchange_with_child(packed(question), answer);
    if (!asked) return tl::unexpected{asked.error()};
    return unpacked<T>(answer);
  }

  Result<void> exchange_with_child(const std::string& question, std::string& answer) {
    if (child_ && served_ >= limits_.documents) static_cast<void>(end());
    if (!child_) {
      child_ = zygote_.fork_reader();
      served_ = 0;
    }
    if (!child_) return fail(Errc::unavailable, "no reader process can be started");
    ++served_;
    const auto small = [this] { return resident_size(child_->pid) <= limits_.memory; };
    const auto deadline = std::chrono::steady_clock::now() + limits_.time;
    switch (exchange(child_->line.get(), question, answer, deadline, small)) {
      case Came::message:
        return {};
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
