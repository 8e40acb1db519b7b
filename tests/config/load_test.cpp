#include "config/load.h"

#include <system_error>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/config/folder.h"
#include "tests/config/sample.h"

namespace mandated::config {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kLeast = R"(
contact: desk@ngo.test
store: {path: m.sqlite}
sources:
  - {id: one, kind: page, url: "https://a.test/x", profile: site}
)";

Config parsed(std::string_view text) {
  return parse(text, "/etc/mandated/mandated.yaml", tests::sample_data());
}

TEST(LoadTest, FillsInWhatIsLeftOut) {
  const auto config = parsed(kLeast);
  EXPECT_EQ(config.file, "/etc/mandated/mandated.yaml");
  EXPECT_EQ(config.contact, "desk@ngo.test");
  EXPECT_EQ(config.store, "/etc/mandated/m.sqlite");
  ASSERT_EQ(config.sources.size(), 1U);
  const auto& source = config.sources[0];
  EXPECT_EQ(source.id, "one");
  EXPECT_EQ(source.kind, SourceKind::page);
  EXPECT_EQ(source.url, "https://a.test/x");
  EXPECT_EQ(source.every, 6h);
  EXPECT_EQ(source.revisit, 24h);
  EXPECT_DOUBLE_EQ(source.jitter, 0.1);
  EXPECT_EQ(source.limits.max_body, 16U << 20U);
  EXPECT_FALSE(source.allow_private);
  EXPECT_FALSE(source.announce_baseline);
}

TEST(LoadTest, WithoutSinksTellsStandardOutput) {
  const auto config = parsed(kLeast);
  ASSERT_EQ(config.sinks.size(), 1U);
  EXPECT_EQ(config.sinks[0].id, "stdout");
  EXPECT_EQ(config.sinks[0].kind, SinkKind::standard_output);
}

TEST(LoadTest, AnEmptyListOfSinksTellsNobody) {
  EXPECT_THAT(parsed(std::string(kLeast) + "sinks: []\n").sinks, IsEmpty());
}

TEST(LoadTest, ASourceTakesTheLimitsOfHttpWhereItHasNone) {
  const auto config = parsed(R"(
sources:
  - {id: one, kind: page, url: "https://a.test/x", profile: site, total_timeout: 3s}
http: {max_body: 1MiB, connect_timeout: 2s, total_timeout: 5s, ca_file: ca.pem, retries: 0}
contact: https://ngo.test/bot
store: {path: /var/m.sqlite}
)");
  EXPECT_EQ(config.store, "/var/m.sqlite");
  EXPECT_EQ(config.http.ca_file, "/etc/mandated/ca.pem");
  EXPECT_EQ(config.http.retries, 0);
  EXPECT_EQ(config.http.limits.total_timeout, 5s);
  EXPECT_EQ(config.sources[0].limits.max_body, 1U << 20U);
  EXPECT_EQ(config.sources[0].limits.connect_timeout, 2s);
  EXPECT_EQ(config.sources[0].limits.total_timeout, 3s);
}

TEST(LoadTest, ReadsEachKindOfSource) {
  const auto config = parsed(R"(
contact: desk@ngo.test
store: {path: m.sqlite}
sources:
  - id: list
    kind: listing
    url: http://127.0.0.1:8054/index
    links: {css: "main a", pattern: '.*/r/\d+'}
    next: {css: a.next}
    max_pages: 7
    max_documents: 9
    every: 1s
    revisit: 2s
    jitter: 0%
    profile: site
    allow_private: true
    announce_baseline: true
  - {id: files, kind: directory, path: texts, glob: "*.txt", every: 5m, profile: plain}
)");
  const auto& list = config.sources.at(0);
  EXPECT_EQ(list.kind, SourceKind::listing);
  EXPECT_EQ(list.listing.links_css, "main a");
  EXPECT_EQ(list.listing.links_pattern, ".*/r/\\d+");
  EXPECT_EQ(list.listing.next_css, "a.next");
  EXPECT_EQ(list.max_pages, 7);
  EXPECT_EQ(list.max_documents, 9);
  EXPECT_EQ(list.every, 1s);
  EXPECT_EQ(list.revisit, 2s);
  EXPECT_DOUBLE_EQ(list.jitter, 0.0);
  EXPECT_TRUE(list.allow_private);
  EXPECT_TRUE(list.announce_baseline);
  const auto& files = config.sources.at(1);
  EXPECT_EQ(files.kind, SourceKind::directory);
  EXPECT_EQ(files.path, "/etc/mandated/texts");
  EXPECT_EQ(files.glob, "*.txt");
  EXPECT_EQ(files.every, 5min);
}

