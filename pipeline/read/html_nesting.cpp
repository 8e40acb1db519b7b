#include "pipeline/read/html_nesting.h"

#include <algorithm>
#include <string_view>

#include "pipeline/read/html_tags.h"

namespace mandated::read {

using namespace tags;

namespace {

// FNV-1a over the letters in lower case.
std::uint64_t hash(std::string_view text, std::uint64_t seed = 0xCBF29CE484222325U) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    seed = (seed ^ (byte >= 'A' && byte <= 'Z' ? byte + 32U : byte)) * 0x100000001B3U;
  }
  return seed;
}

std::uint32_t name_of_unknown(const Tag& tag) {
  return tag.tag == GUMBO_TAG_UNKNOWN ? static_cast<std::uint32_t>(hash(tag.name)) : 0;
}

constexpr std::uint8_t kDefaultScope = kScope;
constexpr std::uint8_t kItemScope = kScope | kListScope;
constexpr std::uint8_t kParagraphScope = kScope | kButtonScope;

}  // namespace

HtmlNesting::HtmlNesting() {
  push(GUMBO_TAG_HTML, 0);
  push(GUMBO_TAG_BODY, 0);
}

// ---- the stack ----------------------------------------------------------------------------------

void HtmlNesting::push(GumboTag tag, std::uint32_t name) {
  open_.push_back({tag, name, next_id_++});
  ++count_[tag];
  ++elements_;
  if (is(tag, kPreformatted)) ++preformatted_;
  deepest_ = std::max(deepest_, open_.size());
}

void HtmlNesting::pop() { remove_open(open_.size() - 1); }

void HtmlNesting::remove_open(std::size_t at) {
  const Open gone = open_[at];
  open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(at));
  --count_[gone.tag];
  if (is(gone.tag, kPreformatted)) --preformatted_;
  if (!is(gone.tag, kFormatting)) return;
  const std::size_t entry = formatting_of(gone.id);
  if (entry != kNone) formatting_[entry].open = false;
}

void HtmlNesting::pop_to(std::size_t size) {
  while (open_.size() > size) pop();
}

bool HtmlNesting::top_is(GumboTag tag) const { return open_.back().tag == tag; }

std::size_t HtmlNesting::in_scope(GumboTag tag, std::uint8_t markers) {
  if (count_[tag] == 0) return kNone;
  for (std::size_t at = open_.size(); at-- > 0; ++steps_) {
    if (open_[at].tag == tag) return at;
    if (is(open_[at].tag, markers)) return kNone;
  }
  return kNone;
}

bool HtmlNesting::close(GumboTag tag, std::uint8_t markers) {
  const std::size_t at = in_scope(tag, markers);
  if (at != kNone) pop_to(at);
  return at != kNone;
}

// ---- start tags ---------------------------------------------------------------------------------

bool HtmlNesting::start(const Tag& tag) {
  steps_ += open_.size() + tag.attributes.size() * tag.attributes.size() / 2;
  if (count_[GUMBO_TAG_SELECT] > 0 && !start_in_select(tag.tag)) return false;
  if (is_table_part(tag.tag)) return start_of_table_part(tag.tag);
  switch (tag.tag) {
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_BODY:
      return true;
    case GUMBO_TAG_FRAMESET:
      push(tag.tag, 0);
      return true;
    case GUMBO_TAG_TABLE:
      start_table();
      return true;
    case GUMBO_TAG_FORM:
      if (form_) return false;
      form_ = true;
      break;
    default:
      break;
  }
  close_before(tag.tag);
  if (is(tag.tag, kFormatting)) {
    start_formatting(tag);
  } else {
    start_plain(tag);
  }
  return true;
}

void HtmlNesting::start_plain(const Tag& tag) {
  const bool ordinary = !is(tag.tag, kSpecial | kVoid | kClosesP);
  if (ordinary || is(tag.tag, kReconstructs)) reconstruct();
  if (is(tag.tag, kVoid) || tag.tag == GUMBO_TAG_SVG || tag.tag == GUMBO_TAG_MATH ||
      tag.tag == GUMBO_TAG_TEMPLATE) {
    ++elements_;
    return;
  }
  push(tag.tag, name_of_unknown(tag));
  if (tag.tag == GUMBO_TAG_APPLET || tag.tag == GUMBO_TAG_MARQUEE || tag.tag == GUMBO_TAG_OBJECT) {
    formatting_.push_back({GUMBO_TAG_LAST, 0, 0, false});
  }
}

