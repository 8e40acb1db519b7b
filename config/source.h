#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/symbol_range.h"
#include "pipeline/base/instant.h"
#include "pipeline/model/gates.h"
#include "pipeline/schedule/timetable.h"

/// A place where documents are published, as the operator writes it.
namespace mandated::config {

using std::chrono::milliseconds;

/// What bounds one fetch. A source may set its own; what it leaves out is the http section's.
struct Limits {
  std::uint64_t max_body = 16U << 20U;  ///< bytes, of the decoded body
  milliseconds connect_timeout{10'000};
  milliseconds total_timeout{60'000};
};

/// A new kind: an enumerator here, a row with its reader in source_kinds.cpp, and a case in
/// daemon/sources/source.cpp.
enum class SourceKind {
  page,
  listing,
  directory,
  feed,
  sitemap,
  wordpress,
  oai_pmh,
  warc,
  un_symbol
};

/// As in YAML, JSON and the journal: "page".
[[nodiscard]] std::string_view name_of(SourceKind);

/// kind: listing. Which links of an index page are documents, and where the next page is.
struct Listing {
  std::string links_css;      ///< "" for all links
  std::string links_pattern;  ///< RE2 over the whole address; "" for any
  std::string next_css;       ///< "" for none
  /// Links to further pages of the index; only where `depth` is not 0.
  std::string follow_css;      ///< "" for all links
  std::string follow_pattern;  ///< RE2 over the whole address; "" for any
  int depth = 0;               ///< links followed one after another
};

/// kind: sitemap
struct Sitemap {
  bool from_robots = false;  ///< url is a site, whose robots.txt names its sitemaps
  int depth = 2;             ///< indexes above a sitemap
};

/// kind: wordpress
struct Wordpress {
  std::vector<std::string> types{"posts"};  ///< REST routes below wp/v2/
};

/// kind: oai-pmh. Which list of a catalogue is harvested.
struct OaiPmh {
  std::string prefix = "marcxml";  ///< metadataPrefix
  std::string set;                 ///< "" for all
  std::optional<Date> from;        ///< nullopt: from the repository's first datestamp
  milliseconds window{std::chrono::hours{24 * 30}};  ///< of datestamps, asked for at a time
};

/// kind: warc
struct Warc {
  std::string pattern;  ///< RE2 over the whole address of a capture; "" for any
};

/// kind: un-symbol
struct Symbols {
  std::vector<SymbolRange> ranges;
  int ahead = 3;  ///< numbers asked for beyond the highest there is
};

struct Source {
  std::string id;
  SourceKind kind = SourceKind::page;
  milliseconds every{21'600'000};    ///< between two looks at the index
  milliseconds revisit{86'400'000};  ///< between two looks at a known document
  /// Times of the clock instead; `every` and `revisit` are then about how far apart they lie.
  std::optional<schedule::Timetable> every_times;
  std::optional<schedule::Timetable> revisit_times;
  /// The longest wait for an index that says how long it may be kept; `every` is then the shortest.
  std::optional<milliseconds> every_max;
  /// The longest wait for a document whose own rhythm is learnt; `revisit` is then the shortest.
  std::optional<milliseconds> revisit_max;
  std::string time_zone;  ///< of times that name none; "" for UTC
  double jitter = 0.1;    ///< share of an interval by which it varies, 0–0.5
  std::string profile;
  Limits limits;
  bool allow_private = false;  ///< connect to loopback and private addresses
  bool announce_baseline = false;
  Gates gates;
  bool heeds_silence = true;  ///< `silence: off` where not
  milliseconds silence{0};    ///< without news for longer it is an incident; 0: learnt
  /// What only some kinds have; the others leave it as it is.
  std::string url;
  std::filesystem::path path;
  std::string glob = "*";  ///< of file names
  int max_pages = 50;      ///< of the index
  int max_documents = 20'000;
  std::vector<std::string> include;  ///< RE2 over the whole address of a document; none for any
  std::vector<std::string> exclude;  ///< the same, of those not wanted
  int stop_after = 0;  ///< documents known before, in a row, that end a look; 0 for never
  /// An address with places to fill in: "{id}", "{symbol}", "{timestamp}" and "{url}".
  std::string address_template;
  Listing listing;
  Sitemap sitemap;
  Wordpress wordpress;
  OaiPmh oai;
  Warc warc;
  Symbols symbols;
};

}  // namespace mandated::config
