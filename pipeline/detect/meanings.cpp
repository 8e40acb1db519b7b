#include "pipeline/detect/meanings.h"

#include <algorithm>
#include <cstdint>
#include <map>

#include <fmt/format.h>

namespace mandated::detect {

namespace {

/// Says nothing that the texts do not say better.
bool is_mere(const Meaning& meaning) {
  return meaning.name == "wording" || meaning.name == "typography" ||
         meaning.name == "reference.updated";
}

}  // namespace

std::string meanings_in_words(const std::vector<const Change*>& changes) {
  constexpr std::size_t kMost = 4;
  std::vector<std::string> told;
  for (const auto* change : changes) {
    for (const auto& meaning : change->meanings) {
      if (is_mere(meaning)) continue;
      auto words = in_words(meaning);
      if (std::find(told.begin(), told.end(), words) == told.end())
        told.push_back(std::move(words));
    }
  }
  std::string out;
  for (std::size_t i = 0; i < std::min(told.size(), kMost); ++i) {
    out += (out.empty() ? "" : ", ") + told[i];
  }
  if (told.size() > kMost) out += fmt::format(", and {} more", told.size() - kMost);
  return out;
}

json::object count_meanings(const std::vector<const Change*>& changes) {
  std::map<std::string, std::int64_t> counts;
  for (const auto* change : changes) {
    for (const auto& meaning : change->meanings) ++counts[meaning.name];
  }
  json::object out;
  for (const auto& [name, count] : counts) out[name] = count;
  return out;
}

}  // namespace mandated::detect
