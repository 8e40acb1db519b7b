#include <vector>

#include "config/data.h"
#include "pipeline/vote/vote.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

namespace {

void require_round_trip(const std::optional<Vote>& vote) {
  if (!vote) return;
  const auto again = vote_from_json(to_json(*vote));
  test::require(again.has_value() && *again == *vote, "a vote survives its JSON");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Vocabulary kVocabulary = config::Data::built_in().vocabulary();
  const auto text = test::text_of(data, size);
  require_round_trip(vote::read_tally(text));
  require_round_trip(vote::read_adoption(text, kVocabulary.countries));
  std::vector<std::string_view> lines;
  for (auto rest = text; !rest.empty();) lines.push_back(test::take_line(rest));
  const auto line = lines.empty() ? std::nullopt : vote::read_tally(lines.front());
  require_round_trip(
      vote::read_groups(lines, kVocabulary.countries, line ? line->totals : VoteTotals{}));
  return 0;
}
