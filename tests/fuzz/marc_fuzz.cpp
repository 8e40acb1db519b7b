#include "config/data.h"
#include "pipeline/extract/catalogue.h"
#include "pipeline/read/marc.h"
#include "tests/fuzz/promises.h"

using namespace mandated;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Vocabulary kVocabulary = config::Data::built_in().vocabulary();
  read::Warnings warnings;
  const auto records = read::read_marc(test::text_of(data, size), "text/xml", warnings);
  if (!records) return 0;
  for (const auto& each : *records) {
    const auto blocks = read::marc_blocks(each);
    test::require_promises(blocks);
    auto said = each;  // a field without any text leaves no block
    std::erase_if(said.fields, [](const MarcField& field) {
      return field.text.empty() && field.subfields.empty();
    });
    test::require(extract::marc_of(blocks) == said, "a record survives its blocks");
    const auto read = extract::read_catalogue(each, kVocabulary.countries, kVocabulary.bodies);
    (void)canonical(extract::to_json(read));
  }
  return 0;
}
