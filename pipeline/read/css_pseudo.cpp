#include "pipeline/read/css_pseudo.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "pipeline/base/ascii.h"

namespace mandated::read::css {
namespace {

using namespace std::string_view_literals;

using Kind = Pseudo::Kind;

struct Named {
  std::string_view name;
  Pseudo pseudo;
};

// Without arguments. What depends on a user's doing is valid CSS and true of no fetched page.
const Named kPlain[] = {
    {"root", {.kind = Kind::root}},
    {"scope", {.kind = Kind::root}},
    {"empty", {.kind = Kind::empty}},
    {"link", {.kind = Kind::link}},
    {"any-link", {.kind = Kind::link}},
    {"first-child", {.kind = Kind::nth_child, .offset = 1}},
    {"last-child", {.kind = Kind::nth_last_child, .offset = 1}},
    {"first-of-type", {.kind = Kind::nth_of_type, .offset = 1}},
    {"last-of-type", {.kind = Kind::nth_last_of_type, .offset = 1}},
    {"visited", {.kind = Kind::never}},
    {"hover", {.kind = Kind::never}},
    {"active", {.kind = Kind::never}},
    {"focus", {.kind = Kind::never}},
    {"target", {.kind = Kind::never}},
};

const Named kCounting[] = {
    {"nth-child", {.kind = Kind::nth_child}},
    {"nth-last-child", {.kind = Kind::nth_last_child}},
    {"nth-of-type", {.kind = Kind::nth_of_type}},
    {"nth-last-of-type", {.kind = Kind::nth_last_of_type}},
};

const Named kNesting[] = {
    {"is", {.kind = Kind::any}},
    {"where", {.kind = Kind::any}},
    {"not", {.kind = Kind::none}},
    {"has", {.kind = Kind::has}},
};

/// HTML 4.16.3: states that a page without a user shows by its markup alone.
constexpr std::pair<std::string_view, std::string_view> kWritten[] = {
    {"checked", "input[type=checkbox][checked], input[type=radio][checked], option[selected]"},
    {"disabled",
     ":is(button, input, select, textarea, optgroup, option, fieldset)[disabled], "
     "optgroup[disabled] > option, "
     // All in a disabled fieldset but what stands in its first legend.
     ":is(fieldset[disabled] > :not(legend:not(legend ~ legend)), "
     "fieldset[disabled] > :not(legend:not(legend ~ legend)) *)"
     ":is(button, input, select, textarea, fieldset)"},
    {"enabled", ":is(button, input, select, textarea, optgroup, option, fieldset):not(:disabled)"},
    {"required", ":is(input, select, textarea)[required]"},
    {"optional", ":is(input, select, textarea):not([required])"}};

constexpr std::string_view kKnown =
    "root, scope, empty, link, any-link, first-child, last-child, only-child, first-of-type, "
    "last-of-type, only-of-type, nth-child(), nth-last-child(), nth-of-type(), "
    "nth-last-of-type(), lang(), enabled, disabled, checked, required, optional, is(), where(), "
    "not(), has()";

template <std::size_t N>
const Pseudo* find(const Named (&table)[N], std::string_view name) {
  for (const Named& each : table) {
    if (each.name == name) return &each.pseudo;
  }
  return nullptr;
}

// HTML 4.16.2: the attributes whose values selectors compare without case.
constexpr std::array<std::string_view, 46> kCaseless{
    "accept",     "accept-charset", "align",     "alink",    "axis",     "bgcolor", "charset",
    "checked",    "clear",          "codetype",  "color",    "compact",  "declare", "defer",
    "dir",        "direction",      "disabled",  "enctype",  "face",     "frame",   "hreflang",
    "http-equiv", "lang",           "language",  "link",     "media",    "method",  "multiple",
    "nohref",     "noresize",       "noshade",   "nowrap",   "readonly", "rel",     "rev",
    "rules",      "scope",          "scrolling", "selected", "shape",    "target",  "text",
    "type",       "valign",         "valuetype", "vlink"};

/// What is left of the text, and what of it was taken.
class Count {
 public:
  Count(std::string_view text, std::size_t at) : text_{text}, at_{at} {}
  [[nodiscard]] std::size_t at() const { return at_; }

  bool take(Pseudo& pseudo) {
    for (const auto& [word, offset] : {std::pair{"odd"sv, 1}, std::pair{"even"sv, 0}}) {
      if (!take_word(word)) continue;
      pseudo.step = 2;
      pseudo.offset = offset;
      return true;
    }
    const int sign = take('-') ? -1 : 1;
    if (sign == 1) take('+');
    const auto number = take_number();
    if (!take_word("n")) {
      pseudo.offset = sign * number.value_or(0);
      return number.has_value();
    }
    pseudo.step = sign * number.value_or(1);
    skip_space();
    const int direction = take('-') ? -1 : take('+') ? 1 : 0;
    if (direction == 0) return true;
    skip_space();
    const auto offset = take_number();
    pseudo.offset = direction * offset.value_or(0);
    return offset.has_value();
  }

 private:
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool take_word(std::string_view word) {
    const auto here = text_.substr(at_, word.size());
    const bool same =
        here.size() == word.size() && std::equal(here.begin(), here.end(), word.begin(),
                                                 [](char a, char b) { return lower(a) == b; });
    if (same) at_ += word.size();
    return same;
  }
  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\n\r\f", at_), text_.size()); }

  std::optional<int> take_number() {
    const auto begin = at_;
    int value = 0;
    for (; at_ < text_.size() && at_ < begin + 8 && is_digit(text_[at_]); ++at_) {
      value = value * 10 + (text_[at_] - '0');
    }
    return at_ == begin ? std::nullopt : std::optional{value};
  }

  std::string_view text_;
  std::size_t at_;
};

}  // namespace

bool read_count(std::string_view text, std::size_t& at, Pseudo& pseudo) {
  Count count{text, at};
  const bool found = count.take(pseudo);
  at = count.at();
  return found;
}

const Pseudo* plain_pseudo(std::string_view name) { return find(kPlain, name); }
const Pseudo* counting_pseudo(std::string_view name) { return find(kCounting, name); }
const Pseudo* nesting_pseudo(std::string_view name) { return find(kNesting, name); }

std::string_view written_out(std::string_view name) {
  for (const auto& [known, written] : kWritten) {
    if (known == name) return written;
  }
  return {};
}

std::string_view known_pseudos() { return kKnown; }

bool is_caseless(std::string_view attribute) {
  return std::find(kCaseless.begin(), kCaseless.end(), attribute) != kCaseless.end();
}

}  // namespace mandated::read::css
