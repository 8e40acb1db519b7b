#include <algorithm>

#include "pipeline/clause/clauses.h"
#include "pipeline/read/charset.h"
#include "pipeline/read/html.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

namespace {

// Lines of one block may be read one by one; a corrigendum gets a heading of its own.
std::size_t most_clauses(const Blocks& blocks) {
  std::size_t lines = 1;
  for (const auto& block : blocks.blocks) {
    lines += 1 + static_cast<std::size_t>(std::count(block.text.begin(), block.text.end(), '\n'));
  }
  return lines;
}

void look_at(const Result<Blocks>& blocks) {
  if (!blocks) return;
  const auto read = clause::read_resolution(*blocks);
  test::require(read.clauses.size() <= most_clauses(*blocks), "a line is one clause at most");
  for (const auto& clause : read.clauses) {
    test::require(clause.level >= 0 && clause.level <= 5, "a level is 0 to 5");
  }
}

}  // namespace

// What is before the organ's line is added, so that the fuzzer need not find it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = test::text_of(data, size);
  const auto page = read::decode(bytes, "text/plain; charset=utf-8", false).utf8;
  for (const auto* front : {"", "1/2. T\n\nThe General Assembly,\n\n", "A/RES/1/2/Corr.1\n\n"}) {
    look_at(read::read_text(front + page));
  }
  look_at(read::read_html("<p>The General Assembly,</p>" + page));
  return 0;
}
