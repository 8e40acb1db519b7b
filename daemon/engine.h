#pragma once

#include <cstdint>
#include <memory>

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "config/config.h"
#include "daemon/archive.h"
#include "daemon/courier.h"
#include "daemon/http/fetcher.h"
#include "daemon/ingest.h"
#include "pipeline/store/store.h"
#include "pipeline/vocabulary.h"

namespace mandated {

/// A config with the rules it names: everything a reload replaces. Does not move once it is in use.
struct Setup {
  config::Config config;
  Vocabulary vocabulary;
};

/// Config and data read and checked. Throws ConfigError.
[[nodiscard]] std::unique_ptr<Setup> read_setup(const std::filesystem::path& config_file,
                                                const std::filesystem::path& data_dir);

/// An io_context whose pending tasks can be destroyed while what they work with still stands.
class EventLoop final : public boost::asio::io_context {
 public:
  using boost::asio::io_context::io_context;
  /// Destroys every task that waits; nothing runs on the loop any more afterwards.
  void clear() { shutdown(); }
};

/// The loop, the work thread, and what lives on them: the same for `run` and `once`. `setup`
/// outlives it, or is replaced by use().
class Engine {
 public:
  /// Opens the store: throws StorageError.
  explicit Engine(const Setup& setup);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  [[nodiscard]] boost::asio::io_context& loop() { return loop_; }
  [[nodiscard]] boost::asio::thread_pool& worker() { return worker_; }
  [[nodiscard]] Archive& archive() { return archive_; }
  [[nodiscard]] http::Fetcher& fetcher() { return fetcher_; }

  /// Puts a reloaded setup into force; no task may work with the old one any more.
  [[nodiscard]] boost::asio::awaitable<void> use(const Setup& setup);
  /// Hands out what is due; true where nothing due is left.
  [[nodiscard]] boost::asio::awaitable<bool> deliver();
  [[nodiscard]] boost::asio::awaitable<void> reopen_sinks();
  [[nodiscard]] boost::asio::awaitable<void> checkpoint();
  /// When a failing sink is to be tried again.
  [[nodiscard]] boost::asio::awaitable<std::optional<Instant>> next_delivery();

 private:
  std::unique_ptr<read::Reader> reader_;  ///< stands first: it forks, and threads start below
  EventLoop loop_{1};
  boost::asio::thread_pool worker_{1};
  store::Store store_;
  Ingest ingest_;
  Archive archive_;
  http::Fetcher fetcher_;
  std::unique_ptr<Courier> courier_;
};

}  // namespace mandated
