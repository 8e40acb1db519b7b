#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/mandate/same_holder.h"

namespace mandated::registry {

using Indices = std::vector<std::size_t>;

/// Which acts are of one mandate, as they turn out to be. Acts go by their index.
class Groups {
 public:
  explicit Groups(const std::vector<mandate::HolderKeys>&);

  /// The name of the group that the act is of, until it is joined to another.
  [[nodiscard]] std::size_t of(std::size_t act) const { return group_[act]; }
  [[nodiscard]] const Indices& members(std::size_t group) const { return members_[group]; }
  void join(std::size_t a, std::size_t b);
  /// UNMIL and UNOMIL, UNSOM and UNSOS: whatever else their names share.
  [[nodiscard]] bool have_other_acronyms(std::size_t a, std::size_t b) const;

 private:
  std::vector<std::size_t> group_;                  ///< of an act
  std::vector<Indices> members_;                    ///< of a group
  std::vector<std::vector<std::string>> acronyms_;  ///< of a group
};

}  // namespace mandated::registry
