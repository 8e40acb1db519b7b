#include "config/data.h"
#include "pipeline/mandate/mandate.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Vocabulary kVocabulary = config::Data::built_in().vocabulary();
  MandateContext context;
  context.adopted = parse_date("2023-10-31");
  const auto reading =
      mandate::read_mandates(test::text_of(data, size), context, kVocabulary.mandates);
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
