// Two acts, or two mandates, in one clause. All sentences are made up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(NamedByIt,
          Sentence{"ExtendedAsWell",
                   "Decides to expand the mandate of UNRM, within its capabilities, to include the "
                   "tasks below and to extend it until 3 May 2026;",
                   "expanded UNRM; extended UNRM | 2026-05-03"},
          Sentence{"ExpandedAsWell",
                   "Decides to extend the mandate of UNRM until 3 May 2026 and to expand it to "
                   "include the protection of reefs;",
                   "extended UNRM | 2026-05-03; expanded UNRM"},
          Sentence{"ShallBeExpanded",
                   "Decides that the mandate of the Reef Panel shall be extended until 3 May 2026, "
                   "and that it shall be expanded to include lamps;",
                   "extended Reef Panel | 2026-05-03; expanded Reef Panel"});

SENTENCES(OfTwo,
          Sentence{"AdviserAndTeam",
                   "Decides to extend until 3 May 2026 the mandate of the Special Adviser and the "
                   "Team;",
                   "extended Special Adviser | 2026-05-03; extended Team | 2026-05-03"},
          Sentence{"PanelAndGroup",
                   "Decides to extend the mandate of the Panel of Experts on Reefs and the "
                   "Monitoring Group until 3 May 2026;",
                   "extended Panel of Experts on Reefs | 2026-05-03; extended Monitoring Group | "
                   "2026-05-03"},
          Sentence{"OneOnTwoPlaces",
                   "Decides to extend the mandate of the Special Envoy for the Reef and the "
                   "Islands for one year;",
                   "extended Special Envoy for the Reef and the Islands | P1Y"});

SENTENCES(NamedByAPlural,
          Sentence{"OfThree",
                   "The Council extended mandates of the Special Rapporteurs on Utopia, on sand "
                   "and on the Reef.",
                   "extended Special Rapporteur on Utopia; extended Special Rapporteur on sand; "
                   "extended Special Rapporteur on the Reef"},
          Sentence{"OfTwoForATerm",
                   "Decides to extend the mandates of the Special Rapporteurs on lamps and on "
                   "reefs for three years;",
                   "extended Special Rapporteur on lamps | P3Y; extended Special Rapporteur on "
                   "reefs | P3Y"},
          Sentence{
              "OnAnUnderstanding",
              "Decides to extend the mandates of the Special Rapporteurs on lamps and on reefs, "
              "on the understanding that each reports once, for three years;",
              "extended Special Rapporteur on lamps | P3Y; extended Special Rapporteur on "
              "reefs | P3Y"},
          Sentence{"InThePassive",
                   "The mandates of the Independent Experts on lamps and on sand were extended for "
                   "one year.",
                   "extended Independent Expert on lamps | P1Y; extended Independent Expert on "
                   "sand | P1Y"},
          Sentence{"OneOnTwoSubjects",
                   "Decides to extend the mandate of the Special Rapporteur on lamps and on reefs "
                   "for three years;",
                   "extended Special Rapporteur on lamps and on reefs | P3Y"});

}  // namespace
}  // namespace mandated::test
