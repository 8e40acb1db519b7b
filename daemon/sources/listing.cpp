#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>
#include <re2/re2.h>

#include "daemon/archive.h"
#include "daemon/http/fetcher.h"
#include "daemon/sources/source.h"
#include "pipeline/read/charset.h"
#include "pipeline/read/html.h"
#include "pipeline/text/url.h"

namespace mandated::sources {
namespace {

using boost::asio::awaitable;

/// One page of an index, as these rules read it.
struct Page {
  std::vector<Location> locations;
  std::string next;  ///< "" for the last
};

/// An index over one or more pages: links by selector or address pattern, and a link to the next.
class Listing final : public Source {
 public:
  Listing(const config::Source& config, http::Fetcher& fetcher, Archive& archive)
      : config_(config),
        fetcher_(fetcher),
        archive_(archive),
        pattern_(config.listing.links_pattern.empty() ? ".*" : config.listing.links_pattern) {}

  awaitable<Discovery> discover() override;

  awaitable<Result<http::Outcome>> fetch(const Poll& poll) override {
    auto request = request_for(config_, address_of(poll.document), poll.validators);
    co_return co_await fetcher_.fetch(std::move(request));
  }

 private:
  [[nodiscard]] awaitable<Result<Page>> look_at(std::string url);
  [[nodiscard]] Result<Page> read(const http::Response& response) const;
  [[nodiscard]] std::string key_of(const std::string& url) const;

  const config::Source& config_;
  http::Fetcher& fetcher_;
  Archive& archive_;
  re2::RE2 pattern_;
};

awaitable<Discovery> Listing::discover() {
  Discovery found;
  std::set<std::string> seen_pages, seen_documents;
  std::string url = config_.url;
  for (int page = 0; page < config_.max_pages && !url.empty(); ++page) {
    if (!seen_pages.insert(url).second) break;  // a list that links back to itself
    const auto looked = co_await look_at(url);
    if (!looked) {
      found.trouble = looked.error();
      found.trouble->detail = fmt::format("index {}: {}", url, looked.error().detail);
      co_return found;
    }
    found.answered = true;
    for (const auto& location : looked->locations) {
      if (seen_documents.insert(location.url).second) found.locations.push_back(location);
    }
    url = looked->next;
  }
  if (std::cmp_greater(found.locations.size(), config_.max_documents)) {
    found.locations.resize(static_cast<std::size_t>(config_.max_documents));
    found.trouble =
        Error{Errc::too_large, fmt::format("over max_documents: {} links", seen_documents.size())};
  }
  if (found.locations.empty()) {
    found.trouble =
        Error{Errc::malformed,
              fmt::format("index {}: no link matches links.css and links.pattern", config_.url)};
  }
  co_return found;
}

/// One page of the index: asked for with its validators, and read only where it is new.
awaitable<Result<Page>> Listing::look_at(std::string url) {
  const auto key = key_of(url);
  const auto known = co_await archive_.listing(config_.id, key);
  auto request = request_for(config_, url, known ? known->validators : Validators{});
  auto outcome = co_await fetcher_.fetch(std::move(request));
  if (!outcome) co_return tl::unexpected{outcome.error()};
  if (std::holds_alternative<http::NotModified>(*outcome)) {
    co_return Page{known->locations, known->next};
  }
  const auto& response = std::get<http::Response>(*outcome);
  if (response.trouble) co_return tl::unexpected{*response.trouble};
  if (response.snapshot.status != 200) {
    co_return fail(Errc::http_status, fmt::format("status {}", response.snapshot.status));
  }
  // Linear work, but not the loop's: a list of 20,000 links takes tens of milliseconds.
  const auto parse = [this, &response, &known]() -> Result<store::ListingPage> {
    const auto digest = sha256(response.body);
    const auto& snapshot = response.snapshot;
    const Validators validators{snapshot.final_url, snapshot.etag, snapshot.last_modified};
    if (known && known->digest == digest) {
      return store::ListingPage{validators, digest, known->locations, known->next};
    }
    auto page = read(response);
    if (!page) return tl::unexpected{page.error()};
    return store::ListingPage{validators, digest, std::move(page->locations),
                              std::move(page->next)};
  };
  auto page = co_await archive_.work(parse);
  if (!page) co_return tl::unexpected{page.error()};
  co_await archive_.put_listing(config_.id, key, *page);
  co_return Page{std::move(page->locations), std::move(page->next)};
}

Result<Page> Listing::read(const http::Response& response) const {
  const auto& base = response.snapshot.final_url;
  const auto html = read::decode(response.body, response.snapshot.content_type, true);
  const auto links = read::links(html.utf8, base, config_.listing.links_css);
  if (!links) return tl::unexpected{links.error()};
  Page page;
  for (const auto& link : *links) {
    if (!re2::RE2::FullMatch(link.url, pattern_)) continue;
    if (const auto url = text::canonical_url(link.url)) {
      page.locations.push_back({*url, link.text, link.url == *url ? "" : link.url});
    }
  }
  if (config_.listing.next_css.empty()) return page;
  const auto next = read::links(html.utf8, base, config_.listing.next_css);
  if (!next) return tl::unexpected{next.error()};
  if (!next->empty()) page.next = next->front().url;
  return page;
}

/// A page read by other rules is another page: a changed selector must not meet a 304.
std::string Listing::key_of(const std::string& url) const {
  const auto rules = config_.listing.links_css + '\n' + config_.listing.links_pattern + '\n' +
                     config_.listing.next_css;
  return url + '#' + sha256(rules).hex().substr(0, 8);
}

}  // namespace

std::unique_ptr<Source> make_listing(const config::Source& source, http::Fetcher& fetcher,
                                     Archive& archive) {
  return std::make_unique<Listing>(source, fetcher, archive);
}

}  // namespace mandated::sources
