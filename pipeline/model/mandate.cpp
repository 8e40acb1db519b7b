#include "pipeline/model/mandate.h"

namespace mandated {
namespace {

json::value or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::value or_null(const std::optional<Date>& date) {
  return date ? json::value(format_date(*date)) : json::value(nullptr);
}

}  // namespace

std::string_view name_of(MandateAction action) {
  switch (action) {
    case MandateAction::established:
      return "established";
    case MandateAction::extended:
      return "extended";
    case MandateAction::terminated:
      return "terminated";
    case MandateAction::expanded:
      return "expanded";
    case MandateAction::reduced:
      return "reduced";
    case MandateAction::modified:
      return "modified";
    case MandateAction::final:
      return "final";
    case MandateAction::report_requested:
      return "report_requested";
    case MandateAction::seized:
      return "seized";
  }
  return "extended";
}

bool makes_event(MandateAction action) {
  return action != MandateAction::final && action != MandateAction::report_requested &&
         action != MandateAction::seized;
}

json::object to_json(const MandateItem& item) {
  return {{"action", name_of(item.action)},
          {"holder", or_null(item.holder)},
          {"holder_type", or_null(item.holder_type)},
          {"duration",
           item.duration ? json::value(format_period(*item.duration)) : json::value(nullptr)},
          {"until", or_null(item.until)},
          {"until_event", or_null(item.until_event)},
          {"counted_from", or_null(item.counted_from)},
          {"final", item.final},
          {"conditional", item.conditional},
          {"base_resolution", or_null(item.base_resolution)},
          {"computed_end", or_null(item.computed_end)},
          {"how", or_null(item.how)},
          {"rule", or_null(item.rule)}};
}

json::object to_json(const MandateReading& reading) {
  json::array items;
  for (const auto& item : reading.items) items.push_back(to_json(item));
  return {{"items", std::move(items)}, {"reason", or_null(reading.reason)}};
}

}  // namespace mandated
