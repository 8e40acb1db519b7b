#include "pipeline/read/feed.h"
#include "pipeline/text/utf8.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = test::text_of(data, size);
  for (const auto* base : {"", "https://a.example/b/c?d"}) {
    const auto feed = read::read_feed(text, "", base);
    if (!feed) continue;
    test::require(feed->items.size() <= read::kMaxFeedItems, "the number of items is bounded");
    for (const auto& item : feed->items) {
      test::require(text::is_utf8(item.title) && text::is_utf8(item.content), "texts are UTF-8");
    }
  }
  if (const auto links = read::feed_links(text, "https://a.example/b")) {
    for (const auto& link : *links) {
      test::require(link.url.rfind("http", 0) == 0, "a feed has an http address");
    }
  }
  return 0;
}
