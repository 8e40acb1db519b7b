#include <ostream>

#include <gtest/gtest.h>

#include "tests/pipeline/mandate/read_sentence.h"

namespace mandated {
namespace {

struct Sentence {
  std::string_view name;
  std::string_view text;
  std::string_view reason;
};

std::ostream& operator<<(std::ostream& out, const Sentence& sentence) {
  return out << sentence.text;
}

class NoActTest : public testing::TestWithParam<Sentence> {};

TEST_P(NoActTest, HasNoItemsAndItsReason) {
  const auto reading = test::read_sentence(GetParam().text);
  EXPECT_TRUE(reading.items.empty());
  EXPECT_EQ(reading.reason, GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(
    Sentence, NoActTest,
    testing::Values(
        Sentence{"Agreement",
                 "Welcomes the third renewal, in May 2022, of the memorandum of "
                 "understanding extending the presence of the Office in Utopia;",
                 "an agreement is extended, not a mandate"},
        Sentence{"Courtesy", "Extends its sincere thanks to the Special Rapporteur for the visit;",
                 "thanks, cooperation or an invitation extended, not a mandate"},
        Sentence{"Recalled",
                 "Recalling the decision to extend the mandate of the Special "
                 "Rapporteur on reefs for one year,",
                 "recalls or comments an earlier act"},
        Sentence{"Intention",
                 "Expresses its intention to consider extending the mandate of the Mission;",
                 "an intention, not a decision"},
        Sentence{"Draft",
                 "The draft resolution would extend the mandate of the Mission until "
                 "June 2026.",
                 "a draft: it would act, it has not"},
        Sentence{"OtherOrgan",
                 "Welcomes the decision by the Security Council to extend the "
                 "mandate of the Mission;",
                 "recalls or comments an earlier act"},
        Sentence{"Posts", "Decides to establish 383 posts for the Mission;",
                 "no holder of a mandate is named"},
        Sentence{"Deadline", "Decides to extend the deadline for submissions by two weeks;",
                 "no holder of a mandate is named"},
        Sentence{"Request",
                 "Urges the Government to extend the mandate of the national commission;",
                 "asks others to act"}),
    [](const auto& tested) { return std::string{tested.param.name}; });

TEST(NoActTest, OfAnOrdinarySentenceHasNoReason) {
  const auto reading = test::read_sentence("Takes note of the report on rivers;");
  EXPECT_TRUE(reading.items.empty());
  EXPECT_EQ(reading.reason, "");
}

TEST(NoActTest, IsInNothing) {
  for (const auto* text : {"", " ", "\u2026", ";", "\"\""}) {
    EXPECT_TRUE(test::read_sentence(text).items.empty()) << text;
    EXPECT_EQ(test::read_sentence(text).reason, "") << text;
  }
}

}  // namespace
}  // namespace mandated
