#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/json.h"
#include "pipeline/base/result.h"

namespace mandated::diff {

/// How strongly a paragraph's verb speaks. Comparable on one ladder only.
struct Strength {
  std::size_t ladder = 0;
  int level = 0;  ///< in halves of a rung; 0 is neutral, below it approval
  bool operator==(const Strength&) const = default;
};

/// A renewal so short that it decides nothing.
struct Rollover {
  int most_days = 0;
  int times = 0;  ///< how many times longer the term before is at least
};

/// The verbs of resolutions by strength. Read from config/vocabulary/ladders.yaml, which names its
/// sources: there is no official ranking.
class Ladders {
 public:
  /// {"ladders":[{"name","addresses","rungs":[{"level","words":[…]}]}],"deepening":[…],"plain":[…],
  /// "servants":[…],"rollover":{"most_days","times"}}. Numbers may be texts, as YAML gives them.
  [[nodiscard]] static Result<Ladders> from_json(const json::value&);

  /// Of an opening verb with its modifiers (clause::opening_verb()), finite or participle:
  /// "also expresses its deep concern", "strongly condemning". nullopt for a verb of no ladder.
  [[nodiscard]] std::optional<Strength> strength(std::string_view verb) const;
  /// Above 0 where `after` is the stronger, below where `before` is, 0 where they are equal or
  /// stand on different ladders. On one side of neutral the distance from it counts; from approval
  /// to disapproval is stronger.
  [[nodiscard]] static int compare(const Strength& before, const Strength& after);
  /// True where the verb tells somebody to act.
  [[nodiscard]] bool addresses(const Strength&) const;
  /// "requests": the level of a request, which is neutral towards servants.
  [[nodiscard]] bool is_request(std::string_view verb) const;
  [[nodiscard]] bool is_servant(std::string_view addressee) const;
  [[nodiscard]] const Rollover& rollover() const { return rollover_; }

 private:
  [[nodiscard]] std::string without_plain(std::string_view verb) const;
  void learn(const std::string& phrase, Strength);

  std::map<std::string, Strength, std::less<>> rungs_;     ///< finite and participle
  std::vector<bool> addresses_;                            ///< by ladder
  std::vector<std::string> deepening_, plain_, servants_;  ///< longest first
  Rollover rollover_;
};

}  // namespace mandated::diff
