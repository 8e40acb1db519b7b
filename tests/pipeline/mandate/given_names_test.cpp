// Names that are given to who is described, and titles that change. All sentences are made up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(GivenNames,
          Sentence{"ThatItShallBeCalled",
                   "Decides to establish a follow-on mission in Utopia comprised of up to seven "
                   "police units, which shall be called the United Nations Mission for Reefs in "
                   "Utopia (UNMRU), for an initial period of six months;",
                   "established United Nations Mission for Reefs in Utopia (UNMRU) | P6M"},
          Sentence{"UnderAName",
                   "Decides to establish for an initial period of 12 months a United Nations "
                   "operation for the Reef, under the name \"United Nations Transitional "
                   "Administration for Lamps\" (UNTAL);",
                   "established United Nations Transitional Administration for Lamps | P12M"},
          Sentence{"AnAcronymIsNoFullerOne",
                   "Decides to establish a mission on the reef, to be known as UNRM;",
                   "established mission on the reef"},
          Sentence{"WithoutItsSize",
                   "Decides to establish a United Nations Reef Force of up to 500 observers;",
                   "established United Nations Reef Force"});

SENTENCES(ChangedTitles,
          Sentence{"AfterAComma",
                   "Decides to extend, for a period of three years, the mandate of the special "
                   "procedure in the field of lamps, as a Special Rapporteur in the field of "
                   "lamps;",
                   "extended Special Rapporteur in the field of lamps | P3Y; modified Special "
                   "Rapporteur in the field of lamps"},
          Sentence{"IntoThatOf",
                   "Decides to transform the mandate of the Independent Expert on lamps and reefs "
                   "into that of Special Rapporteur;",
                   "modified Special Rapporteur on lamps and reefs"},
          Sentence{"IntoAnother",
                   "Decides to transform the mandate of the Representative on lamps into a mandate "
                   "of Special Rapporteur on the rights of lamps;",
                   "modified Special Rapporteur on the rights of lamps"},
          Sentence{"AfterAnEffectiveDay",
                   "Decides that, effective upon the adoption of this resolution, the mandate of "
                   "the Focal Point for Reefs shall be amended as set out below;",
                   "modified Focal Point for Reefs"},
          Sentence{"OfNoPosts",
                   "Decides to convert five posts of the Reef Panel into temporary positions;",
                   ""});

SENTENCES(NamesAfterInsertions,
          Sentence{"UnderItsAuthority",
                   "Decides to establish a United Nations peace-keeping mission, under its "
                   "authority, the United Nations Mission of Observers in Utopia (UNMOU), for a "
                   "period of up to six months;",
                   "established United Nations Mission of Observers in Utopia (UNMOU) | P6M"});

SENTENCES(NamesGoOn,
          Sentence{"AfterMonitoringAnd",
                   "Decides to establish a mechanism for the monitoring and reporting on lamps;",
                   "established mechanism for the monitoring and reporting on lamps"},
          Sentence{"NotPastWhomTheySupport",
                   "Decides to extend the mandate of the Monitoring Team supporting the Reef "
                   "Committee until 3 May 2026;",
                   "extended Monitoring Team | 2026-05-03"});

SENTENCES(EntitledSo,
          Sentence{"InSmallLetters",
                   "Decides to establish a new thematic special procedure entitled \"independent "
                   "expert in the field of lamps\" for a period of three years;",
                   "established independent expert in the field of lamps | P3Y"},
          Sentence{"WhoseExpertiseIsToldNext",
                   "Requests the High Commissioner to establish a group of eminent experts on "
                   "Utopia, knowledgeable about lamps, for a period of one year;",
                   "established group of eminent experts on Utopia | P1Y"});

}  // namespace
}  // namespace mandated::test
