#include <charconv>

#include <fmt/format.h>

#include "daemon/sources/index.h"
#include "pipeline/read/posts.h"
#include "pipeline/text/url.h"

namespace mandated::sources {
namespace {

using boost::asio::awaitable;

/// The most the REST API gives at once (developer.wordpress.org, REST API handbook, Pagination).
constexpr int kPerPage = 100;
constexpr const char* kTotalPages = "X-WP-TotalPages";
/// Asked for again before the newest change that is known: the site's clock is not ours, and posts
/// changed in the same second come in any order.
constexpr std::chrono::hours kOverlap{24};

/// One answer of a listing.
struct Page {
  std::vector<Location> locations;
  std::size_t count = 0;  ///< posts in it, wanted or not
  std::optional<Instant> newest;
};

std::string api_of(const std::string& url) {
  if (url.find("/wp-json") != std::string::npos || url.find("rest_route=") != std::string::npos) {
    return url.back() == '/' || url.find('?') != std::string::npos ? url : url + '/';
  }
  return (url.back() == '/' ? url : url + '/') + "wp-json/";
}

int pages_of(const http::Response& response) {
  const auto found = response.headers.find(kTotalPages);
  int pages = 0;
  if (found == response.headers.end()) return 0;
  std::from_chars(found->second.data(), found->second.data() + found->second.size(), pages);
  return pages;
}

/// Why the listing is not to be had, in words that say what to do.
Error refusal(int status, const std::string& code) {
  const auto off = status == 401 || status == 403 || status == 404 || status == 410;
  return {Errc::http_status,
          fmt::format(
              "status {}{}{}", status, code.empty() ? "" : fmt::format(" ({})", code),
              off ? "; its REST API is off or not there: take kind feed, sitemap or listing" : "")};
}

/// The posts of a WordPress site by its REST API, the last modified first.
class Wordpress final : public Source {
 public:
  Wordpress(const config::Source& config, http::Fetcher& fetcher, Archive& archive)
      : index_(config, fetcher, archive, "wordpress"), api_(api_of(config.url)) {}

  awaitable<Discovery> discover() override;

  awaitable<Result<http::Outcome>> fetch(const Poll& poll) override {
    auto request = request_for(index_.source(), poll);
    co_return co_await index_.fetcher().fetch(std::move(request));
  }

 private:
  [[nodiscard]] awaitable<void> walk(std::string type, Gathering& gathering);
  [[nodiscard]] awaitable<Result<http::Response>> ask(std::string url);
  [[nodiscard]] Result<Page> take(const http::Response& response) const;
  [[nodiscard]] std::string address(const std::string& type, int page,
                                    const std::string& after) const;

  Index index_;
  std::string api_;
};

awaitable<Discovery> Wordpress::discover() {
  const auto& config = index_.source();
  Gathering gathering{config, {}};
  for (const auto& type : config.wordpress.types) co_await walk(type, gathering);
  co_return gathering.end("");  // an increment that brings nothing is the rule
}

/// All posts the first time and whenever the rules change, later those modified since. How far it
/// has come is kept once a walk has reached its end: one that broke off is begun anew.
awaitable<void> Wordpress::walk(std::string type, Gathering& gathering) {
  const auto& config = index_.source();
  const auto key = fmt::format("{}{}#{}", api_, type, index_.rules());
  const auto place = co_await index_.archive().listing(config.id, key);
  auto newest = place ? parse_instant(place->next) : std::nullopt;
  const auto after = newest ? format_instant(*newest - kOverlap) : std::string{};
  int pages = 1;
  for (int page = 1; page <= pages; ++page) {
    const auto url = address(type, page, after);
    const auto fail = [&](Error error) {
      error.detail = fmt::format("index {}: {}", url, error.detail);
      gathering.fail(std::move(error));
    };
    if (page > config.max_pages) {
      fail({Errc::too_large, fmt::format("over max_pages: {} pages of {}", pages, type)});
      co_return;
    }
    const auto response = co_await ask(url);
    if (!response) {
      fail(response.error());
      co_return;
    }
    const auto parse = [this, &response] { return take(*response); };
    auto posts = co_await index_.archive().work(parse);
    if (!posts) {
      fail(posts.error());
      co_return;
    }
    if (posts->newest && (!newest || *posts->newest > *newest)) newest = posts->newest;
    store::ListingPage gathered;
    gathered.locations = std::move(posts->locations);
    (void)gathering.take(gathered);
    // Some caches take the header away: then a full page is not the last.
    const int said = pages_of(*response);
    pages = said > 0 ? said : posts->count == kPerPage ? page + 1 : page;
  }
  store::ListingPage reached;
  reached.next = newest ? format_instant(*newest) : "";
  co_await index_.archive().put_listing(config.id, key, std::move(reached));
}

awaitable<Result<http::Response>> Wordpress::ask(std::string url) {
  auto request = request_for(index_.source(), url, {});
  request.headers.emplace_back(kTotalPages);
  auto outcome = co_await index_.fetcher().fetch(std::move(request));
  if (!outcome) co_return tl::unexpected{outcome.error()};
  auto response = std::get<http::Response>(std::move(*outcome));
  if (response.trouble) co_return tl::unexpected{*response.trouble};
  co_return response;
}

Result<Page> Wordpress::take(const http::Response& response) const {
  const auto answer = index_.archive().reader().posts(input_of(response));
  const auto status = response.snapshot.status;
  if (status != 200) return tl::unexpected{refusal(status, answer ? answer->refusal : "")};
  if (!answer || !answer->refusal.empty()) {
    return fail(Errc::malformed,
                fmt::format("{}; its REST API is off or not there: take kind feed, sitemap or "
                            "listing",
                            answer ? "no list of posts (another JSON)" : answer.error().detail));
  }
  Page page;
  page.count = answer->posts.size();
  for (const auto& post : answer->posts) {
    if (post.modified && (!page.newest || *post.modified > *page.newest)) {
      page.newest = post.modified;
    }
    if (!index_.filter().takes(post.link)) continue;
    auto location = location_of(post.link, post.title);
    if (!location) continue;
    location->modified = post.modified;
    page.locations.push_back(std::move(*location));
  }
  return page;
}

std::string Wordpress::address(const std::string& type, int page, const std::string& after) const {
  const bool in_query = api_.find('?') != std::string::npos;
  auto url = fmt::format(
      "{}wp/v2/{}{}per_page={}&page={}&orderby=modified&order=desc"
      "&_fields=id,link,title,modified_gmt",
      api_, type, in_query ? '&' : '?', kPerPage, page);
  if (!after.empty()) url += "&modified_after=" + after;
  return url;
}

}  // namespace

std::unique_ptr<Source> make_wordpress(const config::Source& source, http::Fetcher& fetcher,
                                       Archive& archive) {
  return std::make_unique<Wordpress>(source, fetcher, archive);
}

}  // namespace mandated::sources
