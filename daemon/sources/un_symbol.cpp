#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "daemon/archive.h"
#include "daemon/http/fetcher.h"
#include "daemon/sources/source.h"
#include "daemon/sources/symbol_gaps.h"
#include "pipeline/text/percent.h"
#include "pipeline/text/url.h"

namespace mandated::sources {
namespace {

using boost::asio::awaitable;

constexpr const char* kGap = "symbol_gap";
/// Symbols asked for before what came of it is kept.
constexpr std::size_t kAskedAtOnce = 8;
constexpr std::size_t kNamedGaps = 20;

/// A service that has nothing under a symbol may say so with 404, or with a page: one that leads
/// home, or one on which the symbol does not even stand.
bool is_there(const http::Response& response, const std::string& symbol) {
  const auto& snapshot = response.snapshot;
  if (snapshot.status != 200) return false;
  const auto url = text::parse_url(snapshot.final_url);
  if (url && response.redirects.size() > 1 && url->path.size() <= 1) return false;
  const auto first = response.body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool page = first != std::string::npos && response.body[first] == '<';
  return !page || response.body.find(symbol) != std::string::npos;
}

/// Official documents under their symbols: those listed, and ranges walked upward from what is
/// known. A symbol becomes a document once there is something under it.
class UnSymbol final : public Source {
 public:
  UnSymbol(const config::Source& config, http::Fetcher& fetcher, Archive& archive)
      : config_(config), fetcher_(fetcher), archive_(archive), ranges_(config.symbols.ranges) {}

  awaitable<Discovery> discover() override;
  awaitable<Result<http::Outcome>> fetch(const Poll& poll) override {
    auto request = request_for(config_, poll);
    co_return co_await fetcher_.fetch(std::move(request));
  }

 private:
  /// How a range fares: which of its numbers there are, and which were asked for in vain.
  struct Walk {
    std::set<std::int64_t> there, doubtful, missing;
  };

  [[nodiscard]] awaitable<void> learn();
  [[nodiscard]] std::optional<std::pair<std::size_t, std::int64_t>> next_to_ask() const;
  [[nodiscard]] awaitable<void> ask(std::size_t range, std::int64_t number, Discovery& found);
  [[nodiscard]] std::string address_for(const std::string& symbol) const;
  [[nodiscard]] Finding gaps() const;

  const config::Source& config_;
  http::Fetcher& fetcher_;
  Archive& archive_;
  const std::vector<config::SymbolRange>& ranges_;
  std::vector<Walk> walks_;  ///< empty between two rounds
};

awaitable<Discovery> UnSymbol::discover() {
  Discovery found;
  co_await learn();
  for (std::size_t asked = 0; asked < kAskedAtOnce && !found.trouble; ++asked) {
    const auto next = next_to_ask();
    if (!next) break;
    co_await ask(next->first, next->second, found);
  }
  // What was found now may lead on: only a part without it is the last.
  found.more = !found.trouble && (next_to_ask().has_value() || !found.delivered.empty());
  if (!found.more) {
    if (!found.trouble) found.findings.push_back(gaps());
    walks_.clear();
  }
  co_return found;
}

/// A document whose text was never good is no proof of its symbol: an error page may have brought
/// it. It is asked for as any document is.
awaitable<void> UnSymbol::learn() {
  const auto polls = co_await archive_.polls(config_.id);
  walks_.resize(ranges_.size());
  const auto address = [this](const std::string& symbol) { return address_for(symbol); };
  for (std::size_t i = 0; i < ranges_.size(); ++i) {
    walks_[i].there.clear();
    walks_[i].doubtful.clear();
    for (const auto& poll : polls) {
      const auto number = number_of(ranges_[i], poll.document.url, address);
      if (!number) continue;
      (poll.document.versions > 0 ? walks_[i].there : walks_[i].doubtful).insert(*number);
    }
  }
}

/// The lowest number of a range that was not asked for, up to `ahead` beyond the highest there is.
std::optional<std::pair<std::size_t, std::int64_t>> UnSymbol::next_to_ask() const {
  for (std::size_t i = 0; i < walks_.size(); ++i) {
    const auto& [there, doubtful, missing] = walks_[i];
    const auto& range = ranges_[i];
    const auto highest = there.empty() ? range.first - 1 : *there.rbegin();
    const auto last =
        std::min(range.last, std::max(highest, range.first - 1) + config_.symbols.ahead);
    for (auto number = range.first; number <= last; ++number) {
      if (there.contains(number) || doubtful.contains(number) || missing.contains(number)) continue;
      return std::pair{i, number};
    }
  }
  return std::nullopt;
}

awaitable<void> UnSymbol::ask(std::size_t range, std::int64_t number, Discovery& found) {
  const auto symbol = ranges_[range].symbol(number);
  const auto address = address_for(symbol);
  auto request = request_for(config_, address, {});
  auto outcome = co_await fetcher_.fetch(std::move(request));
  auto& walk = walks_[range];
  const auto* response = outcome ? std::get_if<http::Response>(&*outcome) : nullptr;
  const int status = response == nullptr ? 0 : response->snapshot.status;
  const bool blocked =
      response != nullptr && response->trouble && response->trouble->code == Errc::blocked;
  if (blocked) {
    found.trouble = Error{Errc::blocked, fmt::format("{}: {}", address, response->trouble->detail)};
    co_return;
  }
  if (response == nullptr || (status != 200 && status != 404 && status != 410)) {
    found.trouble =
        outcome
            ? Error{Errc::http_status, fmt::format("{}: status {}", address, status)}
            : Error{outcome.error().code, fmt::format("{}: {}", address, outcome.error().detail)};
    co_return;
  }
  found.answered = true;
  if (!response->trouble && !is_there(*response, symbol)) {
    walk.missing.insert(number);
    co_return;
  }
  walk.doubtful.insert(number);  // until it is read
  const auto url = text::canonical_url(address).value_or(address);
  found.delivered.emplace_back(Location{url, symbol, url == address ? "" : address},
                               std::move(outcome));
}

std::string UnSymbol::address_for(const std::string& symbol) const {
  auto address = config_.address_template;
  std::string written;
  text::percent_encode(written, symbol, text::PercentSet::path);
  address.replace(address.find("{symbol}"), 8, written);
  return address;
}

Finding UnSymbol::gaps() const {
  std::vector<std::string> lines;
  std::size_t more = 0;
  for (std::size_t i = 0; i < walks_.size(); ++i) {
    for (const auto& gap : gaps_of(walks_[i].there, walks_[i].missing)) {
      lines.size() < kNamedGaps ? lines.push_back(words(ranges_[i], gap)) : void(++more);
    }
  }
  auto detail = fmt::format("{}", fmt::join(lines, "; "));
  if (more > 0) detail += fmt::format("; {} more", more);
  return {kGap, std::move(detail)};
}

}  // namespace

std::unique_ptr<Source> make_un_symbol(const config::Source& source, http::Fetcher& fetcher,
                                       Archive& archive) {
  return std::make_unique<UnSymbol>(source, fetcher, archive);
}

}  // namespace mandated::sources
