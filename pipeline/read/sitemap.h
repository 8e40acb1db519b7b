#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/instant.h"
#include "pipeline/base/result.h"

namespace mandated::read {

/// Limits of sitemaps.org ("Sitemap file requirements"): over the first the rest is left out with a
/// warning, over the second the file is refused, packed or not.
inline constexpr std::size_t kMaxSitemapEntries = 50'000;
inline constexpr std::size_t kMaxSitemapSize = 52'428'800;  ///< bytes, unpacked
inline constexpr std::size_t kMaxSitemapUrl = 2'048;        ///< characters of an address

struct SitemapEntry {
  std::string url;       ///< absolute, http or https
  bool sitemap = false;  ///< another sitemap, not a page
  std::optional<Instant> lastmod;
  std::string changefreq;          ///< "daily"; "" where it is not said or no word of the protocol
  std::optional<double> priority;  ///< 0 to 1
};

struct Sitemap {
  std::string type;                   ///< "urlset", "index", "text", "rss" or "atom"
  std::vector<SitemapEntry> entries;  ///< as they stand
  std::vector<std::string> warnings;
};

/// A sitemap in any of the forms of sitemaps.org: <urlset> and <sitemapindex> in any namespace or
/// none, a text of one address a line, RSS and Atom; each of them packed by gzip. `base` is its own
/// address, "" where it is not known: the protocol wants whole addresses, so others are resolved
/// with a warning. Broken XML is read as far as sense goes. Errc::malformed where it is none of
/// them: "no sitemap: the root is <html>; urlset, sitemapindex, a feed or a text of addresses is
/// read"; Errc::too_large, Errc::truncated, Errc::empty.
[[nodiscard]] Result<Sitemap> read_sitemap(std::string_view bytes, std::string_view content_type,
                                           std::string_view base);

}  // namespace mandated::read
