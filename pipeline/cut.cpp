#include "pipeline/cut.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "pipeline/diff/diff.h"
#include "pipeline/text/normalise.h"

namespace mandated {
namespace {

using Texts = std::vector<std::string>;
using Voters = std::vector<Voter>;

struct Way {
  std::string_view name;
  std::optional<int> VoteTotals::*total;
  std::optional<Voters> Vote::*list;
};
constexpr std::array kWays{Way{"yes", &VoteTotals::yes, &Vote::yes},
                           Way{"no", &VoteTotals::no, &Vote::no},
                           Way{"abstain", &VoteTotals::abstain, &Vote::abstain},
                           Way{"absent", &VoteTotals::absent, &Vote::absent}};

Voters all_of(const Vote& vote) {
  Voters all;
  for (const auto& way : kWays) {
    const auto& list = vote.*way.list;
    if (list) all.insert(all.end(), list->begin(), list->end());
  }
  return all;
}

/// Those of `voters` that `others` do not name, by code or by name.
Voters without(const Voters& voters, const Voters& others) {
  std::set<std::string> named;
  for (const auto& each : others) {
    named.insert(text::key(each.name));
    if (each.iso3) named.insert(*each.iso3);
  }
  Voters out;
  std::copy_if(voters.begin(), voters.end(), std::back_inserter(out), [&named](const Voter& each) {
    const bool by_code = each.iso3 && named.count(*each.iso3) != 0;
    return !by_code && named.count(text::key(each.name)) == 0;
  });
  return out;
}

/// "Côte d'Iv", where "Côte d'Ivoire" is gone, is nobody new.
bool has_half_a_name(const Voters& come, const Voters& gone) {
  std::set<std::string_view> names;
  for (const auto& each : gone) names.insert(each.name);
  return std::any_of(come.begin(), come.end(), [&names](const Voter& each) {
    const auto whole = names.upper_bound(each.name);
    return !each.iso3 && whole != names.end() && whole->starts_with(each.name);
  });
}

/// Every list that was named has its total, and as many names.
bool adds_up(const Vote& now, const VoteTotals& announced, const Vote& was) {
  return std::all_of(kWays.begin(), kWays.end(), [&](const Way& way) {
    if (!(was.*way.list) || (was.*way.list)->empty()) return true;
    const auto& total = now.totals.*way.total ? now.totals.*way.total : announced.*way.total;
    const auto& list = now.*way.list;
    return total && std::cmp_equal(*total, list ? list->size() : 0);
  });
}

/// The totals that the page states, wherever it does.
VoteTotals announced_by(const Record& record) {
  VoteTotals announced;
  for (const auto& [name, field] : record.fields) {
    const auto* const vote = std::get_if<Vote>(&field.value);
    if (vote == nullptr) continue;
    for (const auto& way : kWays) {
      if (!(announced.*way.total)) announced.*way.total = vote->totals.*way.total;
    }
  }
  return announced;
}

/// Who voted does not leave the vote: corrected, a name moves to another list, or is spelt
/// otherwise. That it was named by mistake is believed where the totals say so too.
std::optional<Error> voters_lost(const Record& record, const Fields& last_known) {
  const auto announced = announced_by(record);
  for (const auto& [name, was] : last_known) {
    const auto* const before = std::get_if<Vote>(&was.value);
    const auto& is = record.field(name);
    const auto* const now = std::get_if<Vote>(&is.value);
    if (before == nullptr || is.state == FieldState::unknown) continue;
    const bool silent = now == nullptr || now->method == VoteMethod::unknown;
    if (silent && before->method == VoteMethod::recorded) {
      return Error{Errc::truncated,
                   fmt::format("{} was recorded, and says nothing any more", name)};
    }
    if (now == nullptr) continue;
    const auto gone = without(all_of(*before), all_of(*now));
    const auto come = without(all_of(*now), all_of(*before));
    const bool corrected = gone.size() <= come.size() || adds_up(*now, announced, *before);
    if (corrected && !has_half_a_name(come, gone)) continue;
    return Error{Errc::truncated,
                 fmt::format("{} of {} voters are in no list of {} any more, and its totals do not "
                             "account for it: {}",
                             gone.size(), all_of(*before).size(), name, gone.front().name)};
  }
  return std::nullopt;
}

Texts texts_of(const std::vector<Clause>& clauses) {
  Texts texts;
  for (const auto& each : clauses) texts.push_back(each.text);
  return texts;
}

/// Without quotation marks and brackets behind it.
std::string_view bare_end(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : {"\"", "'", ")", "]", " "}) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      more = true;
    }
  }
  return text;
}

bool ends_in(std::string_view folded, std::string_view marks) {
  const auto end = bare_end(folded);
  return !end.empty() && marks.find(end.back()) != std::string_view::npos;
}

