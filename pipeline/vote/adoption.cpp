#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/text/normalise.h"
#include "pipeline/vote/totals.h"
#include "pipeline/vote/vote.h"
#include "pipeline/vote/ways.h"

namespace mandated::vote {
namespace {

constexpr std::size_t kLongestBlock = 20'000;  ///< bytes; 193 names take 3,000

struct Section {
  Way way;
  std::size_t begin;  ///< of its heading
  std::size_t names;  ///< where the names begin
};

/// A heading ends with a colon, or stands alone in its line; its count may stand beside it.
std::vector<Section> sections_of(std::string_view block) {
#define WAYS                                                                             \
  R"((in favou?r|against|abstaining|abstentions|abstained|abstains?|absent|not voting|)" \
  R"(not participating|non-voting))"
  // "In favour: 28", "Against (3 States)", "Abstaining**"
#define COUNT R"((?:\s*\(?\d{1,3}(?:[ \t]+(?:votes?|states?|members?|countries))?\)?)?[*]{0,2})"
  static const RE2 kHeading{R"((?i)(?:\bvoting\s+)?\b)" WAYS COUNT R"([ \t]*:)"
                            R"(|(?im)^[ \t]*)" WAYS COUNT R"([ \t]*$)"};
#undef COUNT
#undef WAYS
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

/// Where the names end and a sentence begins: "Draft resolution A was adopted by …",
/// "[Subsequently, the delegation of Niger informed the Secretariat …]", "* The delegation …",
/// "8 The delegation …". A point within a symbol ends no sentence.
std::string_view without_sentences(std::string_view section) {
  static const RE2 kSentence{
      R"((?:^|\n|[.;*\]]\s)[\s*\[]*((?:\d{1,2}\s+)?(?:(?:Subsequently|Later|Thereafter),?\s+\w|[A-Z]))"
      R"((?:[^.\n,]|\.\w){0,200}\b(?:was|)"
      R"(were|is|has|had|informed|advised|adopted|intended|wished|did\s+not|received|announced|participat\w*|)"
      R"(voted)\b|(?:Adopted|Rejected)\s+by\b))"};
  re2::StringPiece group[2];
  const re2::StringPiece text{section.data(), section.size()};
  if (!kSentence.Match(text, 0, section.size(), RE2::UNANCHORED, group, 2)) return section;
  return section.substr(0, static_cast<std::size_t>(group[1].data() - section.data()));
}

/// What a page break leaves within a list: the number of the job and of the page, the symbol.
void drop_furniture(std::string& names) {
  static const RE2 kFurniture{
      R"((?m)\b\d{2}-\d{5}\b(?:[ \t]*\(E\))?(?:[ \t]+\d{1,3}\b)?(?:/\d{1,3}\b)?|)"
      R"(\b[A-Z](?:/[A-Z0-9.-]+)+/(?:PV|SR)\.\d+|\bS/PV\.\d+|^[ \t]*\d{1,3}(?:/\d{1,3})?[ \t]*$)"};
  RE2::GlobalReplace(&names, kFurniture, " ");
}

std::vector<std::string> names_in(std::string_view section, const text::Countries& countries) {
  std::string names{without_sentences(section)};
  drop_furniture(names);
  std::replace(names.begin(), names.end(), '\n', ' ');
  auto out = countries.split_list(names);
  const auto nobody = [](const std::string& name) {
    const auto key = text::key(name);
    return key.empty() || key == "none" || key == "nil" || key == "no one";
  };
  out.erase(std::remove_if(out.begin(), out.end(), nobody), out.end());
  return out;
}

/// "Adopted unanimously": nobody against and nobody abstained; how many voted is not said.
bool is_unanimous(std::string_view block) {
  static const RE2 kSaid{
      R"((?i)\badopted\s+(?:\w+\s+){0,3}unanimously\b|\bunanimously\s+adopted\b)"};
  return RE2::PartialMatch(re2::StringPiece{block.data(), block.size()}, kSaid);
}

bool is_without_vote(std::string_view block) {
  static const RE2 kWithout{R"((?i)without\s+(?:a\s+)?vote|by\s+consensus|by\s+acclamation)"};
  return RE2::PartialMatch(re2::StringPiece{block.data(), block.size()}, kWithout);
}

/// Names that stand in parentheses behind their number: countries, or no names at all.
void put_inline(Vote& vote, Way way, std::string_view names, const text::Countries& countries) {
  if (names.empty() || list_of(vote, way)) return;
  auto found = voters(names_in(names, countries), countries);
  const auto known = std::count_if(found.begin(), found.end(),
                                   [](const Voter& voter) { return voter.iso3.has_value(); });
  if (known * 2 < static_cast<std::ptrdiff_t>(found.size())) return;
  const auto announced = total_of(vote, way);
  if (announced && static_cast<std::size_t>(*announced) != found.size()) {
    vote.problems.push_back(
        fmt::format("{}: {} announced, {} named", name_of(way), *announced, found.size()));
  }
  list_of(vote, way) = std::move(found);
}

void put_lists(Vote& vote, std::string_view block, const text::Countries& countries) {
  const auto sections = sections_of(block);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const auto end = i + 1 < sections.size() ? sections[i + 1].begin : block.size();
    const auto names = block.substr(sections[i].names, end - sections[i].names);
    list_of(vote, sections[i].way) = voters(names_in(names, countries), countries);
  }
  if (sections.empty()) return;
  for (const auto way : {Way::yes, Way::no, Way::abstain}) {
    if (total_of(vote, way) == 0 && !list_of(vote, way)) list_of(vote, way).emplace();
  }
}

}  // namespace

std::optional<Vote> read_adoption(std::string_view whole, const text::Countries& countries) {
  // The note "[Subsequently, …]" behind the lists closes a bracket of its own.
  const auto close = whole.find(']');
  const auto open = whole.find('[');
  const bool bracketed = close != std::string_view::npos && whole.find(':') > open;
  const std::string block{
      whole.substr(0, std::min(bracketed ? close : whole.size(), kLongestBlock))};
  Vote vote;
  const auto stated = read_totals(block);
  if (!stated) {
    if (is_without_vote(block)) {
      vote.method = VoteMethod::without_vote;
      return vote;
    }
    if (!is_unanimous(block)) return std::nullopt;
    vote.totals.no = vote.totals.abstain = 0;
  } else {
    vote.totals = stated->totals;
  }
  vote.method = VoteMethod::recorded;
  put_lists(vote, block, countries);
  check(vote);
  if (stated) {
    put_inline(vote, Way::no, stated->no, countries);
    put_inline(vote, Way::abstain, stated->abstain, countries);
  }
  return vote;
}

}  // namespace mandated::vote
