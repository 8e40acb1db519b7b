#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "config/mistakes.h"

/// YAML as a tree of ours: every value with its own place, duplicate keys found, and nothing in it
/// that a config has no use for (aliases, tags, a second document). yaml-cpp 0.7 alone lets all of
/// these pass; this is the one file that includes it.
namespace mandated::config::yaml {

enum class Kind { null, text, sequence, mapping, refused };

struct Node {
  Kind kind = Kind::null;
  Place place{};
  std::string text{};
  bool plain = false;               ///< a text without quotes: may be meant as a number or a flag
  std::vector<std::string> keys{};  ///< of a mapping, one for each of `children`
  std::vector<Place> key_places{};
  std::vector<Node> children{};
};

inline constexpr std::size_t kMaxBytes = 4U << 20U;
inline constexpr std::size_t kMaxNodes = 200'000;
inline constexpr std::size_t kMaxDepth = 32;

/// Reads one document. What is wrong goes to `mistakes`; what could not be read is `refused` there,
/// already complained of. An empty text is null.
[[nodiscard]] Node parse(std::string_view text, Mistakes& mistakes);

}  // namespace mandated::config::yaml
