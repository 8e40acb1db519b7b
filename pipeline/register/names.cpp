#include "pipeline/register/names.h"

#include "pipeline/mandate/mandate.h"

namespace mandated::registry {

std::string display_name(const Event& act) {
  return mandate::display_name(text_at(act.details, "holder"), text_at(act.details, "holder_full"));
}

std::string former_name(const Event& act) { return text_at(act.details, "formerly"); }

mandate::HolderKeys holder_keys(const Event& act, const text::Countries& countries) {
  mandate::HolderKeys out{{}, {}, text_at(act.details, "holder_type")};
  const auto add = [&](std::string key) {
    if (key.empty()) return;
    out.keys.push_back(countries.coded(key));
    out.names.push_back(std::move(key));
  };
  add(text_at(act.details, "holder_key"));
  add(mandate::holder_key(text_at(act.details, "holder_full")));
  add(mandate::holder_key(former_name(act)));
  for (const auto* name : {"holder", "holder_full", "formerly"}) {
    const auto written = text_at(act.details, name);
    if (std::string_view{name} != "formerly") add(mandate::acronym_in(written));
    if (auto acronym = mandate::acronym_of(written); !acronym.empty()) {
      out.acronyms.push_back(std::move(acronym));
    }
  }
  return out;
}

}  // namespace mandated::registry
