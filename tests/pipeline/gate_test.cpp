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
    profile_.fields = {{"title", FieldType::text, {}, "", "", true, false},
                       {"symbol", FieldType::text, {"Symbol"}, "", "", false, false},
                       {"year", FieldType::text, {"Year"}, "", "", false, false},
                       {"country", FieldType::text, {"Country"}, "", "", false, false}};
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
    return doubt_of({answer_, document_, blocks_, record_}, history_, profile_, {}, kMarks);
  }

  Document document_;
  Answer answer_;
  Blocks blocks_;
  Profile profile_;
  Record record_;
  History history_;
};

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

}  // namespace
}  // namespace mandated
