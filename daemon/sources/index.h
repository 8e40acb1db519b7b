#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/archive.h"
#include "daemon/http/fetcher.h"
#include "daemon/sources/filter.h"
#include "daemon/sources/source.h"

namespace mandated::sources {

/// Pages of an index over HTTP, whatever they are written in: asked for with their validators, and
/// read only where they are new. Loop thread; reading runs on the work thread.
class Index {
 public:
  using Read = std::function<Result<store::ListingPage>(const http::Response&)>;

  /// `rules` is all that decides what a page is read as: read by others it is another page, so that
  /// a changed selector does not meet a 304.
  Index(const config::Source& source, http::Fetcher& fetcher, Archive& archive,
        std::string_view rules);

  /// Errors name the page: "index https://…: status 404". A page whose last change, as another
  /// says, is the one at which it was read, is not asked for (daemon/lastmod.h). One that names few
  /// documents and none of the many that it named before is another page in its place (malformed),
  /// until the index has named just these in Gates::settle_answers looks over Gates::settle_after.
  /// One that ends within an item is kept without validators, and that item taken where the same
  /// bytes come again.
  [[nodiscard]] boost::asio::awaitable<Result<store::ListingPage>> look_at(
      std::string url, Read read, std::optional<Instant> modified = {});

  /// Says in the log what was mended in a page; each page is read once, however often it is asked
  /// for.
  void mended(const http::Response& page, const std::vector<std::string>& warnings) const;

  [[nodiscard]] const Filter& filter() const { return filter_; }
  [[nodiscard]] const config::Source& source() const { return source_; }
  [[nodiscard]] Archive& archive() const { return archive_; }
  [[nodiscard]] http::Fetcher& fetcher() const { return fetcher_; }
  [[nodiscard]] const std::string& rules() const { return rules_; }

 private:
  [[nodiscard]] bool is_as_read(const store::ListingPage& page, Instant modified) const;

  const config::Source& source_;
  http::Fetcher& fetcher_;
  Archive& archive_;
  std::string rules_;  ///< a digest of them
  Filter filter_;
};

/// "include" and "exclude" as a part of an index's rules.
[[nodiscard]] std::string rules_of(const config::Source& source);

/// What a walk over the pages of an index gathers: each document once, within max_documents.
class Gathering {
 public:
  /// `known` are the documents that were found before, where the walk may stop at them.
  Gathering(const config::Source& source, std::set<std::string> known)
      : source_(source), known_(std::move(known)) {}

  /// False where this page brought nothing but documents known before, or the walk has met
  /// stop_after of them in a row: what follows is older.
  bool take(const store::ListingPage& page);
  void fail(Error error);
  /// `nothing` says what is wrong where no document was found at all; "" where that may be.
  [[nodiscard]] Discovery end(std::string nothing);

 private:
  const config::Source& source_;
  std::set<std::string> known_;
  std::set<std::string> seen_;
  Discovery found_{};
  std::size_t over_ = 0;
  int known_in_a_row_ = 0;
};

/// The addresses of a source's documents once its first round was complete; before that none: what
/// the first round did not reach is not known to be old.
[[nodiscard]] boost::asio::awaitable<std::set<std::string>> known_documents(Archive& archive,
                                                                            std::string source);

/// A location of an address as a list spells it; nullopt where it is no web address.
[[nodiscard]] std::optional<Location> location_of(const std::string& url, std::string title);

}  // namespace mandated::sources
