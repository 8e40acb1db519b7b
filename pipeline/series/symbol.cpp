#include "pipeline/series/symbol.h"

#include <array>
#include <charconv>
#include <tuple>

#include <fmt/format.h>
#include <re2/re2.h>

namespace mandated::series {
namespace {

struct Form {
  const char* pattern;  ///< captures session (may be empty) and number
  Role role;
  const char* organ;  ///< "" where the pattern captures it first
};
constexpr std::array<Form, 11> kForms{{
    {R"(A/HRC/RES/((?:S-)?\d{1,3})/(\d{1,3}))", Role::resolution, "HRC"},
    {R"(A/RES/((?:E?S-)?\d{1,3})/(\d{1,4})(?: ?[A-Z])?)", Role::resolution, "GA"},
    {R"(S/RES/()(\d{1,4})(?: ?\(\d{4}\))?)", Role::resolution, "SC"},
    {R"(E/RES/(\d{4})/(\d{1,3})(?: ?[A-Z])?)", Role::resolution, "ECOSOC"},
    {R"(WHA(\d{1,3})\.(\d{1,3}))", Role::resolution, "WHA"},
    {R"(A/HRC/((?:S-)?\d{1,3})/L\.?(\d{1,3}))", Role::draft, "HRC"},
    {R"(A/C\.\d/((?:E?S-)?\d{1,3})/L\.?(\d{1,3}))", Role::draft, "GA"},
    {R"(A/((?:E?S-)?\d{1,3})/L\.?(\d{1,3}))", Role::draft, "GA"},
    {R"(E/(\d{4})/L\.?(\d{1,3}))", Role::draft, "ECOSOC"},
    {R"(E/(?:CN\.6)/(\d{4})/L\.?(\d{1,3}))", Role::draft, "CN.6"},
    {R"(E/CN\.6/RES/(\d{1,4})/(\d{1,3}))", Role::resolution, "CN.6"},
}};

/// Upper case, single spaces gone beside slashes, without a final asterisk.
std::string clean(std::string_view text) {
  std::string out;
  for (const char c : text) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  while (!out.empty() && (out.back() == '*' || out.back() == ' ')) out.pop_back();
  return out;
}

int number_of(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

Symbol read_symbol(std::string_view text) {
  static const std::array<re2::RE2, kForms.size()> kPatterns = [] {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return std::array<re2::RE2, kForms.size()>{re2::RE2{kForms[I].pattern}...};
    }
    (std::make_index_sequence<kForms.size()>{});
  }();
  static const re2::RE2 kSuffix{
      R"((.+?)/((?:CORR|REV|ADD)\.\s?\d{1,2})((?:/(?:CORR|REV|ADD)\.\s?\d{1,2})*))"};
  Symbol symbol;
  symbol.base = clean(text);
  std::string base;
  std::string suffix;
  std::string more;
  if (re2::RE2::FullMatch(symbol.base, kSuffix, &base, &suffix, &more)) {
    symbol.base = base;
    symbol.suffix = suffix.substr(0, 1);
    for (const char c : suffix.substr(1) + more) {
      symbol.suffix += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  for (std::size_t i = 0; i < kForms.size(); ++i) {
    std::string number;
    if (!re2::RE2::FullMatch(symbol.base, kPatterns[i], &symbol.session, &number)) continue;
    symbol.role = kForms[i].role;
    symbol.organ = kForms[i].organ;
    symbol.number = number_of(number);
    if (symbol.organ == "SC") symbol.base = fmt::format("S/RES/{}", symbol.number);
    break;
  }
  return symbol;
}

std::optional<bool> is_before(const Symbol& a, const Symbol& b) {
  if (a.organ.empty() || a.organ != b.organ) return std::nullopt;
  const bool regular =
      a.session.find('-') == std::string::npos && b.session.find('-') == std::string::npos;
  if (!regular && a.session != b.session) return std::nullopt;
  const auto left = regular ? number_of(a.session) : 0;
  const auto right = regular ? number_of(b.session) : 0;
  return std::tuple{left, a.number} < std::tuple{right, b.number};
}

}  // namespace mandated::series
