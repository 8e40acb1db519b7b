#include "pipeline/diff/meaning.h"

#include <algorithm>
#include <string>

#include "pipeline/diff/act_meanings.h"
#include "pipeline/diff/align.h"
#include "pipeline/diff/directives.h"
#include "pipeline/diff/references.h"
#include "pipeline/diff/reporting.h"
#include "pipeline/diff/words.h"

namespace mandated::diff {
namespace {

struct Texts {
  std::string before, after;
};

/// Reads one change, meaning after meaning.
class Reader {
 public:
  Reader(const Texts& texts, const Ladders& ladders)
      : before_(texts.before), after_(texts.after), ladders_(ladders) {}

  std::vector<Meaning> read(std::vector<Meaning> acts) {
    for (auto& each : acts) add(std::move(each));
    if (before_.empty() || after_.empty()) return std::move(meanings_);
    read_sayings();
    read_reporting();
    if (meanings_.empty()) read_references();
    if (meanings_.empty()) add("wording", "", "");
    return std::move(meanings_);
  }

 private:
  void add(std::string name, std::string before, std::string after) {
    add(Meaning{std::move(name), std::move(before), std::move(after), ""});
  }

  void add(Meaning meaning) {
    if (std::find(meanings_.begin(), meanings_.end(), meaning) == meanings_.end()) {
      meanings_.push_back(std::move(meaning));
    }
  }

  void read_sayings() {
    const auto was = sayings(before_, ladders_);
    const auto is = sayings(after_, ladders_);
    // Of paragraphs that say more or less than before, only what they open with is compared, where
    // it is neither of what they both say.
    const bool opens = was.size() == is.size() || (opens_alone(was, is) && opens_alone(is, was));
    const auto pairs = was.size() == is.size() ? is.size()
                       : opens                 ? std::min({was.size(), is.size(), std::size_t{1}})
                                               : 0;
    for (std::size_t i = 0; i < pairs; ++i) read_strength(was[i], is[i]);
    for (std::size_t i = 0; i < pairs; ++i) read_addressee(was[i], is[i]);
  }

  /// True where nothing that the other says is as strong as what this one opens with, to the same.
  static bool opens_alone(const std::vector<Saying>& one, const std::vector<Saying>& other) {
    return one.empty() || std::none_of(other.begin(), other.end(), [&one](const Saying& each) {
             return each.strength == one.front().strength &&
                    same_addressee(each.addressee, one.front().addressee);
           });
  }

  void read_strength(const Saying& was, const Saying& is) {
    if (is_instruction(was) || is_instruction(is)) return;
    const auto step = Ladders::compare(was.strength, is.strength);
    if (step != 0) add(step > 0 ? "strength.raised" : "strength.lowered", was.verb, is.verb);
  }

  [[nodiscard]] bool is_instruction(const Saying& saying) const {
    return ladders_.is_request(saying.verb) && ladders_.is_servant(saying.addressee);
  }

  void read_addressee(const Saying& was, const Saying& is) {
    const bool named = !was.addressee.empty() && !is.addressee.empty();
    if (named && !same_addressee(was.addressee, is.addressee)) {
      add("addressee.changed", was.addressee, is.addressee);
    }
  }

  void read_reporting() {
    const auto was = report_times(before_);
    const auto is = report_times(after_);
    if (was != is && !(was.empty() && is.empty())) add("reporting.changed", was, is);
  }

  void read_references() {
    const auto references = references_in(mark_words(before_, after_));
    if (references.only) add("reference.updated", references.before, references.after);
  }

  const std::string& before_;
  const std::string& after_;
  const Ladders& ladders_;
  std::vector<Meaning> meanings_;
};

/// A text, or those of what was split or merged.
std::string text_of(const json::value& value) {
  if (value.is_string()) return std::string{value.get_string()};
  std::string text;
  if (!value.is_array()) return text;
  for (const auto& each : value.get_array()) {
    if (each.is_string()) text += (text.empty() ? "" : " ") + std::string{each.get_string()};
  }
  return text;
}

/// Of a change between texts.
bool is_of_texts(const Change& change) {
  return change.kind != ChangeKind::field_changed && change.kind != ChangeKind::clause_moved &&
         change.field != "vote" && change.field != "full_vote";
}

std::vector<const Act*> acts_of(Acts& acts, const std::string& text) {
  std::vector<const Act*> out;
  if (text.empty()) return out;
  for (const auto& act : acts.of(text)) out.push_back(&act);
  return out;
}

}  // namespace

std::vector<Meaning> meanings(std::string_view before, std::string_view after, const Rules& rules) {
  const auto kind = before.empty()  ? ChangeKind::clause_added
                    : after.empty() ? ChangeKind::clause_removed
                                    : ChangeKind::clause_reworded;
  std::vector<Change> changes{
      {kind, ChangeNature::content, "clauses", "", json::string{before}, json::string{after}}};
  explain(changes, Record{}, Record{}, rules);
  return std::move(changes.front().meanings);
}

void explain(std::vector<Change>& changes, Acts& before, Acts& after, const Ladders& ladders) {
  std::vector<Change*> changed;
  std::vector<Texts> texts;
  std::vector<ChangedActs> acts;
  for (auto& change : changes) {
    if (!is_of_texts(change)) continue;
    Texts both{text_of(change.before), text_of(change.after)};
    if (same_text(both.before, both.after)) {
      change.meanings = {{"typography", "", "", ""}};
      continue;
    }
    acts.push_back({acts_of(before, both.before), acts_of(after, both.after)});
    changed.push_back(&change);
    texts.push_back(std::move(both));
  }
  auto told = act_meanings(acts, before, after, ladders.rollover());
  for (std::size_t i = 0; i < changed.size(); ++i) {
    changed[i]->meanings = Reader(texts[i], ladders).read(std::move(told[i]));
  }
}

void explain(std::vector<Change>& changes, const Record& before, const Record& after,
             const Rules& rules) {
  Acts was{before, rules.mandates};
  Acts is{after, rules.mandates};
  explain(changes, was, is, rules.ladders);
}

}  // namespace mandated::diff
