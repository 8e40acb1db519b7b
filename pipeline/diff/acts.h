#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/mandate/mandate.h"
#include "pipeline/mandate/same_holder.h"
#include "pipeline/model/record.h"

namespace mandated::diff {

/// An act on a mandate, with what its record calls the holder.
struct Act {
  MandateItem item;
  mandate::HolderKeys keys;
  std::string shown;  ///< "United Nations Mission to support the Agreement (UNMNA)" for "UNMNA"
};

/// The acts on mandates that the texts of one record tell: read as for events, with its title, its
/// body and the paragraph above a subparagraph. A text is read once, when it is first asked for.
class Acts {
 public:
  /// Both have to outlive it.
  Acts(const Record&, const mandate::Words&);

  /// Of one text, a paragraph of the record or another; stays where it is.
  [[nodiscard]] const std::vector<Act>& of(std::string_view text);
  /// Of the operative paragraphs, in their order.
  [[nodiscard]] std::vector<const Act*> operative();
  /// Of all paragraphs and items of lists.
  [[nodiscard]] const std::vector<const Act*>& all();
  [[nodiscard]] const std::optional<Date>& adopted() const { return context_.adopted; }

 private:
  [[nodiscard]] std::vector<Act> read(std::string_view text) const;

  const Record& record_;
  const mandate::Words& words_;
  MandateContext context_;
  std::unordered_map<std::string_view, std::string_view> leads_;  ///< subparagraph → above it
  std::map<std::string, std::vector<Act>, std::less<>> read_;
  std::optional<std::vector<const Act*>> all_;
};

/// True where it is not said that they are on two mandates.
[[nodiscard]] bool may_be_one(const Act&, const Act&);

inline constexpr std::size_t kNoAct = static_cast<std::size_t>(-1);
/// For each of `is` the place in `was` of the act on the same mandate, kNoAct where none is: that
/// of the same holder; else the one that may be, where it is alone. Each of `was` is taken once.
/// After 100,000 comparisons of two that may be only those of the same holder are found.
[[nodiscard]] std::vector<std::size_t> pair_up(const std::vector<const Act*>& was,
                                               const std::vector<const Act*>& is);

}  // namespace mandated::diff
