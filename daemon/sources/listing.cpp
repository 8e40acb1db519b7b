#include <deque>
#include <string>

#include <fmt/format.h>
#include <re2/re2.h>

#include "daemon/sources/index.h"

namespace mandated::sources {
namespace {

using boost::asio::awaitable;

std::string rules_of_links(const config::Listing& listing) {
  return fmt::format("{}\n{}\n{}\n{}\n{}\n", listing.links_css, listing.links_pattern,
                     listing.next_css, listing.follow_css, listing.follow_pattern);
}

const std::string& or_any(const std::string& pattern) {
  static const std::string any = ".*";
  return pattern.empty() ? any : pattern;
}

/// A page of the index that still is to be looked at.
struct Waiting {
  std::string url;
  int depth = 0;  ///< links followed to get there
};

/// An index over one or more pages: links by selector or address pattern, a link to the next page,
/// and links to further pages of the index, so many deep.
class Listing final : public Source {
 public:
  Listing(const config::Source& config, http::Fetcher& fetcher, Archive& archive)
      : index_(config, fetcher, archive, rules_of_links(config.listing)),
        links_(or_any(config.listing.links_pattern)),
        follow_(or_any(config.listing.follow_pattern)) {}

  awaitable<Discovery> discover() override;

  awaitable<Result<http::Outcome>> fetch(const Poll& poll) override {
    auto request = request_for(index_.source(), poll);
    co_return co_await index_.fetcher().fetch(std::move(request));
  }

 private:
  [[nodiscard]] Result<store::ListingPage> read(const http::Response& response) const;

  Index index_;
  re2::RE2 links_, follow_;
};

awaitable<Discovery> Listing::discover() {
  const auto& config = index_.source();
  const Index::Read read = [this](const http::Response& response) { return this->read(response); };
  std::set<std::string> known;
  if (config.stop_after > 0) known = co_await known_documents(index_.archive(), config.id);
  Gathering gathering{config, std::move(known)};
  std::deque<Waiting> waiting;
  std::set<std::string> seen;  // a list that links back to itself
  const auto add = [&waiting, &seen](const std::string& url, int depth) {
    if (!url.empty() && seen.insert(url).second) waiting.push_back({url, depth});
  };
  add(config.url, 0);
  for (int page = 0; page < config.max_pages && !waiting.empty(); ++page) {
    const auto at = waiting.front();
    waiting.pop_front();
    const auto looked = co_await index_.look_at(at.url, read);
    if (!looked) {
      gathering.fail(looked.error());
      break;
    }
    const bool more = gathering.take(*looked) || config.stop_after == 0;
    if (more) add(looked->next, at.depth);
    if (at.depth == config.listing.depth) continue;
    for (const auto& each : looked->further) add(each.url, at.depth + 1);
  }
  co_return gathering.end(
      fmt::format("index {}: no link matches links.css and links.pattern", config.url));
}

Result<store::ListingPage> Listing::read(const http::Response& response) const {
  const auto& listing = index_.source().listing;
  std::vector<std::string> selectors{listing.links_css};
  if (!listing.next_css.empty()) selectors.push_back(listing.next_css);
  if (listing.depth > 0) selectors.push_back(listing.follow_css);
  const auto lists = index_.archive().reader().links(input_of(response), selectors);
  if (!lists) return tl::unexpected{lists.error()};
  if (lists->size() != selectors.size()) return fail(Errc::malformed, "not read for each selector");
  store::ListingPage page;
  for (const auto& link : lists->front()) {
    if (!re2::RE2::FullMatch(link.url, links_) || !index_.filter().takes(link.url)) continue;
    if (auto location = location_of(link.url, link.text)) {
      page.locations.push_back(std::move(*location));
    }
  }
  if (!listing.next_css.empty() && !(*lists)[1].empty()) page.next = (*lists)[1].front().url;
  if (listing.depth == 0) return page;
  for (const auto& link : lists->back()) {
    const auto address = link.url.substr(0, link.url.find('#'));
    if (re2::RE2::FullMatch(address, follow_)) page.further.push_back({address, ""});
  }
  return page;
}

}  // namespace

std::unique_ptr<Source> make_listing(const config::Source& source, http::Fetcher& fetcher,
                                     Archive& archive) {
  return std::make_unique<Listing>(source, fetcher, archive);
}

}  // namespace mandated::sources
