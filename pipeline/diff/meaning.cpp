#include "pipeline/diff/meaning.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "pipeline/diff/align.h"
#include "pipeline/diff/directives.h"
#include "pipeline/diff/references.h"
#include "pipeline/diff/reporting.h"
#include "pipeline/diff/words.h"
#include "pipeline/mandate/terms.h"

namespace mandated::diff {
namespace {

using Items = std::vector<MandateItem>;

Items acts_of(const Saw& saw, const mandate::Words& words) {
  if (saw.text.empty()) return {};
  auto items = mandate::read_mandates(saw.text, {"", "", saw.adopted}, words).items;
  items.erase(std::remove_if(items.begin(), items.end(),
                             [](const auto& item) { return !makes_event(item.action); }),
              items.end());
  return items;
}

bool same_holder(const MandateItem& a, const MandateItem& b) {
  return a.holder_key.find(b.holder_key) != std::string::npos ||
         b.holder_key.find(a.holder_key) != std::string::npos;
}

/// Days a term lasts, months as 30 and years as 365; nullopt where that is not stated.
std::optional<int> days_of(const MandateItem& item, const Saw& saw) {
  if (item.duration) {
    const auto& period = *item.duration;
    return period.years * 365 + period.months * 30 + period.weeks * 7 + period.days;
  }
  if (!item.until || !saw.adopted) return std::nullopt;
  const auto days = std::chrono::sys_days{*item.until} - std::chrono::sys_days{*saw.adopted};
  return static_cast<int>(days.count());
}

std::string act_words(const MandateItem& item) {
  const auto term = mandate::term_words(item);
  return term.empty() ? item.holder : fmt::format("{}, {}", item.holder, term);
}

/// Reads one change, meaning after meaning.
class Reader {
 public:
  Reader(const Saw& before, const Saw& after, const Rules& rules)
      : before_(before), after_(after), rules_(rules) {}

  std::vector<Meaning> read() {
    if (same_text(before_.text, after_.text)) {
      add("typography", "", "");
      return std::move(meanings_);
    }
    read_acts();
    if (before_.text.empty() || after_.text.empty()) return std::move(meanings_);
    read_sayings();
    read_reporting();
    if (meanings_.empty()) read_references();
    if (meanings_.empty()) add("wording", "", "");
    return std::move(meanings_);
  }

 private:
  void add(std::string name, std::string before, std::string after, std::string note = "") {
    Meaning meaning{std::move(name), std::move(before), std::move(after), std::move(note)};
    if (std::find(meanings_.begin(), meanings_.end(), meaning) == meanings_.end()) {
      meanings_.push_back(std::move(meaning));
    }
  }

  void read_acts() {
    auto was = acts_of(before_, rules_.mandates);
    for (const auto& is : acts_of(after_, rules_.mandates)) {
      auto same = std::find_if(was.begin(), was.end(), [&is](const MandateItem& each) {
        return each.action == is.action && same_holder(each, is);
      });
      if (same == was.end()) {
        add(fmt::format("mandate.{}", name_of(is.action)), "", act_words(is));
        continue;
      }
      read_term(*same, is);
      was.erase(same);
    }
    for (const auto& gone : was) {
      add(fmt::format("mandate.{}", name_of(gone.action)), act_words(gone), "");
    }
  }

  void read_term(const MandateItem& was, const MandateItem& is) {
    if (mandate::term_key(was) == mandate::term_key(is)) return;
    const auto old_days = days_of(was, before_);
    const auto new_days = days_of(is, after_);
    const auto& rollover = rules_.ladders.rollover();
    const bool technical = old_days && new_days && *new_days > 0 &&
                           *new_days <= rollover.most_days &&
                           *old_days >= *new_days * rollover.times;
    add("term.changed", mandate::term_words(was), mandate::term_words(is),
        technical ? "technical rollover" : "");
  }

  void read_sayings() {
    const auto was = sayings(before_.text, rules_.ladders);
    const auto is = sayings(after_.text, rules_.ladders);
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
    return rules_.ladders.is_request(saying.verb) && rules_.ladders.is_servant(saying.addressee);
  }

  void read_addressee(const Saying& was, const Saying& is) {
    const bool named = !was.addressee.empty() && !is.addressee.empty();
    if (named && !same_addressee(was.addressee, is.addressee)) {
      add("addressee.changed", was.addressee, is.addressee);
    }
  }

  void read_reporting() {
    const auto was = report_times(before_.text);
    const auto is = report_times(after_.text);
    if (was != is && !(was.empty() && is.empty())) add("reporting.changed", was, is);
  }

  void read_references() {
    const auto references = references_in(mark_words(before_.text, after_.text));
    if (references.only) add("reference.updated", references.before, references.after);
  }

  const Saw& before_;
  const Saw& after_;
  const Rules& rules_;
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

}  // namespace

std::vector<Meaning> meanings(const Saw& before, const Saw& after, const Rules& rules) {
  return Reader(before, after, rules).read();
}

void explain(std::vector<Change>& changes, const Rules& rules, std::optional<Date> adopted_before,
             std::optional<Date> adopted_after) {
  for (auto& change : changes) {
    if (change.kind == ChangeKind::field_changed || change.kind == ChangeKind::clause_moved)
      continue;
    if (change.field == "vote" || change.field == "full_vote") continue;
    const auto before = text_of(change.before);
    const auto after = text_of(change.after);
    change.meanings = meanings({before, adopted_before}, {after, adopted_after}, rules);
  }
}

}  // namespace mandated::diff
