#include "pipeline/diff/bags.h"

#include <algorithm>
#include <iterator>

#include "pipeline/text/normalise.h"

namespace mandated::diff {

Bag Dictionary::bag(std::string_view text) {
  Bag bag;
  const auto keyed = text::key(text);
  std::string word;
  for (std::size_t at = 0; at < keyed.size();) {
    const auto end = std::min(keyed.find(' ', at), keyed.size());
    word.assign(keyed, at, end - at);
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    bag.push_back(numbers_.try_emplace(word, next).first->second);
    at = end + 1;
  }
  std::sort(bag.begin(), bag.end());
  return bag;
}

std::size_t common(const Bag& a, const Bag& b) {
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++count;
    const bool left = a[i] <= b[j];
    const bool right = b[j] <= a[i];
    i += left ? 1 : 0;
    j += right ? 1 : 0;
  }
  return count;
}

double dice(const Bag& a, const Bag& b) {
  if (a.empty() && b.empty()) return 1;
  return 2.0 * static_cast<double>(common(a, b)) / static_cast<double>(a.size() + b.size());
}

Bag without(const Bag& whole, const Bag& part) {
  Bag rest;
  std::set_difference(whole.begin(), whole.end(), part.begin(), part.end(),
                      std::back_inserter(rest));
  return rest;
}

Bag together(const Bag& a, const Bag& b) {
  Bag both;
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

}  // namespace mandated::diff
