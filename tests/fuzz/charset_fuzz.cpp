#include <string>

#include "pipeline/read/charset.h"
#include "pipeline/read/encoding.h"
#include "pipeline/text/utf8.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

// The first line is the content type.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto bytes = test::text_of(data, size);
  const auto type = test::take_line(bytes);
  for (const bool html : {true, false}) {
    const auto decoded = read::decode(bytes, type, html);
    test::require(text::is_utf8(decoded.utf8), "what is decoded is UTF-8");
    test::require(read::encoding_of(decoded.encoding) != nullptr, "the encoding has a known name");
    const auto again = read::decode(bytes, type, html);
    test::require(again.utf8 == decoded.utf8, "decoding gives the same twice");
  }
  return 0;
}
