#include "pipeline/read/sitemap.h"

#include <deque>

#include <fmt/format.h>

#include "daemon/http/robots.h"
#include "daemon/sources/index.h"
#include "pipeline/text/url.h"

namespace mandated::sources {
namespace {

using boost::asio::awaitable;

/// A sitemap that still is to be looked at.
struct Waiting {
  std::string url;
  int depth = 0;                      ///< indexes above it
  std::optional<Instant> modified{};  ///< its <lastmod> in the one above it
};

std::string host_of(const std::string& url) {
  const auto parsed = text::parse_url(url);
  if (!parsed) return {};
  // A site and its "www." are one to those who write sitemaps.
  const auto& host = parsed->host;
  return host.rfind("www.", 0) == 0 ? host.substr(4) : host;
}

/// Sitemaps of sitemaps.org, from one of them, from an index of them, or from a site's robots.txt.
class Sitemap final : public Source {
 public:
  Sitemap(const config::Source& config, http::Fetcher& fetcher, Archive& archive)
      : index_(config, fetcher, archive, "sitemap"), host_(host_of(config.url)) {}

  awaitable<Discovery> discover() override;

  awaitable<Result<http::Outcome>> fetch(const Poll& poll) override {
    auto request = request_for(index_.source(), poll);
    co_return co_await index_.fetcher().fetch(std::move(request));
  }

 private:
  [[nodiscard]] awaitable<Result<std::vector<Location>>> begin();
  [[nodiscard]] Result<store::ListingPage> read(const http::Response& response) const;

  Index index_;
  std::string host_;
};

awaitable<Discovery> Sitemap::discover() {
  const auto& config = index_.source();
  Gathering gathering{config, {}};
  const Index::Read read = [this](const http::Response& response) { return this->read(response); };
  const auto first = co_await begin();
  if (!first) gathering.fail(first.error());
  std::deque<Waiting> waiting;
  std::set<std::string> seen;
  const auto add = [&waiting, &seen](const Location& each, int depth) {
    if (seen.insert(each.url).second) waiting.push_back({each.url, depth, each.modified});
  };
  for (const auto& each : first.value_or(std::vector<Location>{})) add(each, 0);
  for (int pages = 0; !waiting.empty(); ++pages) {
    const auto next = waiting.front();
    waiting.pop_front();
    if (pages == config.max_pages) {
      gathering.fail({Errc::too_large, fmt::format("over max_pages: {} sitemaps", seen.size())});
      break;
    }
    const auto looked = co_await index_.look_at(next.url, read, next.modified);
    if (!looked) {  // the others may still be good: what is found in them is
      gathering.fail(looked.error());
      continue;
    }
    (void)gathering.take(*looked);
    if (next.depth == config.sitemap.depth) {
      if (!looked->further.empty()) {
        gathering.fail({Errc::too_large, fmt::format("index {}: sitemaps nest deeper than {}",
                                                     next.url, config.sitemap.depth)});
      }
      continue;
    }
    for (const auto& each : looked->further) add(each, next.depth + 1);
  }
  co_return gathering.end(
      fmt::format("index {}: no address in it is wanted; see include and exclude", config.url));
}

/// The sitemaps to begin with: the source's own address, or what the robots.txt of its site names.
awaitable<Result<std::vector<Location>>> Sitemap::begin() {
  const auto& config = index_.source();
  if (!config.sitemap.from_robots) co_return std::vector<Location>{Location{config.url, ""}};
  const auto url = text::parse_url("/robots.txt", config.url);
  if (!url) co_return tl::unexpected{url.error()};
  const Index::Read read = [](const http::Response& response) -> Result<store::ListingPage> {
    store::ListingPage page;
    const auto robots = http::Robots::parse(response.body);
    for (const auto& each : robots.sitemaps()) {
      if (const auto sitemap = text::parse_url(each, response.snapshot.final_url)) {
        page.further.push_back({sitemap->href(), ""});
      }
    }
    return page;
  };
  const auto robots = co_await index_.look_at(url->href(), read);
  if (!robots) co_return tl::unexpected{robots.error()};
  if (robots->further.empty()) {
    co_return fail(Errc::malformed,
                   fmt::format("index {}: names no sitemap; give the address of one without "
                               "from_robots",
                               url->href()));
  }
  co_return robots->further;
}

/// A sitemap speaks for its own host (sitemaps.org, "Sitemap file location"); one that robots.txt
/// names on another host speaks for the host of that robots.txt.
Result<store::ListingPage> Sitemap::read(const http::Response& response) const {
  const auto& base = response.snapshot.final_url;
  const auto sitemap = index_.archive().reader().sitemap(input_of(response));
  if (!sitemap) return tl::unexpected{sitemap.error()};
  index_.mended(response, sitemap->warnings);
  const auto own = host_of(base);
  const auto of_this_site = [&own, this](const std::string& url) {
    const auto host = host_of(url);
    return host == own || host == host_;
  };
  store::ListingPage page;
  for (const auto& entry : sitemap->entries) {
    if (!of_this_site(entry.url)) continue;
    if (entry.sitemap) {
      page.further.push_back({entry.url, "", "", entry.lastmod});
      continue;
    }
    if (!index_.filter().takes(entry.url)) continue;
    auto location = location_of(entry.url, "");
    if (!location) continue;
    location->modified = entry.lastmod;
    page.locations.push_back(std::move(*location));
  }
  return page;
}

}  // namespace

std::unique_ptr<Source> make_sitemap(const config::Source& source, http::Fetcher& fetcher,
                                     Archive& archive) {
  return std::make_unique<Sitemap>(source, fetcher, archive);
}

}  // namespace mandated::sources
