#include "pipeline/register/identity.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/mandate/mandate.h"

namespace mandated::registry {
namespace {

std::string lowered(std::string text) {
  for (auto& c : text) c = lower(c);
  return text;
}

std::size_t capitals_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
}

/// "unmha" of "United Nations Mission to support the Hodeidah Agreement (UNMHA)"; "" for none.
std::string acronym_in(const std::string& holder) {
  const auto open = holder.rfind('(');
  const auto close = holder.rfind(')');
  if (open == std::string::npos || close == std::string::npos || close < open + 4) return {};
  const auto inside = holder.substr(open + 1, close - open - 1);
  const bool is_word = inside.find(' ') == std::string::npos;
  return is_word && capitals_of(inside) >= 3 ? lowered(inside) : std::string{};
}

std::string key_of(const Event& event) { return text_at(event.details, "holder_key"); }
std::string type_of(const Event& event) { return text_at(event.details, "holder_type"); }

/// "special rapporteur", "Panel of Experts", "authorizations".
bool is_anybodys(const Event& event) {
  if (!text_at(event.details, "holder_full").empty()) return false;
  if (key_of(event).empty()) return true;
  auto type = type_of(event);
  std::replace(type.begin(), type.end(), '_', ' ');
  const auto* kind_only = event.details.if_contains("kind_only");
  return type == "authorization" || key_of(event) == type || kind_only != nullptr;
}

/// What an act on one that names its kind alone is found by: what tells it from others of its kind.
std::vector<std::string> kind_keys(const Event& event) {
  std::vector<std::string> keys;
  const auto base = text_at(event.details, "base_resolution");
  if (!event.country.empty()) keys.push_back(key_of(event) + " in " + event.country);
  if (!base.empty()) keys.push_back(fmt::format("{} of {} {}", type_of(event), event.body, base));
  if (keys.empty()) keys.push_back(key_of(event) + " by " + event.resolution + event.document);
  return keys;
}

bool holds_words(std::string_view whole, std::string_view part) {
  for (auto at = whole.find(part); at != whole.npos; at = whole.find(part, at + 1)) {
    const auto end = at + part.size();
    if ((at == 0 || whole[at - 1] == ' ') && (end == whole.size() || whole[end] == ' '))
      return true;
  }
  return false;
}

/// Which acts are one, as they turn out to be.
class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t of(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> parent_;
};

using Indices = std::vector<std::size_t>;

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

/// A short name to the one longer name of its body and country that holds it.
void join_short_names(const std::vector<Act>& acts, Groups& groups) {
  std::map<std::pair<std::string, std::string>, std::map<std::string, std::size_t>> names;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const auto& event = acts[i].event;
    if (event.country.empty()) continue;  // a short name fits too much there
    auto& known = names[{event.body, event.country}];
    for (const auto& key : holder_keys(event)) known.emplace(key, i);
  }
  for (const auto& [scope, known] : names) {
    for (const auto& [key, i] : known) {
      std::set<std::size_t> homes;
      std::size_t home = 0;
      for (const auto& [longer, j] : known) {
        if (key.empty() || longer.size() <= key.size() || !holds_words(longer, key)) continue;
        const auto group = groups.of(j);
        if (group == groups.of(i)) continue;
        homes.insert(group);
        home = j;
      }
      if (homes.size() == 1) groups.join(i, home);
    }
  }
}

}  // namespace

std::string display_name(const Event& act) {
  auto written = text_at(act.details, "holder");
  const auto full = text_at(act.details, "holder_full");
  if (full.empty()) return written;
  const bool acronym = written.find(' ') == std::string::npos && capitals_of(written) >= 2;
  return acronym ? fmt::format("{} ({})", full, written) : full;
}

std::vector<std::string> holder_keys(const Event& event) {
  std::vector<std::string> keys;
  const auto add = [&keys](std::string key) {
    if (!key.empty()) keys.push_back(std::move(key));
  };
  add(key_of(event));
  add(mandate::holder_key(text_at(event.details, "holder_full")));
  add(mandate::holder_key(text_at(event.details, "formerly")));
  add(acronym_in(text_at(event.details, "holder")));
  add(acronym_in(text_at(event.details, "holder_full")));
  return keys;
}

std::string former_name(const Event& act) { return text_at(act.details, "formerly"); }

std::vector<std::vector<Act>> by_mandate(std::vector<Act> acts) {
  std::map<std::string, Indices> by_key;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const auto& event = acts[i].event;
    for (auto& key : is_anybodys(event) ? kind_keys(event) : holder_keys(event)) {
      by_key[std::move(key)].push_back(i);
    }
  }
  Groups groups{acts.size()};
  for (const auto& [key, found] : by_key) join_same_key(acts, found, groups);
  join_short_names(acts, groups);
  std::map<std::size_t, std::vector<Act>> of_one;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    of_one[groups.of(i)].push_back(std::move(acts[i]));
  }
  std::vector<std::vector<Act>> out;
  for (auto& entry : of_one) out.push_back(std::move(entry.second));
  return out;
}

}  // namespace mandated::registry
