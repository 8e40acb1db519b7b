#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/diff/meaning.h"
#include "pipeline/model/change.h"
#include "pipeline/model/record.h"

namespace mandated::series {

/// The term of one mandate before and after, changed or not.
struct Term {
  std::string action;  ///< "extended": of the later act, or of the earlier where there is no other
  std::string holder;
  /// "2 years", "no term" of an act that states none; nullopt where that text does not act upon it.
  std::optional<std::string> before, after;
};

struct Comparison {
  /// Of paragraphs (headings and footnotes aside), the vote (who switched, who is new) and other
  /// fields that both know. Number, session, year and title say which resolution it is, not what
  /// changed. Only content; each change with its meanings.
  std::vector<Change> changes;
  /// Of every mandate that operative paragraphs of either act upon, in the order of the later text.
  std::vector<Term> terms;
};

/// What changed from one resolution of a series to the next.
[[nodiscard]] Comparison compare(const Record& before, const Record& after, const diff::Rules&);

/// How many of a kind: paragraphs added, dropped, reworded, moved, split, merged; countries that
/// switched, are new, are not there any more.
struct Counts {
  int added = 0, dropped = 0, reworded = 0, moved = 0, split = 0, merged = 0;
  int switched = 0, joined = 0, left = 0;
};
[[nodiscard]] Counts count(const std::vector<Change>&);

/// {"clauses":{"added","dropped","reworded","moved","split","merged"},"vote":{"switched":[{"country",
/// "before","after"}],"new":[{"country","vote"}],"gone":[…]}}; "vote" is null where nobody's
/// changed.
[[nodiscard]] json::object to_json_counts(const std::vector<Change>&);

/// "paragraphs: 2 added, 1 dropped; votes: 3 switched".
[[nodiscard]] std::string in_words(const Counts&);

/// {"action","holder","before","after"}; nullopt is null.
[[nodiscard]] json::array to_json(const std::vector<Term>&);

}  // namespace mandated::series
