#include "pipeline/read/feed.h"

#include <fmt/format.h>

#include "daemon/sources/index.h"
#include "pipeline/text/normalise.h"
#include "pipeline/text/url.h"

namespace mandated::sources {
namespace {

using boost::asio::awaitable;

/// RSS, Atom or JSON Feed: the links of its items are the documents. The address may be that of a
/// page that names its feed.
class Feed final : public Source {
 public:
  Feed(const config::Source& config, http::Fetcher& fetcher, Archive& archive)
      : index_(config, fetcher, archive, "feed") {}

  awaitable<Discovery> discover() override;

  awaitable<Result<http::Outcome>> fetch(const Poll& poll) override {
    auto request = request_for(index_.source(), poll);
    co_return co_await index_.fetcher().fetch(std::move(request));
  }

 private:
  [[nodiscard]] Result<store::ListingPage> read(const http::Response& response) const;
  [[nodiscard]] Result<store::ListingPage> named_by(const http::Response& response,
                                                    const Error& no_feed) const;

  Index index_;
};

// Older items stand on further pages, where the feed says so; they are known once all were seen.
awaitable<Discovery> Feed::discover() {
  const auto& config = index_.source();
  auto known = co_await known_documents(index_.archive(), config.id);
  Gathering gathering{config, std::move(known)};
  const Index::Read read = [this](const http::Response& response) { return this->read(response); };
  std::set<std::string> seen;
  std::string url = config.url;
  for (int page = 0; page < config.max_pages && !url.empty() && seen.insert(url).second; ++page) {
    const auto looked = co_await index_.look_at(url, read);
    if (!looked) {
      gathering.fail(looked.error());
      break;
    }
    const bool names_feed = !looked->further.empty();
    const bool more = gathering.take(*looked);
    url = names_feed ? looked->further.front().url : looked->next;
    if (!names_feed && !more) break;
  }
  co_return gathering.end(fmt::format(
      "index {}: no item has a link that is wanted; see include and exclude", config.url));
}

Result<store::ListingPage> Feed::read(const http::Response& response) const {
  const auto feed = index_.archive().reader().feed(input_of(response));
  if (!feed) return named_by(response, feed.error());
  index_.mended(response, feed->warnings);
  store::ListingPage page;
  page.next = feed->next;
  page.ttl = feed->ttl;
  for (const auto& item : feed->items) {
    page.cut = page.cut || !item.whole;
    if (!index_.filter().takes(item.link)) continue;
    auto location = location_of(item.link, text::normalise(item.title));
    if (!location) continue;
    location->modified = item.updated;
    if (item.whole) {
      page.locations.push_back(std::move(*location));
    } else {
      page.half = std::move(location);
    }
  }
  return page;
}

Result<store::ListingPage> Feed::named_by(const http::Response& response,
                                          const Error& no_feed) const {
  const auto& type = response.snapshot.content_type;
  const bool is_html =
      type.find("html") != std::string::npos || no_feed.detail.find("<html>") != std::string::npos;
  if (!is_html) return tl::unexpected{no_feed};
  const auto links = index_.archive().reader().feed_links(input_of(response));
  if (!links) return tl::unexpected{links.error()};
  if (links->empty()) {
    return fail(Errc::malformed, "a page that names no feed; give the address of the feed");
  }
  store::ListingPage page;
  for (const auto& link : *links) page.further.push_back({link.url, ""});
  return page;
}

}  // namespace

std::unique_ptr<Source> make_feed(const config::Source& source, http::Fetcher& fetcher,
                                  Archive& archive) {
  return std::make_unique<Feed>(source, fetcher, archive);
}

}  // namespace mandated::sources
