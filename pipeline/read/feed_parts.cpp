#include "pipeline/read/feed_parts.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/text/feed_dates.h"
#include "pipeline/text/url.h"

namespace mandated::read {
namespace {

constexpr std::string_view kSpace = " \t\r\n\f";
/// A real feed has two or three; each costs an address parsed for each link below it.
constexpr std::size_t kMaxBases = 8;
constexpr std::size_t kLongestBase = 2'048;

struct Space {
  std::string_view uri;  ///< lower case: people write "2005/atom" too
  FeedSpace space;
};

// A prefix that nobody declared stands as itself (xml.h): the ones everybody uses are known.
constexpr Space kSpaces[] = {
    {"", FeedSpace::none},
    {"http://purl.org/rss/1.0/", FeedSpace::rss},
    {"http://my.netscape.com/rdf/simple/0.9/", FeedSpace::rss},
    {"http://channel.netscape.com/rdf/simple/0.9/", FeedSpace::rss},
    {"http://purl.org/net/rss1.1#", FeedSpace::rss},
    {"http://backend.userland.com/rss", FeedSpace::rss},
    {"http://backend.userland.com/rss2", FeedSpace::rss},
    {"http://blogs.law.harvard.edu/tech/rss", FeedSpace::rss},
    {"http://my.netscape.com/publish/formats/rss-0.91.dtd", FeedSpace::rss},
    {"rss:", FeedSpace::rss},
    {"http://www.w3.org/2005/atom", FeedSpace::atom},
    {"http://purl.org/atom/ns#", FeedSpace::atom},
    {"http://example.com/newformat#", FeedSpace::atom},
    {"http://example.com/necho", FeedSpace::atom},
    {"http://purl.org/echo/", FeedSpace::atom},
    {"uri/of/echo/namespace#", FeedSpace::atom},
    {"http://purl.org/pie/", FeedSpace::atom},
    {"atom:", FeedSpace::atom},
    {"atom10:", FeedSpace::atom},
    {"a10:", FeedSpace::atom},
    {"http://purl.org/dc/elements/1.1/", FeedSpace::dublin_core},
    {"http://purl.org/dc/elements/1.0/", FeedSpace::dublin_core},
    {"dc:", FeedSpace::dublin_core},
    {"http://purl.org/dc/terms/", FeedSpace::terms},
    {"dcterms:", FeedSpace::terms},
    {"http://purl.org/rss/1.0/modules/content/", FeedSpace::content},
    {"content:", FeedSpace::content},
    {"http://www.w3.org/1999/xhtml", FeedSpace::xhtml},
    {"xhtml:", FeedSpace::xhtml},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", FeedSpace::rdf},
    {"rdf:", FeedSpace::rdf},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", FeedSpace::itunes},
    {"itunes:", FeedSpace::itunes},
    {"http://purl.org/rss/1.0/modules/syndication/", FeedSpace::syndication},
    {"sy:", FeedSpace::syndication},
    {"http://search.yahoo.com/mrss/", FeedSpace::media},
    {"http://search.yahoo.com/mrss", FeedSpace::media},
    {"media:", FeedSpace::media}};

/// 1 to 10 million, as feeds write it; nullopt for anything else.
std::optional<int> whole_number(std::string_view text) {
  const auto digits = trimmed(text);
  const bool is_number = !digits.empty() && digits.size() < 8 &&
                         digits.find_first_not_of("0123456789") == std::string::npos;
  const int value = is_number ? std::stoi(digits) : 0;
  return value > 0 ? std::optional{value} : std::nullopt;
}

}  // namespace

FeedSpace space_of(Xml::Node node) {
  if (node.uri().empty()) return FeedSpace::none;
  const auto uri = keyword(node.uri());
  for (const auto& [known, space] : kSpaces) {
    if (known == uri) return space;
  }
  return FeedSpace::other;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return std::string{text.substr(first, text.find_last_not_of(kSpace) - first + 1)};
}

std::string keyword(std::string_view text) { return lowered(trimmed(text)); }

std::string feed_text(Xml::Node node) {
  return trimmed(node.has_elements() ? node.markup() : node.text());
}

std::string media_text(Xml::Node item, std::string_view name) {
  for (auto each = item.first_child(); each; each = each.next()) {
    if (space_of(each) != FeedSpace::media) continue;
    if (each.is(name)) return feed_text(each);
    if (!each.is("group") && !each.is("content")) continue;
    if (const auto inner = media_text(each, name); !inner.empty()) return inner;
  }
  return {};
}

std::string base_of(Xml::Node node, std::string_view feed) {
  std::vector<std::string_view> bases;
  for (auto each = node; each; each = each.parent()) {
    const auto base = each.attribute("base", kXmlNamespace);
    if (!base.empty() && base.size() <= kLongestBase) bases.push_back(base);
    if (bases.size() == kMaxBases) break;
  }
  std::string out{feed};
  for (auto each = bases.rbegin(); each != bases.rend(); ++each) {
    if (const auto url = text::parse_url(*each, out)) out = url->href();
  }
  return out;
}

std::string resolved(std::string_view address, std::string_view base) {
  const auto text = trimmed(address);
  if (text.empty() || text::parse_url(text)) return text;
  const auto url = text::parse_url(text, base);
  return url ? url->href() : text;
}

bool is_web_address(std::string_view text) {
  const auto start = keyword(text.substr(0, 8));
  return start.starts_with("http://") || start.starts_with("https://");
}

std::vector<Xml::Node> items_of(Xml::Node parent, std::string_view name) {
  std::vector<Xml::Node> out;
  for (auto each = parent.first_child(); each; each = each.next()) {
    if (!each.is(name)) continue;
    const auto begin = out.size();
    out.push_back(each);
    for (auto at = begin; at < out.size(); ++at) {
      for (auto inner = out[at].first_child(); inner; inner = inner.next()) {
        if (inner.is(name)) out.push_back(inner);
      }
    }
  }
  return out;
}

std::optional<std::chrono::seconds> ttl_of(Xml::Node channel) {
  using std::chrono::minutes;
  using std::chrono::seconds;
  constexpr std::pair<std::string_view, seconds> kPeriods[] = {
      {"hourly", std::chrono::hours{1}},
      {"daily", std::chrono::hours{24}},
      {"weekly", std::chrono::hours{24 * 7}},
      {"monthly", std::chrono::hours{24 * 30}},
      {"yearly", std::chrono::hours{24 * 365}}};
  std::optional<int> ttl, frequency;
  seconds period{0};
  for (auto each = channel.first_child(); each; each = each.next()) {
    const bool module = space_of(each) == FeedSpace::syndication;
    if (!module && each.is("ttl")) ttl = whole_number(each.text());
    if (module && each.is("updateFrequency")) frequency = whole_number(each.text());
    if (!module || !each.is("updatePeriod")) continue;
    for (const auto& [name, span] : kPeriods) {
      if (keyword(each.text()) == name) period = span;
    }
  }
  if (ttl) return seconds{minutes{*ttl}};
  if (period == seconds{0}) return std::nullopt;
  return period / frequency.value_or(1);
}

std::optional<Instant> feed_date(std::string_view text, std::string_view what, Warnings& warnings) {
  const auto trim = trimmed(text);
  if (trim.empty()) return std::nullopt;
  const auto date = text::parse_feed_date(trim);
  if (!date) warnings.add(fmt::format("{} \"{}\" is no date", what, trim.substr(0, 60)));
  return date;
}

bool has_room(const Feed& feed, Warnings& warnings) {
  if (feed.items.size() < kMaxFeedItems) return true;
  warnings.add(fmt::format("more than {} items; the rest is left out", kMaxFeedItems));
  return false;
}

}  // namespace mandated::read
