#include "pipeline/read/feed.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/read/css.h"
#include "pipeline/read/css_match.h"
#include "pipeline/read/encoding.h"
#include "pipeline/read/feed_parts.h"
#include "pipeline/read/html_guard.h"
#include "pipeline/read/html_tree.h"
#include "pipeline/read/xml_charset.h"
#include "pipeline/text/normalise.h"
#include "pipeline/text/url.h"

namespace mandated::read {
namespace {

constexpr std::string_view kSpace = " \t\r\n\f";

std::string shown(std::string_view name) {
  return name.size() > 40 ? fmt::format("{}…", name.substr(0, 40)) : std::string{name};
}

// A page of a program's complaints may stand before the feed: the first root that is one counts.
Xml::Node feed_root(const Xml& xml) {
  for (auto each = xml.document().first_child(); each; each = each.next()) {
    for (const auto* name : {"rss", "RDF", "channel", "feed", "entry"}) {
      if (each.is(name)) return each;
    }
  }
  return {};
}

Result<Feed> read_root(const Xml& xml, std::string_view base, Warnings& warnings) {
  const auto root = feed_root(xml);
  if (root.is("feed") || root.is("entry")) return read_atom(root, base, warnings);
  if (root) return read_rss(root, base, warnings);
  const auto what = xml.root() ? fmt::format("the root is <{}>", shown(xml.root().local()))
                               : std::string{"there is no element in it"};
  return fail(
      Errc::malformed,
      fmt::format("no feed: {}; rss, rdf:RDF, channel, feed, entry or a JSON Feed is read", what));
}

bool has_token(std::string_view list, std::string_view token) {
  while (!list.empty()) {
    const auto end = std::min(list.find_first_of(kSpace), list.size());
    if (list.substr(0, end) == token) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

constexpr std::array<std::string_view, 7> kTypes{
    "application/rss+xml", "application/atom+xml",   "application/feed+json", "application/json",
    "application/rdf+xml", "application/x.atom+xml", "application/x-atom+xml"};

std::string text_of(const GumboElement& element, std::string_view name) {
  const char* const value = attribute(element, name);
  return value == nullptr ? "" : value;
}

// Pages name their feeds and a hundred other things by "alternate": the type decides.
bool names_feed(const GumboElement& link) {
  const auto rel = keyword(text_of(link, "rel"));
  if (has_token(rel, "stylesheet")) return false;
  if (has_token(rel, "feed")) return true;
  auto type = keyword(text_of(link, "type"));
  type = trimmed(std::string_view{type}.substr(0, type.find(';')));
  return has_token(rel, "alternate") &&
         std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

/// C1 controls have no place in a feed: they are letters of windows-1252 that were taken for code
/// points ("don\u0092t"), as they are in references (xml_text.h).
std::string with_windows_letters(std::string text) {
  const auto is_control = [&text](std::size_t at) {
    return at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
  };
  auto at = text.find('\xC2');
  while (at != std::string::npos && !is_control(at)) at = text.find('\xC2', at + 1);
  if (at == std::string::npos) return text;
  std::string out;
  for (std::size_t from = 0;; from = at) {
    at = std::min(text.find('\xC2', from), text.size());
    out.append(text, from, at - from);
    if (at == text.size()) return out;
    out += is_control(at) ? decode_as(*encoding_of("windows-1252"), text.substr(at + 1, 1))
                          : text.substr(at, 2);
    at += 2;
  }
}

}  // namespace

Result<Feed> read_feed(std::string_view bytes, std::string_view content_type,
                       std::string_view base) {
  if (bytes.size() > kMaxXmlSize) {
    return fail(Errc::too_large,
                fmt::format("{} bytes; at most {} are read", bytes.size(), kMaxXmlSize));
  }
  Warnings warnings;
  auto text = with_windows_letters(decode_xml(bytes, content_type, warnings).utf8);
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string::npos) return fail(Errc::empty, "no feed: nothing stands in it");
  const auto feed_of = [&]() -> Result<Feed> {
    if (text[first] == '{' || text[first] == '[') return read_json_feed(text, base, warnings);
    const auto xml = read_xml(std::move(text), warnings);
    if (!xml) return tl::unexpected{xml.error()};
    return read_root(**xml, base, warnings);
  };
  auto feed = feed_of();
  if (feed) feed->warnings = warnings.lines();
  return feed;
}

Result<std::vector<Link>> feed_links(std::string_view utf8, std::string_view base) {
  auto page = guarded(utf8, Wanted::elements);
  if (!page) return tl::unexpected{page.error()};
  const HtmlTree tree{std::move(page->html)};
  std::vector<Link> out;
  std::string from{base};
  bool based = false;
  for (const auto& each : css::elements_of(tree)) {
    const auto tag = html_tag(*each.node);
    const auto& element = each.node->v.element;
    if (tag == GUMBO_TAG_BASE && !based && attribute(element, "href") != nullptr) {
      based = true;
      if (const auto url = text::parse_url(text_of(element, "href"), base)) from = url->href();
    }
    if (tag != GUMBO_TAG_LINK || !names_feed(element)) continue;
    const auto href = text_of(element, "href");
    const auto url = text::parse_url(href, from);
    if (href.empty() || !url || (url->scheme != "http" && url->scheme != "https")) continue;
    const auto address = url->href();
    const bool seen = std::any_of(out.begin(), out.end(),
                                  [&address](const Link& link) { return link.url == address; });
    if (!seen) out.push_back({address, text::normalise(text_of(element, "title"))});
  }
  return out;
}

}  // namespace mandated::read
