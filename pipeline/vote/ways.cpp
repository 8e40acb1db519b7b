#include "pipeline/vote/ways.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/text/normalise.h"

namespace mandated::vote {
namespace {

struct Word {
  std::string_view text;  ///< lower case
  Way way;
};

// Longest first where one begins another. UN Watch prints the first of each; the others stand in
// adoption blocks of the Council and in meeting records.
constexpr std::array<Word, 21> kWords{{{"yes", Way::yes},
                                       {"in favour", Way::yes},
                                       {"in favor", Way::yes},
                                       {"favour", Way::yes},
                                       {"yea", Way::yes},
                                       {"for", Way::yes},
                                       {"not voting", Way::absent},
                                       {"not participating", Way::absent},
                                       {"did not participate", Way::absent},
                                       {"no", Way::no},
                                       {"against", Way::no},
                                       {"nay", Way::no},
                                       {"abstentions", Way::abstain},
                                       {"abstention", Way::abstain},
                                       {"abstaining", Way::abstain},
                                       {"abstained", Way::abstain},
                                       {"abstains", Way::abstain},
                                       {"abstain", Way::abstain},
                                       {"non-voting", Way::absent},
                                       {"did not vote", Way::absent},
                                       {"absent", Way::absent}}};

bool is_letter(char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || (c & 0x80) != 0; }

bool starts_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(),
                                                  [](char a, char b) { return a == lower(b); });
}

/// Spaces, and dashes, colons and brackets between a way and its number or names.
std::string_view skip_joints(std::string_view text, bool& joined) {
  for (;;) {
    std::size_t length = 0;
    if (!text.empty() && std::string_view{" \n\t"}.find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
      continue;
    }
    if (!text.empty() && std::string_view{":-=()[]"}.find(text.front()) != std::string_view::npos) {
      length = 1;
    } else if (text.substr(0, 3) == "\u2013" || text.substr(0, 3) == "\u2014") {
      length = 3;
    }
    if (length == 0) return text;
    joined = true;
    text.remove_prefix(length);
  }
}

std::optional<int> take_count(std::string_view& text) {
  int count = 0;
  constexpr std::size_t kMostDigits = 4;
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto digits = static_cast<std::size_t>(end - text.begin());
  if (digits == 0 || digits > kMostDigits) return std::nullopt;
  std::from_chars(text.data(), text.data() + digits, count);
  text.remove_prefix(digits);
  return count;
}

std::optional<Way> take_way(std::string_view& text) {
  for (const auto& word : kWords) {
    if (!starts_with(text, word.text)) continue;
    const auto rest = text.substr(word.text.size());
    if (!rest.empty() && is_letter(rest.front())) continue;
    text = rest;
    return word.way;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Way way) {
  constexpr std::array<std::string_view, kWays> kNames{"yes", "no", "abstain", "absent"};
  return kNames[static_cast<std::size_t>(way)];
}

const std::optional<int>& total_of(const VoteTotals& totals, Way way) {
  switch (way) {
    case Way::yes:
      return totals.yes;
    case Way::no:
      return totals.no;
    case Way::abstain:
      return totals.abstain;
    case Way::absent:
      break;
  }
  return totals.absent;
}

std::optional<int>& total_of(Vote& vote, Way way) {
  return const_cast<std::optional<int>&>(total_of(std::as_const(vote.totals), way));
}

std::optional<std::vector<Voter>>& list_of(Vote& vote, Way way) {
  switch (way) {
    case Way::yes:
      return vote.yes;
    case Way::no:
      return vote.no;
    case Way::abstain:
      return vote.abstain;
    case Way::absent:
      break;
  }
  return vote.absent;
}

std::optional<Heading> take_heading(std::string_view text) {
  Heading heading;
  bool joined = false;
  text = skip_joints(text, joined);
  joined = false;
  heading.count = take_count(text);
  if (heading.count) text = skip_joints(text, joined);
  const auto way = take_way(text);
  if (!way) return std::nullopt;
  heading.way = *way;
  heading.rest = skip_joints(text, joined);
  if (heading.count) return heading;
  heading.count = take_count(heading.rest);
  if (!heading.count && !joined && !heading.rest.empty()) return std::nullopt;
  if (heading.count) heading.rest = skip_joints(heading.rest, joined);
  return heading;
}

bool says_consensus(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  if (text.size() > kLongest) return false;
  constexpr std::array<std::string_view, 11> kSaid{"consensus",
                                                   "by consensus",
                                                   "adopted by consensus",
                                                   "without a vote",
                                                   "without vote",
                                                   "no vote",
                                                   "adopted without a vote",
                                                   "adopted without vote",
                                                   "adopted by consensus without a vote",
                                                   "adopted without a vote by consensus",
                                                   "consensus without a vote"};
  return std::find(kSaid.begin(), kSaid.end(), text::key(text)) != kSaid.end();
}

std::vector<Voter> voters(const std::vector<std::string>& names, const text::Countries& countries) {
  std::vector<Voter> out;
  out.reserve(names.size());
  for (const auto& name : names) out.push_back({name, countries.iso3_of_voter(name)});
  return out;
}

VoteMethod method_of(const Vote& vote) {
  const auto counts = [](const std::optional<int>& total) { return total.value_or(0) > 0; };
  const auto names = [](const auto& list) { return list && !list->empty(); };
  const auto& totals = vote.totals;
  const bool recorded = counts(totals.yes) || counts(totals.no) || counts(totals.abstain) ||
                        counts(totals.absent) || names(vote.yes) || names(vote.no) ||
                        names(vote.abstain) || names(vote.absent);
  return recorded ? VoteMethod::recorded : VoteMethod::unknown;
}

void check(Vote& vote) {
  std::map<std::string, Way> seen;
  bool named = false;
  for (std::size_t i = 0; i < kWays; ++i) {
    const auto& list = list_of(vote, static_cast<Way>(i));
    named = named || (list && !list->empty());
  }
  for (std::size_t i = 0; i < kWays; ++i) {
    const auto way = static_cast<Way>(i);
    const auto& list = list_of(vote, way);
    const auto count = total_of(vote, way);
    const auto names = list ? list->size() : 0;
    if (named && count && static_cast<std::size_t>(*count) != names && (list || *count > 0)) {
      vote.problems.push_back(
          fmt::format("{}: {} announced, {} named", name_of(way), *count, names));
    }
    if (!list) continue;
    for (const auto& voter : *list) {
      const auto [first, added] = seen.emplace(voter.iso3.value_or(voter.name), way);
      if (added) continue;
      vote.problems.push_back(first->second == way
                                  ? fmt::format("{}: named twice in {}", first->first, name_of(way))
                                  : fmt::format("{}: named in {} and {}", first->first,
                                                name_of(first->second), name_of(way)));
    }
  }
}

}  // namespace mandated::vote
