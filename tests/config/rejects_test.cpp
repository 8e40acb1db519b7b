#include <ostream>
#include <string_view>

#include <gtest/gtest.h>

#include "config/load.h"
#include "tests/config/sample.h"

namespace mandated::config {
namespace {

/// `yaml` is a whole file, or a piece of one that is put into a good file at its place.
struct BadFile {
  std::string_view name;
  std::string_view yaml;
  std::string_view message;
  friend std::ostream& operator<<(std::ostream& out, const BadFile& f) { return out << f.name; }
};

std::string mistakes_of(std::string_view yaml) {
  try {
    (void)parse(yaml, "m.yaml", tests::sample_data());
    return "accepted";
  } catch (const ConfigError& error) {
    return error.what();
  }
}

std::string name_of(const testing::TestParamInfo<BadFile>& tested) {
  return std::string{tested.param.name};
}

class WholeFileTest : public testing::TestWithParam<BadFile> {};

TEST_P(WholeFileTest, IsRejected) { EXPECT_EQ(mistakes_of(GetParam().yaml), GetParam().message); }

INSTANTIATE_TEST_SUITE_P(
    Load, WholeFileTest,
    testing::Values(
        BadFile{"Empty", "", "m.yaml:1:1: is empty; write contact, store and sources"},
        BadFile{"OnlyAComment", "# nothing\n",
                "m.yaml:1:1: is empty; write contact, store and sources"},
        BadFile{"AList", "- a\n", "m.yaml:1:1: is a list; write a mapping of keys and values"},
        BadFile{"AWord", "contact\n",
                "m.yaml:1:1: \"contact\" is not taken; write a mapping of keys and values"},
        BadFile{"EverythingMissing", "{}\n",
                "m.yaml:1:1: contact: missing; write the mail or http(s) address at which site "
                "owners reach you\n"
                "m.yaml:1:1: store.path: missing; write the database file\n"
                "m.yaml:1:1: sources: missing; write a list, each item beginning with \"- \""},
        BadFile{"ValuesMissing", "contact:\nstore:\nsources:\nhttp:\n",
                "m.yaml:2:1: contact: has no value; write the mail or http(s) address at which "
                "site owners reach you\n"
                "m.yaml:3:1: store: has no value; write a mapping of keys and values\n"
                "m.yaml:4:1: sources: has no value; write a list, each item beginning with "
                "\"- \"\n"
                "m.yaml:5:1: http: has no value; write a mapping of keys and values"},
        BadFile{"NoYaml", "contact: [a\nstore: b\n",
                "m.yaml:2:6: not YAML: end of sequence flow not found"},
        BadFile{"ManyInOneRun",
                "contact: nobody\n"
                "stroe: {path: m.sqlite}\n"
                "sources:\n"
                "  - id: a\n"
                "    kind: page\n"
                "    url: ftp://a.test/\n"
                "    every: 30\n"
                "    profile: sight\n"
                "  - id: a\n"
                "    kind: listing\n"
                "    url: https://a.test/\n"
                "    links: {pattern: '(a'}\n"
                "    every: 30s\n"
                "    profile: site\n"
                "http: {retries: many}\n",
                "m.yaml:1:1: store.path: missing; write the database file\n"
                "m.yaml:1:10: contact: \"nobody\" is not taken; write the mail or http(s) address "
                "at which site owners reach you\n"
                "m.yaml:2:1: stroe: unknown key; known here: contact, store, http, gates, "
                "profiles, sources, sinks, mandates\n"
                "m.yaml:6:10: sources[0].url: \"ftp://a.test/\" is not taken; write an http or "
                "https address\n"
                "m.yaml:7:12: sources[0].every: \"30\" is not taken; write a duration such as "
                "\"90s\", \"15m\" or \"1h30m\"\n"
                "m.yaml:8:14: sources[0].profile: \"sight\" is no profile; there are plain, site\n"
                "m.yaml:9:9: sources[1].id: \"a\" is the id of sources[0] already; each has one "
                "of its own\n"
                "m.yaml:12:22: sources[1].links.pattern: \"(a\" is no regular expression (missing "
                "): (a); RE2 syntax is taken\n"
                "m.yaml:13:12: sources[1].every: \"30s\" is too often; at least 1m is taken, or 1s "
                "together with allow_private: true\n"
                "m.yaml:15:17: http.retries: \"many\" is not taken; write a whole number"}),
    name_of);

/// The piece stands in line 3 of a file that is good without it.
class SectionTest : public testing::TestWithParam<BadFile> {};

TEST_P(SectionTest, IsRejected) {
  const auto yaml = "contact: desk@ngo.test\nstore: {path: m.sqlite}\n" +
                    std::string(GetParam().yaml) +
                    "\nsources: [{id: a, kind: page, url: 'https://a.test/', profile: site}]\n";
  EXPECT_EQ(mistakes_of(yaml), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Load, SectionTest,
    testing::Values(
        BadFile{"UnknownKey", "polls: 3",
                "m.yaml:3:1: polls: unknown key; known here: contact, store, http, gates, "
                "profiles, sources, sinks, mandates"},
        BadFile{"MergeKey", "<<: {}",
                "m.yaml:3:1: <<: unknown key; known here: contact, store, http, gates, "
                "profiles, sources, sinks, mandates"},
        BadFile{"GivenTwice", "contact: other@ngo.test",
                "m.yaml:3:1: contact: given twice; once is taken"},
        BadFile{"HttpIsNoMapping", "http: [1]",
                "m.yaml:3:7: http: is a list; write a mapping of keys and values"},
        BadFile{"SizeWithoutUnit", "http: {max_body: 1000}",
                "m.yaml:3:18: http.max_body: \"1000\" is not taken; write a size such as "
                "\"512KiB\" or \"16MiB\""},
        BadFile{"SizeOutOfRange", "http: {max_body: 2GiB}",
                "m.yaml:3:18: http.max_body: \"2GiB\" is out of range; 1KiB to 1GiB are taken"},
        BadFile{"DurationIsAList", "http: {delay_per_host: [1s]}",
                "m.yaml:3:24: http.delay_per_host: is a list; write a duration such as \"90s\", "
                "\"15m\" or \"1h30m\""},
        BadFile{"DurationOutOfRange", "http: {total_timeout: 2h}",
                "m.yaml:3:23: http.total_timeout: \"2h\" is out of range; 10ms to 1h are taken"},
        BadFile{"NumberInQuotes", "http: {retries: \"2\"}",
                "m.yaml:3:17: http.retries: \"2\" is not taken; write a whole number"},
        BadFile{"NumberThatLooksOctal", "http: {retries: 010}",
                "m.yaml:3:17: http.retries: \"010\" is not taken; write a whole number"},
        BadFile{"NumberOutOfRange", "http: {connections_per_host: 0}",
                "m.yaml:3:30: http.connections_per_host: \"0\" is out of range; 1 to 100 are "
                "taken"},
        BadFile{"RetryTheWrongWayRound", "http: {retry_base: 2h, retry_max: 1h}",
                "m.yaml:3:20: http.retry_base: \"2h\" is longer than retry_max, \"1h\""},
        BadFile{"ProfileFileThatIsNotThere", "profiles: [/nowhere/p.yaml]",
                "m.yaml:3:12: profiles[0]: \"/nowhere/p.yaml\" cannot be read: No such file or "
                "directory"},
        BadFile{"ProfilesIsNoList", "profiles: p.yaml",
                "m.yaml:3:11: profiles: \"p.yaml\" is not taken; write a list of profile files"},
        BadFile{"SinkOfNoKind", "sinks: [{id: s, kind: syslog}]",
                "m.yaml:3:23: sinks[0].kind: \"syslog\" is not taken; write one of file, stdout, "
                "journal"},
        BadFile{"SinkWithoutKind", "sinks: [{id: s}]",
                "m.yaml:3:9: sinks[0].kind: missing; write one of file, stdout, journal"},
        BadFile{"FileWithoutPath", "sinks: [{id: s, kind: file}]",
                "m.yaml:3:9: sinks[0].path: missing; write the file to append to"},
        BadFile{"PathForTheJournal", "sinks: [{id: s, kind: journal, path: x}]",
                "m.yaml:3:32: sinks[0].path: unknown key; known here: id, kind, types, "
                "countries"},
        BadFile{"TypeThatTakesNothing", "sinks: [{id: s, kind: stdout, types: [mandate.extend]}]",
                "m.yaml:3:39: sinks[0].types[0]: \"mandate.extend\" takes no event; there are "
                "document.added, document.gone, document.returned, event.corrected, "
                "mandate.contradiction, mandate.established, mandate.expanded, "
                "mandate.expiring, mandate.extended, mandate.lapsed, mandate.modified, "
                "mandate.reduced, mandate.terminated, record.changed, series.continued, "
                "source.incident, source.recovered, source.silent, vote.changed"},
        BadFile{"CountryThatIsNone", "sinks: [{id: s, kind: stdout, countries: [KHM, UK]}]",
                "m.yaml:3:48: sinks[0].countries[1]: \"UK\" is the code of no country; write ISO "
                "3166-1 alpha-3 codes such as \"KHM\""},
        BadFile{"ListWithAHole", "sinks: [{id: s, kind: stdout, countries: [KHM, [NOR], ~]}]",
                "m.yaml:3:48: sinks[0].countries[1]: is a list; write ISO 3166-1 alpha-3 codes "
                "such as \"KHM\"\n"
                "m.yaml:3:55: sinks[0].countries[2]: has no value; write ISO 3166-1 alpha-3 "
                "codes such as \"KHM\""},
        BadFile{"SinkIdTwice", "sinks: [{id: s, kind: stdout}, {id: s, kind: journal}]",
                "m.yaml:3:37: sinks[1].id: \"s\" is the id of sinks[0] already; each has one of "
                "its own"},
        BadFile{"SinkIdWithASpace", "sinks: [{id: a b, kind: stdout}]",
                "m.yaml:3:14: sinks[0].id: \"a b\" is not taken; write a short name of letters, "
                "digits, '-', '_' and '.'"}),
    name_of);

/// The piece stands within a page source, from column 26 of line 3.
class SourceTest : public testing::TestWithParam<BadFile> {};

TEST_P(SourceTest, IsRejected) {
  const auto yaml = "contact: desk@ngo.test\nstore: {path: m.sqlite}\nsources: [{profile: site, " +
                    std::string(GetParam().yaml) + "}]\n";
  EXPECT_EQ(mistakes_of(yaml), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Load, SourceTest,
    testing::Values(
        BadFile{"WithoutIdAndKind", "every: 1h",
                "m.yaml:3:11: sources[0].id: missing; write a short name of letters, digits, "
                "'-', '_' and '.'\n"
                "m.yaml:3:11: sources[0].kind: missing; write one of page, listing, directory, "
                "feed, sitemap, wordpress, oai-pmh, warc, un-symbol"},
        BadFile{"OfNoKind", "id: a, kind: gopher, url: 'x:', path: p, every: soon, links: {}",
                "m.yaml:3:40: sources[0].kind: \"gopher\" is not taken; write one of page, "
                "listing, directory, feed, sitemap, wordpress, oai-pmh, warc, un-symbol\n"
                "m.yaml:3:75: sources[0].every: \"soon\" is not taken; write a duration such as "
                "\"90s\", \"15m\" or \"1h30m\""},
        BadFile{"WithoutUrl", "id: a, kind: page",
                "m.yaml:3:11: sources[0].url: missing; write an http or https address"},
        BadFile{"WithAPassword", "id: a, kind: page, url: 'https://u:p@a.test/'",
                "m.yaml:3:51: sources[0].url: holds a user name or password; addresses without "
                "are taken"},
        BadFile{"WithoutPath", "id: a, kind: directory",
                "m.yaml:3:11: sources[0].path: missing; write the folder to look in"},
        BadFile{"WithAKeyOfAnotherKind", "id: a, kind: directory, path: p, url: 'https://a.test/'",
                "m.yaml:3:60: sources[0].url: unknown key; known here: id, kind, path, glob, "
                "max_documents, allow_private, time_zone, every, revisit, jitter, profile, "
                "max_body, connect_timeout, total_timeout, announce_baseline, gates, silence"},
        BadFile{"FieldsRequiredThatItsProfileDoesNotRead",
                "id: a, kind: directory, path: p, gates: {required: [year]}",
                "m.yaml:3:78: sources[0].gates.required: \"year\" is no field of profile site; "
                "there are title"},
        BadFile{"ClausesOfAProfileThatReadsNone",
                "id: a, kind: directory, path: p, gates: {minimum_clauses: 2}",
                "m.yaml:3:85: sources[0].gates.minimum_clauses: profile site reads no clauses; "
                "leave it out"},
        BadFile{"FlagThatIsNone", "id: a, kind: directory, path: p, allow_private: yes",
                "m.yaml:3:75: sources[0].allow_private: \"yes\" is not taken; write true or "
                "false"},
        BadFile{"TooOftenInPrivate",
                "id: a, kind: directory, path: p, allow_private: true, every: 1s, revisit: 999ms",
                "m.yaml:3:101: sources[0].revisit: \"999ms\" is too often; at least 1m is taken, "
                "or 1s together with allow_private: true"},
        BadFile{"TimesTooOften", "id: a, kind: directory, path: p, every: '* * * * * *'",
                "m.yaml:3:67: sources[0].every: \"* * * * * *\" is too often; at least 1m apart is "
                "taken, or 1s together with allow_private: true"},
        BadFile{
            "TimesThatAreNone", "id: a, kind: directory, path: p, revisit: '0 25 * * *'",
            "m.yaml:3:69: sources[0].revisit: \"0 25 * * *\": hour \"25\": a list of 0 to 23 is "
            "taken, with steps such as */2 and ranges such as 0-23"},
        BadFile{"TimesThatDoNotComeAgain",
                "id: a, kind: directory, path: p, every: '2026-02-30 10:00'",
                "m.yaml:3:67: sources[0].every: \"2026-02-30 10:00\" comes less than twice; write "
                "times that come again"},
        BadFile{
            "NoTimeZone", "id: a, kind: directory, path: p, time_zone: Europe/Geneva",
            "m.yaml:3:71: sources[0].time_zone: \"Europe/Geneva\" is no time zone; write a name of "
            "the tz database such as Europe/Zurich"},
        BadFile{"BoundsTheWrongWayRound",
                "id: a, kind: directory, path: p, revisit: {min: 2d, max: 1d}",
                "m.yaml:3:84: sources[0].revisit.max: \"1d\" is less than min, which is 2d"},
        BadFile{"TooSeldom", "id: a, kind: directory, path: p, every: 367d",
                "m.yaml:3:67: sources[0].every: \"367d\" is too seldom; at most 366d is taken"},
        BadFile{"JitterAsAFraction", "id: a, kind: directory, path: p, jitter: 0.1",
                "m.yaml:3:68: sources[0].jitter: \"0.1\" is not taken; write a share such as "
                "\"10%\""},
        BadFile{"JitterTooLarge", "id: a, kind: directory, path: p, jitter: 60%",
                "m.yaml:3:68: sources[0].jitter: \"60%\" is out of range; 0% to 50% are taken"},
        BadFile{"UnknownKeyWithin",
                "id: a, kind: listing, url: 'https://a.test/', links: {css: a, patern: x}",
                "m.yaml:3:89: sources[0].links.patern: unknown key; known here: css, pattern"},
        BadFile{"SelectorThatIsNone",
                "id: a, kind: listing, url: 'https://a.test/', next: {css: 'a['}",
                "m.yaml:3:85: sources[0].next.css: \"a[\" is no CSS selector: column 3: the "
                "selector ends; expected an attribute's name"},
        BadFile{"EmptyText", "id: a, kind: listing, url: 'https://a.test/', next: {css: ''}",
                "m.yaml:3:85: sources[0].next.css: has no value; write a CSS selector"}),
    name_of);

class ContactTest : public testing::TestWithParam<std::string_view> {};

TEST_P(ContactTest, RefusesTheExampleAndSaysWhatToWrite) {
  const auto yaml = "store: {path: m.sqlite}\ncontact: '" + std::string(GetParam()) +
                    "'\nsources: [{id: a, kind: page, url: 'https://a.test/', profile: site}]\n";
  EXPECT_EQ(mistakes_of(yaml),
            "m.yaml:2:10: contact: \"" + std::string(GetParam()) +
                "\" is the example; write the mail or http(s) address at which site owners reach "
                "you");
}

INSTANTIATE_TEST_SUITE_P(Load, ContactTest,
                         testing::Values("CHANGE-ME@example.org", "change-me@example.com",
                                         "https://example.org/CHANGE-ME", "change-me"));

TEST(ContactFormTest, RefusesWhatIsKeptForExamples) {
  for (const std::string contact : {"you@example.org", "desk@mail.example.com",
                                    "https://example.net/bot", "desk@ngo.example"}) {
    EXPECT_EQ(mistakes_of("store: {path: m.sqlite}\ncontact: '" + contact +
                          "'\nsources: [{id: a, kind: page, url: 'https://a.test/', profile: "
                          "site}]\n"),
              "m.yaml:2:10: contact: \"" + contact +
                  "\" is an address of examples, where nobody reads; write the mail or http(s) "
                  "address at which site owners reach you");
  }
}

TEST(ContactFormTest, TakesAMailOrWebAddressThatFitsAUserAgent) {
  const auto tried = [](const std::string& contact) {
    return mistakes_of("store: {path: m.sqlite}\ncontact: \"" + contact +
                       "\"\nsources: [{id: a, kind: page, url: 'https://a.test/', profile: "
                       "site}]\n") == "accepted";
  };
  for (const auto* good :
       {"desk@ngo.test", "demo@localhost.invalid", "https://ngo.test/bot", "http://ngo.test",
        "first.last+un@sub.ngo.test", "desk@notexample.org"}) {
    EXPECT_TRUE(tried(good)) << good;
  }
  for (const auto* bad : {"desk", "@ngo.test", "desk@", "a@b@c", "desk@ngo.test (desk)",
                          "desk@ngo.test\\r\\nX-Evil: 1", "ftp://ngo.test/", "https://",
                          "d\xC3\xA9sk@ngo.test", "desk@.test"}) {
    EXPECT_FALSE(tried(bad)) << bad;
  }
}

}  // namespace
}  // namespace mandated::config
