// Acts named by a noun, "decides the renewal of …", and mandates that run. All sentences are made
// up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(Nouns,
          Sentence{"Renewal",
                   "Decides the renewal of the mandate of the Special Rapporteur on lamps for a "
                   "period of three years;",
                   "extended Special Rapporteur on lamps | P3Y"},
          Sentence{"Extension",
                   "Decides the extension of the mandate of the Reef Panel until 31 March 2027;",
                   "extended Reef Panel | 2027-03-31"},
          Sentence{"Creation",
                   "Decides the creation of a working group on lamps for a period of one year;",
                   "established working group on lamps | P1Y"},
          Sentence{"Establishment", "Decides the establishment of a Commission on Reefs;",
                   "established Commission on Reefs"},
          Sentence{"Grants", "Grants an extension of the mandate of the Reef Panel for six months;",
                   "extended Reef Panel | P6M"},
          Sentence{"GrantsAfterAnInsertion",
                   "Grants, as an exception, a renewal of the mandate of the Working Group on "
                   "Lamps for one year;",
                   "extended Working Group on Lamps | P1Y"});

SENTENCES(Running,
          Sentence{"Until",
                   "Decides that the mandate of the Reef Panel shall run until 31 March 2027;",
                   "extended Reef Panel | 2027-03-31"},
          Sentence{"For",
                   "Decides that the mandate of the Working Group on Lamps shall run for a further "
                   "period of one year;",
                   "extended Working Group on Lamps | P1Y"});

SENTENCES(TermsOfReference,
          Sentence{"AreNoName",
                   "Establishes a Commission on Reefs with terms of reference as follows:",
                   "established Commission on Reefs"},
          Sentence{
              "AfterAnArticle",
              "Establishes a Working Group on Lamps with the terms of reference set out below;",
              "established Working Group on Lamps"});

class NoNounTest : public testing::TestWithParam<const char*> {};

TEST_P(NoNounTest, ActsOnAMandate) { EXPECT_EQ(told_with_terms(read_sentence(GetParam())), ""); }

INSTANTIATE_TEST_SUITE_P(
    Sentences, NoNounTest,
    testing::Values(
        "Decides the extension of the deadline for nominations until 31 March 2027;",
        "Decides to consider the renewal of the mandate of the Reef Panel;",
        "Decides the venue of the renewal of the mandate of the Reef Panel;",
        "Recommends the creation of a working group on lamps;",
        "Grants an extension of the time limit for the report of the Reef Panel;",
        "Grants observer status to the Reef Commission for one year;",
        "Notes that the Ministry consults the public, and grants an extension of the mandate of "
        "the Reef Panel;",
        "Recalls that the mandate of the Reef Panel shall run until 31 March 2027;",
        "Decides that the lease shall run until 31 March 2027;",
        "Decides that the Reef Forum shall run for three days;",
        "Decides that the term of office of the Chair of the Working Group on Lamps shall run for "
        "two years;"));

}  // namespace
}  // namespace mandated::test
