#include "pipeline/read/sitemap.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto sitemap = read::read_sitemap(test::text_of(data, size), "", "https://a.example/b");
  if (!sitemap) return 0;
  test::require(sitemap->entries.size() <= read::kMaxSitemapEntries, "entries are bounded");
  for (const auto& entry : sitemap->entries) {
    test::require(entry.url.size() >= 8, "an entry has an address");
    test::require(!entry.priority || (*entry.priority >= 0 && *entry.priority <= 1),
                  "a priority is from 0 to 1");
  }
  return 0;
}
