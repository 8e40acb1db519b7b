#include "pipeline/register/identity.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>

#include "pipeline/register/groups.h"
#include "pipeline/register/kinds.h"
#include "pipeline/register/names.h"
#include "pipeline/register/touching.h"
#include "pipeline/text/acronym.h"

namespace mandated::registry {
namespace {

/// Of acts with one key: those on one country; those on none with those of their body, and with
/// those on a country where there is one alone.
void join_same_key(const std::vector<Act>& acts, const Indices& found, Groups& groups) {
  std::map<std::string, std::size_t> on_country, of_body;
  std::map<std::string, std::set<std::string>> countries_of;  // of a body
  for (const auto i : found) {
    const auto& event = acts[i].event;
    if (event.country.empty()) {
      groups.join(i, of_body.emplace(event.body, i).first->second);
    } else {
      groups.join(i, on_country.emplace(event.country, i).first->second);
      countries_of[event.body].insert(event.country);
    }
  }
  for (const auto& [body, i] : of_body) {
    const auto& countries = countries_of[body];
    if (countries.size() == 1) groups.join(i, on_country.at(*countries.begin()));
  }
}

/// Names, each with the acts that have it.
using Names = std::map<std::string, Indices>;

using NamesFit = std::function<bool(const std::string& shorter, const std::string& longer)>;
using ActsFit = std::function<bool(std::size_t, std::size_t)>;

/// Joins the mandate of act i, by a name of it, to the one other that has a longer name which fits;
/// never to one with other acronyms.
void join_to_only(const std::string& name, std::size_t i, const Names& names, Groups& groups,
                  const NamesFit& names_fit, const ActsFit& acts_fit) {
  std::set<std::size_t> homes;
  for (const auto& [longer, acts] : names) {
    if (longer.size() <= name.size() || !names_fit(name, longer)) continue;
    for (const auto j : acts) {
      const auto home = groups.of(j);
      if (home == groups.of(i) || homes.count(home) != 0) continue;
      if (acts_fit(i, j) && !groups.have_other_acronyms(i, j)) homes.insert(home);
    }
    if (homes.size() > 1) return;
  }
  if (homes.size() == 1) groups.join(i, *homes.begin());
}

/// One act of each mandate.
Indices one_of_each(const Indices& acts, const Groups& groups) {
  std::map<std::size_t, std::size_t> of_group;
  for (const auto i : acts) of_group.emplace(groups.of(i), i);
  Indices out;
  for (const auto& entry : of_group) out.push_back(entry.second);
  std::sort(out.begin(), out.end());
  return out;
}

class Joining {
 public:
  Joining(const std::vector<Act>& acts, const text::Countries& countries)
      : acts_(acts), keys_(keys_of(acts, countries)), groups_(keys_) {}

  Groups take() {
    std::map<std::string, Indices> by_key;
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      const auto& event = acts_[i].event;
      for (const auto& key : is_anybodys(event) ? kind_keys(event) : keys_[i].keys) {
        by_key[key].push_back(i);
      }
    }
    for (const auto& [key, found] : by_key) join_same_key(acts_, found, groups_);
    join_short_names();
    join_acronyms();
    join_bases();
    join_renames();
    join_touching(acts_, groups_);
    return std::move(groups_);
  }

 private:
  static std::vector<mandate::HolderKeys> keys_of(const std::vector<Act>& acts,
                                                  const text::Countries& countries) {
    std::vector<mandate::HolderKeys> out;
    out.reserve(acts.size());
    for (const auto& act : acts) out.push_back(holder_keys(act.event, countries));
    return out;
  }

  /// Within one body and country: without a country a short name fits too much. Authorizations have
  /// no names but their subjects.
  void join_short_names() {
    std::map<std::string, Names> of_country;
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      const auto& event = acts_[i].event;
      if (event.country.empty() || is_authorization(event)) continue;
      auto& known = of_country[event.body + " " + event.country];
      for (const auto& key : keys_[i].keys) known[key].push_back(i);
    }
    const auto fit = [](const std::string& shorter, const std::string& longer) {
      return mandate::has_words_of(longer, shorter);
    };
    const auto any = [](std::size_t, std::size_t) { return true; };
    for (const auto& [scope, known] : of_country) {
      for (const auto& [name, acts] : known) {
        for (const auto i : one_of_each(acts, groups_)) {
          join_to_only(name, i, known, groups_, fit, any);
        }
      }
    }
  }

