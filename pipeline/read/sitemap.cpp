#include "pipeline/read/sitemap.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "pipeline/read/feed.h"
#include "pipeline/read/feed_parts.h"
#include "pipeline/read/inflate.h"
#include "pipeline/read/xml.h"
#include "pipeline/read/xml_charset.h"
#include "pipeline/text/url.h"

namespace mandated::read {
namespace {

constexpr std::array<std::string_view, 7> kFrequencies{"always",  "hourly", "daily", "weekly",
                                                       "monthly", "yearly", "never"};
constexpr std::string_view kAccepted =
    "urlset, sitemapindex, a feed or a text of addresses is read";

std::string shown(std::string_view text) {
  return text.size() > 60 ? fmt::format("{}…", text.substr(0, 60)) : std::string{text};
}

/// Gathers entries within the limits, and what was wrong with the others.
class Entries {
 public:
  Entries(std::string_view base, Warnings& warnings) : base_(base), warnings_(warnings) {}

  void add(SitemapEntry entry) {
    auto url = address(entry.url);
    if (!url) return;
    if (all_.size() == kMaxSitemapEntries) {
      if (!full_) {
        warnings_.add(fmt::format("over {} entries; the rest is left out", kMaxSitemapEntries));
      }
      full_ = true;
      return;
    }
    entry.url = std::move(*url);
    all_.push_back(std::move(entry));
  }

  std::vector<SitemapEntry> take() { return std::move(all_); }

 private:
  std::optional<std::string> address(std::string_view text) {
    if (text.empty()) {
      warnings_.add("an entry without an address, left out");
      return std::nullopt;
    }
    if (text.size() > kMaxSitemapUrl) {
      warnings_.add(fmt::format("an address of {} characters, left out; {} are taken", text.size(),
                                kMaxSitemapUrl));
      return std::nullopt;
    }
    auto url = text::parse_url(text);
    if (!url && !base_.empty()) {
      url = text::parse_url(text, base_);
      if (url) warnings_.add(fmt::format("\"{}\" is no whole address", shown(text)));
    }
    if (!url || (url->scheme != "http" && url->scheme != "https")) {
      warnings_.add(fmt::format("\"{}\" is no http or https address, left out", shown(text)));
      return std::nullopt;
    }
    return is_web_address(text) ? std::string{text} : url->href();
  }

