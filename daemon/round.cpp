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
  co_return summary_;
}

awaitable<void> Round::discover(bool baseline) {
  auto found = co_await source_.discover();
  if (found.trouble) {
    summary_.failed += 1;
    summary_.trouble = found.trouble->detail;
  }
  trouble_ = found.trouble;
  co_await archive_.add_documents(config_.id, std::move(found.locations), baseline);
}

awaitable<void> Round::poll(const Poll& poll) {
  auto outcome = co_await source_.fetch(poll);
  Answered answered{config_, poll, now(), std::move(outcome)};
  const auto ingested = co_await archive_.ingest(std::move(answered));
  count(ingested, summary_);
}

}  // namespace mandated
