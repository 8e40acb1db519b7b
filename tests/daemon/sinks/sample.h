#pragma once

#include <string>
#include <utility>

#include "pipeline/model/event.h"

namespace mandated::tests {

inline Event sample_event(std::string type = "mandate.extended") {
  Event event;
  event.id = sha256("one");
  event.type = std::move(type);
  event.resolution = "A/HRC/RES/54/36";
  event.document = "https://a.test/r/54-36";
  event.source = "site";
  event.country = "KHM";
  event.body = "Human Rights Council";
  event.occurred = parse_date("2023-10-13");
  event.recorded = *parse_instant("2026-11-23T08:09:34Z");
  event.title = "Situation of human rights in Cambodia";
  event.details = {{"action", "extended"},
                   {"holder", "Special Rapporteur on Cambodia"},
                   {"holder_type", "special_rapporteur"},
                   {"duration", "P2Y"},
                   {"until", nullptr},
                   {"until_event", nullptr},
                   {"computed_end", "2025-10-12"},
                   {"how", "P2Y from adoption on 2023-10-13"}};
  event.evidence = {{"Decides to extend the mandate for two years", "key_criticism[5]",
                     "https://a.test/r/54-36", sha256("bytes"), "mandate/decide-extend",
                     Authority::quotation}};
  return event;
}

}  // namespace mandated::tests
