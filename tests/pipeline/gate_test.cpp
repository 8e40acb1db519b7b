#include "pipeline/gate.h"

#include <gtest/gtest.h>

namespace mandated {
namespace {

using std::chrono::hours;

const Instant kNow{hours{24 * 365 * 50}};
const std::vector<std::string> kMarks{"down for maintenance", "технические работы"};

/// A document with a last version, and an answer to it; each test spoils one thing.
class GateTest : public testing::Test {
 protected:
  GateTest() {
    document_.url = "https://un.example/r/1";
    answer_.snapshot.final_url = document_.url;
    answer_.snapshot.size = 1'000;
    profile_.id = "site";
    profile_.fields = {{"title", FieldType::text, {}, "", ""},
                       {"symbol", FieldType::text, {"Symbol"}, "", ""},
                       {"year", FieldType::text, {"Year"}, "", ""},
                       {"country", FieldType::text, {"Country"}, "", ""}};
    gates_.required = {"title"};
    record_ = said("Help for Peru", "A/1", "2020", "Peru");
    history_.last.emplace();
    history_.last->record = record_;
    history_.last->digest = digest_of(record_);
    history_.last_known = record_.fields;
    history_.last_good_size = 1'000;
    history_.last_good_closed = true;
  }

  static Record said(const char* title, const char* symbol, const char* year, const char* country) {
    Record record;
    record.fields = {{"title", Field::known(std::string{title})},
                     {"symbol", Field::known(std::string{symbol})},
                     {"year", Field::known(std::string{year})},
                     {"country", Field::known(std::string{country})}};
    return record;
  }

  [[nodiscard]] std::string doubt() const {
    const auto found = judge();
    return found ? std::string{name_of(found->error.code)} + ": " + found->error.detail : "";
  }
  [[nodiscard]] std::optional<Doubt> judge() const {
    return doubt_of({answer_, document_, blocks_, record_}, history_, profile_, gates_, kMarks);
  }

