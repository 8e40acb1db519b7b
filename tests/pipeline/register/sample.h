#pragma once

#include <string>
#include <string_view>

#include "config/data.h"
#include "pipeline/register/mandates.h"

namespace mandated::registry {

inline const mandate::Sessions& sessions() {
  static const auto kSessions = config::Data::built_in().vocabulary().sessions;
  return kSessions;
}

inline const text::Countries& countries() {
  static const auto kCountries = config::Data::built_in().vocabulary().countries;
  return kCountries;
}

struct Said {
  std::string type = "mandate.extended";
  std::string resolution = "A/HRC/RES/54/36";
  std::string adopted = "2023-10-13";
  std::string holder = "special rapporteur on rivers in utopia";
  std::string duration = "P2Y";
  std::string until = "";
  std::string until_event = "";
  Authority authority = Authority::official;
  std::string quote = "Decides to extend the mandate";
  std::string recorded = "2023-10-20T00:00:00Z";
};

inline Event event_of(const Said& said) {
  Event event;
  event.type = said.type;
  event.resolution = said.resolution;
  event.document =
      "https://" + std::string{name_of(said.authority)} + ".example/" + said.resolution;
  event.body = "Human Rights Council";
  event.country = "KHM";
  event.occurred = parse_date(said.adopted);
  event.recorded = parse_instant(said.recorded).value();
  event.authority = said.authority;
  event.id = event_id(said.type, said.resolution, said.holder,
                      said.duration + said.until + said.until_event);
  event.details = {{"action", said.type.substr(8)}, {"holder", said.holder},
                   {"holder_key", said.holder},     {"duration", said.duration},
                   {"until", said.until},           {"until_event", said.until_event}};
  event.evidence = {{said.quote, "paragraph 1", event.document, {}, "rule", said.authority}};
  return event;
}

inline Question on(std::string_view day, std::string_view known_at = "2030-01-01T00:00:00Z") {
  return {parse_date(day).value(), parse_instant(known_at).value()};
}

}  // namespace mandated::registry
