// Names of measures and authorizations. All sentences are made up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(Measures,
          Sentence{"OfSeveralResolutions",
                   "Decides to lift the arms embargo and travel ban imposed by the Security "
                   "Council on Utopia in resolutions 9769 (2021), 9770 (2021) and 9771 (2022);",
                   "terminated arms embargo and travel ban imposed by the Security Council on "
                   "Utopia in resolutions 9769 (2021), 9770 (2021) and 9771 (2022)"},
          Sentence{"WithoutWhomTheyAreGrantedTo",
                   "Decides to renew the authorizations as set out in paragraph 14 of resolution "
                   "9769 (2021) granted to States cooperating with Utopia for twelve months;",
                   "extended authorizations as set out in paragraph 14 of resolution 9769 (2021) | "
                   "P12M"},
          Sentence{"WorkRequestedIsNoName",
                   "Decides to extend the mandate of the Reef Office and all work requested of it "
                   "in resolution 51/1 for one year;",
                   "extended Reef Office | P1Y"});

SENTENCES(MeasuresOfSeveralKinds,
          Sentence{"AreOneName",
                   "Decides to terminate, with immediate effect, the arms, travel and financial "
                   "measures imposed on Utopia, as set out in paragraph 9 of resolution 9769 "
                   "(2021);",
                   "terminated arms, travel and financial measures imposed on Utopia"});

SENTENCES(Authorizations,
          Sentence{"GivenToAForce",
                   "Decides to extend the authorization given to the Utopian forces by the "
                   "Council, in order to support UNRM, until 3 May 2026;",
                   "extended Utopian forces | 2026-05-03"},
          Sentence{"OfThoseWhoTakePart",
                   "Decides to renew the authorization provided to the Member States participating "
                   "in the Reef Security Force for a period of twelve months;",
                   "extended Reef Security Force | P12M"},
          Sentence{"ToProlongADeployment",
                   "Authorizes the Secretary-General to extend the deployment of the additional "
                   "electoral observers until 3 May 2026;",
                   ""});

SENTENCES(Terms,
          Sentence{"OfADecade",
                   "Decides to extend the term of the United Nations Decade of Lamps for five "
                   "years, until 2030;",
                   "extended United Nations Decade of Lamps | P5Y | 2030"},
          Sentence{"OfADirector",
                   "Decides to extend the term of the Director of the Reef Agency for five years;",
                   ""});

}  // namespace
}  // namespace mandated::test
