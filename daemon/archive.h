#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

#include "config/config.h"
#include "daemon/ingest.h"
#include "daemon/service/offload.h"
#include "pipeline/store/store.h"

namespace mandated {

/// The store and the pipeline as the loop thread sees them: every call runs on the work thread, in
/// the order it was made, and resumes its caller on the loop. What the store throws comes out of
/// the awaited call.
class Archive {
 public:
  /// `started` is the clock of everything recorded.
  Archive(boost::asio::any_io_executor loop, boost::asio::thread_pool& worker, store::Store& store,
          Ingest& ingest)
      : loop_(std::move(loop)), worker_(worker), store_(store), ingest_(ingest) {}

  [[nodiscard]] boost::asio::awaitable<store::SourceState> source(std::string id);
  [[nodiscard]] boost::asio::awaitable<std::vector<Poll>> polls(std::string source);
  [[nodiscard]] boost::asio::awaitable<std::vector<Poll>> unwell(std::string source,
                                                                 std::size_t most);
  [[nodiscard]] boost::asio::awaitable<std::optional<store::ListingPage>> listing(
      std::string source, std::string key);
  [[nodiscard]] boost::asio::awaitable<void> put_listing(std::string source, std::string key,
                                                         store::ListingPage page);
  /// The newest answer of a document where it is in doubt and no older than `since`, as it came.
  [[nodiscard]] boost::asio::awaitable<std::optional<http::Response>> doubted(std::string source,
                                                                              std::string url,
                                                                              Instant since);
  /// Adds what is new among `locations`; the first round's finds are history.
  [[nodiscard]] boost::asio::awaitable<void> add_documents(std::string source,
                                                           std::vector<Location> locations,
                                                           bool baseline);
  /// Records a look at the index: what was wrong with it, or for how long it says it is good.
  [[nodiscard]] boost::asio::awaitable<void> round_ended(const config::Source& source,
                                                         std::optional<Error> trouble,
                                                         bool baseline_complete,
                                                         std::optional<std::chrono::seconds> fresh);

  /// Resolves that the source's host could not be reached, where that is open.
  [[nodiscard]] boost::asio::awaitable<void> reached(const config::Source& source);
  /// Ingest::settle() in a transaction of its own.
  [[nodiscard]] boost::asio::awaitable<void> settle(const config::Source& source);

  /// Takes one answer through the pipeline into the store. Answers that wait while the work thread
  /// is busy share one transaction and its fsync; who awaits is resumed when it is on disk.
  [[nodiscard]] boost::asio::awaitable<Ingested> ingest(Answered answered);

  /// Takes what came along with an index, in order; a transaction for some of them at a time.
  [[nodiscard]] boost::asio::awaitable<std::vector<Ingested>> deliver(
      const config::Source& source, std::vector<Delivered> delivered, bool history);
  [[nodiscard]] boost::asio::awaitable<void> note(const config::Source& source,
                                                  std::vector<Finding> findings);

  /// Ingest::watch_mandates() in a transaction of its own.
  [[nodiscard]] boost::asio::awaitable<void> watch_mandates(Awaited awaited);

  /// For the jobs of work(): to be used on the work thread only.
  [[nodiscard]] read::Reader& reader() { return ingest_.reader(); }

  /// Runs anything that would hold up the loop: reading an index or a file.
  template <class Work>
  [[nodiscard]] auto work(Work job) {
    return service::offload(worker_, std::move(job));
  }

 private:
  struct Waiting;
  [[nodiscard]] boost::asio::awaitable<void> drain();

  boost::asio::any_io_executor loop_;
  boost::asio::thread_pool& worker_;
  store::Store& store_;
  Ingest& ingest_;
  std::deque<Waiting*> waiting_;
  bool draining_ = false;
};

}  // namespace mandated
