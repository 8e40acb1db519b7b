#include "daemon/archive.h"
#include "daemon/sources/files.h"
#include "daemon/sources/source.h"

namespace mandated::sources {
namespace {

using boost::asio::awaitable;

/// Files of a folder on disk: HTML or plain text, kept by someone else.
class Directory final : public Source {
 public:
  Directory(const config::Source& config, Archive& archive) : config_(config), archive_(archive) {}

  awaitable<Discovery> discover() override {
    const auto list = [this] { return list_files(config_.path, config_.glob); };
    auto listed = co_await archive_.work(list);
    Discovery found;
    if (listed) {
      found.locations = std::move(*listed);
    } else {
      found.trouble = listed.error();
    }
    co_return found;
  }

  awaitable<Result<http::Outcome>> fetch(const Poll& poll) override {
    const auto read = [this, &poll] {
      return read_file(poll.document.url, poll.validators, config_.limits.max_body);
    };
    co_return co_await archive_.work(read);
  }

 private:
  const config::Source& config_;
  Archive& archive_;
};

}  // namespace

std::unique_ptr<Source> make_directory(const config::Source& source, Archive& archive) {
  return std::make_unique<Directory>(source, archive);
}

}  // namespace mandated::sources
