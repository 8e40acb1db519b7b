#include <string>
#include <vector>

#include "config/data.h"
#include "pipeline/mandate/mandate.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

// A paragraph; of two lines the first is the one above it, and one more before them the title.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Vocabulary kVocabulary = config::Data::built_in().vocabulary();
  MandateContext context;
  context.adopted = parse_date("2023-10-31");
  auto text = test::text_of(data, size);
  std::vector<std::string> above;
  while (above.size() < 2 && text.find('\n') < text.size() - 1) {
    above.emplace_back(test::take_line(text));
  }
  if (!above.empty()) context.lead = above.back();
  if (above.size() == 2) context.title = above.front();
  const auto reading = mandate::read_mandates(text, context, kVocabulary.mandates);
  test::require(reading.items.empty() || reading.reason.empty(), "an act needs no excuse");
  for (const auto& item : reading.items) {
    test::require(!item.how.empty(), "an item says how its end was reached");
    test::require(!item.until || item.until->ok(), "a stated end exists");
    test::require(!item.computed_end || item.computed_end->ok(), "a computed end exists");
    test::require(!item.rule.empty(), "an item names its rule");
    if (makes_event(item.action))
      test::require(!item.holder_type.empty() || item.holder.empty(), "a holder has a type");
  }
  return 0;
}
