#include <algorithm>
#include <string>
#include <vector>

#include "config/data.h"
#include "pipeline/diff/align.h"
#include "pipeline/diff/meaning.h"
#include "pipeline/diff/words.h"
#include "pipeline/text/normalise.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

namespace {

/// A line a paragraph; "===" parts old and new.
struct Texts {
  std::vector<std::string> before, after;
};

Texts texts_of(std::string_view rest) {
  Texts texts;
  auto* side = &texts.before;
  while (!rest.empty()) {
    const auto line = test::take_line(rest);
    if (line == "===") {
      side = &texts.after;
    } else {
      side->push_back(text::normalise(line));
    }
  }
  return texts;
}

void require_words(const std::string& before, const std::string& after) {
  std::string was;
  std::string is;
  for (const auto& mark : diff::mark_words(before, after)) {
    if (mark.kind != diff::Mark::Kind::inserted) was += ' ' + mark.text;
    if (mark.kind != diff::Mark::Kind::deleted) is += ' ' + mark.text;
  }
  // What is the same is printed as in the new text: the old one is given back but for typography.
  test::require(text::normalise(is) == text::normalise(after), "marks give back the new text");
  test::require(text::fold(was) == text::fold(before), "marks give back the old text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Vocabulary kVocabulary = config::Data::built_in().vocabulary();
  const auto texts = texts_of(test::text_of(data, size));
  std::vector<int> left(texts.before.size()), right(texts.after.size());
  for (const auto& pair : diff::align(texts.before, texts.after)) {
    if (pair.before != diff::Pair::npos) ++left.at(pair.before);
    if (pair.after != diff::Pair::npos) ++right.at(pair.after);
    if (pair.before == diff::Pair::npos || pair.after == diff::Pair::npos) continue;
    const auto& before = texts.before[pair.before];
    const auto& after = texts.after[pair.after];
    require_words(before, after);
    const auto meanings =
        diff::meanings({before}, {after}, {kVocabulary.ladders, kVocabulary.mandates});
    test::require(before.empty() || after.empty() || !meanings.empty(),
                  "what became of a paragraph has a meaning");
  }
  const auto seen = [](int n) { return n > 0; };
  test::require(std::all_of(left.begin(), left.end(), seen), "every old paragraph occurs");
  test::require(std::all_of(right.begin(), right.end(), seen), "every new paragraph occurs");
  return 0;
}
