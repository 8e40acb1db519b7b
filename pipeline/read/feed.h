#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/instant.h"
#include "pipeline/base/result.h"
#include "pipeline/model/block.h"

namespace mandated::read {

/// Items of a feed over which it is cut, with a warning.
inline constexpr std::size_t kMaxFeedItems = 50'000;

/// One entry. "" and nullopt where the feed does not say; texts are trimmed, markup in them stays.
/// Addresses, those in markup too, are resolved against xml:base and the feed's own address.
struct FeedItem {
  std::string id;  ///< guid, atom:id, rdf:about, dc:identifier, JSON id
  std::string title;
  std::string link;                  ///< of the page: a link, else a guid or id that is one
  std::optional<Instant> published;  ///< RSS pubDate (else dc:date), Atom published or issued
  std::optional<Instant> updated;    ///< Atom updated or modified, dcterms:modified, dc:date
  std::string summary;               ///< description, atom:summary
  std::string content;  ///< content:encoded, atom:content, xhtml:body, content_html; in RSS also
                        ///< the second of <description> and <summary>
  bool whole = true;    ///< false where the feed ends within it: its parts may be half of what they
                        ///< were
};

struct Feed {
  std::string type;     ///< "rss", "atom" or "json"
  std::string version;  ///< "0.9" to "2.0", "0.3" or "1.0", "1" or "1.1"; "" where not said
  std::string title;
  std::string link;  ///< of the site
  std::string next;  ///< older items (RFC 5005 rel="next" or "prev-archive", next_url)
  /// How long it may be kept (RSS ttl, else sy:updatePeriod and its frequency).
  std::optional<std::chrono::seconds> ttl;
  std::vector<FeedItem> items;  ///< as they stand
  std::vector<std::string> warnings;
};

/// RSS 0.90 to 2.0, Atom 0.3 and 1.0 (RFC 4287), JSON Feed 1 and 1.1; CDF (a W3C
/// note of 1997) as the RSS it is akin to. `base` is the feed's
/// address,
/// "" where it is not known. Broken XML is read as far as sense goes, with warnings; broken JSON is
/// not (RFC 8259). Errc::malformed where it is no feed: "no feed: the root is <html>; rss, rdf:RDF,
/// channel, feed, entry or a JSON Feed is read". Limits of XML are those of xml.h, JSON nests up
/// to 64.
[[nodiscard]] Result<Feed> read_feed(std::string_view bytes, std::string_view content_type,
                                     std::string_view base);

/// The feeds a page names (RSS Autodiscovery: <link rel="alternate" type="application/rss+xml">,
/// the types of Atom and JSON Feed too, and rel="feed"), in order, resolved, http(s) only, each
/// once; `text` is the title. Fails as links() does.
[[nodiscard]] Result<std::vector<Link>> feed_links(std::string_view utf8, std::string_view base);

}  // namespace mandated::read
