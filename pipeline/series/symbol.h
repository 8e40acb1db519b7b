#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mandated::series {

enum class Role : std::uint8_t {
  resolution,
  draft,  ///< A/HRC/54/L.17, A/C.3/78/L.4, A/79/L.2, E/2023/L.10, E/CN.6/2017/L.3
  other,  ///< a report, a decision, or nothing that is read here
};

/// A document symbol taken apart (UN Editorial Manual, "Symbols"; Dag Hammarskjöld Library, "UN
/// document symbols").
struct Symbol {
  Role role = Role::other;
  std::string organ;    ///< "HRC", "GA" (its committees too), "SC", "ECOSOC", "CN.6", "WHA"
  std::string session;  ///< "54", "S-36", "ES-11", "2023"; "" for the Security Council
  int number = 0;
  std::string base;  ///< without suffix, asterisk and year: what documents of one resolution share
  std::string suffix;  ///< "Corr.1", "Rev.2", "Add.1"; "" for the text itself
};

/// Case, spaces and a final asterisk are forgiven. Role::other with the text as base for what is
/// none of these.
[[nodiscard]] Symbol read_symbol(std::string_view text);

/// True where `a` was adopted before `b` as far as their numbers tell: the same organ, and regular
/// sessions. nullopt where they do not.
[[nodiscard]] std::optional<bool> is_before(const Symbol& a, const Symbol& b);

}  // namespace mandated::series
