#include "daemon/poller.h"

#include <algorithm>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/clock.h"
#include "daemon/lastmod.h"
#include "daemon/schedule.h"

namespace mandated {

using boost::asio::awaitable;
using std::chrono::milliseconds;

namespace {

/// Documents due within this share of a source's interval go along in one round.
constexpr int kTogether = 20;
constexpr milliseconds kTogetherAtMost{30'000};
/// Even an idle source is planned anew now and then: the clock of the machine may be set.
constexpr milliseconds kLongestWait{300'000};

milliseconds together(const config::Source& source) {
  return std::min(kTogetherAtMost, std::min(source.every, source.revisit) / kTogether);
}

}  // namespace

Poller::Poller(boost::asio::any_io_executor loop, const config::Config& config,
               http::Fetcher& fetcher, Archive& archive, Report report)
    : loop_(std::move(loop)),
      config_(config),
      archive_(archive),
      report_(std::move(report)),
      started_(now()),
      next_turn_(loop_),
      all_ended_(loop_, boost::asio::steady_timer::time_point::max()) {
  watched_.reserve(config.sources.size());
  for (const auto& source : config.sources) {
    watched_.push_back({&source, sources::make_source(source, fetcher, archive), started_});
    queue(watched_.size() - 1, {});
  }
}

void Poller::start() { spawn(keep_time()); }

void Poller::stop() {
  stopping_ = true;
  next_turn_.cancel();
}

void Poller::spawn(awaitable<void> task) {
  ++running_;
  boost::asio::co_spawn(loop_, std::move(task), [this](const std::exception_ptr& failure) {
    if (failure) std::rethrow_exception(failure);  // leaves the loop's run()
    if (--running_ == 0) all_ended_.cancel();
  });
}

awaitable<void> Poller::ended() {
  while (running_ > 0) {
    boost::system::error_code cancelled;
    auto token = boost::asio::redirect_error(boost::asio::use_awaitable, cancelled);
    co_await all_ended_.async_wait(token);
  }
}

awaitable<void> Poller::keep_time() {
  while (!stopping_) {
    if (turns_.empty() || turns_.top().at > Clock::now()) {
      co_await sleep();
      continue;
    }
    const auto watched = turns_.top().watched;
    turns_.pop();
    co_await take_turn(watched);
  }
}

awaitable<void> Poller::take_turn(std::size_t watched) {
  const auto plan = co_await plan_of(*watched_[watched].config);
  watched_[watched].index_due = plan.index_due;
  if (const auto at = now(); plan.next > at) {
    queue(watched, plan.next - at);
  } else if (!stopping_) {
    spawn(look(watched, plan.index));
  }
}

awaitable<void> Poller::look(std::size_t watched, bool index) {
  const auto& source = *watched_[watched].config;
  const auto stopping = [this] { return stopping_; };
  Scope scope{index, [this, &source, at = now()](const Poll& poll) {
                return is_due(source, poll, at + together(source));
              }};
  Round round{source, *watched_[watched].source, archive_, config_.http.connections};
  const auto summary = co_await round.run(std::move(scope), stopping);
  if (summary.events > 0) co_await archive_.watch_mandates(Awaited::all);
  report_(summary);
  queue(watched, {});
  next_turn_.cancel();
}

awaitable<Poller::Plan> Poller::plan_of(const config::Source& source) {
  const auto state = co_await archive_.source(source.id);
  const auto polls = co_await sources::asked_by_themselves(source, archive_);
  Plan plan;
  plan.next = next_due(source.id, state.tried_at, state.failures, index_rhythm(source, state.fresh),
                       started_);
  plan.index_due = plan.next;
  plan.index = plan.next <= now() + together(source);
  for (const auto& poll : polls) {
    plan.next = std::min(plan.next, due_of(source, poll));
  }
  co_return plan;
}

bool Poller::is_due(const config::Source& source, const Poll& poll, Instant at) const {
  return !poll.tried_at || due_of(source, poll) <= at;
}

Instant Poller::due_of(const config::Source& source, const Poll& poll) const {
  const auto due = next_due(poll.document.url, poll.tried_at, poll.failures,
                            document_rhythm(source, poll.document, poll.fresh), started_);
  return heeding_lastmod(source, poll, due);
}

std::vector<Due> Poller::due() const {
  std::vector<Due> due;
  due.reserve(watched_.size());
  for (const auto& each : watched_) due.push_back({each.config->id, each.index_due});
  return due;
}

void Poller::queue(std::size_t watched, milliseconds wait) {
  turns_.push({Clock::now() + std::min(wait, kLongestWait), watched});
}

/// Until the next turn, or a round has ended.
awaitable<void> Poller::sleep() {
  next_turn_.expires_at(turns_.empty() ? Clock::time_point::max() : turns_.top().at);
  boost::system::error_code cancelled;
  auto token = boost::asio::redirect_error(boost::asio::use_awaitable, cancelled);
  co_await next_turn_.async_wait(token);
}

}  // namespace mandated