// 13.2.6.4.16 "in select"; true where the tag is to be looked at further.
bool HtmlNesting::start_in_select(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_OPTGROUP:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_TEMPLATE:
      return true;
    case GUMBO_TAG_SELECT:
      close(GUMBO_TAG_SELECT, 0);
      return false;
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_KEYGEN:
    case GUMBO_TAG_TEXTAREA:
      close(GUMBO_TAG_SELECT, 0);
      return true;
    default:
      if (count_[GUMBO_TAG_TABLE] == 0) return false;
      if (!is_table_part(tag) && tag != GUMBO_TAG_TABLE) return false;
      if (tag == GUMBO_TAG_COL || tag == GUMBO_TAG_COLGROUP) return false;
      close(GUMBO_TAG_SELECT, 0);
      return true;
  }
}

// What the start tag closes first.
void HtmlNesting::close_before(GumboTag tag) {
  if (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT) close_item(tag);
  if (is(tag, kClosesP)) close(GUMBO_TAG_P, kParagraphScope);
  if (is_heading(tag) && is_heading(open_.back().tag)) pop();
  if (tag == GUMBO_TAG_BUTTON) close(GUMBO_TAG_BUTTON, kDefaultScope);
  if ((tag == GUMBO_TAG_OPTION || tag == GUMBO_TAG_OPTGROUP) && top_is(GUMBO_TAG_OPTION)) pop();
  if (tag == GUMBO_TAG_OPTGROUP && top_is(GUMBO_TAG_OPTGROUP)) pop();
  const bool ruby =
      tag == GUMBO_TAG_RB || tag == GUMBO_TAG_RT || tag == GUMBO_TAG_RP || tag == GUMBO_TAG_RTC;
  if (ruby && in_scope(GUMBO_TAG_RUBY, kDefaultScope) != kNone) {
    const bool keeps_rtc = tag == GUMBO_TAG_RT || tag == GUMBO_TAG_RP;
    while (is(open_.back().tag, kImplied) && !(keeps_rtc && top_is(GUMBO_TAG_RTC))) pop();
  }
}

// <li> closes an open <li>, <dd> and <dt> each other, across anything but what is special.
void HtmlNesting::close_item(GumboTag tag) {
  for (std::size_t at = open_.size(); at-- > 0; ++steps_) {
    const GumboTag each = open_[at].tag;
    const bool same =
        tag == GUMBO_TAG_LI ? each == GUMBO_TAG_LI : each == GUMBO_TAG_DD || each == GUMBO_TAG_DT;
    if (same) return pop_to(at);
    const bool passed = each == GUMBO_TAG_ADDRESS || each == GUMBO_TAG_DIV || each == GUMBO_TAG_P;
    if (is(each, kSpecial) && !passed) return;
  }
}

void HtmlNesting::start_table() {
  // Directly within a table, a second <table> closes the first.
  for (std::size_t at = open_.size(); at-- > 0; ++steps_) {
    const GumboTag each = open_[at].tag;
    if (is_cell(each) || each == GUMBO_TAG_CAPTION) break;
    if (each != GUMBO_TAG_TABLE) continue;
    pop_to(at);
    break;
  }
  push(GUMBO_TAG_TABLE, 0);
}

bool HtmlNesting::start_of_table_part(GumboTag tag) {
  const std::size_t table = in_scope(GUMBO_TAG_TABLE, 0);
  if (table == kNone) return false;
  close_cell();
  std::size_t keep = table + 1;
  const auto top = [&](std::size_t at) {
    return at < open_.size() ? open_[at].tag : GUMBO_TAG_LAST;
  };
  const bool row = tag == GUMBO_TAG_TR || is_cell(tag);
  if (row && is_section(top(keep))) ++keep;
  if (is_cell(tag) && top(keep) == GUMBO_TAG_TR) ++keep;
  pop_to(keep);
  if (tag == GUMBO_TAG_COL || tag == GUMBO_TAG_COLGROUP) {
    elements_ += 2;
    return true;
  }
  if (row && !is_section(open_.back().tag) && !top_is(GUMBO_TAG_TR)) push(GUMBO_TAG_TBODY, 0);
  if (is_cell(tag) && !top_is(GUMBO_TAG_TR)) push(GUMBO_TAG_TR, 0);
  push(tag, 0);
  if (is_cell(tag) || tag == GUMBO_TAG_CAPTION) {
    formatting_.push_back({GUMBO_TAG_LAST, 0, 0, false});
  }
  return true;
}

