#include "pipeline/read/oai.h"
#include "pipeline/read/warnings.h"
#include "pipeline/read/xml.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto answer = read::read_oai(test::text_of(data, size), "text/xml");
  if (!answer) return 0;
  for (const auto& each : answer->records) {
    if (each.metadata.empty()) continue;
    read::Warnings warnings;
    const auto xml = read::read_xml(each.metadata, warnings);
    test::require(!xml || static_cast<bool>((*xml)->root()), "metadata is a document of its own");
  }
  return 0;
}
