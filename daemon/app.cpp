#include "daemon/app.h"

#include <csignal>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>

#include "daemon/clock.h"
#include "daemon/engine.h"
#include "daemon/log/log.h"
#include "daemon/poller.h"
#include "daemon/service/notify.h"
#include "daemon/service/supervise.h"
#include "daemon/service/watchdog.h"
#include "daemon/status.h"

namespace mandated {

using boost::asio::awaitable;
using std::chrono::milliseconds;

namespace {

/// How long fetches under way may take to end after SIGTERM; the rest is asked for again next time.
constexpr std::chrono::seconds kPatience{5};
constexpr std::chrono::seconds kDeliverEvery{1};
constexpr std::chrono::minutes kCheckpointEvery{10};
constexpr std::chrono::minutes kStatusEvery{1};
/// Ends are days; an hour late is early enough.
constexpr std::chrono::hours kMandatesEvery{1};

/// The running daemon: what changes while it runs, and who changes it.
class Daemon {
 public:
  Daemon(const RunOptions& options, std::unique_ptr<Setup> setup)
      : options_(options),
        setup_(std::move(setup)),
        engine_(*setup_),
        hangup_(engine_.loop(), SIGHUP),
        quit_(engine_.loop(), SIGTERM, SIGINT) {}

  int run();

 private:
  void watch();
  [[nodiscard]] std::string status() const;
  void report(const RoundSummary& summary);
  [[nodiscard]] awaitable<void> reload_on_hangup();
  [[nodiscard]] awaitable<void> reload();
  [[nodiscard]] awaitable<std::unique_ptr<Setup>> read_again();
  [[nodiscard]] awaitable<void> stop_on_quit();
  [[nodiscard]] awaitable<void> deliver_always();
  [[nodiscard]] awaitable<void> checkpoint_always();
  [[nodiscard]] awaitable<void> watch_mandates_always();
  [[nodiscard]] awaitable<void> tell_status_always();

  RunOptions options_;
  std::unique_ptr<Setup> setup_;
  Engine engine_;
  boost::asio::signal_set hangup_;
  boost::asio::signal_set quit_;
  std::unique_ptr<Poller> poller_;
  std::string last_round_;
  std::string complaint_;  ///< of the last reload, "" where it went well
};

awaitable<void> pause(milliseconds span) {
  const auto executor = co_await boost::asio::this_coro::executor;
  boost::asio::steady_timer timer{executor, span};
  co_await timer.async_wait(boost::asio::use_awaitable);
}

int Daemon::run() {
  watch();
  auto& loop = engine_.loop();
  service::supervise(loop, reload_on_hangup());
  service::supervise(loop, stop_on_quit());
  service::supervise(loop, deliver_always());
  service::supervise(loop, checkpoint_always());
  service::supervise(loop, watch_mandates_always());
  service::supervise(loop, tell_status_always());
  if (const auto limit = service::watchdog_limit()) {
    service::supervise(loop,
                       service::keep_watch(engine_.worker(), *limit, service::notify_watchdog));
  }
  log::info(fmt::format("watching {} sources, store {}", setup_->config.sources.size(),
                        setup_->config.store.string()));
  service::notify_ready(status());
  loop.run();
  log::info("stopped");
  return 0;
}

void Daemon::watch() {
  const auto tell = [this](const RoundSummary& summary) { report(summary); };
  poller_ = std::make_unique<Poller>(engine_.loop().get_executor(), setup_->config,
                                     engine_.fetcher(), engine_.archive(), tell);
  poller_->start();
}

std::string Daemon::status() const {
  const auto due = poller_ ? poller_->due() : std::vector<Due>{};
  return in_words(
      {setup_->config.sources.size(), last_round_, most_overdue(due, now()), complaint_});
}

void Daemon::report(const RoundSummary& summary) {
  const auto line = fmt::format(
      "{}: {} documents, {} fetched, {} not modified, {} versions, {} events, {} quarantined, {} "
      "failed",
      summary.source, summary.documents, summary.fetched, summary.not_modified, summary.versions,
      summary.events, summary.quarantined, summary.failed);
  const bool news = summary.versions + summary.quarantined + summary.failed > 0;
  news ? log::info(line) : log::debug(line);
  last_round_ = line;
  service::notify_status(status());
}

awaitable<void> Daemon::reload_on_hangup() {
  for (;;) {
    co_await hangup_.async_wait(boost::asio::use_awaitable);
    co_await engine_.reopen_sinks();
    co_await reload();
  }
}

/// Validates first, whole, and keeps what is in force if the new config is bad. READY=1 ends the
/// reload either way; fetches under way still end by the old config.
awaitable<void> Daemon::reload() {
  service::notify_reloading();
  auto next = co_await read_again();
  if (!next) {
    service::notify_ready(status());
    co_return;
  }
  complaint_.clear();
  service::notify_ready("config reloaded; fetches under way end first");
  poller_->stop();
  co_await poller_->ended();
  co_await engine_.use(*next);
  poller_.reset();
  setup_ = std::move(next);
  watch();
  log::info(fmt::format("config reloaded: watching {} sources", setup_->config.sources.size()));
  service::notify_status(status());
}

/// nullptr where the new config cannot be used; says why.
awaitable<std::unique_ptr<Setup>> Daemon::read_again() {
  const auto read = [this] { return read_setup(options_.config_file, options_.data_dir); };
  try {
    auto next = co_await engine_.archive().work(read);
    if (next->config.store == setup_->config.store) co_return next;
    complaint_ = "config not reloaded: store.path cannot change while running; restart";
    log::error(complaint_);
  } catch (const config::ConfigError& error) {
    for (const auto& mistake : error.mistakes()) log::error("config not reloaded: " + mistake);
    complaint_ = fmt::format("config not reloaded: {}", error.mistakes().front());
  } catch (const std::system_error& error) {
    complaint_ = fmt::format("config not reloaded: {}", error.what());
    log::error(complaint_);
  }
  co_return nullptr;
}

awaitable<void> Daemon::stop_on_quit() {
  co_await quit_.async_wait(boost::asio::use_awaitable);
  service::notify_stopping("ending the round");
  log::info("stopping");
  poller_->stop();
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (poller_->running() > 0 && std::chrono::steady_clock::now() < deadline) {
    co_await pause(milliseconds{20});
  }
  co_await engine_.deliver();
  co_await engine_.checkpoint();
  engine_.loop().stop();
}

awaitable<void> Daemon::deliver_always() {
  for (;;) {
    co_await engine_.deliver();
    co_await pause(kDeliverEvery);
  }
}

awaitable<void> Daemon::watch_mandates_always() {
  for (;;) {
    co_await engine_.archive().watch_mandates(Awaited::all);
    co_await pause(kMandatesEvery);
  }
}

/// What is overdue ends no round that would tell it.
awaitable<void> Daemon::tell_status_always() {
  for (;;) {
    co_await pause(kStatusEvery);
    service::notify_status(status());
  }
}

awaitable<void> Daemon::checkpoint_always() {
  for (;;) {
    co_await pause(kCheckpointEvery);
    co_await engine_.checkpoint();
  }
}

}  // namespace

int run(const RunOptions& options) {
  Daemon daemon{options, read_setup(options.config_file, options.data_dir)};
  return daemon.run();
}

}  // namespace mandated
