#include "daemon/archive.h"

#include <algorithm>
#include <exception>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/clock.h"
#include "pipeline/base/instant.h"

namespace mandated {

using boost::asio::awaitable;

namespace {

/// Documents of one transaction: enough to share an fsync, few enough to end a round quickly.
constexpr std::size_t kBatch = 64;
/// Fewer, since others wait for the work thread meanwhile.
constexpr std::size_t kDeliveredAtOnce = 16;

}  // namespace

/// An answer on its way into the store; lives in the frame of the coroutine that waits for it.
struct Archive::Waiting {
  Waiting(Answered what, const boost::asio::any_io_executor& loop)
      : answered(std::move(what)), ready(loop, boost::asio::steady_timer::time_point::max()) {}

  Answered answered;
  Ingested ingested;
  std::exception_ptr failure;
  bool done = false;
  boost::asio::steady_timer ready;  ///< cancelled when done
};

awaitable<store::SourceState> Archive::source(std::string id) {
  const auto ask = [this, id = std::move(id)] { return store_.source(id); };
  co_return co_await work(ask);
}

awaitable<std::vector<Poll>> Archive::polls(std::string source) {
  const auto ask = [this, source = std::move(source)] { return store_.polls(source); };
  co_return co_await work(ask);
}

awaitable<std::vector<Poll>> Archive::unwell(std::string source, std::size_t most) {
  const auto ask = [this, source = std::move(source), most] { return store_.unwell(source, most); };
  co_return co_await work(ask);
}

awaitable<std::optional<store::ListingPage>> Archive::listing(std::string source, std::string key) {
  const auto ask = [this, source = std::move(source), key = std::move(key)] {
    return store_.listing(source, key);
  };
  co_return co_await work(ask);
}

awaitable<void> Archive::put_listing(std::string source, std::string key, store::ListingPage page) {
  const auto put = [this, source = std::move(source), key = std::move(key),
                    page = std::move(page)] {
    store::Store::Transaction transaction{store_};
    store_.put_listing(source, key, page, now());
    transaction.commit();
  };
  co_await work(put);
}

awaitable<std::optional<http::Response>> Archive::doubted(std::string source, std::string url,
                                                          Instant since) {
  const auto ask = [this, source = std::move(source), url = std::move(url),
                    since]() -> std::optional<http::Response> {
    const auto poll = store_.poll(source, url);
    if (!poll || poll->failures == 0) return std::nullopt;
    const auto answers = store_.snapshots(poll->document.id);
    if (answers.empty() || answers.back().doubt.empty()) return std::nullopt;
    const auto& newest = answers.back().snapshot;
    auto bytes = newest.fetched_at < since ? std::nullopt : store_.blob(newest.digest);
    if (!bytes) return std::nullopt;
    return http::Response{newest, *std::move(bytes)};
  };
  co_return co_await work(ask);
}

awaitable<void> Archive::add_documents(std::string source, std::vector<Location> locations,
                                       bool baseline) {
  const auto add = [this, source = std::move(source), locations = std::move(locations), baseline] {
    store::Store::Transaction transaction{store_};
    for (const auto& location : locations) {
      store_.add_document(source, location, baseline, now());
    }
    transaction.commit();
  };
  co_await work(add);
}

awaitable<void> Archive::round_ended(const config::Source& source, std::optional<Error> trouble,
                                     bool baseline_complete,
                                     std::optional<std::chrono::seconds> fresh) {
  const auto end = [this, &source, trouble = std::move(trouble), baseline_complete, fresh] {
    store::Store::Transaction transaction{store_};
    const auto at = now();
    store_.round_ended(source.id, at, trouble, baseline_complete, fresh);
    if (!trouble) {
      ingest_.listen(source, at);
    } else if (is_of_the_host(trouble->code)) {
      ingest_.out_of_reach(source, *trouble, at);
    }
    transaction.commit();
  };
  co_await work(end);
}

awaitable<void> Archive::reached(const config::Source& source) {
  const auto resolve = [this, &source] {
    store::Store::Transaction transaction{store_};
    ingest_.reached(source, now());
    transaction.commit();
  };
  co_await work(resolve);
}

awaitable<void> Archive::settle(const config::Source& source) {
  const auto settle = [this, &source] {
    store::Store::Transaction transaction{store_};
    ingest_.settle(source, now());
    transaction.commit();
  };
  co_await work(settle);
}

awaitable<std::vector<Ingested>> Archive::deliver(const config::Source& source,
                                                  std::vector<Delivered> delivered, bool history) {
  std::vector<Ingested> ingested;
  for (std::size_t next = 0; next < delivered.size();) {
    const auto take = [&] {
      store::Store::Transaction transaction{store_};
      const auto end = std::min(delivered.size(), next + kDeliveredAtOnce);
      for (; next < end; ++next) {
        ingested.push_back(ingest_.take(source, std::move(delivered[next]), history, now()));
      }
      transaction.commit();
    };
    co_await work(take);
  }
  co_return ingested;
}

awaitable<void> Archive::note(const config::Source& source, std::vector<Finding> findings) {
  const auto note = [this, &source, findings = std::move(findings)] {
    store::Store::Transaction transaction{store_};
    for (const auto& each : findings) ingest_.take(source, each, now());
    transaction.commit();
  };
  co_await work(note);
}

awaitable<void> Archive::watch_mandates(Awaited awaited) {
  const auto watch = [this, awaited] {
    store::Store::Transaction transaction{store_};
    ingest_.watch_mandates(now(), awaited);
    transaction.commit();
  };
  co_await work(watch);
}

awaitable<Ingested> Archive::ingest(Answered answered) {
  Waiting waiting{std::move(answered), loop_};
  waiting_.push_back(&waiting);
  if (!draining_) {
    draining_ = true;
    auto task = drain();
    boost::asio::co_spawn(loop_, std::move(task), [](const std::exception_ptr& failure) {
      if (failure) std::rethrow_exception(failure);
    });
  }
  while (!waiting.done) {
    boost::system::error_code cancelled;
    auto token = boost::asio::redirect_error(boost::asio::use_awaitable, cancelled);
    co_await waiting.ready.async_wait(token);
  }
  if (waiting.failure) std::rethrow_exception(waiting.failure);
  co_return waiting.ingested;
}

/// Takes what waits, batch by batch, until nothing does.
awaitable<void> Archive::drain() {
  while (!waiting_.empty()) {
    std::vector<Waiting*> batch;
    while (!waiting_.empty() && batch.size() < kBatch) {
      batch.push_back(waiting_.front());
      waiting_.pop_front();
    }
    const auto take = [this, &batch] {
      store::Store::Transaction transaction{store_};
      for (auto* each : batch) each->ingested = ingest_.take(each->answered);
      transaction.commit();
    };
    std::exception_ptr failure;
    try {
      co_await work(take);
    } catch (const std::exception&) {
      failure = std::current_exception();  // handed to everyone of the batch, not swallowed
    }
    for (auto* each : batch) {
      each->failure = failure;
      each->done = true;
      each->ready.cancel();
    }
  }
  draining_ = false;
}

}  // namespace mandated
