#include "pipeline/register/mandates.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace mandated::registry {
namespace {

using Scope = std::pair<std::string, std::string>;  // body, country

std::string holder_of(const Act& act) { return text_at(act.event.details, "holder"); }
std::string key_of(const Act& act) { return text_at(act.event.details, "holder_key"); }

bool flag_of(const Event& event, std::string_view key) {
  const auto* value = event.details.if_contains(key);
  return value != nullptr && value->is_bool() && value->get_bool();
}

std::string lower(std::string text) {
  for (auto& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// "unmha" of "United Nations Mission to support the Hodeidah Agreement (UNMHA)"; "" for none.
std::string acronym_in(const std::string& holder) {
  const auto open = holder.rfind('(');
  const auto close = holder.rfind(')');
  if (open == std::string::npos || close == std::string::npos || close < open + 4) return {};
  const auto inside = holder.substr(open + 1, close - open - 1);
  const auto capitals =
      std::count_if(inside.begin(), inside.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool is_word = inside.find(' ') == std::string::npos;
  return is_word && capitals >= 3 ? lower(inside) : std::string{};
}

/// The numbers of a symbol, so that A/HRC/RES/9/15 comes before A/HRC/RES/54/36.
std::vector<std::int64_t> numbers_of(std::string_view symbol) {
  std::vector<std::int64_t> numbers;
  bool within = false;
  for (const char c : symbol) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !within) numbers.push_back(0);
    if (digit && numbers.back() < 1'000'000'000) numbers.back() = numbers.back() * 10 + (c - '0');
    within = digit;
  }
  return numbers;
}

/// The day an act counts from.
std::optional<Date> counts_from(const Event& event, const mandate::Sessions& sessions) {
  if (event.occurred) return event.occurred;
  if (const auto session = sessions.of_symbol(event.resolution)) return session->last;
  return std::nullopt;
}

/// "special rapporteur", "authorizations": without a country anybody's.
bool is_anybodys(const Act& act) {
  auto type = text_at(act.event.details, "holder_type");
  std::replace(type.begin(), type.end(), '_', ' ');
  return act.event.country.empty() && (type == "authorization" || key_of(act) == type);
}

/// A key for each act: acronyms give way to the full names they stand for.
class Keys {
 public:
  explicit Keys(const std::vector<Act>& acts) {
    for (const auto& act : acts) {
      const auto acronym = acronym_in(holder_of(act));
      if (!acronym.empty()) full_of_.emplace(acronym, key_of(act));
    }
    for (const auto& act : acts) known_[scope_of(act)].insert(full(key_of(act)));
  }

  [[nodiscard]] static Scope scope_of(const Act& act) {
    return {act.event.body, act.event.country};
  }

  /// The longer name of the same body and country that this one begins, where it is one alone.
  [[nodiscard]] std::string key(const Act& act) const {
    const auto own = full(key_of(act));
    if (is_anybodys(act)) return own + ' ' + act.event.resolution;
    const auto scope = scope_of(act);
    std::string only;
    int found = 0;
    for (const auto& each : known_.at(scope)) {
      if (each.size() <= own.size() || !each.starts_with(own + ' ')) continue;
      // Without a country a short name fits too much.
      if (scope.second.empty()) continue;
      only = each;
      ++found;
    }
    return found == 1 ? only : own;
  }

 private:
  [[nodiscard]] std::string full(const std::string& key) const {
    const auto found = full_of_.find(key);
    return found == full_of_.end() ? key : found->second;
  }

  std::map<std::string, std::string> full_of_;
  std::map<Scope, std::set<std::string>> known_;
};

Term term_of(Act act, const mandate::Sessions& sessions) {
  Term term;
  term.adopted = act.event.occurred;
  term.end = end_of(act.event, term.adopted, sessions);
  const auto& type = act.event.type;
  term.sets_term = type == "mandate.established" || type == "mandate.extended" ||
                   type == "mandate.terminated" || term.end.date.has_value();
  term.act = std::move(act);
  return term;
}

void put_in_order(std::vector<Term>& terms, const mandate::Sessions& sessions) {
  const auto rank = [&sessions](const Term& term) {
    const auto& event = term.act.event;
    const auto from = counts_from(event, sessions);
    return std::tuple{from ? format_date(*from) : std::string{}, numbers_of(event.resolution),
                      flag_of(event, "conditional"),
                      term.end.date ? format_date(*term.end.date) : std::string{}, event.id.hex()};
  };
  std::sort(terms.begin(), terms.end(),
            [&rank](const Term& a, const Term& b) { return rank(a) < rank(b); });
}

/// The last that sets the term and waits for nothing; the last of all where there is none.
std::size_t current_of(const std::vector<Term>& terms) {
  for (auto i = terms.size(); i-- > 0;) {
    if (terms[i].sets_term && !flag_of(terms[i].act.event, "conditional")) return i;
  }
  return terms.size() - 1;
}

bool goes_on_conditionally(const Mandate& mandate, Date as_of) {
  return std::any_of(mandate.terms.begin() + static_cast<std::ptrdiff_t>(mandate.current),
                     mandate.terms.end(), [as_of](const Term& term) {
                       return flag_of(term.act.event, "conditional") &&
                              (!term.end.date || *term.end.date >= as_of);
                     });
}

State state_of(const Mandate& mandate, const Question& question) {
  const auto& term = mandate.term();
  const auto& end = term.end.date;
  const bool past = end && *end < question.as_of;
  if (term.act.event.type == "mandate.terminated" && (!end || past)) return State::terminated;
  if (!end) return State::unknown;
  if (past) {
    return goes_on_conditionally(mandate, question.as_of) ? State::unknown : State::lapsed;
  }
  const auto left = std::chrono::sys_days{*end} - std::chrono::sys_days{question.as_of};
  return left <= question.soon ? State::expiring : State::active;
}

Mandate mandate_of(std::string key, std::vector<Act> acts, const mandate::Sessions& sessions,
                   const Question& question) {
  Mandate mandate;
  mandate.key = std::move(key);
  for (auto& act : acts) mandate.terms.push_back(term_of(std::move(act), sessions));
  put_in_order(mandate.terms, sessions);
  for (auto term = mandate.terms.rbegin(); term != mandate.terms.rend(); ++term) {
    const auto name = holder_of(term->act);
    const bool had =
        std::find(mandate.names.begin(), mandate.names.end(), name) != mandate.names.end();
    if (!had) mandate.names.push_back(name);
  }
  mandate.current = current_of(mandate.terms);
  const auto& term = mandate.term();
  mandate.body = term.act.event.body;
  mandate.country = term.act.event.country;
  if (term.act.event.type != "mandate.terminated") {
    mandate.renewal = renewal_of(term.act.event, term.end, term.adopted, sessions);
  }
  mandate.state = state_of(mandate, question);
  return mandate;
}

}  // namespace

std::string_view name_of(State state) {
  switch (state) {
    case State::active:
      return "active";
    case State::expiring:
      return "expiring";
    case State::lapsed:
      return "lapsed";
    case State::terminated:
      return "terminated";
    case State::unknown:
      break;
  }
  return "unknown";
}

std::vector<Mandate> mandates(std::vector<Event> events, const mandate::Sessions& sessions,
                              const Question& question) {
  std::erase_if(events, [&](const Event& event) { return event.recorded > question.known_at; });
  auto all = acts(std::move(events));
  std::erase_if(all, [&](const Act& act) {
    const auto from = counts_from(act.event, sessions);
    return from && *from > question.as_of;
  });
  const Keys keys{all};
  // A mandate with a country in its scope is of that country; without, of its body.
  std::map<std::pair<std::string, std::string>, std::vector<Act>> of_one;
  for (auto& act : all) {
    const auto scope = Keys::scope_of(act);
    auto key = keys.key(act);
    auto& home = of_one[{std::move(key), scope.second.empty() ? scope.first : scope.second}];
    home.push_back(std::move(act));
  }
  std::vector<Mandate> out;
  for (auto& [key, acts_of_one] : of_one) {
    out.push_back(mandate_of(key.first, std::move(acts_of_one), sessions, question));
  }
  return out;
}

}  // namespace mandated::registry
