#include "config/data.h"
#include "pipeline/extract/extract.h"
#include "pipeline/read/charset.h"
#include "pipeline/read/html.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

namespace {

struct Rules {
  config::Data data = config::Data::built_in();
  Vocabulary vocabulary = data.vocabulary();
  Profile commentary = data.profile("unwatch-resolution").value();
  Profile official = data.profile("resolution-text").value();
  extract::Extractor labelled{commentary, vocabulary.countries, vocabulary.bodies};
  extract::Extractor structured{official, vocabulary.countries, vocabulary.bodies};
};

void require_promises(const Record& record, const Profile& profile) {
  test::require(record.fields.size() == profile.fields.size(), "every field is in the record");
  const auto again = record_from_json(to_json(record));
  test::require(again.has_value(), "a record reads its own JSON");
  test::require(digest_of(*again) == digest_of(record), "a record survives its JSON");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Rules kRules;
  const auto page = read::decode(test::text_of(data, size), "text/html; charset=utf-8", true).utf8;
  const std::string_view url = "https://unwatch.org/database/resoltions/a-hrc-res-54-36/";
  for (const auto& blocks : {read::read_html(page), read::read_text(page)}) {
    if (!blocks) continue;
    require_promises(kRules.labelled(*blocks, url), kRules.commentary);
    require_promises(kRules.structured(*blocks, url), kRules.official);
  }
  return 0;
}
