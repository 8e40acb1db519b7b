#include "pipeline/vote/roll.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/vote/ways.h"

namespace mandated::vote {
namespace {

constexpr std::size_t kFewest = 3;

std::string_view trim(std::string_view text) {
  constexpr std::string_view kAround = " \t|:-";
  const auto begin = text.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kAround) - begin + 1);
}

std::optional<Way> way_of(std::string_view mark) {
  constexpr std::array<std::pair<std::string_view, Way>, 4> kLetters{
      {{"Y", Way::yes}, {"N", Way::no}, {"A", Way::abstain}, {"X", Way::absent}}};
  for (const auto& [letter, way] : kLetters) {
    if (mark == letter) return way;
  }
  const auto heading = take_heading(mark);
  const bool alone = heading && !heading->count && heading->rest.empty();
  return alone ? std::optional{heading->way} : std::nullopt;
}

struct Row {
  std::string_view name;
  std::optional<Way> way;
};

/// A country with its mark before or behind it; nullopt for any other line.
std::optional<Row> row_of(std::string_view line, const text::Countries& countries) {
  const auto whole = trim(line);
  if (countries.iso3_of_voter(whole)) return Row{whole, std::nullopt};
  const auto first = std::min(whole.find_first_of(" \t"), whole.size());
  const auto last = whole.find_last_of(" \t|");
  if (first == whole.size() || last == std::string_view::npos) return std::nullopt;
  const std::array<std::pair<std::string_view, std::string_view>, 2> kEnds{
      {{whole.substr(0, first), whole.substr(first)},
       {whole.substr(last + 1), whole.substr(0, last)}}};
  for (const auto& [mark, rest] : kEnds) {
    const auto name = trim(rest);
    const auto way = way_of(mark);
    if (way && countries.iso3_of_voter(name)) return Row{name, way};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Vote> read_roll(const std::vector<std::string_view>& lines,
                              const text::Countries& countries, const VoteTotals& announced) {
  Vote vote;
  vote.totals = announced;
  std::size_t marked = 0;
  std::array<std::vector<std::string>, kWays> names;
  for (const auto line : lines) {
    const auto row = row_of(line, countries);
    if (!row) continue;
    if (row->way) ++marked;
    names[static_cast<std::size_t>(row->way.value_or(Way::absent))].emplace_back(row->name);
  }
  if (marked < kFewest) return std::nullopt;
  for (std::size_t i = 0; i < kWays; ++i) {
    const auto way = static_cast<Way>(i);
    // Those that did not vote may not be listed at all.
    if (way == Way::absent && names[i].empty() && total_of(vote, way) != 0) continue;
    list_of(vote, way) = voters(names[i], countries);
  }
  vote.method = VoteMethod::recorded;
  check(vote);
  return vote;
}

}  // namespace mandated::vote