  std::string_view base_;
  Warnings& warnings_;
  std::vector<SitemapEntry> all_;
  bool full_ = false;
};

std::string frequency_of(Xml::Node entry, Warnings& warnings) {
  const auto word = keyword(entry.child("changefreq").text());
  if (word.empty()) return {};
  if (std::find(kFrequencies.begin(), kFrequencies.end(), word) != kFrequencies.end()) return word;
  warnings.add(fmt::format("changefreq \"{}\" is no word of the protocol", shown(word)));
  return {};
}

std::optional<double> priority_of(Xml::Node entry, Warnings& warnings) {
  const auto text = trimmed(entry.child("priority").text());
  if (text.empty()) return std::nullopt;
  double value = -1;
  const auto* const end = text.data() + text.size();
  const auto [at, failure] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (failure == std::errc{} && at == end && value >= 0 && value <= 1) return value;
  warnings.add(fmt::format("priority \"{}\" is no number from 0 to 1", shown(text)));
  return std::nullopt;
}

// An extension may have a <loc> of its own within <image:image>; a direct child is the page's, of
// the entry's own namespace before another.
Xml::Node location_of(Xml::Node entry) {
  for (auto each = entry.first_child(); each; each = each.next()) {
    if (each.is("loc") && each.uri() == entry.uri()) return each;
  }
  return entry.child("loc");
}

void read_entries(Xml::Node parent, Entries& out, Warnings& warnings) {
  for (const auto* name : {"sitemap", "url"}) {
    for (const auto element : items_of(parent, name)) {
      SitemapEntry entry;
      entry.url = trimmed(location_of(element).text());
      entry.sitemap = element.is("sitemap");
      entry.lastmod = feed_date(element.child("lastmod").text(), "lastmod", warnings);
      entry.changefreq = frequency_of(element, warnings);
      entry.priority = priority_of(element, warnings);
      out.add(std::move(entry));
    }
  }
}

/// The address that a text ends within: nobody can tell how it goes on. "" where it ends elsewhere.
std::string cut_address(std::string_view text) {
  const auto tag = std::min(text.rfind('<'), text.size());
  const auto last = text.substr(tag);
  const auto end = last.find_first_of(">[");
  const bool opens = last.starts_with("<![CDATA[") || last.substr(0, end).ends_with("loc");
  if (!opens || last.starts_with("</") || end == std::string_view::npos) return {};
  return trimmed(last.substr(last.find_last_of(">[") + 1));
}

Result<Sitemap> read_markup(std::string text, std::string_view base, Warnings& warnings) {
  const auto cut = cut_address(text);
  const auto xml = read_xml(std::move(text), warnings);
  if (!xml) return tl::unexpected{xml.error()};
  const auto document = (*xml)->document();
  const auto index = document.child("sitemapindex");
  const auto root = index ? index : document.child("urlset");
  const bool bare = !root && (document.child("url") || document.child("sitemap"));
  if (!root && !bare) {
    const auto first = (*xml)->root();
    return fail(Errc::malformed,
                fmt::format("no sitemap: {}; {}",
                            first ? fmt::format("the root is <{}>", shown(first.local()))
                                  : std::string{"there is no element in it"},
                            kAccepted));
  }
  if (bare) warnings.add("entries without a <urlset>");
  Entries entries{base, warnings};
  read_entries(bare ? document : root, entries, warnings);
  Sitemap sitemap{index ? "index" : "urlset", entries.take(), {}};
  if (!cut.empty() && !sitemap.entries.empty() && sitemap.entries.back().url == cut) {
    warnings.add(fmt::format("ends within the address \"{}\", left out", shown(cut)));
    sitemap.entries.pop_back();
  }
  return sitemap;
}

Sitemap read_feed_as_sitemap(const Feed& feed, std::string_view base, Warnings& warnings) {
  Entries entries{base, warnings};
  for (const auto& item : feed.items) {
    SitemapEntry entry;
    entry.url = item.link;
    entry.lastmod = item.updated ? item.updated : item.published;
    entries.add(std::move(entry));
  }
  return {feed.type, entries.take(), {}};
}

/// Lines that are no address are passed over; where none is one, it is no sitemap.
Result<Sitemap> read_lines(std::string_view text, Warnings& warnings) {
  Entries entries{{}, warnings};
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    auto line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    SitemapEntry entry;
    entry.url = std::move(line);
    entries.add(std::move(entry));
  }
  Sitemap sitemap{"text", entries.take(), {}};
  if (!sitemap.entries.empty()) return sitemap;
  return fail(Errc::malformed, fmt::format("no sitemap: no line is an address; {}", kAccepted));
}

bool begins_as_feed(std::string_view text) {
  const auto head = text.substr(0, 4'096);
  return head.find("<rss") != std::string_view::npos ||
         head.find("<feed") != std::string_view::npos ||
         head.find(":RDF") != std::string_view::npos || text.front() == '{';
}

}  // namespace

Result<Sitemap> read_sitemap(std::string_view bytes, std::string_view content_type,
                             std::string_view base) {
  std::string unpacked;
  if (is_gzip(bytes)) {
    auto inflated = inflate(bytes, Inflater::Format::gzip, kMaxSitemapSize);
    if (!inflated) return tl::unexpected{inflated.error()};
    unpacked = std::move(*inflated);
    bytes = unpacked;
  }
  if (bytes.size() > kMaxSitemapSize) {
    return fail(Errc::too_large,
                fmt::format("{} bytes; at most {} are read", bytes.size(), kMaxSitemapSize));
  }
  Warnings warnings;
  auto text = decode_xml(bytes, content_type, warnings).utf8;
  const auto first = text.find_first_not_of(" \t\r\n\f");
  if (first == std::string::npos) return fail(Errc::empty, "no sitemap: nothing stands in it");
  const auto sitemap_of = [&]() -> Result<Sitemap> {
    if (begins_as_feed(std::string_view{text}.substr(first))) {
      if (const auto feed = read_feed(bytes, content_type, base)) {
        return read_feed_as_sitemap(*feed, base, warnings);
      }
    }
    if (text[first] == '<') return read_markup(std::move(text), base, warnings);
    return read_lines(text, warnings);
  };
  auto sitemap = sitemap_of();
  if (sitemap) sitemap->warnings = warnings.lines();
  return sitemap;
}

}  // namespace mandated::read
