#include "tests/pipeline/mandate/read_sentence.h"

#include "config/data.h"

namespace mandated::test {

MandateReading read_sentence(std::string_view text, std::string_view adopted) {
  static const Vocabulary kVocabulary = config::Data::built_in().vocabulary();
  MandateContext context;
  context.adopted = parse_date(adopted);
  return mandate::read_mandates(text, context, kVocabulary.mandates);
}

}  // namespace mandated::test
