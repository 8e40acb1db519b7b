#include <boost/asio/co_spawn.hpp>

#include "daemon/app.h"
#include "daemon/clock.h"
#include "daemon/engine.h"
#include "daemon/lastmod.h"
#include "daemon/round.h"
#include "daemon/service/lanes.h"
#include "daemon/service/supervise.h"

namespace mandated {

using boost::asio::awaitable;

namespace {

/// Sources that make their round at the same time; more would only queue for the work thread.
constexpr int kSourcesAtOnce = 8;

struct Task {
  const config::Config& config;
  Engine& engine;
  std::vector<const config::Source*> chosen;
  std::vector<RoundSummary> summaries;
};

awaitable<void> round_of(Task& task, std::size_t index) {
  const auto& source = *task.chosen[index];
  const auto reached = sources::make_source(source, task.engine.fetcher(), task.engine.archive());
  Round round{source, *reached, task.engine.archive(), task.config.http.connections};
  Scope scope;
  scope.is_due = [&source, at = now()](const Poll& poll) {
    return heeding_lastmod(source, poll, at) <= at;
  };
  const auto never = [] { return false; };
  task.summaries[index] = co_await round.run(std::move(scope), never);
}

awaitable<void> all_of(Task& task) {
  const auto job = [&task](std::size_t index) { return round_of(task, index); };
  const auto never = [] { return false; };
  co_await service::in_lanes(task.chosen.size(), kSourcesAtOnce, job, never);
  co_await task.engine.archive().watch_mandates(Awaited::asked);
  // What a sink refuses stays in the outbox for the next run; its incident is in the log.
  for (bool more = true; more;) {
    const bool all = co_await task.engine.deliver();
    const auto waits = co_await task.engine.next_delivery();
    more = !all && !waits;
  }
  co_await task.engine.checkpoint();
}

}  // namespace

std::vector<RoundSummary> once(const config::Config& config, const config::Data& data,
                               const std::vector<std::string>& names) {
  const Setup setup{config, data.vocabulary()};
  Engine engine{setup};
  Task task{setup.config, engine, {}, {}};
  for (const auto& source : setup.config.sources) {
    const bool named =
        names.empty() || std::find(names.begin(), names.end(), source.id) != names.end();
    if (named) task.chosen.push_back(&source);
  }
  task.summaries.resize(task.chosen.size());
  auto work = all_of(task);
  service::supervise(engine.loop(), std::move(work));
  engine.loop().run();
  return std::move(task.summaries);
}

}  // namespace mandated
