#include "daemon/http/fetcher.h"
#include "daemon/sources/source.h"
#include "pipeline/text/url.h"

namespace mandated::sources {
namespace {

using boost::asio::awaitable;

/// One address, which is the document.
class Page final : public Source {
 public:
  Page(const config::Source& config, http::Fetcher& fetcher) : config_(config), fetcher_(fetcher) {}

  awaitable<Discovery> discover() override {
    Discovery found;
    if (const auto url = text::canonical_url(config_.url)) {
      // Asked for as the operator wrote it: the canonical address may lack a slash the site wants.
      found.locations.push_back({*url, "", config_.url == *url ? "" : config_.url});
    } else {
      found.trouble = url.error();
    }
    co_return found;
  }

  awaitable<Result<http::Outcome>> fetch(const Poll& poll) override {
    auto request = request_for(config_, poll);
    co_return co_await fetcher_.fetch(std::move(request));
  }

 private:
  const config::Source& config_;
  http::Fetcher& fetcher_;
};

}  // namespace

std::unique_ptr<Source> make_page(const config::Source& source, http::Fetcher& fetcher) {
  return std::make_unique<Page>(source, fetcher);
}

}  // namespace mandated::sources