  Document document_;
  Answer answer_;
  Blocks blocks_;
  Profile profile_;
  Record record_;
  History history_;
  Gates gates_;
};

TEST_F(GateTest, TakesAnotherShareOfLostFieldsWhereTheOperatorSaysSo) {
  record_.fields["year"] = Field{};
  EXPECT_EQ(doubt(), "");
  gates_.max_share_lost = 0.2;
  EXPECT_EQ(doubt(), "malformed: 1 of 4 known fields cannot be read any more: year");
}

TEST_F(GateTest, TakesAPageWithoutItsEndTagWhereTheOperatorSaysSo) {
  blocks_.closed = false;
  EXPECT_EQ(doubt(),
            "truncated: the page stops half-way: its end tag is missing for the first time");
  gates_.end_tag = false;
  EXPECT_EQ(doubt(), "");
}

Field list(std::vector<std::string> items) { return Field::known(std::move(items)); }

TEST_F(GateTest, DoubtsAPageThatWasCutWithItsTagsClosed) {
  history_.last->record.fields["criticism"] = list({"Regrets the delays.", "Deplores the roads."});
  history_.last_known = history_.last->record.fields;
  record_ = history_.last->record;
  record_.fields["criticism"] = list({"Regrets the delays.", "Deplores the ro"});
  EXPECT_EQ(doubt(),
            "truncated: criticism ends in the middle of what it said: \"Deplores the ro\"");
  EXPECT_TRUE(judge()->settles);
}

TEST_F(GateTest, DoubtsAPageWhoseWordsAreAllNew) {
  history_.last->record.fields["criticism"] =
      list({"Deplores the roads.", "Regrets the “delays”."});
  history_.last->record.fields["body"] = Field::known(std::string{"Human Rights Council"});
  history_.last_known = history_.last->record.fields;
  record_ = history_.last->record;
  record_.fields["title"] = Field::known(std::string{"Aide au Pérou"});
  record_.fields["body"] = Field::known(std::string{"Conseil des droits de l’homme"});
  EXPECT_EQ(doubt(), "");
  record_.fields["criticism"] = list({"Déplore l’état des routes.", "Regrets the \"delays\"."});
  EXPECT_EQ(doubt(), "");
  record_.fields["criticism"] = list({"Déplore l’état des routes.", "Regrette les retards."});
  blocks_.language = "fr";
  EXPECT_EQ(doubt(), "malformed: all that it says is new at once, in 3 fields (language \"fr\")");
  EXPECT_TRUE(judge()->settles);
  record_.fields["body"] = history_.last_known["body"];
  EXPECT_EQ(doubt(), "");
}

TEST_F(GateTest, RequiresWhatTheOperatorSays) {
  record_ = said("Help for Peru", "A/1", "2021", "Peru");
  EXPECT_EQ(doubt(), "");
  record_.fields["year"] = Field{};
  gates_.required = {"title", "year", "agenda"};
  EXPECT_EQ(doubt(), "malformed: required and not on the page: year");
  EXPECT_FALSE(judge()->settles);
  record_.fields["year"] = Field::empty();
  EXPECT_EQ(doubt(), "");
  gates_.minimum_clauses = 2;
  EXPECT_EQ(doubt(), "");  // its profile reads none
  profile_.clauses = true;
  EXPECT_EQ(doubt(), "malformed: 0 clauses; 2 or more are required (minimum_clauses)");
}

TEST_F(GateTest, DoubtsTheSameWordsInAnotherTableOfCharacters) {
  history_.last->record.fields["country"] = Field::known(std::string{"C\u00F4te d\u2019Ivoire"});
  history_.last_known = record_.fields = history_.last->record.fields;
  const auto said_now = [this](const char* country) {
    record_.fields["country"] = Field::known(std::string{country});
    return doubt();
  };
  for (const auto* garbled :
       {"C?te d?Ivoire", "C\uFFFDte d\uFFFDIvoire", "C\u00C3\u00B4te d\u00E2\u20AC\u2122Ivoire"}) {
    EXPECT_EQ(said_now(garbled), "malformed: the characters of country are garbled") << garbled;
  }
  EXPECT_EQ(said_now("Cote d'Ivoire"), "");
  history_.last_known["country"] = Field::known(std::string{"Japan"});
  EXPECT_EQ(said_now("?Japan?"), "malformed: the characters of country are garbled");
  EXPECT_EQ(said_now("Japan?"), "");
  history_.last_known["country"] = history_.last->record.fields["country"];
  EXPECT_EQ(said_now("C\u00F4te d\u2019Ivoire?"), "");
  EXPECT_EQ(said_now("C\u00F4te d\u2019Azur"), "");
}

TEST_F(GateTest, DoubtsATemplateWithOneTextInThePlaceOfEachValue) {
  record_.fields["year"] = record_.fields["country"] = Field::known(std::string{"Loading..."});
  EXPECT_EQ(doubt(), "");
  record_.fields["criticism"] = list({"Loading...", "Loading..."});
  EXPECT_EQ(doubt(), "soft_error: 3 fields or more say the same, \"Loading...\"");
}

TEST_F(GateTest, TakesTheWordsOfErrorPagesWhereTheOperatorSaysSo) {
  record_ = said("Help for Peru", "A/1", "2021", "Peru");
  blocks_.title = "Down for maintenance";
  EXPECT_EQ(doubt(), "soft_error: an error page that says \"Down for maintenance\"");
  gates_.soft_errors = false;
  EXPECT_EQ(doubt(), "");
}

TEST_F(GateTest, LetsThroughWhatSaysTheSameHoweverShortItBecame) {
  answer_.snapshot.size = 10;
  blocks_.title = "Down for maintenance";
  EXPECT_EQ(doubt(), "");
}

TEST_F(GateTest, DoubtsAChangeThatComesWithAThirdOfTheBytes) {
  record_.fields["year"] = Field::known(std::string{"2021"});
  EXPECT_EQ(doubt(), "");
  answer_.snapshot.size = 299;
  EXPECT_EQ(doubt(), "truncated: 299 bytes, and 1000 when it was last good");
}

TEST_F(GateTest, DoubtsWhatSaysThatItIsAnErrorPage) {
  record_.fields["year"] = Field::known(std::string{"2021"});
  blocks_.title = "Сайт: технические работы";
  EXPECT_EQ(doubt(), "soft_error: an error page that says \"Сайт: технические работы\"");
}

TEST_F(GateTest, TakesNoWordForAMarkThatIsPartOfIt) {
  record_.fields["year"] = Field::known(std::string{"2021"});
  blocks_.title = "On the maintenance of peace";
  EXPECT_EQ(doubt(), "");
}

TEST_F(GateTest, DoubtsTheHomePageAndTheSameBytesForMany) {
  record_.fields["year"] = Field::known(std::string{"2021"});
  answer_.same_body_elsewhere = 2;
  EXPECT_EQ(doubt(), "soft_error: the same bytes came for 2 other documents");
  answer_.snapshot.final_url = "https://un.example/";
  EXPECT_EQ(doubt(), "soft_error: redirected to the site's home page, https://un.example/");
}

TEST_F(GateTest, DoubtsThePageOfAnotherDocument) {
  record_ = said("Help for Togo", "A/2", "2021", "Togo");
  EXPECT_EQ(doubt(), "malformed: the page of another document: A/2 \"Help for Togo\"");
  record_ = said("Help for Peru", "A/2", "2021", "Togo");
  EXPECT_EQ(doubt(), "");
}

TEST_F(GateTest, DoubtsAPageThatStopsHalfWayAlsoAtFirstSight) {
  blocks_.closed = false;
  EXPECT_EQ(doubt(),
            "truncated: the page stops half-way: its end tag is missing for the first time");
  history_ = {};
  EXPECT_EQ(doubt(), "truncated: the page stops half-way: its end tag is missing");
}

TEST_F(GateTest, TimeNeverSettlesThatARequiredFieldIsMissing) {
  record_.fields["title"] = {};
  ASSERT_TRUE(judge());
  EXPECT_FALSE(judge()->settles);
}

TEST_F(GateTest, TimeSettlesADoubtAfterThreeEqualAnswersOverADay) {
  const auto record = sha256("record");
  history_.doubted = Doubted{record, kNow - hours{24}, 2};
  EXPECT_TRUE(is_settled(history_, record, {}, kNow));
  EXPECT_FALSE(is_settled(history_, sha256("other"), {}, kNow));
  history_.doubted->count = 1;
  EXPECT_FALSE(is_settled(history_, record, {}, kNow));
  history_.doubted = Doubted{record, kNow - hours{23}, 20};
  EXPECT_FALSE(is_settled(history_, record, {}, kNow));
}

TEST_F(GateTest, OfADocumentWithoutAVersionASecondEqualAnswerIsEnough) {
  history_ = {};
  EXPECT_FALSE(is_settled(history_, sha256("record"), {}, kNow));
  history_.doubted = Doubted{sha256("record"), kNow, 1};
  EXPECT_TRUE(is_settled(history_, sha256("record"), {}, kNow));
}

TEST_F(GateTest, TakesOfACatalogueItsListWhateverOfAPageWouldBeDoubted) {
  answer_.carrier = Carrier::list;
  record_ = said("Aide au Togo", "A/2", "2021", "Togo");
  answer_.snapshot.size = 10;
  blocks_.title = "Down for maintenance";
  EXPECT_EQ(doubt(), "");
  record_.fields["country"] = Field{};
  gates_.max_share_lost = 0.2;
  EXPECT_EQ(doubt(), "");
  answer_.carrier = Carrier::archive;
  EXPECT_NE(doubt(), "");
}

TEST_F(GateTest, TakesAShorterListOfACatalogueForAShorterList) {
  history_.last->record.fields["notes"] = list({"One.", "Two.", "Three."});
  history_.last_known = history_.last->record.fields;
  record_ = history_.last->record;
  record_.fields["notes"] = list({"One."});
  answer_.snapshot.size = 900;
  EXPECT_EQ(doubt(), "truncated: a smaller page, without the last 2 of notes");
  answer_.carrier = Carrier::list;
  EXPECT_EQ(doubt(), "");
}

TEST_F(GateTest, DemandsOfACataloguesRecordWhatTimeDoesNotSettle) {
  answer_.carrier = Carrier::list;
  history_.last_known["country"] = Field::known(std::string{"C\u00F4te d\u2019Ivoire"});
  record_.fields["country"] = Field::known(std::string{"C?te d?Ivoire"});
  EXPECT_EQ(doubt(), "malformed: the characters of country are garbled");
  EXPECT_FALSE(judge()->settles);  // comes again when it is mended
  record_.fields["title"] = {};
  EXPECT_EQ(doubt(), "malformed: required and not on the page: title");
}

class MediaTypeTest : public testing::Test {
 protected:
  [[nodiscard]] std::string doubt(std::string type) const {
    Answer answer;
    answer.snapshot.content_type = std::move(type);
    answer.body = "<p>A page.</p>";
    const auto found = doubt_of(answer, gates_);
    return found ? std::string{name_of(found->code)} + ": " + found->detail : "";
  }

  Gates gates_;
};

TEST_F(MediaTypeTest, IsAnyWhereNoneIsDemanded) { EXPECT_EQ(doubt("text/calendar"), ""); }

TEST_F(MediaTypeTest, IsNamedWithWhatIsTakenWhereItIsAnother) {
  gates_.media_types = {"text/html", "image/*"};
  EXPECT_EQ(doubt("Text/HTML; charset=utf-8"), "");
  EXPECT_EQ(doubt("image/png"), "");
  EXPECT_EQ(doubt("application/json"),
            "unsupported: media type \"application/json\"; taken are text/html, image/* "
            "(gates.media_types)");
}

TEST_F(MediaTypeTest, IsLeftToTheReaderWhereTheHeaderSaysNothing) {
  gates_.media_types = {"text/html"};
  EXPECT_EQ(doubt(""), "");
  EXPECT_EQ(doubt("application/octet-stream"), "");
}

}  // namespace
}  // namespace mandated
