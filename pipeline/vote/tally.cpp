#include <array>

#include "pipeline/text/normalise.h"
#include "pipeline/vote/vote.h"
#include "pipeline/vote/ways.h"

namespace mandated::vote {
namespace {

constexpr std::size_t kLongestLine = 300;  ///< bytes

/// "Adopted by a recorded vote: Yes - 20, …" without what stands before the numbers.
std::string_view without_preface(std::string_view line) {
  const auto at = line.find_first_of(":(");
  if (at == std::string_view::npos) return line;
  const auto preface = text::key(line.substr(0, at));
  for (const std::string_view known : {"vote", "recorded vote", "adopted", "adopted by a vote",
                                       "adopted by vote", "adopted by a recorded vote"}) {
    if (preface == known) return line.substr(at + 1);
  }
  return line;
}

std::string_view skip_parting(std::string_view text) {
  for (;;) {
    const auto at = text.find_first_not_of(" ,;/|.\n)");
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at);
    const auto before = text.size();
    for (const std::string_view word : {"and ", "with ", "\u00B7"}) {
      if (text.substr(0, word.size()) == word) text.remove_prefix(word.size());
    }
    if (text.size() == before) return text;
  }
}

/// "Total voting membership: 193" behind the numbers.
bool says_total(std::string_view rest) {
  constexpr std::string_view kTotal = "Total";
  return rest.substr(0, kTotal.size()) == kTotal;
}

}  // namespace

std::optional<Vote> read_tally(std::string_view line) {
  if (line.size() > kLongestLine) return std::nullopt;
  Vote vote;
  if (says_consensus(line)) {
    vote.method = VoteMethod::without_vote;
    return vote;
  }
  int groups = 0;
  for (auto rest = skip_parting(without_preface(line)); !rest.empty(); ++groups) {
    if (groups > 1 && says_total(rest)) break;
    const auto heading = take_heading(rest);
    if (!heading || !heading->count || total_of(vote, heading->way)) return std::nullopt;
    total_of(vote, heading->way) = heading->count;
    rest = skip_parting(heading->rest);
  }
  if (groups < 2 || !vote.totals.yes) return std::nullopt;
  vote.method = method_of(vote);
  return vote;
}

}  // namespace mandated::vote
