// Bodies that are ended, one or several in a row. All sentences are made up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(EndedAfterAnInsertion,
          Sentence{"WhoWasEstablishedByAParagraph",
                   "Decides to dissolve, with immediate effect, the Committee established by "
                   "paragraph 3 of resolution 9769 (2021);",
                   "terminated Committee established by paragraph 3 of resolution 9769 (2021)"},
          Sentence{"WhoWasSetUp",
                   "Decides to disband, as of today, the Reef Panel set up under resolution 9769 "
                   "(2021);",
                   "terminated Reef Panel"},
          Sentence{"IsNotAnOrganThatActsByATerm",
                   "The Council met on Monday. The Council extended by one year the mandate of the "
                   "Reef Panel.",
                   "extended Reef Panel | P1Y"});

SENTENCES(EndedTogether,
          Sentence{"CommitteeAndPanel",
                   "Decides to dissolve the Reef Committee and the Panel of Experts established "
                   "pursuant to resolution 9769 (2021) with effect from 3 May 2026;",
                   "terminated Reef Committee | 2026-05-03; terminated Panel of Experts "
                   "established pursuant to resolution 9769 (2021) | 2026-05-03"},
          Sentence{"WithMeasuresBefore",
                   "Decides to end the measures on reefs imposed by paragraph 2 of resolution 9769 "
                   "(2021), and further decides to dissolve the Reef Committee and the Reef Panel;",
                   "terminated measures on reefs imposed by paragraph 2 of resolution 9769 (2021); "
                   "terminated Reef Committee; terminated Reef Panel"},
          Sentence{"AndWhatNobodyIs", "Decides to dissolve the Committee on Reefs and the Sea;",
                   "terminated Committee on Reefs and the Sea"});

SENTENCES(EndedByIt,
          Sentence{"WhoWasNamedBefore",
                   "Considers that the Reef Committee has completed its work and decides to "
                   "dissolve it;",
                   "terminated Reef Committee"},
          Sentence{"OfNobody", "Takes note of the report and decides to dissolve it;", ""});

SENTENCES(EndedMeasures,
          Sentence{"Removed",
                   "Decides to remove the restrictions imposed by paragraph 3 of resolution 9769 "
                   "(2021);",
                   "terminated restrictions imposed by paragraph 3 of resolution 9769 (2021)"},
          Sentence{"NoLongerApply",
                   "Decides that the measures on lamps imposed by paragraph 3 of resolution 9769 "
                   "(2021) shall no longer apply;",
                   "terminated measures on lamps imposed by paragraph 3 of resolution 9769 (2021)"},
          Sentence{"NoLongerApplyToSome",
                   "Decides that the measures imposed by paragraph 3 of resolution 9769 (2021) "
                   "shall no longer apply to the Government;",
                   ""},
          Sentence{"NamesRemovedFromAList",
                   "Decides to remove three names from the list of the Reef Panel;", ""});

}  // namespace
}  // namespace mandated::test
