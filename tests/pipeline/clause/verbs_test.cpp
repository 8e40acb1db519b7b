#include "pipeline/clause/verbs.h"

#include <gtest/gtest.h>

namespace mandated::clause {
namespace {

struct Opening {
  std::string_view name;
  std::string_view text;
  std::string_view verb;
};

class VerbTest : public testing::TestWithParam<Opening> {};

TEST_P(VerbTest, OpensTheParagraphWithItsModifiers) {
  EXPECT_EQ(opening_verb(GetParam().text), GetParam().verb);
}

INSTANTIATE_TEST_SUITE_P(
    Opening, VerbTest,
    testing::Values(
        Opening{"Alone", "Decides to meet again", "decides"},
        Opening{"Modified", "Also strongly condemns the raid", "also strongly condemns"},
        Opening{"Behind", "Recalling further the report", "recalling further"},
        Opening{"Strength", "Expresses serious concern at the raid", "expresses serious concern"},
        Opening{"Manner", "Notes with great appreciation the visit",
                "notes with great appreciation"},
        Opening{"Note", "Takes note of the report", "takes note of"},
        Opening{"NotItsObject", "Welcomes the support of donors", "welcomes"},
        Opening{"Adjective", "Deeply concerned about the drought", "deeply concerned"},
        Opening{"BetweenCommas", "Encourages, in this regard, all mayors to plant trees",
                "encourages in this regard"},
        Opening{"OnceAgain", "Calls once again upon the parties to talk", "calls once again upon"},
        Opening{"Before", "In that context, further urges the parties to talk",
                "in that context further urges"},
        Opening{"For", "Calls for an end to the siege", "calls for"},
        Opening{"ForThem", "Decides for the present to wait", "decides"},
        Opening{"Having", "Having considered the petition", "having considered"},
        Opening{"Remaining", "Remains deeply concerned about the well", "remains deeply concerned"},
        Opening{"Hyphen", "Re-emphasizes the rule", "re-emphasizes"},
        Opening{"Participle", "Resolved to mend the bridges", "resolved"},
        Opening{"ItsCall", "Reiterates its call upon the owners to sell",
                "reiterates its call upon"},
        Opening{"PartOfAWord", "Urges-and-pleas are many", ""},
        Opening{"Quoted", "\u201CUrges the parties to talk\u201D", "urges"},
        Opening{"Two", "Recalls and reaffirms the duty of all mayors", "recalls and reaffirms"},
        Opening{"TwoModified", "Strongly condemns and once again rejects the raid",
                "strongly condemns and once again rejects"},
        Opening{"NotTwo", "Welcomes and farewells alike", "welcomes"},
        Opening{"ConcernedObject", "Calls upon concerned mayors to plant trees", "calls upon"},
        Opening{"HavingHeard", "Having also noted the petition", "having also noted"},
        Opening{"BeingConcerned", "Being further deeply concerned about the well",
                "being further deeply concerned"},
        Opening{"Mindful", "Mindful of the drought", "mindful"},
        Opening{"Aware", "Again aware of the drought", "again aware"},
        Opening{"Cognizant", "COGNIZANT of the drought", "cognizant"},
        Opening{"LongS", "Urge\u017F the mayors to plant trees", "urge\u017F"},
        Opening{"Numbered", "12. Urges the mayors to plant trees", "urges"},
        Opening{"Equally", "Equally concerned about the well", "equally concerned"},
        Opening{"Noun", "The Council shall meet", ""}, Opening{"Empty", "", ""}),
    [](const auto& tested) { return std::string{tested.param.name}; });

TEST(ItemVerbTest, TakesNoPluralForAVerb) {
  EXPECT_EQ(item_verb("Measures to plant trees"), "");
  EXPECT_EQ(item_verb("Calls upon all mayors to plant trees"), "calls upon");
  EXPECT_EQ(item_verb("Planting trees"), "planting");
}

}  // namespace
}  // namespace mandated::clause
