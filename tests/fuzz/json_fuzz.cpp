#include "pipeline/base/json.h"
#include "pipeline/model/change.h"
#include "pipeline/model/event.h"
#include "pipeline/model/record.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

namespace {

/// What was read and written once is the same when it is read and written again.
template <class Read>
void require_stable(const json::value& value, Read read) {
  const auto first = read(value);
  if (!first) return;
  const json::value written = to_json(*first);
  const auto second = read(written);
  test::require(second.has_value(), "what is written can be read");
  test::require(canonical(to_json(*second)) == canonical(written), "and says the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto value = parse_json(test::text_of(data, size));
  if (!value) return 0;
  const auto again = parse_json(canonical(*value));
  test::require(again.has_value(), "canonical JSON is JSON");
  test::require(canonical(*again) == canonical(*value), "canonical JSON is canonical");
  require_stable(*value, [](const json::value& each) { return event_from_json(each); });
  require_stable(*value, [](const json::value& each) { return record_from_json(each); });
  require_stable(*value, [](const json::value& each) { return vote_from_json(each); });
  require_stable(*value, [](const json::value& each) { return change_from_json(each); });
  return 0;
}
