#include "pipeline/register/kinds.h"

#include <algorithm>

#include <fmt/format.h>

namespace mandated::registry {

std::string number_of(std::string_view resolution) {
  constexpr std::string_view kMark = "RES/";
  if (const auto at = resolution.rfind(kMark); at != std::string_view::npos) {
    resolution.remove_prefix(at + kMark.size());
  }
  resolution = resolution.substr(0, resolution.find('('));
  while (resolution.ends_with(' ')) resolution.remove_suffix(1);
  return std::string{resolution};
}

bool is_anybodys(const Event& event) {
  if (!text_at(event.details, "holder_full").empty()) return false;
  auto key = text_at(event.details, "holder_key");
  if (key.empty()) return true;
  // "a Committee of the Security Council, consisting of all its members": each is another.
  key.resize(std::min(key.find(" of security council"), key.size()));
  auto type = text_at(event.details, "holder_type");
  std::replace(type.begin(), type.end(), '_', ' ');
  return type == "authorization" || key == type || event.details.contains("kind_only");
}

std::string subject_of(const Event& event) {
  auto key = text_at(event.details, "holder_key");
  for (const std::string_view word : {" as ", " imposed ", " set out ", " contained ", " pursuant ",
                                      " in paragraph", " under ", " specified ", " established "}) {
    key.resize(std::min(key.find(word), key.size()));
  }
  if (const auto british = key.find("authoris"); british != key.npos) key[british + 7] = 'z';
  return key;
}

bool is_authorization(const Event& event) {
  return text_at(event.details, "holder_type") == "authorization";
}

std::string base_kind_of(const Event& event) {
  return is_authorization(event) ? subject_of(event) : text_at(event.details, "holder_type");
}

std::vector<std::string> kind_keys(const Event& event) {
  const auto key = subject_of(event);
  std::vector<std::string> keys;
  const auto base = text_at(event.details, "base_resolution");
  const bool by_base_alone = is_authorization(event) && !base.empty();
  if (!event.country.empty() && !by_base_alone) keys.push_back(key + " in " + event.country);
  if (!base.empty()) {
    keys.push_back(fmt::format("{} of {} {}", base_kind_of(event), event.body, number_of(base)));
  }
  if (keys.empty()) keys.push_back(key + " by " + event.resolution + event.document);
  return keys;
}

}  // namespace mandated::registry
