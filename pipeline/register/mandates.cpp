#include "pipeline/register/mandates.h"

#include <algorithm>
#include <tuple>

#include <re2/re2.h>

#include "pipeline/base/ascii.h"
#include "pipeline/register/identity.h"
#include "pipeline/register/names.h"

namespace mandated::registry {
namespace {

bool flag_of(const Event& event, std::string_view key) {
  const auto* value = event.details.if_contains(key);
  return value != nullptr && value->is_bool() && value->get_bool();
}

/// The numbers of a symbol, so that A/HRC/RES/9/15 comes before A/HRC/RES/54/36.
std::vector<std::int64_t> numbers_of(std::string_view symbol) {
  std::vector<std::int64_t> numbers;
  bool within = false;
  for (const char c : symbol) {
    const bool digit = is_digit(c);
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

/// A term that is counted from the end of the one before it ends as that one says.
void count_from_each_other(std::vector<Term>& terms, const mandate::Sessions& sessions) {
  End before;
  for (auto& term : terms) {
    if (!term.end.date) term.end = end_of(term.act.event, term.adopted, sessions, before);
    if (term.sets_term && term.end.date && !flag_of(term.act.event, "conditional")) {
      before = term.end;
    }
  }
}

/// That of the newest act that is on one: a text may name the mission and not the country.
std::string country_of(const std::vector<Term>& terms) {
  for (auto term = terms.rbegin(); term != terms.rend(); ++term) {
    if (!term->act.event.country.empty()) return term->act.event.country;
  }
  return {};
}

/// Names as shown, of the newest act first, the name before a rename behind the new one.
std::vector<std::string> names_of(const std::vector<Term>& terms) {
  std::vector<std::string> names;
  const auto add = [&names](std::string name) {
    if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) return;
    names.push_back(std::move(name));
  };
  for (auto term = terms.rbegin(); term != terms.rend(); ++term) {
    add(display_name(term->act.event));
    add(former_name(term->act.event));
  }
  return names;
}

std::vector<Rename> renames_of(const std::vector<Term>& terms) {
  std::vector<Rename> renames;
  for (const auto& term : terms) {
    const auto& event = term.act.event;
    if (auto former = former_name(event); !former.empty()) {
      renames.push_back(
          {std::move(former), display_name(event), term.adopted, event.resolution, event.id});
    }
  }
  return renames;
}

/// That of the current term, or the last one that was given since.
std::string shown_name(const Mandate& mandate) {
  for (auto i = mandate.terms.size(); i-- > mandate.current + 1;) {
    const auto& event = mandate.terms[i].act.event;
    if (!former_name(event).empty()) return display_name(event);
  }
  return display_name(mandate.term().act.event);
}

/// The last of the terms from the current one on that waits for a condition.
std::optional<std::size_t> further_of(const Mandate& mandate) {
  for (auto i = mandate.terms.size(); i-- > mandate.current;) {
    if (flag_of(mandate.terms[i].act.event, "conditional")) return i;
  }
  return std::nullopt;
}

bool goes_on_conditionally(const Mandate& mandate, Date as_of) {
  if (!mandate.further) return false;
  const auto& end = mandate.terms[*mandate.further].end.date;
  return !end || *end >= as_of;
}

/// An organ renews some days late, or early, what it gave for years: a mandate whose day is
/// computed has not lapsed while the session goes on that is to renew it. A stated day is the last.
bool is_under_renewal(const Mandate& mandate, Date as_of) {
  const auto& end = mandate.term().end;
  if (!mandate.renewal || text_at(mandate.term().act.event.details, "duration").empty())
    return false;
  const auto& session = mandate.renewal->session;
  return session.first <= *end.date && as_of <= session.last;
}

/// A day that is still to come, in `span` at most.
bool is_near(Date day, Date as_of, std::chrono::days span) {
  return day >= as_of && std::chrono::sys_days{day} - std::chrono::sys_days{as_of} <= span;
}

State state_of(const Mandate& mandate, const Question& question) {
  const auto& term = mandate.term();
  const auto& end = term.end.date;
  const bool past = end && *end < question.as_of;
  if (term.act.event.type == "mandate.terminated" && (!end || past)) return State::terminated;
  if (!end) return State::unknown;
  if (past && is_under_renewal(mandate, question.as_of)) return State::expiring;
  if (past) {
    return goes_on_conditionally(mandate, question.as_of) ? State::unknown : State::lapsed;
  }
  return is_near(*end, question.as_of, question.soon) ? State::expiring : State::active;
}

Mandate mandate_of(std::vector<Act> acts, const mandate::Sessions& sessions,
                   const Question& question) {
  Mandate mandate;
  for (auto& act : acts) mandate.terms.push_back(term_of(std::move(act), sessions));
  put_in_order(mandate.terms, sessions);
  count_from_each_other(mandate.terms, sessions);
  mandate.names = names_of(mandate.terms);
  mandate.renames = renames_of(mandate.terms);
  mandate.current = current_of(mandate.terms);
  mandate.further = further_of(mandate);
  const auto& term = mandate.term();
  mandate.name = shown_name(mandate);
  mandate.key = text_at(term.act.event.details, "holder_key");
  mandate.body = term.act.event.body;
  mandate.country = country_of(mandate.terms);
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

bool ends_within(const Mandate& mandate, Date as_of, std::chrono::days span) {
  if (mandate.state == State::terminated) return false;
  const auto& end = mandate.term().end.date;
  if (end && is_near(*end, as_of, span)) return true;
  if (end && *end < as_of && mandate.state == State::expiring) return true;
  if (!mandate.further) return false;
  const auto& further = mandate.terms[*mandate.further].end.date;
  return further && is_near(*further, as_of, span);
}

std::string condition_of(const Event& act) {
  static const re2::RE2 kCondition{
      "(?i)\\bautomatic(?:ally)?\\b[^;]*?\\b((?:if|provided\\s+that|subject\\s+to|unless|once|"
      "as\\s+soon\\s+as|in\\s+the\\s+event|on\\s+(?:the\\s+)?condition)\\b[^;]*)"};
  std::string condition;
  if (!flag_of(act, "conditional")) return condition;
  for (const auto& evidence : act.evidence) {
    if (re2::RE2::PartialMatch(evidence.quote, kCondition, &condition)) break;
  }
  condition.resize(condition.find_last_not_of(" .,") + 1);
  return condition;
}

std::vector<Mandate> mandates(std::vector<Event> events, const mandate::Sessions& sessions,
                              const text::Countries& countries, const Question& question) {
  std::erase_if(events, [&](const Event& event) { return event.recorded > question.known_at; });
  auto all = acts(std::move(events), countries);
  std::erase_if(all, [&](const Act& act) {
    const auto from = counts_from(act.event, sessions);
    return from && *from > question.as_of;
  });
  std::vector<Mandate> out;
  for (auto& acts_of_one : by_mandate(std::move(all), countries)) {
    out.push_back(mandate_of(std::move(acts_of_one), sessions, question));
  }
  const auto rank = [](const Mandate& mandate) {
    return std::tie(mandate.key, mandate.country, mandate.body, mandate.terms.front().act.event.id);
  };
  std::sort(out.begin(), out.end(),
            [&rank](const Mandate& a, const Mandate& b) { return rank(a) < rank(b); });
  return out;
}

}  // namespace mandated::registry
