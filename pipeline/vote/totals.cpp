#include "pipeline/vote/totals.h"

#include <array>
#include <charconv>
#include <string>
#include <utility>

#include <re2/re2.h>

#include "pipeline/text/numbers.h"
#include "pipeline/vote/ways.h"

namespace mandated::vote {
namespace {

#define NUMBER                                                                                   \
  R"((\d{1,3}|none|no|zero|nil|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|)"     \
  R"(twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|)" \
  R"(fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?))"
#define NAMES R"((?:\s*\(([^()]{2,400}(?:\([^()]{1,60}\)[^()]{0,400})*)\))?)"
#define ABSTENTIONS R"((?:,?\s+(?:with|and)\s+|,\s*))" NUMBER R"(\s+absten(?:tions?)\b)" NAMES

constexpr int kGroups = 6;  ///< all, yes, no, names of no, abstain, names of abstain

/// Of each form the groups are the same, so that one reading serves all.
const std::array<RE2, 3>& forms() {
  static const std::array<RE2, 3> kForms{{
      RE2{R"((?i)\bby\s+(?:an?\s+)?(?:recorded\s+|roll-call\s+)?(?:vote\s+of\s+)?)" NUMBER
          R"((?:\s+votes?)?\s+to\s+)" NUMBER R"((?:\s+votes?)?\b)" NAMES "(?:" ABSTENTIONS ")?"},
      RE2{R"((?i)\b)" NUMBER R"(\s+(?:votes?\s+)?(?:in\s+favou?r|for)(?:\s+and|\s+to|,)?\s+)" NUMBER
          R"(\s+(?:votes?\s+)?against\b)" NAMES "(?:" ABSTENTIONS ")?"},
      RE2{R"((?i)\bvote\s+(?:of\s+|was\s+)?(\d{1,3})\s*[-\x{2013}]\s*(\d{1,3})()(?:\s*[-\x{2013}]\s*)"
          R"((\d{1,3}))?())"},
  }};
  return kForms;
}

int number_of(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size()) return number;
  return text::read_cardinal(text).value_or(0);  // "none", "no", "zero"
}

/// Text of the sentence before `at`.
std::string_view sentence_before(std::string_view block, std::size_t at) {
  const auto dot = block.substr(0, at).find_last_of(".\n[");
  return block.substr(dot == std::string_view::npos ? 0 : dot + 1,
                      at - (dot == std::string_view::npos ? 0 : dot + 1));
}

bool says(std::string_view text, const RE2& word) {
  return RE2::PartialMatch(re2::StringPiece{text.data(), text.size()}, word);
}

struct Found {
  std::size_t at = 0;
  std::array<std::string_view, kGroups> groups;
};

/// All statements of one form.
void find_all(std::string_view block, const RE2& form, std::vector<Found>& found) {
  const re2::StringPiece text{block.data(), block.size()};
  std::array<re2::StringPiece, kGroups> groups;
  for (std::size_t at = 0;
       form.Match(text, at, block.size(), RE2::UNANCHORED, groups.data(), kGroups);) {
    Found each;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (groups[i].data() != nullptr) each.groups[i] = {groups[i].data(), groups[i].size()};
    }
    each.at = static_cast<std::size_t>(groups[0].data() - block.data());
    at = each.at + groups[0].size();
    found.push_back(each);
  }
}

/// `rejected`: "by 3 votes to 2" names those against first, but for "3 in favour to 2 against".
Stated stated_by(const Found& found, bool rejected) {
  static const RE2 kFavour{R"((?i)\bfavou?r\b)"};
  const auto& [all, yes, no, against, abstain, abstaining] = found.groups;
  rejected = rejected && !says(all, kFavour);
  Stated stated;
  stated.totals.yes = number_of(yes);
  stated.totals.no = number_of(no);
  stated.totals.abstain = number_of(abstain);
  if (rejected) std::swap(stated.totals.yes, stated.totals.no);
  if (!rejected) stated.no = against;
  stated.abstain = abstaining;
  return stated;
}

}  // namespace

std::optional<Stated> read_totals(std::string_view block) {
  static const RE2 kApart{
      R"((?i)\b(?:paragraphs?|amendments?|motion|words|sentence|annex)\b[^.]*\b(?:was|were)\b)"};
  static const RE2 kRejected{R"((?i)\b(?:rejected|not\s+adopted)\b)"};
  std::vector<Found> found;
  for (const auto& form : forms()) find_all(block, form, found);
  const Found* best = nullptr;
  bool best_is_whole = false;
  for (const auto& each : found) {
    const bool whole = !says(sentence_before(block, each.at), kApart);
    const bool better =
        best == nullptr || whole > best_is_whole || (whole == best_is_whole && each.at > best->at);
    if (!better) continue;
    best = &each;
    best_is_whole = whole;
  }
  if (best == nullptr) return std::nullopt;
  return stated_by(*best, says(sentence_before(block, best->at), kRejected));
}

}  // namespace mandated::vote
