// What accounts of the press tell, beside what news_test.cpp has. All sentences are made up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(PressPairs,
          Sentence{"TwoMandatesCreated",
                   "The Council decided to create the mandate of a Special Rapporteur on lamps and "
                   "a mandate of an Independent Expert on reefs.",
                   "established Special Rapporteur on lamps; established Independent Expert on "
                   "reefs"},
          Sentence{"OneOnTwoFreedoms",
                   "Decides to establish the mandate of Special Rapporteur on the freedom of lamps "
                   "and of reefs;",
                   "established Special Rapporteur on the freedom of lamps and of reefs"},
          Sentence{"CommitteeAndItsPanel",
                   "The Council also disbanded the Security Council Committee established pursuant "
                   "to resolution 9769 (2021) concerning Utopia and its Panel of Experts, which "
                   "were established in 2021.",
                   "terminated Security Council Committee established pursuant to resolution 9769 "
                   "(2021) concerning Utopia; terminated Panel of Experts"},
          Sentence{"RegimeAndGroup",
                   "The Council decided today to renew the sanctions regime concerning Utopia "
                   "until 3 May 2026, and the mandate of the Group of Experts until 1 August 2026.",
                   "extended sanctions regime concerning Utopia | 2026-05-03; extended Group of "
                   "Experts | 2026-08-01"});

SENTENCES(PressDays,
          Sentence{"VotedOnADay",
                   "The Council voted Wednesday to extend for another year its mission in Utopia, "
                   "the smallest State.",
                   "extended mission in Utopia | P1Y"},
          Sentence{"ActedOnADay",
                   "The Security Council Tuesday extended by one year the sanctions on Utopia.",
                   "extended sanctions on Utopia | P1Y"},
          Sentence{"Moreover",
                   "Moreover, it decided to create a mandate for an Independent Expert on lamps.",
                   "established Independent Expert on lamps"},
          Sentence{"MoreoverTheLeague",
                   "The League met. Moreover, it decided to extend the mandate of the Reef Panel.",
                   ""});

SENTENCES(PressNames,
          Sentence{"OnWhichEachSits",
                   "There shall be established a Reef Committee on which each Member shall have "
                   "one representative.",
                   "established Reef Committee"},
          Sentence{"ARegimeOfSanctions",
                   "The Council today terminated, with immediate effect, the sanctions regime on "
                   "Utopia, including the restrictions on lamps.",
                   "terminated sanctions regime on Utopia"},
          Sentence{"AnotherRegime", "Decides to renew the regime of the reef until 3 May 2026;",
                   ""});

}  // namespace
}  // namespace mandated::test
