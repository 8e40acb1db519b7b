#include "pipeline/extract/labels.h"

#include <algorithm>

#include "pipeline/text/normalise.h"

namespace mandated::extract {
namespace {

constexpr std::uint32_t kAnyLetter = ~std::uint32_t{0};
constexpr std::size_t kTrimmings = 8;  ///< bytes of colon, spaces and bullets around a label

std::uint32_t letter_bit(char c) {
  if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return c >= 'a' && c <= 'z' ? std::uint32_t{1} << static_cast<unsigned>(c - 'a') : kAnyLetter;
}

}  // namespace

Labels::Labels(const Profile& profile) {
  for (std::size_t i = 0; i < profile.fields.size(); ++i) {
    for (const auto& label : profile.fields[i].labels) {
      auto key = text::key(label);
      if (key.empty()) continue;
      first_letters_ |= letter_bit(key.front());
      longest_ = std::max(longest_, label.size() + kTrimmings);
      field_by_key_.emplace(std::move(key), i);
    }
  }
}

bool Labels::may_begin(std::string_view text) const {
  // A bullet or another character outside of ASCII may stand before the label.
  const auto first = std::find_if(text.begin(), text.end(), [](char c) {
    return (c & 0x80) != 0 || letter_bit(c) != kAnyLetter || (c >= '0' && c <= '9');
  });
  return first != text.end() && (first_letters_ & letter_bit(*first)) != 0;
}

std::optional<std::size_t> Labels::field(std::string_view text) const {
  if (text.size() > longest_ || !may_begin(text)) return std::nullopt;
  const auto found = field_by_key_.find(text::key(text));
  if (found == field_by_key_.end()) return std::nullopt;
  return found->second;
}

std::optional<Labels::Prefix> Labels::prefix(std::string_view text) const {
  const auto colon = text.substr(0, longest_).find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const auto found = field(text.substr(0, colon));
  if (!found) return std::nullopt;
  return Prefix{*found, colon + 1};
}

}  // namespace mandated::extract
