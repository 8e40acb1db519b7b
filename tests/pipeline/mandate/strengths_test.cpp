// What rises and falls, and what is said of a mandate or a title in the passive. All sentences are
// made up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(
    Strength,
    Sentence{"Increase", "Authorizes an increase in the authorized strength of UNRM to 9,792;",
             "expanded UNRM"},
    Sentence{"OfItsComponent",
             "Decides to extend the mandate of UNRM until 31 March 2017 and to decrease the "
             "ceiling of its military component to 434 personnel;",
             "extended UNRM | 2017-03-31; reduced UNRM"},
    Sentence{
        "TheAuthorizedCeiling",
        "Decides to extend until 15 September 2027 the mandate of UNRM, reduces the authorised "
        "ceiling to 3,250 military personnel and requests a plan;",
        "extended UNRM | 2027-09-15; reduced UNRM"},
    Sentence{"ComponentIncreased",
             "Decides that UNRM's military component shall be increased to 17,500 personnel;",
             "expanded UNRM"},
    Sentence{"AlsoCover",
             "Decides that the mandate of the Special Rapporteur on sand shall henceforth also "
             "cover tides;",
             "expanded Special Rapporteur on sand"});

SENTENCES(RisingAndFalling,
          Sentence{"CeilingFalls",
                   "Decides that, as of 3 May 2026, the authorized troop ceiling shall decrease to "
                   "4,140;",
                   "reduced"},
          Sentence{"CeilingOfAMissionRises",
                   "Decides that the authorized police ceiling of UNRM shall increase to 640;",
                   "expanded UNRM"},
          Sentence{"AFundsLevelIsNone",
                   "Decides that the level of the Reef Capital Fund shall increase to 5 dollars;",
                   ""},
          Sentence{"AssessmentsAreNone",
                   "Decides that the assessments shall increase to 640 dollars;", ""});

SENTENCES(PassiveMandates,
          Sentence{"OfNobodyNamed",
                   "Decides that its mandate shall be extended for a further period of one year;",
                   "extended | P1Y"},
          Sentence{"WiderNotLonger",
                   "Decides that the mandate of the Reef Panel shall be extended to cover lamps;",
                   "expanded Reef Panel"},
          Sentence{"OfNobodyWithoutATerm",
                   "Decides that the mandate shall be extended to cover reefs;", ""},
          Sentence{"OfTheHolder",
                   "Decides that the mandate holder shall henceforth be known as Special "
                   "Rapporteur on lamps;",
                   "modified Special Rapporteur on lamps"},
          Sentence{"ASessionsNameIsNone",
                   "Decides that the session shall be known as the Reef Forum;", ""});

SENTENCES(Added,
          Sentence{"FollowingTasks",
                   "Decides to add to the mandate of UNRM the following tasks:", "expanded UNRM"},
          Sentence{"AThing", "Decides to add the protection of lamps to the mandate of UNRM;",
                   "expanded UNRM"},
          Sentence{"Included",
                   "Decides to include in the mandate of the Reef Panel the tasks below;",
                   "expanded Reef Panel"},
          Sentence{"InAReport",
                   "Decides to include the protection of lamps in the report on the mandate of "
                   "UNRM;",
                   ""},
          Sentence{"InTheAgenda",
                   "Decides to include in the agenda the item entitled \"Mandate of the Reef "
                   "Panel\";",
                   ""});

}  // namespace
}  // namespace mandated::test
