#include "pipeline/read/cdx.h"

#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>
#include <re2/re2.h>

#include "daemon/archive.h"
#include "daemon/http/fetcher.h"
#include "daemon/sources/source.h"
#include "pipeline/text/url.h"

namespace mandated::sources {
namespace {

using boost::asio::awaitable;

constexpr std::size_t kCapturesAtOnce = 8;

/// Trouble of the archive's host: what is asked for next would only add to it.
bool is_of_the_host(const Result<http::Outcome>& outcome) {
  if (!outcome) {
    const auto code = outcome.error().code;
    return code == Errc::network || code == Errc::unavailable || code == Errc::blocked;
  }
  const auto* response = std::get_if<http::Response>(&*outcome);
  return response == nullptr || response->trouble || response->snapshot.status >= 500 ||
         response->snapshot.status == 429;
}

bool is_good(const Result<http::Outcome>& outcome) {
  const auto* response = outcome ? std::get_if<http::Response>(&*outcome) : nullptr;
  return response != nullptr && response->snapshot.status == 200;
}

/// Captures in a row of one address with one digest. Those behind the first bring the same bytes:
/// they matter where it is doubted and settled by coming again.
struct Run {
  std::string digest{};
  Instant since{};
  int taken = 0;
  bool lasted = false;  ///< one is taken that lies Gates::settle_after behind the first
};

/// Is another capture of the run, of this time, one of those that settle a doubt?
bool may_settle(Run& run, const Gates& gates, Instant at) {
  if (run.taken < gates.settle_answers - 1) return true;
  if (run.lasted || at - run.since < gates.settle_after) return false;
  run.lasted = true;
  return true;
}

bool is_delivered(const std::vector<Delivered>& delivered, const std::string& url) {
  return std::any_of(delivered.begin(), delivered.end(),
                     [&url](const Delivered& each) { return each.location.url == url; });
}

std::string filled(std::string address, const read::CdxCapture& capture) {
  const auto put = [&address](std::string_view name, std::string_view value) {
    if (const auto at = address.find(name); at != std::string::npos) {
      address.replace(at, name.size(), value);
    }
  };
  put("{timestamp}", capture.timestamp);
  put("{url}", capture.url);
  return address;
}

/// A list of captures that an archive on the web keeps: the past of pages, each capture asked for
/// once, in order of their times.
class Cdx final : public Source {
 public:
  Cdx(const config::Source& config, http::Fetcher& fetcher, Archive& archive)
      : config_(config),
        fetcher_(fetcher),
        archive_(archive),
        pattern_(config.warc.pattern.empty() ? "(?s).*" : config.warc.pattern) {}

  awaitable<Discovery> discover() override;
  awaitable<Result<http::Outcome>> fetch(const Poll& /*poll*/) override {
    co_return fail(Errc::unsupported, "captures come from the archive alone");
  }

 private:
  [[nodiscard]] awaitable<Result<void>> look_up();
  [[nodiscard]] awaitable<Result<std::vector<read::CdxCapture>>> ask_list();
  void choose(std::vector<read::CdxCapture> captures, const std::string& after);
  [[nodiscard]] awaitable<void> ask_captures(Discovery& found);
  struct Chosen {
    read::CdxCapture capture;
    std::optional<Instant> repeats{};  ///< since when its address said the same
  };
  [[nodiscard]] awaitable<Result<std::optional<http::Response>>> ask(const Chosen& chosen,
                                                                     const std::string& document);
  [[nodiscard]] std::string key() const { return config_.url + '#' + config_.warc.pattern; }

