#include "daemon/sources/index.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "daemon/clock.h"
#include "daemon/lastmod.h"
#include "daemon/log/log.h"
#include "daemon/validators.h"
#include "pipeline/gate.h"
#include "pipeline/text/url.h"

namespace mandated::sources {

namespace {

using boost::asio::awaitable;

struct Doubt {
  Error error;
  Doubted doubted;
};

/// A page whose bytes came before. One that was cut then is as its site writes it.
store::ListingPage as_it_stands(store::ListingPage known) {
  if (known.half) known.locations.push_back(*std::exchange(known.half, std::nullopt));
  known.cut = false;
  known.doubted.reset();
  return known;
}

Digest digest_of(const std::vector<Location>& named) {
  std::string addresses;
  for (const auto& each : named) addresses += each.url + '\n';
  return sha256(addresses);
}

/// A list may lose what is old, and a short one all that it had. What has fewer than half as many
/// links, and none that were there, is a menu.
bool is_another(const store::ListingPage& known, const store::ListingPage& page) {
  const auto& before = known.locations;
  const auto& named = page.locations;
  if (named.empty() || named.size() * 2 >= before.size()) return false;
  std::set<std::string_view> known_urls;
  for (const auto& each : before) known_urls.insert(each.url);
  const auto is_known = [&known_urls](const Location& each) { return known_urls.count(each.url); };
  return std::none_of(named.begin(), named.end(), is_known);
}

/// nullopt where `page` is what became of `known`, or has been in its place for so long that it is.
std::optional<Doubt> doubt_of(const store::ListingPage& known, const store::ListingPage& page,
                              const Gates& gates, Instant at) {
  if (!is_another(known, page)) return std::nullopt;
  const auto named = digest_of(page.locations);
  auto doubted =
      known.doubted && known.doubted->record == named ? *known.doubted : Doubted{named, at, 0};
  if (has_lasted(doubted, gates, at)) return std::nullopt;
  ++doubted.count;
  auto error = Error{Errc::malformed,
                     fmt::format("names {} documents, and none of the {} that it named before",
                                 page.locations.size(), known.locations.size())};
  return Doubt{std::move(error), doubted};
}

/// Names the index other documents, or did it once, under validators that stayed as they were?
bool is_caught(const store::ListingPage& known, const store::ListingPage& page) {
  if (!say_the_same(known.validators, page.validators)) return false;
  return known.whole_at == Instant{} || digest_of(known.locations) != digest_of(page.locations);
}

}  // namespace

std::string rules_of(const config::Source& source) {
  std::string rules;
  for (const auto& each : source.include) rules += '+' + each + '\n';
  for (const auto& each : source.exclude) rules += '-' + each + '\n';
  return rules;
}

Index::Index(const config::Source& source, http::Fetcher& fetcher, Archive& archive,
             std::string_view rules)
    : source_(source),
      fetcher_(fetcher),
      archive_(archive),
      rules_(sha256(std::string{rules} + rules_of(source)).hex().substr(0, 8)),
      filter_(source.include, source.exclude) {}

awaitable<Result<store::ListingPage>> Index::look_at(std::string url, Read read,
                                                     std::optional<Instant> modified) {
  const auto key = url + '#' + rules_;
  const auto about = [&url](const Error& error) {
    return fail(error.code, fmt::format("index {}: {}", url, error.detail));
  };
  auto known = co_await archive_.listing(source_.id, key);
  if (known && modified && is_as_read(*known, *modified)) co_return std::move(*known);
  const bool believed = known && is_believed(source_, url, known->whole_at, now());
  auto request = request_for(source_, url, believed ? known->validators : Validators{});
  auto outcome = co_await fetcher_.fetch(std::move(request));
  if (!outcome) co_return about(outcome.error());
  if (const auto* same = std::get_if<http::NotModified>(&*outcome); known && same != nullptr) {
    const bool another = (same->fresh && known->fresh != same->fresh) || modified || known->doubted;
    if (same->fresh) known->fresh = same->fresh;
    known->modified = modified;
    known->doubted.reset();
    if (another) co_await archive_.put_listing(source_.id, key, *known);
    co_return std::move(*known);
  }
  const auto& response = std::get<http::Response>(*outcome);
  if (response.trouble) co_return about(*response.trouble);
  if (response.snapshot.status != 200) {
    co_return about({Errc::http_status, fmt::format("status {}", response.snapshot.status)});
  }
  // Linear work, but not the loop's: a list of 20,000 links takes tens of milliseconds.
  const auto parse = [&response, &known, &read, &modified]() -> Result<store::ListingPage> {
    const auto digest = sha256(response.body);
    const auto& snapshot = response.snapshot;
    Result<store::ListingPage> page = known && known->digest == digest
                                          ? Result<store::ListingPage>{as_it_stands(*known)}
                                          : read(response);
    if (!page) return page;
    page->validators = page->cut
                           ? Validators{}
                           : Validators{snapshot.final_url, snapshot.etag, snapshot.last_modified};
    page->digest = digest;
    page->fresh = response.fresh;
    page->modified = modified;
    page->whole_at = known && is_caught(*known, *page) ? Instant{} : now();
    return page;
  };
  auto page = co_await archive_.work(parse);
  if (!page) co_return about(page.error());
  if (known) {
    if (auto doubt = doubt_of(*known, *page, source_.gates, now())) {
      known->doubted = doubt->doubted;
      co_await archive_.put_listing(source_.id, key, *known);
      co_return about(doubt->error);
    }
  }
  co_await archive_.put_listing(source_.id, key, *page);
  co_return page;
}

void Index::mended(const http::Response& page, const std::vector<std::string>& warnings) const {
  if (warnings.empty()) return;
  log::warning(fmt::format("{}: index {}: {}", source_.id, page.snapshot.final_url,
                           fmt::join(warnings, "; ")));
}

bool Index::is_as_read(const store::ListingPage& page, Instant modified) const {
  return page.modified == modified && is_settled(modified, page.read_at) &&
         now() < page.read_at + kRestAtMost * source_.every;
}

bool Gathering::take(const store::ListingPage& page) {
  // The page that the operator names speaks for the index; feeds say it themselves, too.
  if (!found_.answered && (page.ttl || page.fresh)) {
    found_.fresh = std::max(page.ttl.value_or(std::chrono::seconds{0}),
                            page.fresh.value_or(std::chrono::seconds{0}));
  }
  found_.answered = true;
  bool news = known_.empty() || page.locations.empty();
  for (const auto& location : page.locations) {
    const bool known = known_.count(location.url) != 0;
    known_in_a_row_ = known ? known_in_a_row_ + 1 : 0;
    news = news || !known;
    if (!seen_.insert(location.url).second) continue;
    if (std::cmp_less(found_.locations.size(), source_.max_documents)) {
      found_.locations.push_back(location);
    } else {
      ++over_;
    }
  }
  if (source_.stop_after > 0) return known_in_a_row_ < source_.stop_after;
  return news;
}

void Gathering::fail(Error error) { found_.trouble = std::move(error); }

Discovery Gathering::end(std::string nothing) {
  if (found_.trouble) return std::move(found_);
  if (over_ > 0) {
    found_.trouble =
        Error{Errc::too_large, fmt::format("over max_documents: {} links", seen_.size())};
  } else if (found_.locations.empty() && !nothing.empty()) {
    found_.trouble = Error{Errc::malformed, std::move(nothing)};
  }
  return std::move(found_);
}

awaitable<std::set<std::string>> known_documents(Archive& archive, std::string source) {
  std::set<std::string> known;
  const auto state = co_await archive.source(source);
  if (!state.baseline_complete) co_return known;
  const auto polls = co_await archive.polls(source);
  for (const auto& poll : polls) known.insert(poll.document.url);
  co_return known;
}

std::optional<Location> location_of(const std::string& url, std::string title) {
  const auto canonical = text::canonical_url(url);
  if (!canonical || (url.rfind("http", 0) != 0)) return std::nullopt;
  return Location{*canonical, std::move(title), url == *canonical ? "" : url};
}

}  // namespace mandated::sources
