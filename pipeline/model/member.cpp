#include "pipeline/model/member.h"

#include <cstdlib>

#include <fmt/format.h>

namespace mandated {
namespace {

json::array to_json(const std::vector<std::string>& texts) {
  json::array out;
  for (const auto& text : texts) out.push_back(json::string{text});
  return out;
}

std::vector<std::string> texts_at(const json::object& object, std::string_view key) {
  std::vector<std::string> out;
  const auto* list = object.if_contains(key);
  if (list == nullptr || !list->is_array()) return out;
  for (const auto& each : list->get_array()) {
    if (each.is_string()) out.emplace_back(each.get_string());
  }
  return out;
}

}  // namespace

json::object to_json(const Member& member) {
  return {{"profile", member.profile},
          {"symbol", member.symbol},
          {"title", member.title},
          {"country", member.country},
          {"adopted", member.adopted ? json::value(format_date(*member.adopted)) : nullptr},
          {"year", member.year},
          {"recalled", to_json(member.recalled)},
          {"holders", to_json(member.holders)},
          {"related", to_json(member.related)},
          {"fingerprint", fmt::format("{:016x}", member.fingerprint)},
          {"reissued", member.reissued}};
}

Result<Member> member_from_json(const json::value& value) {
  if (!value.is_object()) return fail(Errc::malformed, "a member is no object");
  const auto& object = value.get_object();
  Member member;
  member.profile = text_at(object, "profile");
  member.symbol = text_at(object, "symbol");
  member.title = text_at(object, "title");
  member.country = text_at(object, "country");
  member.adopted = parse_date(text_at(object, "adopted"));
  if (const auto* year = object.if_contains("year"); year != nullptr && year->is_int64()) {
    member.year = static_cast<int>(year->get_int64());
  }
  member.recalled = texts_at(object, "recalled");
  member.holders = texts_at(object, "holders");
  member.related = texts_at(object, "related");
  member.fingerprint = std::strtoull(text_at(object, "fingerprint").c_str(), nullptr, 16);
  const auto* reissued = object.if_contains("reissued");
  member.reissued = reissued != nullptr && reissued->is_bool() && reissued->get_bool();
  return member;
}

}  // namespace mandated
