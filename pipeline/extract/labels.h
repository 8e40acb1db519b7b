#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/model/profile.h"

namespace mandated::extract {

/// The labels of a profile, ready to be looked up.
class Labels {
 public:
  explicit Labels(const Profile&);

  /// The field (index into Profile::fields) that the whole text labels, with or without a colon.
  [[nodiscard]] std::optional<std::size_t> field(std::string_view text) const;

  struct Prefix {
    std::size_t field;
    std::size_t size;  ///< bytes up to and with the colon
  };
  /// "Year: 2023" begins with a label and a colon.
  [[nodiscard]] std::optional<Prefix> prefix(std::string_view text) const;

  /// Bytes of the longest text that can be a label.
  [[nodiscard]] std::size_t longest() const { return longest_; }

 private:
  [[nodiscard]] bool may_begin(std::string_view text) const;

  std::unordered_map<std::string, std::size_t> field_by_key_;
  std::uint32_t first_letters_ = 0;  ///< bit 0 for 'a'; all set where a label begins otherwise
  std::size_t longest_ = 0;
};

}  // namespace mandated::extract
