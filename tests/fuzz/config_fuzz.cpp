#include "config/config.h"
#include "config/load.h"
#include "config/profile_reader.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto kData = config::Data::built_in();
  const auto text = test::text_of(data, size);
  try {
    const auto read = config::parse(text, "/f.yaml", kData);
    const auto shown = config::effective(read);
    test::require(!shown.empty(), "what is in force can be shown");
  } catch (const config::ConfigError& error) {
    test::require(!error.mistakes().empty(), "a refusal names a mistake");
  }
  (void)config::yaml_to_json(text, "f.yaml");
  return 0;
}
