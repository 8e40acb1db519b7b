// How the same is said by the press, by older texts and by other drafters. All sentences are made
// up.
#include "tests/pipeline/mandate/sentences.h"

namespace mandated::test {
namespace {

SENTENCES(
    ToldInThePast,
    Sentence{"Passive", "The mandate of the Commission of Inquiry on Utopia was also extended.",
             "extended Commission of Inquiry on Utopia"},
    Sentence{"PassiveOfTwo",
             "The mandates of the Special Rapporteur on reefs and the Independent Expert on sand "
             "were extended for one year.",
             "extended Special Rapporteur on reefs | P1Y; extended Independent Expert on sand | "
             "P1Y"},
    Sentence{"ThatOf",
             "Another new mandate, that of an Independent Expert on tides, was created for three "
             "years.",
             "established Independent Expert on tides | P3Y"},
    Sentence{"AndAlso",
             "The Council extended the mandate of the Special Rapporteur on Utopia and "
             "established a Commission of Inquiry on Laputa.",
             "extended Special Rapporteur on Utopia; established Commission of Inquiry on "
             "Laputa"},
    Sentence{"AndAnother",
             "The Council established a fact-finding mission on Utopia; and a working group on "
             "sand.",
             "established fact-finding mission on Utopia; established working group on sand"},
    Sentence{"TermOfAll",
             "The Council extended for one year the mandates of the Special Rapporteur on Utopia, "
             "the Rights Commission in Laputa, and the open-ended working group on sand.",
             "extended Special Rapporteur on Utopia | P1Y; extended Rights Commission in Laputa "
             "| P1Y; extended open-ended working group on sand | P1Y"},
    Sentence{"SubjectApart",
             "The Security Council, meeting in private, on Friday extended until April 30, 2026 "
             "the mandate of the panel of experts assisting the reef committee.",
             "extended panel of experts | 2026-04-30"},
    Sentence{"ByItsResolution",
             "Resolution 9240, which won wide support, extends the mandate of the Panel of "
             "Experts till June 24, 2026.",
             "extended Panel of Experts | 2026-06-24"});

SENTENCES(ToldOfThePast,
          Sentence{
              "BeforeThisText",
              "The Assembly, in its resolution 65/934, extended the mandate of the Reef Mission.",
              ""},
          Sentence{"ByAnOlderOne",
                   "The mandate of the Panel was extended by resolution 9100 (2005).", ""},
          Sentence{"InAYear", "The mandate of the Reef Mission was extended in 2006.", ""});

SENTENCES(
    ToldOfWhatFailed,
    Sentence{"If",
             "If adopted, the text extends the mandate of the Commission of Inquiry on Utopia for "
             "one year.",
             ""},
    Sentence{
        "Rejected",
        "The text, which was rejected, extends the mandate of the Special Rapporteur on Utopia.",
        ""},
    Sentence{"Failed",
             "The resolution, which failed by 21 votes to 18, extended the mandate of the Special "
             "Rapporteur on Utopia.",
             ""},
    Sentence{"Before",
             "The Council rejected the resolution. The text extended the mandate of the Special "
             "Rapporteur on Utopia.",
             ""});

SENTENCES(
    ToldWithoutAYear,
    Sentence{"LastYear",
             "Last year, the Council extended the mandate of the Special Rapporteur on Utopia.",
             ""},
    Sentence{"Ago", "Two years ago, the Council created a Commission of Inquiry on Utopia.", ""},
    Sentence{"Previously",
             "The Council previously extended the mandate of the Special Rapporteur on Utopia.",
             ""},
    Sentence{"Annually",
             "The mandate of the Special Rapporteur on Utopia has been renewed annually.", ""},
    Sentence{"MonthsAgo", "A Special Rapporteur on Utopia was appointed three months ago.", ""});

SENTENCES(ToldOfOthers,
          Sentence{"ItIsTheLeague",
                   "The Reef League met on Monday. It extended the mandate of its mission in "
                   "Utopia for six months.",
                   ""},
          Sentence{"We", "We established a group of experts to monitor the Council.", ""},
          Sentence{"Decree", "A commission of inquiry was established by presidential decree.", ""},
          Sentence{"OfALeague",
                   "The mandate of the mission was extended by the Peace and Security Council of "
                   "the Reef League.",
                   ""},
          Sentence{"ByAnother",
                   "A commission of inquiry was established by the National Assembly of Utopia.",
                   ""});

SENTENCES(ToldOfAnotherText,
          Sentence{"Regretted",
                   "The Council adopted a resolution regretting the decision ending the mandate of "
                   "the Reef Mission.",
                   ""},
          Sentence{"Deleted",
                   "The Council adopted an amendment deleting the paragraph, extending the mandate "
                   "of the Special Rapporteur on Utopia.",
                   ""},
          Sentence{"PassedOver",
                   "The Council passed over the matter, ending the mandate of the Special "
                   "Rapporteur on Utopia.",
                   ""});

SENTENCES(
    News,
    Sentence{"ConcernFirst",
             "Expressing its concern at the siege, the Security Council today extended the "
             "mandate of UNRM until 30 April 2026.",
             "extended UNRM | 2026-04-30"},
    Sentence{"InAnEarlierYear", "The Council established the Reef Panel in 2005.", ""},
    Sentence{"FoundedThen",
             "The Security Council today extended the mandate of the reef force established in "
             "1974 to keep the peace.",
             "extended reef force"},
    Sentence{"OnADay",
             "The Security Council on 29 May extended the mandate of the Reef Force for a "
             "six-month period until 30 November 1987.",
             "extended Reef Force | P6M | 1987-11-30"},
    Sentence{"DecidedThisMorning",
             "The Security Council decided this morning to extend the mandate of UNRM for one "
             "year.",
             "extended UNRM | P1Y"},
    Sentence{"Authorized",
             "Adopting the text, the Council authorized the League to maintain the deployment "
             "until 31 October 2012 of LMIR.",
             "extended LMIR | 2012-10-31"},
    Sentence{"There",
             "The Security Council this morning extended the mandate of the Reef Force there, "
             "known as UNRF, for six months.",
             "extended Reef Force | P6M"},
    Sentence{"ThatCountry",
             "The Security Council today extended the mandate of the Reef Mission in that country "
             "(UNRM) for another year.",
             "extended Reef Mission in that country (UNRM) | P1Y"},
    Sentence{"But",
             "It renews the mandate of the Special Rapporteur on Utopia but fails to go further.",
             "extended Special Rapporteur on Utopia"},
    Sentence{"ShortKind", "It extends the COI on Utopia by one year.",
             "extended COI on Utopia | P1Y"});

}  // namespace
}  // namespace mandated::test
