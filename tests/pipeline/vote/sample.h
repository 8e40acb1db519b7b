#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/vote/vote.h"

namespace mandated::vote {

inline const text::Countries& countries() {
  static const auto kCountries = text::Countries::from_json(parse_json(R"json({"countries": [
              {"iso3": "ALB", "name": "Albania"}, {"iso3": "BEL", "name": "Belgium"},
              {"iso3": "BIH", "name": "Bosnia and Herzegovina"}, {"iso3": "CHN", "name": "China"},
              {"iso3": "CUB", "name": "Cuba"}, {"iso3": "NOR", "name": "Norway"},
              {"iso3": "GBR", "name": "United Kingdom",
               "aliases": ["United Kingdom of Great Britain and Northern Ireland"]},
              {"iso3": "VEN", "name": "Venezuela (Bolivarian Republic of)"}]
})json")
                                                                .value())
                                     .value();
  return kCountries;
}

inline std::string codes(const std::optional<std::vector<Voter>>& voters) {
  if (!voters) return "none";
  std::string out;
  for (const auto& voter : *voters) out += voter.iso3.value_or(voter.name) + " ";
  return out;
}

}  // namespace mandated::vote
