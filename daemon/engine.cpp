#include "daemon/engine.h"

#include <random>

#include <malloc.h>

#include "config/data.h"
#include "config/load.h"
#include "daemon/clock.h"
#include "daemon/readers/pool.h"
#include "pipeline/block_page.h"

namespace mandated {

using boost::asio::awaitable;

namespace {

http::Fetcher::Guarded guards_of(const Vocabulary& vocabulary) {
  return [&marks = vocabulary.block_pages](const Snapshot& snapshot, std::string_view body) {
    return block_of(snapshot, body, marks);
  };
}

}  // namespace

std::unique_ptr<Setup> read_setup(const std::filesystem::path& config_file,
                                  const std::filesystem::path& data_dir) {
  const auto data = data_dir.empty() ? config::Data::built_in() : config::Data::from(data_dir);
  auto config = config::load(config_file, data);
  // What the YAML parser held goes back now: readers forked later would keep it.
  ::malloc_trim(0);
  return std::make_unique<Setup>(Setup{std::move(config), data.vocabulary()});
}

Engine::Engine(const Setup& setup)
    : reader_(readers::sandboxed_reader()),
      store_(setup.config.store, store::Access::write),
      ingest_(store_, setup.config, setup.vocabulary, std::move(reader_)),
      archive_(loop_.get_executor(), worker_, store_, ingest_),
      fetcher_(loop_.get_executor(), setup.config.http, setup.config.contact,
               std::random_device{}()),
      courier_(std::make_unique<Courier>(store_, setup.config.sinks)) {
  fetcher_.judge_by(guards_of(setup.vocabulary));
}

// Tasks under way refer to the fetcher and the archive: they go before these do.
Engine::~Engine() {
  loop_.stop();
  worker_.join();
  loop_.clear();
}

awaitable<void> Engine::use(const Setup& setup) {
  fetcher_.reconfigure(setup.config.http, setup.config.contact);
  fetcher_.judge_by(guards_of(setup.vocabulary));
  const auto swap = [this, &setup] {
    ingest_.use(setup.config, setup.vocabulary);
    courier_ = std::make_unique<Courier>(store_, setup.config.sinks);
  };
  co_await archive_.work(swap);
}

awaitable<bool> Engine::deliver() {
  const auto job = [this] { return courier_->deliver(now()); };
  co_return co_await archive_.work(job);
}

awaitable<void> Engine::reopen_sinks() {
  const auto job = [this] { courier_->reopen(); };
  co_await archive_.work(job);
}

awaitable<void> Engine::checkpoint() {
  const auto job = [this] { store_.checkpoint(); };
  co_await archive_.work(job);
}

awaitable<std::optional<Instant>> Engine::next_delivery() {
  const auto job = [this] { return courier_->next_try(); };
  co_return co_await archive_.work(job);
}

}  // namespace mandated
