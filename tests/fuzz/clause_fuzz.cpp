#include "pipeline/clause/clauses.h"
#include "pipeline/read/charset.h"
#include "pipeline/read/html.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

// What is before the organ's line is added, so that the fuzzer need not find it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = test::text_of(data, size);
  const auto page = read::decode(bytes, "text/plain; charset=utf-8", false).utf8;
  for (const auto& text : {page, "1/2. T\n\nThe General Assembly,\n\n" + page}) {
    const auto blocks = read::read_text(text);
    if (!blocks) continue;
    const auto read = clause::read_resolution(*blocks);
    test::require(read.clauses.size() <= blocks->blocks.size(), "a block is one clause at most");
    for (const auto& clause : read.clauses) {
      test::require(clause.level >= 0 && clause.level <= 5, "a level is 0 to 5");
    }
  }
  return 0;
}
