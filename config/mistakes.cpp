#include "config/mistakes.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/config.h"

namespace mandated::config {

ConfigError::ConfigError(std::vector<std::string> mistakes)
    : std::runtime_error(fmt::format("{}", fmt::join(mistakes, "\n"))),
      mistakes_(std::move(mistakes)) {}

void Mistakes::add(Place place, std::string_view path, std::string what) {
  all_.push_back({place, path.empty() ? std::move(what) : fmt::format("{}: {}", path, what)});
}

std::vector<std::string> Mistakes::lines() const {
  auto sorted = all_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Mistake& a, const Mistake& b) { return a.place < b.place; });
  std::vector<std::string> out;
  out.reserve(sorted.size());
  for (const auto& [place, text] : sorted) {
    out.push_back(fmt::format("{}:{}:{}: {}", file_, place.line, place.column, text));
  }
  return out;
}

void Mistakes::throw_if_any() const {
  if (!all_.empty()) throw ConfigError(lines());
}

std::string in_quotes(std::string_view value) {
  constexpr std::size_t kShown = 60;
  std::string out = "\"";
  auto shown = value.substr(0, kShown);
  // Not in the middle of a character.
  if (shown.size() < value.size()) {
    while (!shown.empty() && (static_cast<unsigned char>(value[shown.size()]) & 0xC0U) == 0x80U) {
      shown.remove_suffix(1);
    }
  }
  for (const char c : shown) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + (shown.size() < value.size() ? "…\"" : "\"");
}

}  // namespace mandated::config
