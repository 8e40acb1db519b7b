#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/pipeline/mandate/read_sentence.h"

namespace mandated::test {

/// A sentence, made up, and what is read from it without any context.
struct Sentence {
  std::string_view name;
  std::string_view text;
  std::string_view told;  ///< by told_with_terms()
};

std::ostream& operator<<(std::ostream&, const Sentence&);

/// IsRead: told_with_terms() of the text is `told`, and there are items or a reason, never both.
class SentenceTest : public testing::TestWithParam<Sentence> {};

}  // namespace mandated::test

/// Instances of SentenceTest: SENTENCES(Durations, Sentence{"Name", "text", "told"}, …). Outside of
/// any namespace but mandated::test; `family` is unique in the room.
#define SENTENCES(family, ...)                                                  \
  INSTANTIATE_TEST_SUITE_P(family, SentenceTest, testing::Values(__VA_ARGS__),  \
                           [](const testing::TestParamInfo<Sentence>& tested) { \
                             return std::string{tested.param.name};             \
                           })
