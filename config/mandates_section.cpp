#include <fmt/format.h>

#include "config/sections.h"
#include "config/units.h"

namespace mandated::config {

Mandates read_mandates(Reader& reader) {
  constexpr std::string_view kAccepted = "whole days, such as \"90d\"";
  Mandates mandates;
  if (!reader.has("lead")) return mandates;
  mandates.lead.clear();
  for (const auto& each : reader.texts("lead", kAccepted)) {
    const auto span = parse_duration(each.value);
    const auto days = span ? std::chrono::floor<std::chrono::days>(*span) : std::chrono::days{0};
    if (!span || days != *span || days.count() < 1) {
      reader.complain(each,
                      fmt::format("{} is not taken; write {}", in_quotes(each.value), kAccepted));
      continue;
    }
    mandates.lead.push_back(days);
  }
  return mandates;
}

}  // namespace mandated::config
