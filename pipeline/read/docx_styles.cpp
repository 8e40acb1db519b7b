#include "pipeline/read/docx_styles.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace mandated::read::docx {
namespace {

int number_of(std::string_view text, int otherwise) {
  int value = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : otherwise;
}

std::string value_of(pugi::xml_node parent, std::string_view child) {
  return std::string{attribute_of(child_of(parent, child), "val")};
}

std::string letters(int value) {
  if (value < 1) return {};
  // z is followed by aa, then bb.
  const auto times = static_cast<std::size_t>((value - 1) / 26 + 1);
  return std::string(std::min<std::size_t>(times, 8), static_cast<char>('a' + (value - 1) % 26));
}

std::string roman(int value) {
  struct Step {
    int value;
    std::string_view text;
  };
  constexpr std::array<Step, 13> kSteps{{{1000, "m"},
                                         {900, "cm"},
                                         {500, "d"},
                                         {400, "cd"},
                                         {100, "c"},
                                         {90, "xc"},
                                         {50, "l"},
                                         {40, "xl"},
                                         {10, "x"},
                                         {9, "ix"},
                                         {5, "v"},
                                         {4, "iv"},
                                         {1, "i"}}};
  std::string out;
  value = std::min(value, 3999);
  for (const Step& step : kSteps) {
    for (; value >= step.value; value -= step.value) out += step.text;
  }
  return out;
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::string written(int value, const std::string& format) {
  if (format == "lowerLetter") return letters(value);
  if (format == "upperLetter") return upper(letters(value));
  if (format == "lowerRoman") return roman(value);
  if (format == "upperRoman") return upper(roman(value));
  if (format == "decimalZero" && value < 10) return "0" + std::to_string(value);
  return format == "none" ? std::string{} : std::to_string(value);
}

}  // namespace

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_of(pugi::xml_node parent, std::string_view local) {
  for (const pugi::xml_node child : parent.children()) {
    if (local_name(child) == local) return child;
  }
  return {};
}

std::string_view attribute_of(pugi::xml_node node, std::string_view local) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    const std::size_t colon = name.find(':');
    if (name.substr(colon == std::string_view::npos ? 0 : colon + 1) == local) {
      return attribute.value();
    }
  }
  return {};
}

Listing listing_of(pugi::xml_node properties) {
  const auto numbering = child_of(properties, "numPr");
  return {value_of(numbering, "numId"), number_of(value_of(numbering, "ilvl"), -1)};
}

Styles::Styles(pugi::xml_node root) {
  for (const pugi::xml_node node : root.children()) {
    if (local_name(node) != "style") continue;
    const auto properties = child_of(node, "pPr");
    Style style{value_of(node, "basedOn"), 0, listing_of(properties)};
    style.outline = number_of(value_of(properties, "outlineLvl"), -1) + 1;
    const std::string name = value_of(node, "name");
    if (name.rfind("heading ", 0) == 0) style.outline = number_of(name.substr(8), 1);
    if (name == "Title") style.outline = 1;
    styles_[std::string{attribute_of(node, "styleId")}] = std::move(style);
  }
}

int Styles::heading_level(const std::string& style) const {
  auto found = styles_.find(style);
  for (int steps = 0; found != styles_.end() && steps < 16; ++steps) {
    if (found->second.outline > 0 && found->second.outline < 10) return found->second.outline;
    found = styles_.find(found->second.based_on);
  }
  return 0;
}

Listing Styles::listing(const std::string& style) const {
  auto found = styles_.find(style);
  for (int steps = 0; found != styles_.end() && steps < 16; ++steps) {
    if (!found->second.listing.number.empty()) return found->second.listing;
    found = styles_.find(found->second.based_on);
  }
  return {};
}

Numbering::Numbering(pugi::xml_node root) {
  for (const pugi::xml_node node : root.children()) {
    if (local_name(node) == "abstractNum") read_abstract(node);
    if (local_name(node) == "num") read_list(node);
  }
  follow_links(root);
}

Numbering::Level Numbering::read_level(pugi::xml_node node) {
  return {value_of(node, "numFmt"), value_of(node, "lvlText"),
          number_of(value_of(node, "start"), 1), value_of(node, "pStyle")};
}

