#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "config/data.h"
#include "pipeline/detect/detect.h"

namespace mandated::detect {
namespace {

struct Given {
  Document document;
  Version version;
  std::string url = "https://example.test/r/1";
  Profile profile;

  Given() {
    document.url = url;
    document.source = "s";
    version.snapshot = sha256("bytes");
    version.recorded_at = *parse_instant("2026-11-23T08:00:00Z");
    version.record.fields = {{"symbol", Field::known(std::string{"A/HRC/RES/54/36"})},
                             {"title", Field::known(std::string{"Cambodia"})},
                             {"un_body", Field::known(std::string{"Human Rights Council"})}};
    version.record.derived = {{"country", {"KHM", "title"}}};
  }
  [[nodiscard]] Subject subject(bool baseline = false) const {
    return {document, version, url, profile, baseline};
  }
};

Change changed(const char* field, ChangeNature nature) {
  return {ChangeKind::field_changed, nature, field, "", json::string{"a"}, json::string{"b"}};
}

TEST(DocumentAddedTest, SaysWhatAndWithWhatEvidence) {
  const Given given;
  const auto event = document_added(given.subject(true));
  EXPECT_EQ(event.type, "document.added");
  EXPECT_EQ(event.resolution, "A/HRC/RES/54/36");
  EXPECT_EQ(event.country, "KHM");
  EXPECT_TRUE(event.baseline);
  ASSERT_EQ(event.evidence.size(), 1U);
  EXPECT_EQ(event.evidence[0].snapshot, sha256("bytes"));
  EXPECT_EQ(summary(event), "document.added A/HRC/RES/54/36: Cambodia");
}

TEST(ChangeEventsTest, TellsContentOnly) {
  const Given given;
  EXPECT_TRUE(change_events(given.subject(), {changed("year", ChangeNature::completion),
                                              changed("title", ChangeNature::typography)})
                  .empty());
  const auto events = change_events(given.subject(), {changed("title", ChangeNature::content)});
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].type, "record.changed");
  EXPECT_EQ(events[0].evidence[0].quote, "b");
}

TEST(ChangeEventsTest, PutsTheVoteIntoAnEventOfItsOwn) {
  const Given given;
  const auto events = change_events(given.subject(), {changed("vote", ChangeNature::content),
                                                      changed("title", ChangeNature::content)});
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].type, "vote.changed");
  EXPECT_EQ(events[1].type, "record.changed");
}

TEST(ChangeEventsTest, GivesEachStepAnIdOfItsOwn) {
  Given given;
  const auto first = change_events(given.subject(), {changed("title", ChangeNature::content)});
  given.version.ordinal = 3;
  const auto third = change_events(given.subject(), {changed("title", ChangeNature::content)});
  EXPECT_NE(first[0].id, third[0].id);
}

TEST(MandateEventsTest, NamesNoResolutionAsTheBaseOfItsOwnAct) {
  static const auto kVocabulary = config::Data::built_in().vocabulary();
  Given given;
  given.profile.authority = ProfileAuthority::official;
  auto& record = given.version.record;
  record.fields["symbol"] = Field::known(std::string{"S/RES/9240 (2021)"});
  const auto base_of = [&](std::string text) {
    record.clauses = {{ClauseKind::operative, "2", 0, "decides", std::move(text)}};
    const auto events =
        mandate_events(given.subject(), kVocabulary.mandates, kVocabulary.countries);
    return events.empty() ? "none told" : text_at(events[0].details, "base_resolution");
  };
  EXPECT_EQ(base_of("Decides to extend until 3 May 2026 the mandate of the Panel of Experts "
                    "established pursuant to resolution 9240 (2021);"),
            "");
  EXPECT_EQ(base_of("Decides to extend until 3 May 2026 the mandate of the Panel of Experts "
                    "established pursuant to resolution 9120 (2019);"),
            "9120 (2019)");
}

TEST(EventIdTest, DependsOnNothingButTheClaim) {
  Given early, late;
  late.version.recorded_at += std::chrono::hours{24};
  late.version.snapshot = sha256("other bytes");
  EXPECT_EQ(document_added(early.subject()).id, document_added(late.subject()).id);
}

TEST(IncidentEventTest, OpensAndRecoversUnderTwoTypes) {
  Incident incident{"s",
                    "https://example.test/r/1",
                    "empty",
                    "a body without content",
                    *parse_instant("2026-11-23T08:00:00Z"),
                    *parse_instant("2026-11-23T08:00:00Z"),
                    {},
                    1};
  const auto opened = incident_event(incident, {});
  incident.resolved_at = *parse_instant("2026-11-23T09:00:00Z");
  const auto resolved = incident_event(incident, {});
  EXPECT_EQ(opened.type, "source.incident");
  EXPECT_EQ(resolved.type, "source.recovered");
  EXPECT_EQ(resolved.recorded, *incident.resolved_at);
}

}  // namespace
}  // namespace mandated::detect
