// Bodies that are kept, observers that go on, and what a paragraph without its lead says. All
// sentences are made up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(Kept,
          Sentence{"InBeing",
                   "Decides to keep the United Nations Reef Force in being for a further period of "
                   "three months;",
                   "extended United Nations Reef Force | P3M"},
          Sentence{"InBeingFirst",
                   "Decides to keep in being the Ad Hoc Committee on Reefs until its next session;",
                   "extended Ad Hoc Committee on Reefs | its next session"},
          Sentence{"Retained", "Decides to retain the Reef Panel until 3 May 2026;",
                   "extended Reef Panel | 2026-05-03"},
          Sentence{"Observers",
                   "Authorizes the United Nations military observers to continue to monitor the "
                   "ceasefire on the reef until 3 May 2026;",
                   "extended United Nations military observers | 2026-05-03"},
          Sentence{"Aforementioned",
                   "Decides to extend for three years the mandate of the aforementioned "
                   "Sub-Commission;",
                   "extended Sub-Commission | P3Y"});

SENTENCES(
    NotKept,
    Sentence{"Informed", "Decides to keep the Panel of Experts informed until 3 May 2026;", ""},
    Sentence{"UnderReview",
             "Decides to keep the mandate of the Reef Panel under review until 3 May 2026;", ""},
    Sentence{"AReport", "Decides to retain the report of the Reef Panel until 3 May 2026;", ""},
    Sentence{"ATask",
             "Authorizes UNRM to continue to assist the police of Utopia until 3 May 2026;", ""});

SENTENCES(WithoutLead,
          Sentence{"ARapporteur",
                   "(a) To appoint, for a period of one year, a special rapporteur on lamps;",
                   "established special rapporteur on lamps | P1Y"},
          Sentence{"AForceOfTheUnitedNations",
                   "(a) To establish a United Nations Reef Force in Utopia;",
                   "established United Nations Reef Force in Utopia"},
          Sentence{"AnEnd", "(c) To terminate the mandate of the Reef Panel;",
                   "terminated Reef Panel"},
          Sentence{"ACommissionMayBeAGovernments",
                   "(b) To establish a commission of inquiry on the events in Utopia;", ""},
          Sentence{"Judges", "(b) To appoint independent judges for two years;", ""});

SENTENCES(Sessions,
          Sentence{"AreNoMandates",
                   "Decides to extend the work of the Preparatory Committee by one session;", ""});

SENTENCES(GoingOn,
          Sentence{"ForTheNextYears",
                   "Decides to continue the Informal Consultative Process on lamps for the next "
                   "two years;",
                   "extended Informal Consultative Process on lamps | P2Y"},
          Sentence{"RemainingAuthorized",
                   "Decides that the presence authorized by this resolution shall remain "
                   "authorized until 3 May 2026;",
                   "extended presence authorized by this resolution | 2026-05-03"},
          Sentence{"APeaceProcess", "Decides that the peace process shall continue for two years;",
                   ""},
          Sentence{"ToGiveSupport",
                   "Authorizes UNRM to continue to provide logistical support to AFRM until 3 May "
                   "2026;",
                   ""},
          Sentence{"TheTenureOfABoard",
                   "Decides to extend the tenure of the Board of the Tribunal by one year, until 3 "
                   "May 2026;",
                   ""});

SENTENCES(LastOnes,
          Sentence{"Decided",
                   "Decides to extend the mandate of the Reef Commission until 3 May 2026 and "
                   "decides that this shall be the last extension;",
                   "extended Reef Commission | 2026-05-03; final Reef Commission | 2026-05-03"},
          Sentence{"OfThePast",
                   "Decides to extend the mandate of the Reef Commission established in resolution "
                   "9769, through its last mandate extension in resolution 46/22, for one year;",
                   "extended Reef Commission | P1Y"});

SENTENCES(EndingInAComma,
          Sentence{"DecidesAllTheSame",
                   "Expressing its support for UNRM, decides to extend its mandate until 3 May "
                   "2026,",
                   "extended UNRM | 2026-05-03"},
          Sentence{"TellsWhatAnotherDecides",
                   "Welcoming that the Assembly adopts the plan and decides to establish a "
                   "commission of inquiry on lamps,",
                   ""});

}  // namespace
}  // namespace mandated::test
