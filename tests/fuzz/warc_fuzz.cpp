#include <algorithm>
#include <cstring>

#include "pipeline/read/warc.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kKept = 100'000;
  auto rest = test::text_of(data, size);
  read::WarcReader reader{[&rest](char* to, std::size_t room) {
                            const auto n = std::min<std::size_t>({room, rest.size(), 1000});
                            if (n > 0) std::memcpy(to, rest.data(), n);  // libFuzzer gives null for nothing
                            rest.remove_prefix(n);
                            return n;
                          },
                          kKept};
  std::uint64_t last = 0;
  for (;;) {
    const auto record = reader.next();
    if (!record || !*record) return 0;
    const auto& each = **record;
    test::require(each.offset >= last && each.offset <= size, "offsets ascend within the file");
    test::require(each.block.size() <= kKept, "no more is kept than was asked for");
    test::require(!each.verdict.empty(), "there is a verdict");
    test::require(each.payload_at <= each.block.size() || !each.whole, "the payload is within");
    last = each.offset;
    if (each.whole) (void)read::http_body(each, kKept);
  }
}
