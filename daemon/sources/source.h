#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "config/config.h"
#include "daemon/delivered.h"
#include "daemon/http/client.h"
#include "pipeline/base/result.h"
#include "pipeline/model/document.h"
#include "pipeline/read/reader.h"
#include "pipeline/store/store.h"

namespace mandated::http {
class Fetcher;
}

namespace mandated {
class Archive;
}

namespace mandated::sources {

/// What a look at the index of a source found. With `trouble` the list may be incomplete: what is
/// in it is good, what is not in it proves nothing.
struct Discovery {
  std::vector<Location> locations;
  std::optional<Error> trouble;
  bool answered = false;  ///< its host was asked and answered; to find a page nobody is asked
  /// For how long the index says that it is good; nullopt where it does not say.
  std::optional<std::chrono::seconds> fresh{};
  /// Documents whose answers came along, in the order they are to be taken. An index of many comes
  /// in parts, so that no more than one part is in memory.
  std::vector<Delivered> delivered{};
  std::vector<Finding> findings{};
  bool more = false;  ///< a part: to be asked again for the next
  /// Where the index goes on, kept under its key (Archive::listing) once what was delivered is on
  /// disk: who begins anew begins there.
  std::optional<std::pair<std::string, store::ListingPage>> place{};
};

/// A place where documents are published. One file per kind; used on the loop thread.
class Source {
 public:
  virtual ~Source() = default;
  [[nodiscard]] virtual boost::asio::awaitable<Discovery> discover() = 0;
  /// One document, asked for with the validators of the last good answer.
  [[nodiscard]] virtual boost::asio::awaitable<Result<http::Outcome>> fetch(const Poll&) = 0;
};

/// True where all documents are delivered with the index.
[[nodiscard]] bool delivers(config::SourceKind);

/// The documents that are asked for by themselves: all of a source, unless they are delivered with
/// its index. Then, of a catalogue, up to kAskedAgain whose records did not come well: its list
/// names them no more until they change. Of an archive none.
inline constexpr std::size_t kAskedAgain = 100;
[[nodiscard]] boost::asio::awaitable<std::vector<Poll>> asked_by_themselves(const config::Source&,
                                                                            Archive&);

/// The config, fetcher and archive outlive the source.
[[nodiscard]] std::unique_ptr<Source> make_source(const config::Source&, http::Fetcher&, Archive&);

/// What is asked for: a document's own address, whatever the config names by now.
[[nodiscard]] const std::string& address_of(const Document&);
/// Is a server that says "not modified" still believed, where its last answer that said more came
/// then? Not for longer than Gates::believe_not_modified, nor by all pages until the same day.
[[nodiscard]] bool is_believed(const config::Source&, std::string_view url,
                               std::optional<Instant> whole_at, Instant now);
/// A request for a document, with its validators where they are believed.
[[nodiscard]] http::Request request_for(const config::Source&, const Poll&);
/// A request with the source's limits.
[[nodiscard]] http::Request request_for(const config::Source&, const std::string& url,
                                        const Validators&);

/// What a reader is given of an answer.
[[nodiscard]] inline read::Input input_of(const http::Response& response) {
  return {response.body, response.snapshot.content_type, response.snapshot.final_url};
}

[[nodiscard]] std::unique_ptr<Source> make_page(const config::Source&, http::Fetcher&);
[[nodiscard]] std::unique_ptr<Source> make_listing(const config::Source&, http::Fetcher&, Archive&);
[[nodiscard]] std::unique_ptr<Source> make_directory(const config::Source&, Archive&);
[[nodiscard]] std::unique_ptr<Source> make_feed(const config::Source&, http::Fetcher&, Archive&);
[[nodiscard]] std::unique_ptr<Source> make_sitemap(const config::Source&, http::Fetcher&, Archive&);
[[nodiscard]] std::unique_ptr<Source> make_wordpress(const config::Source&, http::Fetcher&,
                                                     Archive&);
[[nodiscard]] std::unique_ptr<Source> make_oai_pmh(const config::Source&, http::Fetcher&, Archive&);
[[nodiscard]] std::unique_ptr<Source> make_warc(const config::Source&, Archive&);
[[nodiscard]] std::unique_ptr<Source> make_cdx(const config::Source&, http::Fetcher&, Archive&);
[[nodiscard]] std::unique_ptr<Source> make_un_symbol(const config::Source&, http::Fetcher&,
                                                     Archive&);

}  // namespace mandated::sources