  const config::Source& config_;
  http::Fetcher& fetcher_;
  Archive& archive_;
  re2::RE2 pattern_;
  bool listed_ = false;
  std::vector<Chosen> captures_;
  std::size_t next_ = 0;
};

awaitable<Discovery> Cdx::discover() {
  Discovery found;
  if (!listed_) {
    const auto looked = co_await look_up();
    if (!looked) {
      found.trouble = looked.error();
      co_return found;
    }
  }
  found.answered = true;
  co_await ask_captures(found);
  found.more = !found.trouble && next_ < captures_.size();
  listed_ = found.more;  // the list is asked for anew in the next round
  co_return found;
}

awaitable<Result<void>> Cdx::look_up() {
  const auto kept = co_await archive_.listing(config_.id, key());
  auto captures = co_await ask_list();
  if (!captures) co_return tl::unexpected{captures.error()};
  choose(*std::move(captures), kept ? kept->next : "");
  listed_ = true;
  co_return Result<void>{};
}

awaitable<Result<std::vector<read::CdxCapture>>> Cdx::ask_list() {
  auto request = request_for(config_, config_.url, {});
  auto outcome = co_await fetcher_.fetch(std::move(request));
  const auto at = [this](const Error& error) {
    return tl::unexpected{Error{error.code, fmt::format("{}: {}", config_.url, error.detail)}};
  };
  if (!outcome) co_return at(outcome.error());
  const auto* response = std::get_if<http::Response>(&*outcome);
  if (response == nullptr) co_return at({Errc::http_status, "status 304 that nobody asked for"});
  if (response->trouble) co_return at(*response->trouble);
  if (response->snapshot.status != 200) {
    co_return at({Errc::http_status, fmt::format("status {}", response->snapshot.status)});
  }
  const auto parse = [this, response] { return archive_.reader().captures(input_of(*response)); };
  auto captures = co_await archive_.work(parse);
  if (!captures) co_return at(captures.error());
  co_return captures;
}

/// Good answers of pages that are meant, later than `after`; of equal ones in a row the first, and
/// those that settle it where it is doubted. Those of one time are not parted: a time is kept.
void Cdx::choose(std::vector<read::CdxCapture> captures, const std::string& after) {
  std::stable_sort(captures.begin(), captures.end(),
                   [](const auto& a, const auto& b) { return a.timestamp < b.timestamp; });
  captures_.clear();
  next_ = 0;
  std::map<std::string, Run> runs;  // by address
  for (auto& each : captures) {
    const bool good = each.status == 200 || (each.status == 0 && each.type == "warc/revisit");
    if (!good || !re2::RE2::FullMatch(each.url, pattern_)) continue;
    auto& run = runs[each.url];
    const bool same = !each.digest.empty() && run.digest == each.digest;
    if (!same) run = {each.digest, each.at};
    if (same && !may_settle(run, config_.gates, each.at)) continue;
    ++run.taken;
    if (each.timestamp <= after) continue;
    const bool full = std::cmp_greater_equal(captures_.size(), config_.max_documents);
    if (full && captures_.back().capture.timestamp != each.timestamp) return;
    const auto repeats = same ? std::optional{run.since} : std::nullopt;
    captures_.push_back({std::move(each), repeats});
  }
}

/// nullopt for one that says nothing: it cannot be had, or repeats what nobody doubts. What repeats
/// a doubted one is taken from the store.
awaitable<Result<std::optional<http::Response>>> Cdx::ask(const Chosen& chosen,
                                                          const std::string& document) {
  if (chosen.repeats) co_return co_await archive_.doubted(config_.id, document, *chosen.repeats);
  const auto address = filled(config_.address_template, chosen.capture);
  auto request = request_for(config_, address, {});
  auto outcome = co_await fetcher_.fetch(std::move(request));
  if (is_of_the_host(outcome)) {
    co_return fail(Errc::unavailable,
                   fmt::format("capture {}: {}", address,
                               outcome ? "no good answer" : outcome.error().detail));
  }
  if (!is_good(outcome)) co_return std::nullopt;
  auto response = std::get<http::Response>(*std::move(outcome));
  response.snapshot.final_url = chosen.capture.url;
  response.snapshot.etag.clear();
  response.snapshot.last_modified.clear();
  co_return response;
}

awaitable<void> Cdx::ask_captures(Discovery& found) {
  std::string last;
  while (next_ < captures_.size() && found.delivered.size() < kCapturesAtOnce) {
    const auto& chosen = captures_[next_];
    const auto& capture = chosen.capture;
    const auto url = text::canonical_url(capture.url);
    // Whether there is a doubt to settle is known once what it repeats is on disk.
    if (chosen.repeats && url && is_delivered(found.delivered, *url)) break;
    std::optional<http::Response> response;
    if (url) {
      auto answer = co_await ask(chosen, *url);
      if (!answer) {
        found.trouble = answer.error();
        break;
      }
      response = *std::move(answer);
    }
    ++next_;
    last = capture.timestamp;
    if (!response) continue;
    response->snapshot.fetched_at = capture.at;
    found.delivered.emplace_back(Location{*url, "", *url == capture.url ? "" : capture.url},
                                 http::Outcome{*std::move(response)});
  }
  // What is kept is a time: all captures of it have to be on disk.
  const bool parted = next_ < captures_.size() && captures_[next_].capture.timestamp == last;
  if (last.empty() || parted) co_return;
  store::ListingPage page;
  page.next = last;
  found.place.emplace(key(), std::move(page));
}

}  // namespace

std::unique_ptr<Source> make_cdx(const config::Source& source, http::Fetcher& fetcher,
                                 Archive& archive) {
  return std::make_unique<Cdx>(source, fetcher, archive);
}

}  // namespace mandated::sources