  void join_acronyms() {
    std::map<std::string, Names> of_body;
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      for (const auto& name : keys_[i].names) of_body[acts_[i].event.body][name].push_back(i);
    }
    const auto fit = [this](std::size_t i, std::size_t j) { return may_be_of_one_country(i, j); };
    for (const auto& [body, known] : of_body) {
      for (const auto& [name, acts] : known) {
        if (!text::may_be_acronym(name)) continue;
        for (const auto i : one_of_each(acts, groups_)) {
          if (has_full_name(i, name)) continue;
          join_to_only(name, i, known, groups_, text::may_stand_for, fit);
        }
      }
    }
  }

  /// True where what the acronym of act i stands for is known: it was given with a name in full, or
  /// may stand for one of its mandate.
  bool has_full_name(std::size_t i, const std::string& acronym) {
    const auto& members = groups_.members(groups_.of(i));
    return std::any_of(members.begin(), members.end(), [&](std::size_t j) {
      const auto& names = keys_[j].names;
      return is_given_in_full(acts_[j].event, acronym) ||
             std::any_of(names.begin(), names.end(), [&acronym](const std::string& name) {
               return text::may_stand_for(acronym, name);
             });
    });
  }

  static bool is_given_in_full(const Event& event, const std::string& acronym) {
    const auto holder = text_at(event.details, "holder");
    const auto full = text_at(event.details, "holder_full");
    return mandate::acronym_in(holder) == acronym || mandate::acronym_in(full) == acronym ||
           (!full.empty() && mandate::acronym_of(holder) == acronym);
  }

  /// True where the mandates of two acts have a country in common, or one of them has none.
  bool may_be_of_one_country(std::size_t i, std::size_t j) const {
    const auto of_one = countries_of(i);
    const auto of_other = countries_of(j);
    return of_one.empty() || of_other.empty() ||
           std::any_of(of_one.begin(), of_one.end(),
                       [&](const auto& each) { return of_other.count(each) != 0; });
  }

  std::set<std::string_view> countries_of(std::size_t i) const {
    std::set<std::string_view> out;
    for (const auto j : groups_.members(groups_.of(i))) {
      if (!acts_[j].event.country.empty()) out.insert(acts_[j].event.country);
    }
    return out;
  }

  /// "The authorizations in resolution 2292 (2016)" to those that this one acted upon.
  void join_bases() {
    const auto by_number = acts_by([](const Event& event) { return number_of(event.resolution); });
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      const auto& event = acts_[i].event;
      const auto base = number_of(text_at(event.details, "base_resolution"));
      if (base.empty() || !is_anybodys(event)) continue;
      join_only(i, by_number, base, [&](const Event& other) {
        return is_anybodys(other) && base_kind_of(other) == base_kind_of(event);
      });
    }
  }

  /// A rename that does not say what the name was before is of the one mandate of its body that its
  /// base resolution acted upon; else of its country, before it.
  void join_renames() {
    const auto by_number = acts_by([](const Event& event) { return number_of(event.resolution); });
    const auto by_country = acts_by([](const Event& event) { return event.country; });
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      const auto& event = acts_[i].event;
      const bool alone = groups_.members(groups_.of(i)).size() == 1;
      if (event.type != "mandate.modified" || !former_name(event).empty() || !alone) continue;
      const auto base = number_of(text_at(event.details, "base_resolution"));
      const auto any = [](const Event&) { return true; };
      const auto before = [&](const Event& other) {
        return other.occurred && event.occurred && *other.occurred < *event.occurred;
      };
      if (base.empty() || !join_only(i, by_number, base, any)) {
        if (!event.country.empty()) join_only(i, by_country, event.country, before);
      }
    }
  }

  template <typename Key>
  std::map<std::string, Indices> acts_by(Key key_of) const {
    std::map<std::string, Indices> out;
    for (std::size_t i = 0; i < acts_.size(); ++i) out[key_of(acts_[i].event)].push_back(i);
    return out;
  }

  /// To the one mandate of its body that has acts under the key which fit, where there is one
  /// alone.
  bool join_only(std::size_t i, const std::map<std::string, Indices>& by_key,
                 const std::string& key, const std::function<bool(const Event&)>& fits) {
    const auto found = by_key.find(key);
    if (found == by_key.end()) return false;
    std::set<std::size_t> homes;
    for (const auto j : found->second) {
      if (i != j && acts_[j].event.body == acts_[i].event.body && fits(acts_[j].event)) {
        homes.insert(groups_.of(j));
      }
    }
    if (homes.size() == 1) groups_.join(i, *homes.begin());
    return homes.size() == 1;
  }

  const std::vector<Act>& acts_;
  std::vector<mandate::HolderKeys> keys_;
  Groups groups_;
};

}  // namespace

std::vector<std::vector<Act>> by_mandate(std::vector<Act> acts, const text::Countries& countries) {
  auto groups = Joining{acts, countries}.take();
  std::map<std::size_t, std::vector<Act>> of_one;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    of_one[groups.of(i)].push_back(std::move(acts[i]));
  }
  std::vector<std::vector<Act>> out;
  for (auto& entry : of_one) out.push_back(std::move(entry.second));
  return out;
}

}  // namespace mandated::registry
