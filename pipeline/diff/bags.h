#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mandated::diff {

/// The words of a text as numbers, ascending, as often as they stand in it.
using Bag = std::vector<std::uint32_t>;

/// Numbers words; the same word has the same number in every bag of one Dictionary. Words are
/// compared by text::key(): without case and punctuation.
class Dictionary {
 public:
  [[nodiscard]] Bag bag(std::string_view text);
  /// One more than the highest number given.
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

[[nodiscard]] std::size_t common(const Bag& a, const Bag& b);
/// Share of words in common, 0–1 (Dice over multisets); 1 for two empty bags.
[[nodiscard]] double dice(const Bag& a, const Bag& b);
[[nodiscard]] Bag without(const Bag& whole, const Bag& part);
[[nodiscard]] Bag together(const Bag& a, const Bag& b);

}  // namespace mandated::diff