constexpr std::string_view kSentenceEnds = ".!?;:";
/// A comma ends the paragraphs of a preamble, and stands within all others.
constexpr std::string_view kPreambularEnds = ".!?;:,";

/// `whole` ends with a mark, and its beginning `now` with none that may stand in its place.
bool lost_its_mark(std::string_view now, std::string_view whole) {
  if (ends_in(whole, kSentenceEnds)) return !ends_in(now, kSentenceEnds);
  return ends_in(whole, kPreambularEnds) && !ends_in(now, kPreambularEnds);
}

/// The beginning of a sentence that was said whole, with words of it missing; "…" may stand for
/// them. `was` are sorted; texts with one beginning stand together there.
bool ends_within(std::string_view now, const std::set<std::string>& was) {
  constexpr std::string_view kDots = "...";
  auto begun = bare_end(now);
  const bool elided = begun.ends_with(kDots);
  if (elided) begun = bare_end(begun.substr(0, begun.size() - kDots.size()));
  if (begun.empty()) return false;
  constexpr int kLikeIt = 8;  // so many that begin alike are looked at
  auto like_it = was.lower_bound(std::string{begun});
  for (int n = 0; n < kLikeIt && like_it != was.end() && like_it->starts_with(begun); ++n) {
    const auto& whole = *like_it++;
    if (text::key(std::string_view{whole}.substr(begun.size())).empty()) continue;
    if (elided || lost_its_mark(now, whole)) return true;
  }
  return false;
}

/// The text that was cut within, where one was; "" where none.
std::string cut_within(const Texts& before, const Texts& now) {
  std::set<std::string> was;
  for (const auto& each : before) was.insert(text::fold(each));
  for (const auto& each : now) {
    const auto folded = text::fold(each);
    if (was.count(folded) == 0 && ends_within(folded, was)) return each;
  }
  return {};
}

std::optional<Error> ends_half_way(const Record& record, const History& history) {
  const auto error = [](std::string_view field, const std::string& text) {
    return Error{Errc::truncated,
                 fmt::format("{} ends in the middle of what it said: \"{}\"", field, text)};
  };
  for (const auto& [name, was] : history.last_known) {
    const auto text = cut_within(texts_of(was), texts_of(record.field(name)));
    if (!text.empty()) return error(name, text);
  }
  const auto text = cut_within(texts_of(history.last->record.clauses), texts_of(record.clauses));
  return text.empty() ? std::nullopt : std::optional{error("clauses", text)};
}

std::string_view text_of(const json::value& value) {
  return value.is_string() ? std::string_view{value.get_string()} : std::string_view{};
}

/// The beginning of what was said, with half a tag, reference or character behind it at most.
bool is_beginning_of(std::string_view now, std::string_view was) {
  const auto [differs, _] = std::mismatch(now.begin(), now.end(), was.begin(), was.end());
  const auto rest = now.substr(static_cast<std::size_t>(differs - now.begin()));
  if (rest.empty()) return now.size() < was.size();
  return rest.front() == '<' || rest.front() == '&' || rest == "\uFFFD";
}

/// Is it the beginning of one of `was`? Sorted, the two beside it share the most with it: what
/// stands behind that is what was cut off badly, or new.
bool begins_one_of(std::string_view now, const std::set<std::string_view>& was) {
  const auto next = was.upper_bound(now);
  if (next != was.end() && is_beginning_of(now, *next)) return true;
  return next != was.begin() && is_beginning_of(now, *std::prev(next));
}

/// Of one field: items are gone, and what else is new is the beginning of what was there.
bool says_only_less(const std::vector<const Change*>& changes, bool of_vote) {
  std::set<std::string_view> was;
  for (const auto* change : changes) was.insert(text_of(change->before));
  int added = 0;
  for (const auto* change : changes) {
    if (change->kind == ChangeKind::item_removed || change->after.is_null()) continue;
    if (of_vote && change->kind == ChangeKind::field_changed) continue;  // half a number
    if (of_vote && change->kind == ChangeKind::item_added && ++added == 1) continue;  // half a name
    const auto now = text_of(change->after);
    if (of_vote || now.empty() || !begins_one_of(now, was)) return false;
  }
  return static_cast<std::size_t>(added) < changes.size();
}

using ByField = std::map<std::string_view, std::vector<const Change*>>;

ByField by_field(const std::vector<Change>& changes) {
  ByField out;
  for (const auto& change : changes) {
    if (change.nature == ChangeNature::content) out[change.field].push_back(&change);
  }
  return out;
}

