#include <algorithm>

#include "pipeline/base/json.h"
#include "pipeline/model/change.h"
#include "pipeline/model/event.h"
#include "pipeline/model/record.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

namespace {

/// Boost.JSON 1.81 reads long fractions and exponents to the last digit but one.
bool holds_double(const json::value& value) {
  if (const auto* array = value.if_array()) {
    return std::any_of(array->begin(), array->end(), holds_double);
  }
  if (const auto* object = value.if_object()) {
    return std::any_of(object->begin(), object->end(),
                       [](const auto& member) { return holds_double(member.value()); });
  }
  return value.is_double();
}

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
  if (!holds_double(*value)) {
    test::require(canonical(*again) == canonical(*value), "canonical JSON is canonical");
  }
  require_stable(*value, [](const json::value& each) { return event_from_json(each); });
  require_stable(*value, [](const json::value& each) { return record_from_json(each); });
  require_stable(*value, [](const json::value& each) { return vote_from_json(each); });
  require_stable(*value, [](const json::value& each) { return change_from_json(each); });
  return 0;
}
