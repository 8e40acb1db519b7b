#include "pipeline/read/html_roles.h"

#include <algorithm>
#include <array>

#include "pipeline/base/ascii.h"

namespace mandated::read {
namespace {

enum class Display : std::uint8_t { line, block, none };

constexpr auto kDisplay = [] {
  std::array<Display, GUMBO_TAG_LAST + 1> table{};
  for (const GumboTag tag :
       {GUMBO_TAG_HTML,     GUMBO_TAG_BODY,     GUMBO_TAG_ARTICLE,   GUMBO_TAG_SECTION,
        GUMBO_TAG_NAV,      GUMBO_TAG_ASIDE,    GUMBO_TAG_H1,        GUMBO_TAG_H2,
        GUMBO_TAG_H3,       GUMBO_TAG_H4,       GUMBO_TAG_H5,        GUMBO_TAG_H6,
        GUMBO_TAG_HGROUP,   GUMBO_TAG_HEADER,   GUMBO_TAG_FOOTER,    GUMBO_TAG_ADDRESS,
        GUMBO_TAG_P,        GUMBO_TAG_HR,       GUMBO_TAG_PRE,       GUMBO_TAG_BLOCKQUOTE,
        GUMBO_TAG_OL,       GUMBO_TAG_UL,       GUMBO_TAG_LI,        GUMBO_TAG_DL,
        GUMBO_TAG_DT,       GUMBO_TAG_DD,       GUMBO_TAG_FIGURE,    GUMBO_TAG_FIGCAPTION,
        GUMBO_TAG_MAIN,     GUMBO_TAG_DIV,      GUMBO_TAG_TABLE,     GUMBO_TAG_CAPTION,
        GUMBO_TAG_COLGROUP, GUMBO_TAG_COL,      GUMBO_TAG_TBODY,     GUMBO_TAG_THEAD,
        GUMBO_TAG_TFOOT,    GUMBO_TAG_TR,       GUMBO_TAG_TD,        GUMBO_TAG_TH,
        GUMBO_TAG_FORM,     GUMBO_TAG_FIELDSET, GUMBO_TAG_LEGEND,    GUMBO_TAG_DETAILS,
        GUMBO_TAG_SUMMARY,  GUMBO_TAG_MENU,     GUMBO_TAG_DIR,       GUMBO_TAG_FRAMESET,
        GUMBO_TAG_LISTING,  GUMBO_TAG_XMP,      GUMBO_TAG_PLAINTEXT, GUMBO_TAG_CENTER,
        GUMBO_TAG_MULTICOL}) {
    table[tag] = Display::block;
  }
  for (const GumboTag tag :
       {GUMBO_TAG_STYLE,    GUMBO_TAG_SCRIPT,   GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
        GUMBO_TAG_TITLE,    GUMBO_TAG_RP,       GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT,
        GUMBO_TAG_APPLET,   GUMBO_TAG_VIDEO,    GUMBO_TAG_AUDIO,    GUMBO_TAG_CANVAS,
        GUMBO_TAG_SELECT,   GUMBO_TAG_DATALIST, GUMBO_TAG_OPTGROUP, GUMBO_TAG_OPTION,
        GUMBO_TAG_TEXTAREA, GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOEMBED,  GUMBO_TAG_PROGRESS,
        GUMBO_TAG_METER}) {
    table[tag] = Display::none;
  }
  return table;
}();

bool has_class(const GumboElement& element, std::string_view wanted) {
  const char* const value = attribute(element, "class");
  std::string_view rest = value == nullptr ? std::string_view{} : value;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" \t\n\f\r"), rest.size());
    if (rest.substr(0, end) == wanted) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

}  // namespace

bool is_block(GumboTag tag) { return kDisplay[tag] == Display::block; }

bool is_left_out(const GumboNode& node) {
  const GumboElement& element = node.v.element;
  if (element.tag_namespace == GUMBO_NAMESPACE_SVG) return true;
  const GumboTag tag = html_tag(node);
  if (kDisplay[tag] == Display::none) return true;
  if (element.attributes.length == 0) return false;
  const char* const hidden = attribute(element, "hidden");
  if (hidden != nullptr && !equals(hidden, "false")) return true;
  return !is_block(tag) && equals(attribute(element, "aria-hidden"), "true");
}

bool holds_footnote(const GumboElement& element) {
  if (element.attributes.length == 0) return false;
  const char* const role = attribute(element, "role");
  for (const std::string_view note : {"doc-footnote", "doc-endnote", "doc-endnotes"}) {
    if (equals(role, note)) return true;
  }
  const char* const style = attribute(element, "style");
  const std::string_view said = style == nullptr ? std::string_view{} : style;
  if (said.find("mso-element:footnote") != std::string_view::npos) return true;
  if (said.find("mso-element:endnote") != std::string_view::npos) return true;
  for (const std::string_view name : {"footnote", "footnotes", "endnotes", "MsoFootnoteText"}) {
    if (has_class(element, name)) return true;
  }
  return false;
}

bool calls_footnote(const GumboElement& element) {
  if (element.attributes.length == 0) return false;
  return equals(attribute(element, "role"), "doc-noteref") ||
         has_class(element, "MsoFootnoteReference") || has_class(element, "MsoEndnoteReference");
}

std::optional<Region> region_of_role(const char* role) {
  if (role == nullptr) return std::nullopt;
  if (equals(role, "main")) return Region::main;
  if (equals(role, "banner")) return Region::header;
  if (equals(role, "navigation")) return Region::navigation;
  if (equals(role, "complementary")) return Region::aside;
  if (equals(role, "contentinfo")) return Region::footer;
  return std::nullopt;
}

std::optional<Region> region_of_tag(GumboTag tag, bool sectioned) {
  switch (tag) {
    case GUMBO_TAG_MAIN:
      return Region::main;
    case GUMBO_TAG_NAV:
      return Region::navigation;
    case GUMBO_TAG_ASIDE:
      return Region::aside;
    case GUMBO_TAG_HEADER:
      return sectioned ? std::nullopt : std::optional{Region::header};
    case GUMBO_TAG_FOOTER:
      return sectioned ? std::nullopt : std::optional{Region::footer};
    default:
      return std::nullopt;
  }
}

bool makes_sectioned(GumboTag tag) {
  return tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_MAIN ||
         tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE;
}

bool is_leaf(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_COL:
    case GUMBO_TAG_COLGROUP:
      return true;
    default:
      return false;
  }
}

bool equals(const char* value, std::string_view wanted) {
  if (value == nullptr || std::string_view{value}.size() != wanted.size()) return false;
  return std::equal(wanted.begin(), wanted.end(), value,
                    [](char a, char b) { return a == lower(b); });
}

}  // namespace mandated::read
