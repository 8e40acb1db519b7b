#include "pipeline/read/html_tags.h"

#include <array>
#include <initializer_list>

namespace mandated::read::tags {
namespace {

using Table = std::array<std::uint16_t, GUMBO_TAG_LAST + 1>;

constexpr void mark(Table& table, Flag flag, std::initializer_list<GumboTag> tags) {
  for (const GumboTag tag : tags) table[tag] = static_cast<std::uint16_t>(table[tag] | flag);
}

constexpr Table kFlags = [] {
  Table t{};
  mark(t, kScope,
       {GUMBO_TAG_APPLET, GUMBO_TAG_CAPTION, GUMBO_TAG_HTML, GUMBO_TAG_TABLE, GUMBO_TAG_TD,
        GUMBO_TAG_TH, GUMBO_TAG_MARQUEE, GUMBO_TAG_OBJECT});
  mark(t, kListScope, {GUMBO_TAG_OL, GUMBO_TAG_UL});
  mark(t, kButtonScope, {GUMBO_TAG_BUTTON});
  mark(t, kTableScope, {GUMBO_TAG_HTML, GUMBO_TAG_TABLE});
  mark(t, kVoid, {GUMBO_TAG_AREA,   GUMBO_TAG_BASE,  GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND,
                  GUMBO_TAG_BR,     GUMBO_TAG_COL,   GUMBO_TAG_EMBED,    GUMBO_TAG_FRAME,
                  GUMBO_TAG_HR,     GUMBO_TAG_IMAGE, GUMBO_TAG_IMG,      GUMBO_TAG_INPUT,
                  GUMBO_TAG_KEYGEN, GUMBO_TAG_LINK,  GUMBO_TAG_META,     GUMBO_TAG_PARAM,
                  GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK, GUMBO_TAG_WBR,      GUMBO_TAG_ISINDEX});
  mark(t, kSpecial,
       {GUMBO_TAG_ADDRESS,    GUMBO_TAG_APPLET,     GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,
        GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,       GUMBO_TAG_BUTTON,  GUMBO_TAG_CAPTION,
        GUMBO_TAG_CENTER,     GUMBO_TAG_COLGROUP,   GUMBO_TAG_DD,      GUMBO_TAG_DETAILS,
        GUMBO_TAG_DIR,        GUMBO_TAG_DIV,        GUMBO_TAG_DL,      GUMBO_TAG_DT,
        GUMBO_TAG_FIELDSET,   GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,
        GUMBO_TAG_FORM,       GUMBO_TAG_FRAMESET,   GUMBO_TAG_H1,      GUMBO_TAG_H2,
        GUMBO_TAG_H3,         GUMBO_TAG_H4,         GUMBO_TAG_H5,      GUMBO_TAG_H6,
        GUMBO_TAG_HEAD,       GUMBO_TAG_HEADER,     GUMBO_TAG_HGROUP,  GUMBO_TAG_HTML,
        GUMBO_TAG_LI,         GUMBO_TAG_LISTING,    GUMBO_TAG_MAIN,    GUMBO_TAG_MARQUEE,
        GUMBO_TAG_MENU,       GUMBO_TAG_NAV,        GUMBO_TAG_OBJECT,  GUMBO_TAG_OL,
        GUMBO_TAG_P,          GUMBO_TAG_PRE,        GUMBO_TAG_SECTION, GUMBO_TAG_SELECT,
        GUMBO_TAG_SUMMARY,    GUMBO_TAG_TABLE,      GUMBO_TAG_TBODY,   GUMBO_TAG_TD,
        GUMBO_TAG_TFOOT,      GUMBO_TAG_TH,         GUMBO_TAG_THEAD,   GUMBO_TAG_TR,
        GUMBO_TAG_UL,         GUMBO_TAG_XMP});
  mark(t, kFormatting,
       {GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CODE, GUMBO_TAG_EM, GUMBO_TAG_FONT,
        GUMBO_TAG_I, GUMBO_TAG_NOBR, GUMBO_TAG_S, GUMBO_TAG_SMALL, GUMBO_TAG_STRIKE,
        GUMBO_TAG_STRONG, GUMBO_TAG_TT, GUMBO_TAG_U});
  const auto blocks = {
      GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,  GUMBO_TAG_ASIDE,      GUMBO_TAG_BLOCKQUOTE,
      GUMBO_TAG_CENTER,  GUMBO_TAG_DETAILS,  GUMBO_TAG_DIR,        GUMBO_TAG_DIV,
      GUMBO_TAG_DL,      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,
      GUMBO_TAG_FOOTER,  GUMBO_TAG_HEADER,   GUMBO_TAG_HGROUP,     GUMBO_TAG_MAIN,
      GUMBO_TAG_MENU,    GUMBO_TAG_NAV,      GUMBO_TAG_OL,         GUMBO_TAG_SECTION,
      GUMBO_TAG_SUMMARY, GUMBO_TAG_UL,       GUMBO_TAG_PRE,        GUMBO_TAG_LISTING};
  mark(t, kClosesP, blocks);
  mark(t, kBlockEnd, blocks);
  mark(t, kClosesP,
       {GUMBO_TAG_P, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5,
        GUMBO_TAG_H6, GUMBO_TAG_FORM, GUMBO_TAG_LI, GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_HR,
        GUMBO_TAG_XMP, GUMBO_TAG_PLAINTEXT});
  mark(t, kBlockEnd, {GUMBO_TAG_BUTTON, GUMBO_TAG_APPLET, GUMBO_TAG_MARQUEE, GUMBO_TAG_OBJECT});
  mark(t, kImplied,
       {GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_LI, GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP, GUMBO_TAG_P,
        GUMBO_TAG_RP, GUMBO_TAG_RB, GUMBO_TAG_RT, GUMBO_TAG_RTC});
  mark(t, kReconstructs,
       {GUMBO_TAG_APPLET, GUMBO_TAG_MARQUEE, GUMBO_TAG_OBJECT, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT,
        GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP, GUMBO_TAG_AREA, GUMBO_TAG_BR, GUMBO_TAG_EMBED,
        GUMBO_TAG_IMG, GUMBO_TAG_IMAGE, GUMBO_TAG_INPUT, GUMBO_TAG_KEYGEN, GUMBO_TAG_WBR,
        GUMBO_TAG_XMP, GUMBO_TAG_SVG, GUMBO_TAG_MATH});
  mark(t, kPreformatted, {GUMBO_TAG_PRE, GUMBO_TAG_LISTING, GUMBO_TAG_XMP, GUMBO_TAG_PLAINTEXT});
  return t;
}();

}  // namespace

bool is(GumboTag tag, unsigned flags) { return (kFlags[tag] & flags) != 0; }

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }
bool is_section(GumboTag tag) {
  return tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_THEAD || tag == GUMBO_TAG_TFOOT;
}
bool is_cell(GumboTag tag) { return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH; }
bool is_table_part(GumboTag tag) {
  return is_section(tag) || is_cell(tag) || tag == GUMBO_TAG_TR || tag == GUMBO_TAG_CAPTION ||
         tag == GUMBO_TAG_COLGROUP || tag == GUMBO_TAG_COL;
}

}  // namespace mandated::read::tags