void Numbering::read_abstract(pugi::xml_node node) {
  Levels& levels = abstracts_[std::string{attribute_of(node, "abstractNumId")}];
  for (const pugi::xml_node level : node.children()) {
    const int at = number_of(attribute_of(level, "ilvl"), -1);
    if (local_name(level) != "lvl" || at < 0 || at >= kLevels) continue;
    levels[static_cast<std::size_t>(at)] = read_level(level);
  }
}

void Numbering::read_list(pugi::xml_node node) {
  List list{value_of(node, "abstractNumId")};
  for (const pugi::xml_node change : node.children()) {
    const std::string start = value_of(change, "startOverride");
    const int at = number_of(attribute_of(change, "ilvl"), -1);
    if (!start.empty()) list.starts[at] = number_of(start, 1);
    if (const auto level = child_of(change, "lvl")) list.levels[at] = read_level(level);
  }
  lists_[std::string{attribute_of(node, "numId")}] = std::move(list);
}

// w:numStyleLink: its levels stand with the abstract whose w:styleLink has the same name.
void Numbering::follow_links(pugi::xml_node root) {
  std::map<std::string, std::string> linked;  // abstract by style
  for (const pugi::xml_node node : root.children()) {
    const std::string style = value_of(node, "styleLink");
    if (!style.empty()) linked[style] = attribute_of(node, "abstractNumId");
  }
  for (const pugi::xml_node node : root.children()) {
    const auto to = linked.find(value_of(node, "numStyleLink"));
    if (to == linked.end()) continue;
    abstracts_[std::string{attribute_of(node, "abstractNumId")}] = abstracts_[to->second];
  }
}

const Numbering::Levels* Numbering::levels_of(const std::string& number) const {
  const auto list = lists_.find(number);
  if (list == lists_.end()) return nullptr;
  const auto levels = abstracts_.find(list->second.abstract);
  return levels == abstracts_.end() ? nullptr : &levels->second;
}

const Numbering::Level* Numbering::level_of(const Listing& listing) const {
  const Levels* const levels = levels_of(listing.number);
  if (levels == nullptr) return nullptr;
  const int at = std::clamp(listing.level, 0, kLevels - 1);
  const auto& own = lists_.at(listing.number).levels;
  const auto changed = own.find(at);
  return changed != own.end() ? &changed->second : &(*levels)[static_cast<std::size_t>(at)];
}

int Numbering::level_of_style(const std::string& number, const std::string& style) const {
  const Levels* const levels = style.empty() ? nullptr : levels_of(number);
  if (levels == nullptr) return -1;
  const auto found = std::find_if(levels->begin(), levels->end(),
                                  [&style](const Level& each) { return each.style == style; });
  return found == levels->end() ? -1 : static_cast<int>(found - levels->begin());
}

bool Numbering::is_bullet(const Listing& listing) const {
  const Level* const level = level_of(listing);
  return level != nullptr && level->format == "bullet";
}

std::string Numbering::next_label(const Listing& listing) {
  const Level* const level = level_of(listing);
  if (level == nullptr || level->format == "bullet") return {};
  List& list = lists_[listing.number];
  auto& counters = counters_[list.abstract];
  const auto at = static_cast<std::size_t>(std::clamp(listing.level, 0, kLevels - 1));
  if (!std::exchange(list.begun, true)) {
    for (const auto& [where, start] : list.starts) {
      if (where >= 0 && where < kLevels) counters[static_cast<std::size_t>(where)] = start - 1;
    }
  }
  const bool first = counters[at] == 0 && list.starts.count(static_cast<int>(at)) == 0;
  counters[at] = first ? level->start : counters[at] + 1;
  std::fill(counters.begin() + static_cast<std::ptrdiff_t>(at) + 1, counters.end(), 0);
  std::string out;
  for (std::size_t i = 0; i < level->text.size(); ++i) {
    const int which =
        level->text[i] == '%' && i + 1 < level->text.size() ? level->text[i + 1] - '1' : -1;
    if (which < 0 || which >= kLevels) {
      out += level->text[i];
      continue;
    }
    const auto place = static_cast<std::size_t>(which);
    const Level* const shown = level_of({listing.number, which});
    out += written(std::max(counters[place], 1), shown->format);
    ++i;
  }
  return out;
}

}  // namespace mandated::read::docx
