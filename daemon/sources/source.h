#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "config/config.h"
#include "daemon/http/client.h"
#include "pipeline/base/result.h"
#include "pipeline/model/document.h"

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
};

/// A place where documents are published. One file per kind; used on the loop thread.
class Source {
 public:
  virtual ~Source() = default;
  [[nodiscard]] virtual boost::asio::awaitable<Discovery> discover() = 0;
  /// One document, asked for with the validators of the last good answer.
  [[nodiscard]] virtual boost::asio::awaitable<Result<http::Outcome>> fetch(const Poll&) = 0;
};

/// The config, fetcher and archive outlive the source.
[[nodiscard]] std::unique_ptr<Source> make_source(const config::Source&, http::Fetcher&, Archive&);

/// What is asked for: a document's own address, whatever the config names by now.
[[nodiscard]] const std::string& address_of(const Document&);
/// A request with the source's limits.
[[nodiscard]] http::Request request_for(const config::Source&, const std::string& url,
                                        const Validators&);

[[nodiscard]] std::unique_ptr<Source> make_page(const config::Source&, http::Fetcher&);
[[nodiscard]] std::unique_ptr<Source> make_listing(const config::Source&, http::Fetcher&, Archive&);
[[nodiscard]] std::unique_ptr<Source> make_directory(const config::Source&, Archive&);

}  // namespace mandated::sources
