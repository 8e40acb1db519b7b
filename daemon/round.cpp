#include "daemon/round.h"

#include <algorithm>

#include "daemon/clock.h"
#include "daemon/service/lanes.h"

namespace mandated {

using boost::asio::awaitable;

namespace {

void count(const Ingested& ingested, RoundSummary& summary) {
  summary.fetched += ingested.fetched ? 1 : 0;
  summary.not_modified += ingested.not_modified ? 1 : 0;
  summary.same_bytes += ingested.same_bytes ? 1 : 0;
  summary.failed += ingested.failed ? 1 : 0;
  summary.quarantined += ingested.quarantined ? 1 : 0;
  summary.parsed += ingested.parsed;
  summary.versions += ingested.versions;
  summary.events += ingested.events;
}

}  // namespace

awaitable<RoundSummary> Round::run(Scope scope, std::function<bool()> stopping) {
  const auto began = now();
  summary_.source = config_.id;
  settled_ = began;
  const auto state = co_await archive_.source(config_.id);
  if (scope.index) co_await discover(!state.baseline_complete, stopping);

  auto polls = co_await known_documents();
  // What came along with the index is not asked for once more.
  const auto not_due = [&scope, began](const Poll& poll) {
    return (poll.tried_at && *poll.tried_at >= began) || !scope.is_due(poll);
  };
  polls.erase(std::remove_if(polls.begin(), polls.end(), not_due), polls.end());
  const auto ask = [this, &polls](std::size_t i) { return poll(polls[i]); };
  co_await service::in_lanes(polls.size(), lanes_, ask, stopping);

  if (scope.index) {
    const bool whole = !trouble_ && !stopping();
    co_await archive_.round_ended(config_, trouble_, state.baseline_complete || whole, fresh_);
  }
  // Decided by the round as a whole: a host that answers every other time, or an index that is
  // out of reach while its documents are not, is one incident and not one a page.
  const bool index_good = scope.index ? !trouble_ : state.failures == 0;
  if (answered_ && !unreachable_ && index_good) co_await archive_.reached(config_);
  co_await archive_.settle(config_);
  co_return summary_;
}

/// Part by part: what was delivered is on disk before the next part is asked for.
awaitable<void> Round::discover(bool baseline, std::function<bool()> stopping) {
  for (bool more = true; more && !stopping();) {
    auto found = co_await source_.discover();
    if (found.trouble) {
      summary_.failed += 1;
      summary_.trouble = found.trouble->detail;
    }
    trouble_ = found.trouble;
    fresh_ = found.fresh;
    answered_ = answered_ || found.answered;
    more = found.more && !found.trouble;
    co_await take(found, baseline);
  }
}

awaitable<void> Round::take(sources::Discovery& found, bool baseline) {
  co_await archive_.add_documents(config_.id, std::move(found.locations), baseline);
  const auto delivered = co_await archive_.deliver(config_, std::move(found.delivered), baseline);
  for (const auto& each : delivered) count(each, summary_);
  if (!found.findings.empty()) co_await archive_.note(config_, std::move(found.findings));
  if (found.place) {
    co_await archive_.put_listing(config_.id, found.place->first, found.place->second);
  }
  co_await settle_now_and_then();
}

awaitable<std::vector<Poll>> Round::known_documents() {
  auto polls = co_await sources::asked_by_themselves(config_, archive_);
  summary_.documents = static_cast<int>(polls.size());
  if (sources::delivers(config_.kind)) {
    const auto state = co_await archive_.source(config_.id);
    summary_.documents = static_cast<int>(state.documents);
  }
  co_return polls;
}

awaitable<void> Round::poll(const Poll& poll) {
  auto outcome = co_await source_.fetch(poll);
  Answered answered{config_, poll, now(), std::move(outcome)};
  const auto ingested = co_await archive_.ingest(std::move(answered));
  answered_ = answered_ || !ingested.failed;
  unreachable_ = unreachable_ || ingested.unreachable;
  count(ingested, summary_);
  co_await settle_now_and_then();
}

/// A round over twenty thousand pages takes hours: nobody waits for its end to learn of trouble.
awaitable<void> Round::settle_now_and_then() {
  constexpr std::chrono::minutes kNowAndThen{1};
  const auto at = now();
  if (at - settled_ < kNowAndThen) co_return;
  settled_ = at;
  co_await archive_.settle(config_);
}

}  // namespace mandated