TEST(LoadTest, ReadsTimesOfTheClockAndLearntRhythms) {
  const auto config = parsed(R"(
contact: desk@ngo.test
store: {path: m.sqlite}
sources:
  - id: timed
    kind: page
    url: "https://a.test/a"
    profile: site
    every: 30 9 * * mon-fri
    revisit: Mon *-*-* 10:00 Asia/Tokyo
    time_zone: Europe/Zurich
  - {id: learnt, kind: page, url: "https://a.test/b", profile: site, revisit: {min: 2h, max: 9d}}
)");
  const auto& timed = config.sources.at(0);
  EXPECT_EQ(timed.every_times->zone.name(), "Europe/Zurich");
  EXPECT_EQ(timed.revisit_times->zone.name(), "Asia/Tokyo");
  EXPECT_EQ(timed.revisit, 7 * 24h);
  EXPECT_GT(timed.every, 24h);
  const auto& learnt = config.sources.at(1);
  EXPECT_EQ(learnt.revisit, 2h);
  EXPECT_EQ(learnt.revisit_max, 9 * 24h);
  EXPECT_FALSE(learnt.revisit_times);
}

TEST(LoadTest, HoldsTheProfilesThatSourcesNameEachOnce) {
  const auto config = parsed(R"(
contact: desk@ngo.test
store: {path: m.sqlite}
sources:
  - {id: a, kind: page, url: "https://a.test/a", profile: site}
  - {id: b, kind: page, url: "https://a.test/b", profile: site}
)");
  ASSERT_EQ(config.profiles.size(), 1U);
  EXPECT_EQ(config.profile("site").fields.at(0).labels, std::vector<std::string>{"Title"});
  EXPECT_THROW((void)config.profile("plain"), std::logic_error);
}

TEST(LoadTest, ReadsSinksWithTheirFilters) {
  const auto config = parsed(std::string(kLeast) + R"(
sinks:
  - {id: j, kind: journal}
  - {id: f, kind: file, path: events.jsonl, types: ["mandate.*", vote.changed], countries: [KHM]}
)");
  ASSERT_EQ(config.sinks.size(), 2U);
  EXPECT_EQ(config.sinks[0].kind, SinkKind::journal);
  EXPECT_EQ(config.sinks[1].kind, SinkKind::file);
  EXPECT_EQ(config.sinks[1].path, "/etc/mandated/events.jsonl");
  EXPECT_THAT(config.sinks[1].types, ElementsAre("mandate.*", "vote.changed"));
  EXPECT_THAT(config.sinks[1].countries, ElementsAre("KHM"));
}

TEST(LoadTest, AnOperatorsProfileStandsInForTheBuiltInOne) {
  const tests::Folder folder;
  folder.write("mine.yaml", "id: site\nauthority: official\n");
  folder.write("new.yaml", "id: new\nauthority: official\n");
  const auto file = folder.write("m.yaml", R"(
contact: desk@ngo.test
store: {path: m.sqlite}
profiles: [mine.yaml, new.yaml]
sources:
  - {id: a, kind: page, url: "https://a.test/a", profile: site}
  - {id: b, kind: page, url: "https://a.test/b", profile: new}
)");
  const auto config = load(file, tests::sample_data());
  EXPECT_EQ(config.profile("site").authority, ProfileAuthority::official);
  EXPECT_EQ(config.profile("new").id, "new");
  EXPECT_THAT(config.profile_files,
              ElementsAre(folder.path() / "mine.yaml", folder.path() / "new.yaml"));
  EXPECT_EQ(config.store, folder.path() / "m.sqlite");
}

TEST(LoadTest, NamesMistakesInAnOperatorsProfileByItsOwnPlace) {
  const tests::Folder folder;
  const auto profile = folder.write("mine.yaml", "id: mine\nauthority: offical\n");
  const auto file = folder.write("m.yaml", R"(
contact: desk@ngo.test
store: {path: m.sqlite}
profiles: [mine.yaml]
sources: [{id: a, kind: page, url: "https://a.test/a", profile: site}]
)");
  try {
    (void)load(file, tests::sample_data());
    FAIL() << "accepted";
  } catch (const ConfigError& error) {
    EXPECT_THAT(error.mistakes(),
                ElementsAre(profile.string() +
                            ":2:12: authority: \"offical\" is not taken; write one of official, "
                            "commentary, catalogue"));
  }
}

