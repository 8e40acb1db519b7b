#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "pipeline/diff/align.h"
#include "pipeline/diff/diff.h"
#include "pipeline/diff/words.h"

namespace mandated::diff {
namespace {

/// Paragraphs of words of which many occur again: what alignment finds hard.
rc::Gen<std::string> paragraph() {
  const auto word =
      rc::gen::element<std::string>("urges", "the", "mayors", "wells", "rain", "trees", "of", "and",
                                    "plans", "roads", "bridges", "all");
  return rc::gen::map(rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(word)),
                      [](const std::vector<std::string>& words) {
                        std::string text;
                        for (const auto& each : words) text += (text.empty() ? "" : " ") + each;
                        return text;
                      });
}

rc::Gen<std::vector<std::string>> document() {
  return rc::gen::container<std::vector<std::string>>(paragraph());
}

RC_GTEST_PROP(AlignProperty, EveryParagraphOfBothSidesOccurs, ()) {
  const auto before = *document();
  const auto after = *document();
  std::vector<int> left(before.size()), right(after.size());
  for (const auto& pair : align(before, after)) {
    if (pair.before != Pair::npos) ++left.at(pair.before);
    if (pair.after != Pair::npos) ++right.at(pair.after);
    RC_ASSERT(pair.before != Pair::npos || pair.after != Pair::npos);
    if (pair.equal) RC_ASSERT(same_text(before.at(pair.before), after.at(pair.after)));
  }
  RC_ASSERT(std::all_of(left.begin(), left.end(), [](int n) { return n >= 1; }));
  RC_ASSERT(std::all_of(right.begin(), right.end(), [](int n) { return n >= 1; }));
}

RC_GTEST_PROP(AlignProperty, ADocumentIsEqualToItself, ()) {
  const auto text = *document();
  for (const auto& pair : align(text, text)) {
    RC_ASSERT(pair.before == pair.after && pair.equal && !pair.moved);
  }
}

RC_GTEST_PROP(AlignProperty, OneInsertionIsOneRow, ()) {
  const auto before = *rc::gen::unique<std::vector<std::string>>(paragraph());
  auto after = before;
  const auto at = *rc::gen::inRange<std::size_t>(0, before.size() + 1);
  after.insert(after.begin() + static_cast<std::ptrdiff_t>(at), "Invites poets to sing loudly");
  std::size_t inserted = 0;
  for (const auto& pair : align(before, after)) {
    if (pair.before == Pair::npos) {
      ++inserted;
      RC_ASSERT(pair.after == at);
    } else {
      RC_ASSERT(pair.equal && !pair.moved);
    }
  }
  RC_ASSERT(inserted == 1U);
}

Record record_of(const std::vector<std::string>& texts, int first_number) {
  Record record;
  for (const auto& text : texts) {
    record.clauses.push_back(
        {ClauseKind::operative, std::to_string(first_number++), 0, "urges", text});
  }
  return record;
}

RC_GTEST_PROP(DiffProperty, RenumberingIsNoChange, ()) {
  const auto texts = *document();
  const auto before = record_of(texts, 1);
  RC_ASSERT(diff({}, &before, record_of(texts, *rc::gen::inRange(2, 90))).empty());
}

std::string typeset(std::string text) {
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    if (at % 2 == 0) text.replace(at, 1, "\u00A0");
  }
  return text;
}

RC_GTEST_PROP(DiffProperty, TypographyIsNeverContent, ()) {
  const auto texts = *document();
  auto other = texts;
  std::transform(other.begin(), other.end(), other.begin(), typeset);
  const auto before = record_of(texts, 1);
  for (const auto& change : diff({}, &before, record_of(other, 1))) {
    RC_ASSERT(change.nature == ChangeNature::typography);
  }
}

/// The words of one side of the marks.
std::string side(const std::vector<Mark>& marks, Mark::Kind other) {
  std::string text;
  for (const auto& mark : marks) {
    if (mark.kind != other) text += (text.empty() ? "" : " ") + mark.text;
  }
  return text;
}

RC_GTEST_PROP(WordsProperty, MarksGiveBackBothTexts, ()) {
  const auto before = *paragraph();
  const auto after = *paragraph();
  const auto marks = mark_words(before, after);
  RC_ASSERT(side(marks, Mark::Kind::inserted) == before);
  RC_ASSERT(side(marks, Mark::Kind::deleted) == after);
}

}  // namespace
}  // namespace mandated::diff
