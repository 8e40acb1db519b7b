#include <algorithm>
#include <charconv>
#include <string>

#include <re2/re2.h>

#include "pipeline/text/normalise.h"
#include "pipeline/vote/vote.h"
#include "pipeline/vote/ways.h"

namespace mandated::vote {
namespace {

constexpr std::size_t kLongestBlock = 20'000;  ///< bytes; 193 names take 3,000

int number_of(std::string_view text) {
  int number = 0;  // "none", "no", "zero"
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// "28 to 4, with 15 abstentions"; "13 votes to none, with 2 abstentions".
bool read_totals(std::string_view block, VoteTotals& totals) {
  static const RE2 kTotals{
      R"((?i)by (?:a )?(?:recorded |roll-call )?(?:vote of )?(\d{1,3})(?: votes)? to (\d{1,3}|none|no|zero))"
      R"((?:,? with (\d{1,3}|no|none|zero) abstentions?)?)"};
  std::string_view yes;
  std::string_view no;
  std::string_view abstain;
  re2::StringPiece captured[4];
  const re2::StringPiece text{block.data(), block.size()};
  if (!kTotals.Match(text, 0, block.size(), RE2::UNANCHORED, captured, 4)) return false;
  const auto view = [](const re2::StringPiece& piece) {
    return std::string_view{piece.data() == nullptr ? "" : piece.data(), piece.size()};
  };
  yes = view(captured[1]);
  no = view(captured[2]);
  abstain = view(captured[3]);
  totals.yes = number_of(yes);
  totals.no = number_of(no);
  totals.abstain = number_of(abstain);
  return true;
}

struct Section {
  Way way;
  std::size_t begin;  ///< of its heading
  std::size_t names;  ///< where the names begin
};

/// A heading ends with a colon, or stands alone in its line; its count may stand beside it.
std::vector<Section> sections_of(std::string_view block) {
  static const RE2 kHeading{
      R"((?i)(?:\bvoting\s+)?\b(in favou?r|against|abstaining|abstentions|absent|not voting))"
      R"((?:\s*\(?\d{1,3}\)?)?[*]{0,2}[ \t]*:)"
      R"(|(?im)^[ \t]*(in favou?r|against|abstaining|abstentions|absent|not voting))"
      R"((?:[ \t]*\(?\d{1,3}\)?)?[*]{0,2}[ \t]*$)"};
  std::vector<Section> sections;
  const re2::StringPiece text{block.data(), block.size()};
  re2::StringPiece captured[3];
  for (std::size_t at = 0; kHeading.Match(text, at, block.size(), RE2::UNANCHORED, captured, 3);) {
    const auto begin = static_cast<std::size_t>(captured[0].data() - block.data());
    at = begin + captured[0].size();
    const auto& way = captured[1].empty() ? captured[2] : captured[1];
    if (const auto heading = take_heading({way.data(), way.size()})) {
      sections.push_back({heading->way, begin, at});
    }
  }
  return sections;
}

std::vector<std::string> names_in(std::string_view section, const text::Countries& countries) {
  std::string names{section};
  std::replace(names.begin(), names.end(), '\n', ' ');
  auto out = countries.split_list(names);
  const auto nobody = [](const std::string& name) {
    const auto key = text::key(name);
    return key.empty() || key == "none" || key == "nil" || key == "no one";
  };
  out.erase(std::remove_if(out.begin(), out.end(), nobody), out.end());
  return out;
}

}  // namespace

std::optional<Vote> read_adoption(std::string_view whole, const text::Countries& countries) {
  std::string block{whole.substr(0, std::min(whole.find(']'), kLongestBlock))};
  Vote vote;
  if (!read_totals(block, vote.totals)) {
    static const RE2 kWithout{R"((?i)without a vote|by consensus)"};
    if (!RE2::PartialMatch(re2::StringPiece{block.data(), block.size()}, kWithout)) {
      return std::nullopt;
    }
    vote.method = VoteMethod::without_vote;
    return vote;
  }
  vote.method = VoteMethod::recorded;
  const auto sections = sections_of(block);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const auto end = i + 1 < sections.size() ? sections[i + 1].begin : block.size();
    const auto names = std::string_view{block}.substr(sections[i].names, end - sections[i].names);
    list_of(vote, sections[i].way) = voters(names_in(names, countries), countries);
  }
  if (!sections.empty()) {
    for (const auto way : {Way::yes, Way::no, Way::abstain}) {
      if (total_of(vote, way) == 0 && !list_of(vote, way)) list_of(vote, way).emplace();
    }
  }
  check(vote);
  return vote;
}

}  // namespace mandated::vote
