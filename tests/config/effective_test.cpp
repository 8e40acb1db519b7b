#include <gtest/gtest.h>

#include "config/load.h"
#include "tests/config/sample.h"

namespace mandated::config {
namespace {

constexpr std::string_view kWritten = R"(contact: desk@ngo.test
store: {path: m.sqlite}
http: {ca_file: /etc/ca.pem, delay_per_host: 0s, total_timeout: 90s}
sources:
  - {id: one, kind: page, url: "https://a.test/it's", profile: site}
  - id: list
    kind: listing
    url: http://127.0.0.1/index
    links: {css: "main a", pattern: "\\w+\t'x'"}
    next: {css: a.next}
    every: 1s
    revisit: 5s
    jitter: 0%
    profile: site
    max_body: 1MiB
    allow_private: true
    announce_baseline: true
  - {id: files, kind: directory, path: texts, glob: "*.txt", profile: plain,
     every: hourly, revisit: {max: 9d}, time_zone: Asia/Tokyo}
sinks:
  - {id: j, kind: journal}
  - {id: f, kind: file, path: /var/log/e.jsonl, types: ["mandate.*"], countries: [KHM, NOR]}
)";

constexpr std::string_view kEffective = R"(contact: 'desk@ngo.test'
store:
  path: '/etc/m.sqlite'
http:
  ca_file: '/etc/ca.pem'
  max_body: 16MiB
  connect_timeout: 10s
  total_timeout: 1m30s
  connections: 32
  connections_per_host: 2
  delay_per_host: 0s
  retries: 2
  retry_base: 2s
  retry_max: 1h
  max_redirects: 10
gates:
  media_types: []
  min_share_of_size: 30%
  max_share_lost: 50%
  end_tag: true
  soft_errors: true
  same_body_documents: 3
  settle_answers: 3
  settle_after: 1d
  gone_answers: 3
  gone_after: 2d
  flap_within: 1d
  believe_not_modified: 30d
  required: []
  minimum_clauses: 0
sources:
  - id: 'one'
    kind: page
    url: 'https://a.test/it''s'
    every: 6h
    revisit: 1d
    jitter: 10%
    profile: 'site'
    max_body: 16MiB
    connect_timeout: 10s
    total_timeout: 1m30s
    allow_private: false
    announce_baseline: false
    gates:
      media_types: []
      min_share_of_size: 30%
      max_share_lost: 50%
      end_tag: true
      soft_errors: true
      same_body_documents: 3
      settle_answers: 3
      settle_after: 1d
      gone_answers: 3
      gone_after: 2d
      flap_within: 1d
      believe_not_modified: 30d
      required:
        - 'title'
      minimum_clauses: 0
  - id: 'list'
    kind: listing
    url: 'http://127.0.0.1/index'
    links:
      css: 'main a'
      pattern: "\\w+\t'x'"
    next:
      css: 'a.next'
    max_pages: 50
    max_documents: 20000
    every: 1s
    revisit: 5s
    jitter: 0%
    profile: 'site'
    max_body: 1MiB
    connect_timeout: 10s
    total_timeout: 1m30s
    allow_private: true
    announce_baseline: true
    gates:
      media_types: []
      min_share_of_size: 30%
      max_share_lost: 50%
      end_tag: true
      soft_errors: true
      same_body_documents: 3
      settle_answers: 3
      settle_after: 1d
      gone_answers: 3
      gone_after: 2d
      flap_within: 1d
      believe_not_modified: 30d
      required:
        - 'title'
      minimum_clauses: 0
  - id: 'files'
    kind: directory
    path: '/etc/texts'
    glob: '*.txt'
    max_documents: 20000
    every: 'hourly'
    revisit:
      min: 6h
      max: 9d
    time_zone: 'Asia/Tokyo'
    jitter: 10%
    profile: 'plain'
    max_body: 16MiB
    connect_timeout: 10s
    total_timeout: 1m30s
    allow_private: false
    announce_baseline: false
    gates:
      media_types: []
      min_share_of_size: 30%
      max_share_lost: 50%
      end_tag: true
      soft_errors: true
      same_body_documents: 3
      settle_answers: 3
      settle_after: 1d
      gone_answers: 3
      gone_after: 2d
      flap_within: 1d
      believe_not_modified: 30d
      required: []
      minimum_clauses: 3
sinks:
  - id: 'j'
    kind: journal
  - id: 'f'
    kind: file
    path: '/var/log/e.jsonl'
    types:
      - 'mandate.*'
    countries:
      - 'KHM'
      - 'NOR'
mandates:
  lead:
    - '90d'
    - '30d'
    - '1w'
)";

TEST(EffectiveTest, SaysWhatIsInForceDefaultsIncluded) {
  const auto config = parse(kWritten, "/etc/m.yaml", tests::sample_data());
  EXPECT_EQ(effective(config), kEffective);
}

TEST(EffectiveTest, IsTakenAgainAndSaysTheSame) {
  const auto config = parse(kEffective, "/elsewhere/m.yaml", tests::sample_data());
  EXPECT_EQ(effective(config), kEffective);
}

TEST(EffectiveTest, KeepsAnEmptyListOfSinks) {
  auto config = parse(kEffective, "/etc/m.yaml", tests::sample_data());
  config.sinks.clear();
  const auto again = parse(effective(config), "/etc/m.yaml", tests::sample_data());
  EXPECT_TRUE(again.sinks.empty());
}

TEST(EffectiveTest, MasksWhatASecretIsInAnAddress) {
  const auto config = parse(R"(contact: desk@ngo.test
store: {path: m.sqlite}
sources:
  - {id: a, kind: page, profile: site, url: "https://a.test/x?key=abc&page=2&access_token=d%20e"}
  - {id: b, kind: page, profile: site, url: "https://a.test/x?keyword=human&monkey=1#token=f"}
)",
                            "/etc/m.yaml", tests::sample_data());
  const auto shown = effective(config);
  EXPECT_NE(shown.find("'https://a.test/x?key=***&page=2&access_token=***'"), std::string::npos)
      << shown;
  EXPECT_NE(shown.find("'https://a.test/x?keyword=human&monkey=1#token=f'"), std::string::npos)
      << shown;
}

TEST(EffectiveTest, AsksOfASourceOnlyWhatItsProfileReads) {
  const auto config = parse(R"(contact: desk@ngo.test
store: {path: m.sqlite}
gates: {required: [title, agenda], minimum_clauses: 2}
sources:
  - {id: a, kind: directory, path: p, profile: site, gates: {end_tag: false}}
  - {id: b, kind: directory, path: p, profile: plain, gates: {end_tag: false}}
)",
                            "/etc/m.yaml", tests::sample_data());
  const auto text = effective(config);
  EXPECT_NE(text.find("      required:\n        - 'title'\n      minimum_clauses: 0\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("      required: []\n      minimum_clauses: 3\n"), std::string::npos) << text;
  EXPECT_EQ(effective(parse(text, "/etc/m.yaml", tests::sample_data())), text);
}

}  // namespace
}  // namespace mandated::config
