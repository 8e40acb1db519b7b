#pragma once

#include <string>

#include "config/data.h"

namespace mandated::tests {

/// Two profiles and three countries, enough for a config.
inline config::Data sample_data() {
  return config::Data::of({
      {"profiles/plain.yaml",
       "id: plain\nauthority: official\nclauses: true\nminimum_clauses: 3\n"},
      {"profiles/site.yaml",
       "id: site\nauthority: commentary\nfields:\n"
       "  - {name: title, type: text, labels: [Title], required: true}\n"},
      {"vocabulary/countries.yaml",
       "countries:\n  - {iso3: KHM, name: Cambodia}\n  - {iso3: NOR, name: Norway}\n"
       "  - {iso3: SDN, name: Sudan}\n"},
  });
}

}  // namespace mandated::tests
