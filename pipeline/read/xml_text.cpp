#include "pipeline/read/xml_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include <fmt/format.h>
#include <gumbo.h>

#include "pipeline/base/ascii.h"
#include "pipeline/read/html_tree.h"
#include "pipeline/text/percent.h"
#include "pipeline/text/utf8.h"

namespace mandated::read {
namespace {

constexpr std::size_t kMaxEntities = 256;
constexpr std::size_t kMaxReplacement = 256;
constexpr std::size_t kMaxExpanded = 1U << 20U;
// HTML's longest name has 31 characters. Each name is looked up once; a text of many strange ones
// costs the parser some microseconds a name.
constexpr std::size_t kMaxName = 32;
constexpr std::size_t kMaxNames = 4096;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_alnum(c) || c == '_' || c == '-' || c == '.' || c == ':';
  });
}
bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && !is_space(c)) || c == 0x7F;
}

// What people mean by &#128; to &#159;: the letters of windows-1252 (WHATWG HTML, 13.2.5.80).
constexpr std::array<char32_t, 32> kWindows1252{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

// "#8211" and "#x2013", behind the '&' and without the ';'. Unreadable is U+FFFD.
std::optional<char32_t> character(std::string_view digits) {
  digits.remove_prefix(1);
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty()) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : digits) {
    const int digit = hex_value(c);
    if (digit < 0 || (!hex && digit > 9)) return std::nullopt;
    value =
        std::min<std::uint64_t>(value * (hex ? 16 : 10) + static_cast<unsigned>(digit), 0x110000);
  }
  if (value >= 0x80 && value < 0xA0) return kWindows1252.at(value - 0x80);
  const bool allowed = value >= 0x20 || value == '\t' || value == '\n' || value == '\r';
  if (!allowed || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
    return text::kReplacement;
  }
  return static_cast<char32_t>(value);
}

const GumboNode* first_text(const GumboNode& node) {
  const GumboNode* at = &node;
  while (at != nullptr && !is_text(*at)) {
    const auto& children = children_of(*at);
    at = children.length == 0 ? nullptr : &child_at(children, children.length - 1);
  }
  return at;
}

// The HTML parser knows the 2,231 names; asking it spares us a second table of them.
std::string html_entity(std::string_view name) {
  const HtmlTree tree{fmt::format("<body>.&{};", name)};
  const auto* const text = first_text(tree.root());
  const std::string found = text == nullptr ? "" : std::string{text->v.text.text}.substr(1);
  // HTML takes "&notin" for "&not" and "in"; XML takes whole names only.
  return found.size() > 1 && found.ends_with(';') ? "" : found;
}

}  // namespace

void XmlText::declare(std::string_view subset) {
  constexpr std::string_view kBegin = "<!ENTITY";
  for (auto at = subset.find(kBegin); at != std::string_view::npos && declared_ < kMaxEntities;
       at = subset.find(kBegin, at + 1)) {
    auto rest = subset.substr(at + kBegin.size());
    const auto skip = [&rest] {
      rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of(" \t\r\n")));
    };
    skip();
    const auto name = rest.substr(0, std::min(rest.find_first_of(" \t\r\n"), kMaxName + 1));
    rest.remove_prefix(name.size());
    skip();
    if (!is_name(name) || name.size() > kMaxName || rest.empty()) continue;
    if (rest[0] != '"' && rest[0] != '\'') continue;  // SYSTEM and PUBLIC are never looked at
    const auto end = rest.substr(0, kMaxReplacement + 2).find(rest[0], 1);
    if (end == std::string_view::npos) continue;
    std::string value{rest.substr(1, end - 1)};
    if (value.find_first_of("<%") != std::string::npos) continue;
    // A replacement that refers to others is how bombs are made: one character is the exception.
    if (value.find('&') != std::string::npos) {
      const bool one = value.starts_with("&#") && value.find(';') == value.size() - 1;
      const auto code =
          one ? character(std::string_view{value}.substr(1, value.size() - 2)) : std::nullopt;
      if (!code) continue;
      value.clear();
      text::append_utf8(value, *code);
    }
    if (entities_.emplace(name, std::move(value)).second) ++declared_;
  }
}

std::string_view XmlText::named(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> kXml[] = {
      {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
  for (const auto& [each, value] : kXml) {
    if (each == name) return value;
  }
  auto found = entities_.find(name);
  if (found == entities_.end()) {
    if (entities_.size() >= kMaxNames || !std::all_of(name.begin(), name.end(), is_alnum)) {
      return {};
    }
    found = entities_.emplace(name, html_entity(name)).first;
  }
  if (expanded_ + found->second.size() > kMaxExpanded && declared_ > 0) return {};
  if (declared_ > 0) expanded_ += found->second.size();
  return found->second;
}

/// Appends what the reference at the beginning of `rest` stands for; gives its size.
std::size_t XmlText::reference(std::string_view rest, std::string& out, std::size_t at) {
  const auto end = rest.substr(0, kMaxName + 2).find(';');
  if (end != std::string_view::npos && end > 1) {
    const auto name = rest.substr(1, end - 1);
    if (name[0] == '#') {
      if (const auto code = character(name)) {
        text::append_utf8(out, *code);
        return end + 1;
      }
    } else if (is_name(name)) {
      const auto value = named(name);
      if (!value.empty()) {
        out += value;
        return end + 1;
      }
    }
  }
  warnings_.add(fmt::format("byte {}: a \"&\" that begins no reference", at));
  out += '&';
  return 1;
}

std::string_view XmlText::resolve(std::string_view raw, Kind kind, std::size_t at) {
  const auto stands = [kind](char c) {
    return is_control(c) || c == '\r' || (c == '&' && kind != Kind::cdata) ||
           (kind == Kind::attribute && (c == '\n' || c == '\t'));
  };
  auto next = static_cast<std::size_t>(std::find_if(raw.begin(), raw.end(), stands) - raw.begin());
  if (next == raw.size()) return raw;
  std::string out;
  out.reserve(raw.size());
  std::size_t from = 0;
  while (next < raw.size()) {
    out.append(raw, from, next - from);
    const char c = raw[next];
    from = next + 1;
    if (c == '&') {
      from = next + reference(raw.substr(next), out, at + next);
    } else if (is_control(c)) {
      warnings_.add(fmt::format("byte {}: a control character, left out", at + next));
    } else if (c == '\r' && from < raw.size() && raw[from] == '\n') {
      // Two characters, one line end (XML 1.0, 2.11); the '\n' is taken next.
    } else {
      out += kind == Kind::attribute ? ' ' : '\n';
    }
    next = static_cast<std::size_t>(
        std::find_if(raw.begin() + static_cast<std::ptrdiff_t>(from), raw.end(), stands) -
        raw.begin());
  }
  out.append(raw, from, raw.size() - from);
  return made_.emplace_back(std::move(out));
}

}  // namespace mandated::read
