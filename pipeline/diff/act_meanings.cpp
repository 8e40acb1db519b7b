#include "pipeline/diff/act_meanings.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "pipeline/mandate/terms.h"

namespace mandated::diff {
namespace {

/// A term that ends so soon after a text was adopted would have been renewed by it.
constexpr std::chrono::days kNearly{90};

struct Place {
  const Act* act = nullptr;
  std::size_t change = 0;
  const Act* partner = nullptr;  ///< the same act on the other side
};
using Places = std::vector<Place>;

Places places_of(const std::vector<ChangedActs>& changes,
                 std::vector<const Act*> ChangedActs::*side) {
  Places places;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    for (const auto* act : changes[i].*side) places.push_back({act, i});
  }
  return places;
}

/// Days a term lasts, months as 30 and years as 365; nullopt where that is not stated.
std::optional<int> days_of(const MandateItem& item, const std::optional<Date>& adopted) {
  if (item.duration) {
    const auto& period = *item.duration;
    return period.years * 365 + period.months * 30 + period.weeks * 7 + period.days;
  }
  if (!item.until || !adopted) return std::nullopt;
  const auto days = std::chrono::sys_days{*item.until} - std::chrono::sys_days{*adopted};
  return static_cast<int>(days.count());
}

std::string act_words(const Act& act) {
  const auto term = mandate::term_words(act.item);
  return term.empty() ? act.shown : fmt::format("{}, {}", act.shown, term);
}

/// The same act on both sides: of one paragraph, then from one to another.
class Matching {
 public:
  explicit Matching(const std::vector<ChangedActs>& changes)
      : was(places_of(changes, &ChangedActs::was)), is(places_of(changes, &ChangedActs::is)) {
    match([](const Place& place) { return std::pair{place.act->item.action, place.change}; });
    match([](const Place& place) { return place.act->item.action; });
  }

  Places was, is;

 private:
  struct Group {
    std::vector<Place*> was, is;
  };

  static std::vector<const Act*> acts_of(const std::vector<Place*>& places) {
    std::vector<const Act*> acts;
    for (const auto* place : places) acts.push_back(place->act);
    return acts;
  }

  /// Those without a partner that have one key.
  template <class Key>
  void match(Key key) {
    std::map<decltype(key(was.front())), Group> groups;
    for (auto& place : was) {
      if (place.partner == nullptr) groups[key(place)].was.push_back(&place);
    }
    for (auto& place : is) {
      if (place.partner == nullptr) groups[key(place)].is.push_back(&place);
    }
    for (const auto& [of, group] : groups) {
      const auto partners = pair_up(acts_of(group.was), acts_of(group.is));
      for (std::size_t i = 0; i < partners.size(); ++i) {
        if (partners[i] == kNoAct) continue;
        auto& then = *group.was[partners[i]];
        then.partner = group.is[i]->act;
        group.is[i]->partner = then.act;
      }
    }
  }
};

class Meanings {
 public:
  Meanings(const std::vector<ChangedActs>& changes, Acts& before, Acts& after,
           const Rollover& rollover)
      : matching_(changes),
        before_(before),
        after_(after),
        rollover_(rollover),
        meanings_(changes.size()) {
    for (const auto& now : matching_.is) {
      if (now.partner != nullptr) matched_.insert({now.partner, now.act});
    }
  }

  std::vector<std::vector<Meaning>> take() {
    for (const auto& now : matching_.is) {
      if (now.partner != nullptr) {
        read_term(now);
      } else if (!is_told(*now.act, before_)) {
        add(now, "", act_words(*now.act));
      }
    }
    for (const auto& then : matching_.was) {
      if (then.partner == nullptr && is_gone(*then.act)) add(then, act_words(*then.act), "");
    }
    return std::move(meanings_);
  }

 private:
  void add(const Place& place, std::string before, std::string after) {
    meanings_[place.change].push_back({fmt::format("mandate.{}", name_of(place.act->item.action)),
                                       std::move(before), std::move(after), ""});
  }

  void read_term(const Place& now) {
    const auto& was = now.partner->item;
    const auto& is = now.act->item;
    if (mandate::term_key(was) == mandate::term_key(is)) return;
    const auto old_days = days_of(was, before_.adopted());
    const auto new_days = days_of(is, after_.adopted());
    const bool technical = old_days && new_days && *new_days > 0 &&
                           *new_days <= rollover_.most_days &&
                           *old_days >= *new_days * rollover_.times;
    meanings_[now.change].push_back({"term.changed", mandate::term_words(was),
                                     mandate::term_words(is),
                                     technical ? "technical rollover" : ""});
  }

  bool is_gone(const Act& act) {
    const auto& was = before_.adopted();
    const auto& is = after_.adopted();
    if (!was || !is || *is <= *was) return !is_told(act, after_);
    const auto& end = act.item.computed_end;
    return end && std::chrono::sys_days{*end} < std::chrono::sys_days{*is} + kNearly &&
           !any_of(after_, [&act](const Act& each) { return may_be_one(each, act); });
  }

  /// The other text tells it too, in a paragraph that stayed as it was or with another act's words:
  /// an act that is quoted once more is none.
  bool is_told(const Act& act, Acts& other) {
    const auto term = mandate::term_key(act.item);
    return any_of(other, [&](const Act& each) {
      if (each.item.action != act.item.action) return false;
      if (!term.empty() && mandate::term_key(each.item) != term) return false;
      return each.item.holder_key == act.item.holder_key ||
             (matched_.count(&each) == 0 && may_be_one(each, act));
    });
  }

  /// Of very many acts nobody compares all: then there may be one, and nothing is told.
  template <class Holds>
  bool any_of(Acts& acts, Holds holds) {
    const auto& all = acts.all();
    if (comparisons_ < all.size()) return true;
    comparisons_ -= all.size();
    return std::any_of(all.begin(), all.end(), [&holds](const Act* each) { return holds(*each); });
  }

  Matching matching_;
  Acts& before_;
  Acts& after_;
  const Rollover& rollover_;
  std::unordered_set<const Act*> matched_;
  std::vector<std::vector<Meaning>> meanings_;
  std::size_t comparisons_ = 100'000;
};

}  // namespace

std::vector<std::vector<Meaning>> act_meanings(const std::vector<ChangedActs>& changes,
                                               Acts& before, Acts& after,
                                               const Rollover& rollover) {
  return Meanings(changes, before, after, rollover).take();
}

}  // namespace mandated::diff
