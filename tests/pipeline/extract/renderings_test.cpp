#include <ostream>

#include <gtest/gtest.h>

#include "pipeline/base/json.h"
#include "tests/pipeline/extract/facts.h"
#include "tests/pipeline/extract/read_page.h"
#include "tests/pipeline/extract/renderers.h"

namespace mandated {
namespace {

constexpr std::uint64_t kRecords = 60;  ///< of each renderer

std::string differing_fields(const Record& wanted, const Record& got) {
  std::string out;
  for (const auto& [name, field] : wanted.fields) {
    const auto& read = got.field(name);
    if (read == field) continue;
    out += name + ":\n  wanted " + std::string{name_of(field.state)} + " " +
           json::serialize(to_json(field.value)) + "\n  got    " +
           std::string{name_of(read.state)} + " " + json::serialize(to_json(read.value)) + "\n";
  }
  return out;
}

class RenderingsTest : public testing::TestWithParam<std::size_t> {};

TEST_P(RenderingsTest, OfOneRecordGiveOneDigest) {
  const auto& renderer = test::renderers()[GetParam()];
  for (std::uint64_t seed = 1; seed <= kRecords; ++seed) {
    test::Dice of_record(seed);
    const auto facts = test::any_facts(of_record);
    const auto wanted = test::record_of(facts, test::vocabulary().countries);
    test::Dice of_page(seed * 1000 + GetParam());
    const auto page = renderer.render(facts, of_page);
    const auto url = test::url_of(facts);
    const auto got =
        renderer.html ? test::read_html_page(page, url) : test::read_text_page(page, url);
    ASSERT_EQ(digest_of(got).hex(), digest_of(wanted).hex())
        << "record " << seed << "\n"
        << differing_fields(wanted, got) << page;
  }
}

INSTANTIATE_TEST_SUITE_P(Page, RenderingsTest,
                         testing::Range<std::size_t>(0, test::renderers().size()),
                         [](const auto& tested) {
                           return std::string{test::renderers()[tested.param].name};
                         });

}  // namespace
}  // namespace mandated
