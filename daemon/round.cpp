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
  summary_.source = config_.id;
  const auto state = co_await archive_.source(config_.id);
  if (scope.index) co_await discover(!state.baseline_complete);

  auto polls = co_await archive_.polls(config_.id);
  summary_.documents = static_cast<int>(polls.size());
  const auto not_due = [&scope](const Poll& poll) { return !scope.is_due(poll); };
  polls.erase(std::remove_if(polls.begin(), polls.end(), not_due), polls.end());
  const auto ask = [this, &polls](std::size_t i) { return poll(polls[i]); };
  co_await service::in_lanes(polls.size(), lanes_, ask, stopping);

  if (scope.index) {
    const bool whole = !trouble_ && !stopping();
    co_await archive_.round_ended(config_, trouble_, state.baseline_complete || whole);
  }
  // Decided by the round as a whole: a host that answers every other time, or an index that is
  // out of reach while its documents are not, is one incident and not one a page.
  const bool index_good = scope.index ? !trouble_ : state.failures == 0;
  if (answered_ && !unreachable_ && index_good) co_await archive_.reached(config_);
  co_return summary_;
}

awaitable<void> Round::discover(bool baseline) {
  auto found = co_await source_.discover();
  if (found.trouble) {
    summary_.failed += 1;
    summary_.trouble = found.trouble->detail;
  }
  trouble_ = found.trouble;
  answered_ = found.answered;
  co_await archive_.add_documents(config_.id, std::move(found.locations), baseline);
}

awaitable<void> Round::poll(const Poll& poll) {
  auto outcome = co_await source_.fetch(poll);
  Answered answered{config_, poll, now(), std::move(outcome)};
  const auto ingested = co_await archive_.ingest(std::move(answered));
  answered_ = answered_ || !ingested.failed;
  unreachable_ = unreachable_ || ingested.unreachable;
  count(ingested, summary_);
}

}  // namespace mandated
