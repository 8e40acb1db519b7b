#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/event.h"

namespace mandated::store {

/// What every event packed has in common. Part of the format: it never changes; another one would
/// need a migration.
inline constexpr std::string_view kEventPrefix =
    R"json(},"document":"https://unwatch.org/database/resolution/"notice"warning"quotation"analysis","baseline":false,"baseline":true,"body":"Human Rights Council","body":"General Assembly","body":null,"country":null,"country":"KHM","details":{"changes":[{"after":"kind":"item.added","kind":"item.removed","kind":"field.changed","nature":"content","field":"main_sponsors","field":"key_praise","field":"full_vote","where":""},{"after":"field":"key_criticism","kind":"item.reworded","nature":"content","where":"1"}],"version":2,"what":"key_criticism: 1 reworded, 1 added, 1 removed; title: changed"},{"iso3":null,"name":"},"method":"recorded","no":[],"problems":[],"totals":{"absent":null,"abstain":0,"no":0,"yes":0},"yes":[{"iso3":"action":"extended","base_resolution":null,"computed_end":null,"conditional":false,"duration":"P2Y","final":false,"holder":"Special Rapporteur on the situation of human rights in ","holder_key":"special rapporteur on situation of human rights in ","holder_type":"special_rapporteur","how":"P2Y from adoption; adoption date unknown","until":null,"until_event":null},"what":"fields_lost","id":"","occurred":null,"recorded":"2026-","resolution":"A/HRC/RES/","severity":"info","source":"unwatch","title":"Situation of human rights in ","type":"document.added","type":"mandate.extended","type":"record.changed")json";

/// details["holder_key"], or the holder in lower case without its article.
[[nodiscard]] std::string holder_key_of(const Event&);

}  // namespace mandated::store
