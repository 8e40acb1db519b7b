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

}  // namespace
}  // namespace mandated::test
