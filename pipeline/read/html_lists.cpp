#include "pipeline/read/html_lists.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/base/ascii.h"
#include "pipeline/read/html_tree.h"

namespace mandated::read {
namespace {

/// HTML, 2.3.4.1: white space and a sign before the digits, and whatever behind them.
std::optional<std::int32_t> integer_of(const char* value) {
  if (value == nullptr) return std::nullopt;
  std::string_view text{value};
  text.remove_prefix(std::min(text.find_first_not_of(" \t\n\f\r"), text.size()));
  if (text.substr(0, 1) == "+") text.remove_prefix(1);
  std::int32_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc{} ? std::optional{number} : std::nullopt;
}

Ordinal::Form form_of(const GumboElement& list) {
  using Form = Ordinal::Form;
  const char* const style = attribute(list, "style");
  const std::string said = lowered(style == nullptr ? std::string_view{} : style);
  for (const auto& [name, form] : {std::pair{"lower-alpha", Form::letters},
                                   {"lower-latin", Form::letters},
                                   {"lower-roman", Form::roman},
                                   {"list-style-type:decimal", Form::decimal}}) {
    if (said.find(name) != std::string::npos) return form;
  }
  const char* const type = attribute(list, "type");
  const std::string_view sign = type == nullptr ? std::string_view{} : type;
  if (sign == "a") return Form::letters;
  if (sign == "i") return Form::roman;
  return sign == "1" ? Form::decimal : Form::unstated;
}

std::int32_t items_of(const GumboNode& list) {
  std::int32_t items = 0;
  const GumboVector& children = children_of(list);
  for (unsigned i = 0; i < children.length; ++i) {
    if (html_tag(child_at(children, i)) == GUMBO_TAG_LI) ++items;
  }
  return items;
}

}  // namespace

OrderedList::OrderedList(const GumboNode& list) : form_(form_of(list.v.element)) {
  const bool reversed = attribute(list.v.element, "reversed") != nullptr;
  const auto start = integer_of(attribute(list.v.element, "start"));
  stated_ = reversed || start;
  if (reversed) step_ = -1;
  if (stated_) number_ = start ? *start : items_of(list);
}

Ordinal OrderedList::next(const GumboElement& item) {
  if (const auto value = integer_of(attribute(item, "value"))) {
    number_ = *value;
    stated_ = true;
  }
  const Ordinal ordinal{number_, form_, stated_};
  const auto end = step_ > 0 ? std::numeric_limits<std::int32_t>::max()
                             : std::numeric_limits<std::int32_t>::min();
  if (number_ != end) number_ += step_;
  return ordinal;
}

}  // namespace mandated::read