TEST(LoadTest, WarnsOfWhatIsNotOnThisMachine) {
  const auto config = parsed(R"(
contact: desk@ngo.test
store: {path: /nowhere/m.sqlite}
http: {ca_file: /nowhere/ca.pem}
sources:
  - {id: files, kind: directory, path: /nowhere/texts, profile: plain}
  - {id: here, kind: directory, path: /, profile: plain}
sinks:
  - {id: s, kind: stdout}
  - {id: f, kind: file, path: /nowhere/e.jsonl}
)");
  EXPECT_THAT(
      warnings(config),
      ElementsAre("/etc/mandated/mandated.yaml: store.path: \"/nowhere\" is no folder; create it, "
                  "writable for mandated",
                  "/etc/mandated/mandated.yaml: http.ca_file: \"/nowhere/ca.pem\" is no file; no "
                  "https address can be trusted",
                  "/etc/mandated/mandated.yaml: sources[0].path: \"/nowhere/texts\" is no folder; "
                  "nothing is found in it",
                  "/etc/mandated/mandated.yaml: sinks[1].path: \"/nowhere\" is no folder; create "
                  "it, writable for mandated"));
}

TEST(LoadTest, ThrowsSystemErrorWhereTheFileCannotBeRead) {
  const tests::Folder folder;
  EXPECT_THROW((void)load(folder.path() / "none.yaml", tests::sample_data()), std::system_error);
  EXPECT_THROW((void)load(folder.path(), tests::sample_data()), std::system_error);
}

// Default, the whole config, the profile, the source: the nearest that names a rule has it.
TEST(GatesTest, OfASourceAreItsOwnThenItsProfilesThenTheWholes) {
  const auto data = config::Data::of({
      {"profiles/site.yaml",
       "id: site\nauthority: commentary\ngates: {settle_answers: 5, gone_answers: 6, media_types: "
       "[text/html]}\n"},
      {"profiles/plain.yaml", "id: plain\nauthority: official\n"},
  });
  const auto config = parse(R"(contact: desk@ngo.test
store: {path: m.sqlite}
gates: {settle_answers: 7, gone_answers: 7, same_body_documents: 7}
sources:
  - {id: a, kind: directory, path: p, profile: site, gates: {gone_answers: 8}}
  - {id: b, kind: directory, path: p, profile: plain}
)",
                            "/etc/m.yaml", data);
  const auto& own = config.sources[0].gates;
  EXPECT_EQ(own.same_body_documents, 7);
  EXPECT_EQ(own.settle_answers, 5);
  EXPECT_EQ(own.gone_answers, 8);
  EXPECT_EQ(own.media_types, std::vector<std::string>{"text/html"});
  EXPECT_EQ(own.min_share_of_size, 0.3);
  EXPECT_EQ(config.sources[1].gates, config.gates);
}

TEST(GatesTest, TakeWhatIsRequiredOfTheNearestThatSaysSo) {
  const auto config = parse(R"(contact: desk@ngo.test
store: {path: m.sqlite}
gates: {required: [title, year], minimum_clauses: 1}
sources:
  - {id: a, kind: directory, path: p, profile: site}
  - {id: b, kind: directory, path: p, profile: plain}
  - {id: c, kind: directory, path: p, profile: plain, gates: {required: [], minimum_clauses: 9}}
)",
                            "/etc/m.yaml", tests::sample_data());
  const auto& of = config.sources;
  EXPECT_EQ(of[0].gates.required, std::vector<std::string>{"title"});
  EXPECT_EQ(of[0].gates.minimum_clauses, 1);
  EXPECT_EQ(of[1].gates.required, (std::vector<std::string>{"title", "year"}));
  EXPECT_EQ(of[1].gates.minimum_clauses, 3);
  EXPECT_EQ(of[2].gates.required, std::vector<std::string>{});
  EXPECT_EQ(of[2].gates.minimum_clauses, 9);
}

TEST(EveryTest, TakesBoundsForAnIndexThatSaysHowLongItMayBeKept) {
  const auto config = parse(R"(contact: desk@ngo.test
store: {path: m.sqlite}
sources:
  - {id: a, kind: directory, path: p, profile: site, every: {min: 10m, max: 2d}}
)",
                            "/etc/m.yaml", tests::sample_data());
  EXPECT_EQ(config.sources[0].every, 10min);
  EXPECT_EQ(config.sources[0].every_max, 48h);
}

}  // namespace
}  // namespace mandated::config