void HtmlNesting::start_formatting(const Tag& tag) {
  if (tag.tag == GUMBO_TAG_A || tag.tag == GUMBO_TAG_NOBR) {
    for (std::size_t at = formatting_.size(); at-- > 0; ++steps_) {
      if (formatting_[at].tag == GUMBO_TAG_LAST) break;
      if (formatting_[at].tag != tag.tag) continue;
      adopt(tag);
      break;
    }
  }
  reconstruct();
  std::uint64_t same = hash(tag.name);
  for (const Tag::Attribute& each : tag.attributes) same = hash(each.text, same * 31);
  // The Noah's Ark clause: at most three of the same since the last marker.
  std::size_t count = 0;
  std::size_t earliest = kNone;
  for (std::size_t at = formatting_.size(); at-- > 0; ++steps_) {
    if (formatting_[at].tag == GUMBO_TAG_LAST) break;
    if (formatting_[at].same != same) continue;
    earliest = at;
    ++count;
  }
  if (count >= 3) formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(earliest));
  push(tag.tag, 0);
  formatting_.push_back({tag.tag, same, open_.back().id, true});
}

// ---- end tags -----------------------------------------------------------------------------------

void HtmlNesting::end(const Tag& tag) {
  steps_ += open_.size();
  const GumboTag t = tag.tag;
  if (count_[GUMBO_TAG_SELECT] > 0 && end_in_select(t)) return;
  if (is(t, kFormatting)) return adopt(tag);
  if (is_table_part(t) || t == GUMBO_TAG_TABLE) return end_table_part(t);
  if (is_heading(t)) return end_heading();
  switch (t) {
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HEAD:
      return;
    case GUMBO_TAG_P:
      close(t, kParagraphScope);
      return;
    case GUMBO_TAG_LI:
      close(t, kItemScope);
      return;
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DT:
      close(t, kDefaultScope);
      return;
    case GUMBO_TAG_FRAMESET:
      close(t, 0);
      return;
    case GUMBO_TAG_FORM:
      return end_form();
    case GUMBO_TAG_APPLET:
    case GUMBO_TAG_MARQUEE:
    case GUMBO_TAG_OBJECT:
      if (close(t, kDefaultScope)) clear_to_marker();
      return;
    default:
      break;
  }
  if (is(t, kBlockEnd)) {
    close(t, kDefaultScope);
  } else if (!is(t, kVoid)) {
    end_by_name(tag);
  }
}

// True where that is all there is to do: a part of a table ends the <select> in it, too.
bool HtmlNesting::end_in_select(GumboTag t) {
  const bool part = is_table_part(t) || t == GUMBO_TAG_TABLE;
  if (t == GUMBO_TAG_SELECT || (part && in_scope(t, kTableScope) != kNone)) {
    close(GUMBO_TAG_SELECT, 0);
  } else if (t == GUMBO_TAG_OPTION || t == GUMBO_TAG_OPTGROUP) {
    if (t == GUMBO_TAG_OPTGROUP && top_is(GUMBO_TAG_OPTION) && open_.size() > 1 &&
        open_[open_.size() - 2].tag == GUMBO_TAG_OPTGROUP) {
      pop();
    }
    if (top_is(t)) pop();
  }
  return !part;
}

void HtmlNesting::end_heading() {
  for (std::size_t at = open_.size(); at-- > 0; ++steps_) {
    if (is_heading(open_[at].tag)) return pop_to(at);
    if (is(open_[at].tag, kScope)) return;
  }
}

void HtmlNesting::end_by_name(const Tag& tag) {
  const std::uint32_t name = name_of_unknown(tag);
  if (count_[tag.tag] == 0) return;
  for (std::size_t at = open_.size(); at-- > 0; ++steps_) {
    if (open_[at].tag == tag.tag && open_[at].name == name) return pop_to(at);
    if (is(open_[at].tag, kSpecial)) return;
  }
}

void HtmlNesting::end_table_part(GumboTag tag) {
  const std::size_t at = in_scope(tag, kTableScope);
  if (at == kNone) return;
  if (!is_cell(tag)) close_cell();
  if (at < open_.size()) pop_to(at);
  if (is_cell(tag) || tag == GUMBO_TAG_CAPTION) clear_to_marker();
}

// Takes the form off the stack, whatever is open within it stays.
void HtmlNesting::end_form() {
  form_ = false;
  const std::size_t at = in_scope(GUMBO_TAG_FORM, kDefaultScope);
  if (at == kNone) return;
  while (open_.size() > at + 1 && is(open_.back().tag, kImplied)) pop();
  remove_open(at);
}

void HtmlNesting::close_cell() {
  for (std::size_t at = open_.size(); at-- > 0; ++steps_) {
    if (is_cell(open_[at].tag) || open_[at].tag == GUMBO_TAG_CAPTION) {
      pop_to(at);
      return clear_to_marker();
    }
    if (is(open_[at].tag, kTableScope)) return;
  }
}

}  // namespace mandated::read
