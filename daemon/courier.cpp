#include "daemon/courier.h"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/log/log.h"

namespace mandated {
namespace {

constexpr std::size_t kBatch = 100;
constexpr std::chrono::seconds kFirstRetry{1};
constexpr std::chrono::seconds kLastRetry{300};

std::chrono::seconds pause_after(int failures) {
  return std::min(kLastRetry, kFirstRetry * (1 << std::min(failures - 1, 10)));
}

}  // namespace

Courier::Courier(store::Store& store, const std::vector<config::Sink>& sinks) : store_(store) {
  for (const auto& sink : sinks) ways_.push_back({sink.id, sinks::make_sink(sink), 0, {}, ""});
}

bool Courier::deliver(Instant now) {
  bool all = true;
  for (auto& way : ways_) all = deliver(way, now) && all;
  return all;
}

bool Courier::deliver(Way& way, Instant now) {
  if (way.closed_until && *way.closed_until > now) return false;
  const auto due = store_.due(way.id, now, kBatch);
  std::vector<Digest> done;
  std::optional<Error> error;
  for (const auto& delivery : due) {
    const auto sent = way.sink->deliver(delivery.event);
    if (!sent) {
      error = sent.error();
      break;
    }
    done.push_back(delivery.event.id);
  }
  if (const auto flushed = way.sink->flush(); !flushed) {
    error = flushed.error();
    done.clear();  // not durable: they come again, under the same ids
  }
  if (done.empty() && !error) return true;

  store::Store::Transaction transaction{store_};
  for (const auto& id : done) store_.delivered(id, way.id, now);
  if (error && done.size() < due.size()) failed(way, due[done.size()].event, *error, now);
  transaction.commit();
  if (error) return false;

  if (way.failures > 0) log::info(fmt::format("sink {}: delivers again", way.id));
  way.failures = 0;
  way.closed_until.reset();
  way.trouble.clear();
  return due.size() < kBatch;
}

void Courier::failed(Way& way, const Event& event, const Error& error, Instant now) {
  if (way.failures == 0) {
    log::error(fmt::format("sink {}: {}; tried again until it works", way.id, error.detail));
  }
  way.failures += 1;
  way.trouble = error.detail;
  way.closed_until = now + pause_after(way.failures);
  store_.delivery_failed(event.id, way.id, *way.closed_until, error.detail);
}

std::optional<Instant> Courier::next_try() const {
  std::optional<Instant> next;
  for (const auto& way : ways_) {
    if (way.closed_until && (!next || *way.closed_until < *next)) next = way.closed_until;
  }
  return next;
}

std::map<std::string, std::string> Courier::failing() const {
  std::map<std::string, std::string> out;
  for (const auto& way : ways_) {
    if (!way.trouble.empty()) out.emplace(way.id, way.trouble);
  }
  return out;
}

void Courier::reopen() {
  for (auto& way : ways_) way.sink->reopen();
}

}  // namespace mandated
