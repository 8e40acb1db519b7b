// What an organ approves of a proposal. All sentences are made up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(ApprovedProposals,
          Sentence{"ToExtend",
                   "Endorses the Secretary-General's recommendation to extend the mandate of the "
                   "Reef Mission for six months;",
                   "extended Reef Mission | P6M"},
          Sentence{"ToIncrease",
                   "Endorses the recommendation made by the Secretary-General to increase the "
                   "overall force levels of UNRM to protect lamps;",
                   "expanded UNRM"},
          Sentence{"ForTheEnd",
                   "Endorses the Secretary-General’s proposal for the termination of the mandate "
                   "of UNRM on 3 May 2026;",
                   "terminated UNRM | 2026-05-03"},
          Sentence{"InAReportToSomebody",
                   "Approves the recommendation in the report of the Secretary-General to the "
                   "Council to establish a United Nations Reef Mission;",
                   "established United Nations Reef Mission"},
          Sentence{"OfTheCommission",
                   "Approves the Commission's decision to extend the mandate of the Special "
                   "Rapporteur on lamps for a further three years;",
                   "extended Special Rapporteur on lamps | P3Y"},
          Sentence{"OfNewTasks",
                   "Approves the proposals concerning the addition of new tasks to the mandate of "
                   "the United Nations Reef Mission contained in the report;",
                   "expanded United Nations Reef Mission"},
          Sentence{"OfAForce",
                   "Recommends the creation, with the consent of the Government, of a United "
                   "Nations Reef Force in Utopia.",
                   "established United Nations Reef Force in Utopia"});

SENTENCES(OthersProposals,
          Sentence{"OfAnotherOrgan",
                   "Endorses the decision of the African Union to extend the mandate of its Reef "
                   "Mission for six months;",
                   ""},
          Sentence{"ToDoSomethingElseFirst",
                   "Endorses the Secretary-General's recommendation to send a team to establish a "
                   "mission in Utopia;",
                   ""},
          Sentence{"OfANationalCommission",
                   "Recommends the establishment of a national commission on lamps in Utopia;",
                   ""});

SENTENCES(Endorsed,
          Sentence{"AMissionOfTheUnitedNations",
                   "Endorses the establishment, for an initial period of 12 months, of a United "
                   "Nations Reef Mission in Utopia (UNRM), with the structure laid out in the "
                   "report;",
                   "established United Nations Reef Mission in Utopia (UNRM) | P12M"},
          Sentence{"ANationalCommission",
                   "Endorses the establishment of a national commission on lamps;", ""});

SENTENCES(Appointed,
          Sentence{"AsOmbudsperson",
                   "Requests the Secretary-General to appoint an eminent individual as "
                   "Ombudsperson, for an initial period of 18 months;",
                   "established Ombudsperson | P18M"},
          Sentence{"AsChair",
                   "Requests the Secretary-General to appoint an eminent expert as Chair of the "
                   "Board;",
                   ""});

SENTENCES(Members,
          Sentence{"AreNoMandates",
                   "Decides to appoint five independent experts as members of the Reef Mechanism "
                   "for three years;",
                   ""});

}  // namespace
}  // namespace mandated::test
