#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/series/link.h"

namespace mandated::series {

/// What a document is to the resolution it belongs to.
enum class Part : std::uint8_t { text, draft, corrigendum, revision, addendum, reissue };

[[nodiscard]] std::string_view name_of(Part);

/// One document of a resolution.
struct Sheet {
  std::size_t member = 0;  ///< index of what family_of() was given
  Part part = Part::text;
  std::vector<Reason> reasons;  ///< why it belongs there
};

/// One resolution and what it continues.
struct Step {
  std::string name;           ///< symbol, or the address of its one document
  std::vector<Sheet> sheets;  ///< its text first; drafts that were never adopted stand alone
  std::optional<std::size_t> predecessor;  ///< index of a Step
  std::vector<Reason> reasons;             ///< why it continues that
};

/// All resolutions of some members, in the order of adoption. Each continues at most one: the
/// latest that fits, of its own organ before others, with its own title before others. Linear in
/// the members but for those that share a key.
[[nodiscard]] std::vector<Step> family_of(const std::vector<Member>&);

/// The series a resolution stands in, in the order of adoption: what it continues, back to the
/// first, and all that continues any of these.
[[nodiscard]] std::vector<std::size_t> series_of(const std::vector<Step>&, std::size_t step);

}  // namespace mandated::series
