#include "pipeline/register/identity.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "pipeline/register/names.h"
#include "pipeline/text/acronym.h"

namespace mandated::registry {
namespace {

using Indices = std::vector<std::size_t>;

/// "2292" of "S/RES/2292 (2016)" and of "2292 (2016)", "54/36" of "A/HRC/RES/54/36".
std::string number_of(std::string_view resolution) {
  constexpr std::string_view kMark = "RES/";
  if (const auto at = resolution.rfind(kMark); at != std::string_view::npos) {
    resolution.remove_prefix(at + kMark.size());
  }
  resolution = resolution.substr(0, resolution.find('('));
  while (resolution.ends_with(' ')) resolution.remove_suffix(1);
  return std::string{resolution};
}

/// "special rapporteur", "Panel of Experts", "authorizations".
bool is_anybodys(const Event& event) {
  if (!text_at(event.details, "holder_full").empty()) return false;
  const auto key = text_at(event.details, "holder_key");
  if (key.empty()) return true;
  auto type = text_at(event.details, "holder_type");
  std::replace(type.begin(), type.end(), '_', ' ');
  return type == "authorization" || key == type || event.details.contains("kind_only");
}

/// "measures on arms" of "measures on arms imposed by paragraph 4 of resolution 2428": each year
/// refers to the paragraphs in other words.
std::string subject_of(const Event& event) {
  auto key = text_at(event.details, "holder_key");
  for (const std::string_view word : {" as ", " imposed ", " set out ", " contained ", " pursuant ",
                                      " in paragraph", " under ", " specified ", " established "}) {
    key.resize(std::min(key.find(word), key.size()));
  }
  if (const auto british = key.find("authoris"); british != key.npos) key[british + 7] = 'z';
  return key;
}

bool is_authorization(const Event& event) {
  return text_at(event.details, "holder_type") == "authorization";
}

/// What tells acts of one base resolution apart: of authorizations and measures their subject, as
/// one resolution has several; of others the type.
std::string base_kind_of(const Event& event) {
  return is_authorization(event) ? subject_of(event) : text_at(event.details, "holder_type");
}

/// What an act on one that names its kind alone is found by: what tells it from others of its kind.
/// A country has one panel, but authorizations of several chains: those are found by what they are
/// based on, where that is said.
std::vector<std::string> kind_keys(const Event& event) {
  const auto key = subject_of(event);
  std::vector<std::string> keys;
  const auto base = text_at(event.details, "base_resolution");
  const bool by_base_alone = is_authorization(event) && !base.empty();
  if (!event.country.empty() && !by_base_alone) keys.push_back(key + " in " + event.country);
  if (!base.empty()) {
    keys.push_back(fmt::format("{} of {} {}", base_kind_of(event), event.body, number_of(base)));
  }
  if (keys.empty()) keys.push_back(key + " by " + event.resolution + event.document);
  return keys;
}

/// Which acts are one, as they turn out to be.
class Groups {
 public:
  explicit Groups(const std::vector<mandate::HolderKeys>& keys) : parent_(keys.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    for (const auto& each : keys) acronyms_.push_back(each.acronyms);
  }
  std::size_t of(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    const auto from = of(a);
    const auto to = of(b);
    if (from == to) return;
    parent_[from] = to;
    auto& known = acronyms_[to];
    known.insert(known.end(), acronyms_[from].begin(), acronyms_[from].end());
  }
  /// UNMIL and UNOMIL, UNSOM and UNSOS: whatever else their names share.
  bool have_other_acronyms(std::size_t a, std::size_t b) {
    return mandate::have_other_acronyms(acronyms_[of(a)], acronyms_[of(b)]);
  }

