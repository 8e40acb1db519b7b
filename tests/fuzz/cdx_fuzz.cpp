#include "pipeline/read/cdx.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto captures = read::read_cdx(test::text_of(data, size));
  if (!captures) return 0;
  for (const auto& each : *captures) {
    test::require(each.timestamp.size() == 14 && !each.url.empty(), "a capture has time and place");
  }
  return 0;
}
