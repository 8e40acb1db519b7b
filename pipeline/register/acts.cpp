#include "pipeline/register/acts.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "pipeline/register/names.h"

namespace mandated::registry {
namespace {

constexpr std::array<std::string_view, 6> kActs{"mandate.established", "mandate.extended",
                                                "mandate.terminated",  "mandate.expanded",
                                                "mandate.reduced",     "mandate.modified"};

std::string holder_of(const Event& event) { return text_at(event.details, "holder_key"); }

/// In one spelling: P1Y and P12M are one.
std::string term_of(const Event& event) {
  if (auto until = text_at(event.details, "until"); !until.empty()) return until;
  if (const auto period = parse_period(text_at(event.details, "duration"))) {
    return fmt::format("P{}M{}D", period->years * 12 + period->months,
                       period->weeks * 7 + period->days);
  }
  return text_at(event.details, "until_event");
}

/// An act and what its holder is known by.
struct Known {
  Act act;
  mandate::HolderKeys keys;
};

bool leads(const Event& a, const Event& b) {
  const auto rank = [](const Event& event) {
    const auto holder = holder_of(event);
    return std::tuple{term_of(event).empty(), event.authority,
                      -static_cast<std::int64_t>(holder.size()), event.id.hex()};
  };
  return rank(a) < rank(b);
}

bool shares_document(const Act& act, const Event& event) {
  const auto same = [&event](const Event& each) { return each.document == event.document; };
  return same(act.event) || std::any_of(act.also.begin(), act.also.end(), same);
}

/// Terms of two different documents that cannot both be: a day against another day, a duration
/// against another. A day and a duration may be the same end.
bool are_against(const Event& a, const Event& b) {
  const auto both = [&](const char* key) {
    return !text_at(a.details, key).empty() && !text_at(b.details, key).empty();
  };
  return (both("until") || both("duration")) && term_of(a) != term_of(b);
}

/// The acts an event may belong to, by holder and term; the same term first.
std::vector<Known*> homes_of(const Event& event, const mandate::HolderKeys& keys,
                             std::vector<Known>& known) {
  std::vector<Known*> same, other;
  const auto term = term_of(event);
  for (auto& each : known) {
    if (!may_mean(each.keys, keys)) continue;
    const auto theirs = term_of(each.act.event);
    if (term == theirs || term.empty()) {
      same.push_back(&each);
    } else if (!shares_document(each.act, event)) {
      other.push_back(&each);
    }
  }
  return same.empty() ? other : same;
}

/// Two holders that a vague name fits equally are no home.
bool is_one_holder(const std::vector<Known*>& homes) {
  return std::all_of(homes.begin(), homes.end(), [&homes](const Known* each) {
    return may_mean(each->keys, homes.front()->keys);
  });
}

void take(Act& act, Event event) {
  for (const auto& evidence : event.evidence) act.event.evidence.push_back(evidence);
  if (!act.event.occurred) act.event.occurred = event.occurred;
  act.event.recorded = std::min(act.event.recorded, event.recorded);
  act.event.baseline = act.event.baseline && event.baseline;
  if (act.event.country.empty()) act.event.country = event.country;
  if (act.event.body.empty()) act.event.body = event.body;
  if (are_against(act.event, event)) act.against.push_back(event);
  act.also.push_back(std::move(event));
}

std::vector<Act> acts_of_one(std::vector<Event> events, const text::Countries& countries) {
  std::sort(events.begin(), events.end(), leads);
  std::vector<Known> known;
  for (auto& event : events) {
    auto keys = holder_keys(event, countries);
    const auto homes = homes_of(event, keys, known);
    if (homes.empty() || !is_one_holder(homes)) {
      known.push_back({{std::move(event), {}, {}}, std::move(keys)});
    } else {
      take(homes.front()->act, std::move(event));
    }
  }
  std::vector<Act> acts;
  for (auto& each : known) {
    auto& evidence = each.act.event.evidence;
    std::stable_sort(evidence.begin(), evidence.end(), [](const Evidence& a, const Evidence& b) {
      return a.authority < b.authority;
    });
    acts.push_back(std::move(each.act));
  }
  return acts;
}

}  // namespace

bool is_act(const Event& event) {
  return std::find(kActs.begin(), kActs.end(), event.type) != kActs.end();
}

std::vector<Act> acts(std::vector<Event> events, const text::Countries& countries) {
  std::map<std::pair<std::string, std::string>, std::vector<Event>> of_one;
  for (auto& event : events) {
    if (!is_act(event)) continue;
    const auto subject = event.resolution.empty() ? event.document : event.resolution;
    of_one[{subject, event.type}].push_back(std::move(event));
  }
  std::vector<Act> all;
  for (auto& entry : of_one) {
    for (auto& act : acts_of_one(std::move(entry.second), countries)) all.push_back(std::move(act));
  }
  return all;
}

bool tells_anew(const Event& act, std::vector<Event> known, const text::Countries& countries) {
  known.push_back(act);
  const auto is_it = [&act](const Event& each) { return each.id == act.id; };
  for (const auto& each : acts(std::move(known), countries)) {
    std::vector<Event> said = each.also;
    said.push_back(each.event);
    if (std::none_of(said.begin(), said.end(), is_it)) continue;
    return std::none_of(said.begin(), said.end(), [&](const Event& other) {
      return !is_it(other) && (term_of(act).empty() || !term_of(other).empty());
    });
  }
  return true;
}

}  // namespace mandated::registry
