#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {

std::ostream& operator<<(std::ostream& out, const Sentence& sentence) {
  return out << sentence.text;
}

TEST_P(SentenceTest, IsRead) {
  const auto reading = read_sentence(GetParam().text);
  EXPECT_EQ(told_with_terms(reading), GetParam().told);
  EXPECT_TRUE(reading.items.empty() || reading.reason.empty()) << reading.reason;
}

}  // namespace mandated::test