/// How many items are gone from the end of a list whose others are as they were. One alone is taken
/// back now and then: it counts as the second of two sentences, and where it is not all that the
/// page has less (`bytes`).
std::size_t lost_from_end(const Field& was, const Field& is, std::uint64_t bytes) {
  constexpr std::uint64_t kMarkup = 512;  // of an item, and of a date that changed with it
  const auto before = texts_of(was);
  const auto now = texts_of(is);
  const bool is_beginning = is.state != FieldState::unknown && now.size() <= before.size() &&
                            std::equal(now.begin(), now.end(), before.begin());
  if (!is_beginning) return 0;
  const auto gone = before.size() - now.size();
  const bool of_two = before.size() == 2 && ends_in(text::fold(before.back()), kSentenceEnds);
  const bool more = gone == 1 && bytes > 2 * before.back().size() + kMarkup;
  return gone > 1 || of_two || more ? gone : 0;
}

/// Without the mark it ends with, which depends on what follows.
std::string_view unmarked(std::string_view text) {
  const auto last = text.find_last_not_of(kPreambularEnds);
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// Where in `before` the text stands, or one that it is the beginning of; nullopt where nowhere.
std::optional<std::size_t> place_of(std::string_view text,
                                    const std::map<std::string_view, std::size_t>& before) {
  const auto found = before.lower_bound(text);
  const bool stands = !text.empty() && found != before.end() && found->first.starts_with(text);
  return stands ? std::optional{found->second} : std::nullopt;
}

/// How many paragraphs are gone behind the last one that is left, or is left in part, whatever
/// changed before it. What stands there now is half of one, or the foot of the page.
std::size_t lost_from_end(const Texts& before, const Texts& now) {
  if (now.empty()) return before.size();
  std::map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < before.size(); ++i) places[unmarked(before[i])] = i;
  std::optional<std::size_t> last;
  std::size_t come = 0;
  for (; come < now.size(); ++come) {
    last = place_of(unmarked(now[now.size() - 1 - come]), places);
    if (last) break;
  }
  if (!last) return 0;
  const std::set<std::string_view> said(now.begin(), now.end());
  const auto behind = before.begin() + static_cast<std::ptrdiff_t>(*last) + 1;
  const bool moved = std::any_of(
      behind, before.end(), [&said](const std::string& text) { return said.count(text) != 0; });
  const auto gone = static_cast<std::size_t>(before.end() - behind);
  return gone > 1 && gone > come && !moved ? gone : 0;
}

/// A resolution is one sentence. Who drops or adds a last paragraph puts its full stop there.
bool lost_its_full_stop(const Texts& before, const Texts& now) {
  return !before.empty() && !now.empty() && ends_in(text::fold(before.back()), ".") &&
         !ends_in(text::fold(now.back()), ".");
}

std::optional<Error> ends_early(const Record& record, const History& history, std::uint64_t bytes) {
  const auto error = [](std::size_t gone, std::string_view field) {
    return Error{Errc::truncated,
                 fmt::format("a smaller page, without the last {} of {}", gone, field)};
  };
  for (const auto& [name, was] : history.last_known) {
    const auto gone = lost_from_end(was, record.field(name), bytes);
    if (gone != 0) return error(gone, name);
  }
  const auto before = texts_of(history.last->record.clauses);
  const auto now = texts_of(record.clauses);
  if (const auto gone = lost_from_end(before, now); gone != 0) return error(gone, "clauses");
  if (!lost_its_full_stop(before, now)) return std::nullopt;
  return Error{Errc::truncated, "a smaller page, and its text ends without its full stop"};
}

}  // namespace

std::optional<Error> cut_of(const Judged& judged, const History& history) {
  if (!history.last) return std::nullopt;
  const auto& record = judged.record;
  if (auto error = voters_lost(record, history.last_known)) return error;
  if (auto error = ends_half_way(record, history)) return error;
  if (judged.answer.snapshot.size >= history.last_good_size) return std::nullopt;

  const auto changes = diff::diff(history.last_known, &history.last->record, record);
  const auto fields = by_field(changes);
  const auto less = [&history](const ByField::value_type& of) {
    const auto was = history.last_known.find(of.first);
    return says_only_less(of.second, was != history.last_known.end() &&
                                         std::holds_alternative<Vote>(was->second.value));
  };
  const bool says_less = std::any_of(fields.begin(), fields.end(), less);
  const auto lost = diff::lost_fields(history.last_known, record);
  if (says_less && !lost.empty()) {
    return Error{Errc::truncated, fmt::format("a smaller page, without {}, that says less than "
                                              "before elsewhere too",
                                              lost.front())};
  }
  const auto bytes = history.last_good_size - judged.answer.snapshot.size;
  if (auto error = ends_early(record, history, bytes)) return error;
  const bool unclosed = !history.last_good_closed && !judged.blocks.closed;
  const bool only_less = says_less && std::all_of(fields.begin(), fields.end(), less);
  if (!unclosed || !only_less) return std::nullopt;
  return Error{Errc::truncated, "a page without an end tag that says only less than before"};
}

}  // namespace mandated
