#include "pipeline/base/json.h"

#include <gtest/gtest.h>

namespace mandated {
namespace {

TEST(JsonTest, CanonicalSortsKeysAtEveryDepth) {
  const json::value value = {{"b", 1}, {"a", {{"d", nullptr}, {"c", json::array{1, "x", true}}}}};
  EXPECT_EQ(canonical(value), R"({"a":{"c":[1,"x",true],"d":null},"b":1})");
}

TEST(JsonTest, PrettyPutsOneMemberALine) {
  EXPECT_EQ(pretty(json::value{{"a", json::array{1, 2}}, {"b", json::object{}}}),
            "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}");
}

TEST(JsonTest, SaysWhereATextIsNoJson) {
  const auto broken = parse_json(R"({"a":})");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().detail, "at byte 5: syntax error");
  EXPECT_FALSE(parse_json(R"({} {})"));
  EXPECT_FALSE(parse_json(std::string(70, '[') + std::string(70, ']')));
}

TEST(JsonTest, RefusesANumberThatNoDoubleHolds) {
  EXPECT_EQ(parse_json(R"({"a":[1e999]})").error().detail, "a number is out of range");
}

}  // namespace
}  // namespace mandated
