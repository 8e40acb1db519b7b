#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/config.h"
#include "config/data.h"
#include "config/yaml.h"

namespace mandated::config {
namespace {

json::value to_json(const yaml::Node& node) {
  switch (node.kind) {
    case yaml::Kind::text:
      return json::value(node.text);
    case yaml::Kind::sequence: {
      json::array array;
      array.reserve(node.children.size());
      for (const auto& child : node.children) array.push_back(to_json(child));
      return array;
    }
    case yaml::Kind::mapping: {
      json::object object;
      object.reserve(node.children.size());
      for (std::size_t i = 0; i < node.keys.size(); ++i) {
        object.insert_or_assign(node.keys[i], to_json(node.children[i]));
      }
      return object;
    }
    case yaml::Kind::null:
    case yaml::Kind::refused:
      break;
  }
  return nullptr;
}

}  // namespace

Result<json::value> yaml_to_json(std::string_view text, std::string_view name) {
  Mistakes mistakes{std::string(name)};
  const auto tree = yaml::parse(text, mistakes);
  if (mistakes.empty()) return to_json(tree);
  return fail(Errc::malformed, fmt::format("{}", fmt::join(mistakes.lines(), "\n")));
}

std::set<std::string, std::less<>> Data::country_codes() const {
  std::set<std::string, std::less<>> codes;
  const auto file = files_.find("vocabulary/countries.yaml");
  if (file == files_.end()) return codes;
  const auto tree = yaml_to_json(file->second, file->first);
  const auto* root = tree ? tree->if_object() : nullptr;
  for (const auto* list : {"countries", "territories"}) {
    const auto* places = root != nullptr ? root->if_contains(list) : nullptr;
    if (places == nullptr || !places->is_array()) continue;
    for (const auto& place : places->get_array()) {
      if (place.is_object()) codes.insert(text_at(place.get_object(), "iso3"));
    }
  }
  return codes;
}

Vocabulary Data::vocabulary() const {
  constexpr std::string_view kFolder = "vocabulary/";
  auto read = read_vocabulary([&](std::string_view name) -> Result<json::value> {
    const auto file = fmt::format("{}{}.yaml", kFolder, name);
    const auto found = files_.find(file);
    if (found == files_.end()) return fail(Errc::not_found, "not there");
    return yaml_to_json(found->second, shown(file));
  });
  if (!read) throw ConfigError({read.error().detail});
  std::string all;
  for (auto file = files_.lower_bound(kFolder); file != files_.end(); ++file) {
    if (file->first.rfind(kFolder, 0) != 0) break;
    all += fmt::format("{}\n{}\n", file->first, sha256(file->second).hex());
  }
  read->digest = sha256(all);
  return *std::move(read);
}

}  // namespace mandated::config
