// Names of measures and authorizations. All sentences are made up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(
    Measures,
    Sentence{"OfSeveralKinds",
             "Decides to extend until 30 April 2012 the measures on the financial, travel and "
             "arms restrictions imposed by paragraphs 7 to 12 of resolution 9572 (2004);",
             "extended measures on the financial, travel and arms restrictions imposed by "
             "paragraphs 7 to 12 of resolution 9572 (2004) | 2012-04-30"},
    Sentence{"AndTheCommittee",
             "Decides to terminate the measures on arms set forth in paragraph 2 of resolution "
             "9521 (2003) and to dissolve the Reef Committee;",
             "terminated measures on arms set forth in paragraph 2 of resolution 9521 (2003); "
             "terminated Reef Committee"},
    Sentence{"RemainInForce",
             "Decides that the provisions of paragraph 2 of resolution 9986 (1995) shall remain "
             "in force for another period of 180 days;",
             "extended provisions of paragraph 2 of resolution 9986 (1995) | P180D"},
    Sentence{"ToDeploy",
             "Decides to renew for twelve months the authorization for Member States to deploy "
             "the Reef Support (RSM) mission;",
             "extended Reef Support (RSM) mission | P12M"},
    Sentence{"ToContinue",
             "Authorizes Member States to continue for a further planned period of 12 months the "
             "multinational reef force (RFOR);",
             "extended multinational reef force (RFOR) | P12M"});

SENTENCES(
    MeasuresNamed,
    Sentence{"AndProvisions",
             "Decides to renew until 31 January 2026 the measures and provisions as set out in "
             "paragraphs 1 to 19 of resolution 9399 (2018);",
             "extended measures and provisions as set out in paragraphs 1 to 19 of resolution 9399 "
             "(2018) | 2026-01-31"},
    Sentence{"ProvisionsOf",
             "Decides to extend the provisions of resolution 9409 (2002) until 4 December 2002;",
             "extended provisions of resolution 9409 (2002) | 2002-12-04"},
    Sentence{
        "Listed",
        "Decides to renew the reef embargo, asset freeze and travel ban on Utopia until 1 July "
        "2026;",
        "extended reef embargo, asset freeze and travel ban on Utopia | 2026-07-01"});

SENTENCES(MeasureLists,
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
