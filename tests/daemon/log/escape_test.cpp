#include "daemon/log/escape.h"

#include <string>

#include <gtest/gtest.h>

#include "pipeline/base/json.h"

namespace mandated::log {
namespace {

using namespace std::string_literals;

TEST(EscapeTest, LeavesTextAlone) {
  EXPECT_EQ(escape("Côte d’Ivoire: “yes” – 20 % \\ 日本 \xF0\x9F\x8F\xB3"),
            "Côte d’Ivoire: “yes” – 20 % \\ 日本 \xF0\x9F\x8F\xB3");
  EXPECT_EQ(escape(""), "");
}

TEST(EscapeTest, ShowsControlCharacters) {
  EXPECT_EQ(escape("a\nb\tc\rd"), "a\\nb\\tc\\rd");
  EXPECT_EQ(escape("\x1b[2J\x1b]0;owned\x07"), "\\x1b[2J\\x1b]0;owned\\x07");
  EXPECT_EQ(escape("a\0b"s), "a\\x00b");
  EXPECT_EQ(escape("\x7f"), "\\x7f");
  EXPECT_EQ(escape("\b\b\b"), "\\x08\\x08\\x08");
}

TEST(EscapeTest, ShowsC1ControlsThatSomeTerminalsTakeForEscapes) {
  EXPECT_EQ(escape("\xC2\x9B"
                   "2J"),
            "\\u009b2J");
  EXPECT_EQ(escape("\xC2\x85"), "\\u0085");
}

TEST(EscapeTest, ShowsBidirectionalAndInvisibleFormatCharacters) {
  for (const auto& [character, shown] :
       std::initializer_list<std::pair<const char*, const char*>>{{"\u202a", "\\u202a"},
                                                                  {"\u202b", "\\u202b"},
                                                                  {"\u202c", "\\u202c"},
                                                                  {"\u202d", "\\u202d"},
                                                                  {"\u202e", "\\u202e"},
                                                                  {"\u2066", "\\u2066"},
                                                                  {"\u2067", "\\u2067"},
                                                                  {"\u2068", "\\u2068"},
                                                                  {"\u2069", "\\u2069"},
                                                                  {"\u200e", "\\u200e"},
                                                                  {"\u200f", "\\u200f"},
                                                                  {"\u061c", "\\u061c"},
                                                                  {"\u200b", "\\u200b"},
                                                                  {"\u2028", "\\u2028"},
                                                                  {"\u2029", "\\u2029"},
                                                                  {"\ufeff", "\\ufeff"},
                                                                  {"\U000e0041", "\\U000e0041"}}) {
    EXPECT_EQ(escape(character), shown);
  }
}

TEST(EscapeTest, ShowsBytesThatAreNoUtf8) {
  EXPECT_EQ(escape("caf\xE9 x"), "caf\\xe9 x");
  EXPECT_EQ(escape("\xC0\xAF"), "\\xc0\\xaf");
  EXPECT_EQ(escape("\xED\xA0\x80"), "\\xed\\xa0\\x80");
  EXPECT_EQ(escape("a\xE2\x80"), "a\\xe2\\x80");
}

TEST(EscapeJsonTest, IsTheSameJsonInSafeCharacters) {
  const auto hostile = json::serialize(json::object{{"a",
                                                     "\u202ex\xC2\x9B"
                                                     "\x7f\x1b\n\U000e0041 é"}});
  const auto safe = escape_json(hostile);
  EXPECT_EQ(safe, R"({"a":"\u202ex\u009b\u007f\u001b\n\udb40\udc41 é"})");
  EXPECT_EQ(json::parse(safe), json::parse(hostile));
}

TEST(EscapeJsonTest, ReplacesInvalidUtf8) {
  EXPECT_EQ(escape_json("{\"a\":\"caf\xE9\"}"), R"({"a":"caf\ufffd"})");
}

TEST(EscapeJsonTest, LeavesTheLayoutAlone) {
  const auto text = pretty(json::object{{"a", 1}, {"b", "x"}});
  EXPECT_EQ(escape_json(text), text);
}

}  // namespace
}  // namespace mandated::log
