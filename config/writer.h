#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.h"

namespace mandated::config {

/// Writes YAML that parse() takes again and reads as the same. Indented by two spaces a level.
class Writer {
 public:
  /// `value` as it is: a number, a flag, a duration, or what quoted() made.
  void line(std::string_view key, std::string_view value);
  /// A text in quotes, secrets in the query of an address masked; nothing for an empty one.
  void words(std::string_view key, std::string_view value);
  /// A list of texts; nothing for an empty one.
  void list(std::string_view key, const std::vector<std::string>& items);
  void flag(std::string_view key, bool value);
  void limits(const Limits& limits);
  /// A mapping; nothing where `write` writes nothing.
  void mapping(std::string_view key, const std::function<void(Writer&)>& write);
  /// A list of mappings, one for each call of `write`; "[]" for none.
  void mappings(std::string_view key, std::size_t count,
                const std::function<void(Writer&, std::size_t)>& write);
  [[nodiscard]] std::string take() { return std::move(out_); }

  [[nodiscard]] static std::string quoted(std::string_view text);

 private:
  void put(std::string_view line);
  [[nodiscard]] static std::string masked(std::string_view text);

  std::string out_;
  std::string indent_;
  std::string_view mark_;  ///< "- " before the first line of an item
};

}  // namespace mandated::config