 private:
  std::vector<std::size_t> parent_;
  std::vector<std::vector<std::string>> acronyms_;  ///< of a group, at what of() answers
};

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

/// A name and an act it is a name of.
using Names = std::map<std::string, std::size_t>;
using Fits = std::function<bool(const std::string& shorter, const std::string& longer)>;

/// Each name to the one other mandate it fits a name of; never to one with other acronyms.
void join_fitting(const Names& names, const Fits& fits, Groups& groups) {
  for (const auto& [key, i] : names) {
    std::set<std::size_t> homes;
    std::size_t home = 0;
    for (const auto& [longer, j] : names) {
      const bool is_other = longer.size() > key.size() && groups.of(i) != groups.of(j);
      if (!is_other || !fits(key, longer) || groups.have_other_acronyms(i, j)) continue;
      homes.insert(groups.of(j));
      home = j;
    }
    if (homes.size() == 1) groups.join(i, home);
  }
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

  /// Within one body and country: without a country a short name fits too much.
  void join_short_names() {
    std::map<std::string, Names> of_country;
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      const auto& event = acts_[i].event;
      if (event.country.empty()) continue;
      auto& known = of_country[event.body + " " + event.country];
      for (const auto& key : keys_[i].keys) known.emplace(key, i);
    }
    const auto fits = [](const std::string& shorter, const std::string& longer) {
      return mandate::has_words_of(longer, shorter);
    };
    for (const auto& [scope, known] : of_country) join_fitting(known, fits, groups_);
  }

  void join_acronyms() {
    std::map<std::string, Names> of_body;
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      for (const auto& name : keys_[i].names) of_body[acts_[i].event.body].emplace(name, i);
    }
    for (const auto& entry : of_body) {
      const auto& known = entry.second;
      const auto fits = [this, &known](const std::string& acronym, const std::string& name) {
        return text::may_stand_for(acronym, name) &&
               of_one_country(acts_[known.at(acronym)].event, acts_[known.at(name)].event) &&
               !has_full_name(known.at(acronym), acronym);
      };
      join_fitting(known, fits, groups_);
    }
  }

  /// True where what the acronym of act i stands for is known: it was given with a name in full, or
  /// may stand for one of its mandate.
  bool has_full_name(std::size_t i, const std::string& acronym) {
    for (std::size_t j = 0; j < acts_.size(); ++j) {
      if (groups_.of(i) != groups_.of(j)) continue;
      if (is_given_in_full(acts_[j].event, acronym)) return true;
      const auto& names = keys_[j].names;
      if (std::any_of(names.begin(), names.end(), [&acronym](const std::string& name) {
            return text::may_stand_for(acronym, name);
          })) {
        return true;
      }
    }
    return false;
  }

  static bool is_given_in_full(const Event& event, const std::string& acronym) {
    const auto holder = text_at(event.details, "holder");
    const auto full = text_at(event.details, "holder_full");
    return mandate::acronym_in(holder) == acronym || mandate::acronym_in(full) == acronym ||
           (!full.empty() && mandate::acronym_of(holder) == acronym);
  }

  static bool of_one_country(const Event& a, const Event& b) {
    return a.country == b.country || a.country.empty() || b.country.empty();
  }

  /// "The authorizations in resolution 2292 (2016)" to those that this one acted upon.
  void join_bases() {
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      const auto& event = acts_[i].event;
      const auto base = number_of(text_at(event.details, "base_resolution"));
      if (base.empty() || !is_anybodys(event)) continue;
      join_only(i, [&](const Event& other) {
        return number_of(other.resolution) == base && is_anybodys(other) &&
               base_kind_of(other) == base_kind_of(event);
      });
    }
  }

  /// A rename that does not say what the name was before is of the one mandate of its body that its
  /// base resolution acted upon; else of its country, before it.
  void join_renames() {
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      const auto& event = acts_[i].event;
      if (event.type != "mandate.modified" || !former_name(event).empty() || !is_alone(i)) continue;
      const auto base = number_of(text_at(event.details, "base_resolution"));
      const auto of_base = [&](const Event& other) { return number_of(other.resolution) == base; };
      const auto before = [&](const Event& other) {
        return other.country == event.country && other.occurred && event.occurred &&
               *other.occurred < *event.occurred;
      };
      if (base.empty() || !join_only(i, of_base)) {
        if (!event.country.empty()) join_only(i, before);
      }
    }
  }

  bool is_alone(std::size_t i) {
    for (std::size_t j = 0; j < acts_.size(); ++j) {
      if (i != j && groups_.of(i) == groups_.of(j)) return false;
    }
    return true;
  }

  /// To the one mandate of its body that has acts which fit, where there is one alone.
  bool join_only(std::size_t i, const std::function<bool(const Event&)>& fits) {
    std::set<std::size_t> homes;
    for (std::size_t j = 0; j < acts_.size(); ++j) {
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
