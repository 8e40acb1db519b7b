#include "pipeline/diff/ladders.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include <fmt/format.h>

#include "pipeline/text/normalise.h"

namespace mandated::diff {
namespace {

std::vector<std::string> texts(const json::object& object, std::string_view key) {
  std::vector<std::string> out;
  const auto* list = object.if_contains(key);
  if (list == nullptr || !list->is_array()) return out;
  for (const auto& each : list->get_array()) {
    if (each.is_string()) out.emplace_back(each.get_string());
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return out;
}

std::optional<int> number(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  if (value != nullptr && value->is_int64()) return static_cast<int>(value->get_int64());
  const auto text = text_at(object, key);
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return out;
}

bool is_true(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && ((value->is_bool() && value->get_bool()) ||
                              (value->is_string() && value->get_string() == "true"));
}

/// Takes every whole occurrence of `phrase` out; true where there was one.
bool take_out(std::string& text, const std::string& phrase) {
  bool found = false;
  for (auto at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at)) {
    const auto end = at + phrase.size();
    const bool whole = (at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ');
    if (!whole) {
      ++at;
      continue;
    }
    found = true;
    const bool last = end == text.size();
    const auto begin = last && at > 0 ? at - 1 : at;
    text.erase(begin, end - begin + (last ? 0 : 1));
    at = std::min(begin, text.size());
  }
  return found;
}

/// "condemns" → "condemning", "expresses" → "expressing", "notes" → "noting"; "" for others.
std::string participle(std::string_view finite) {
  if (finite.size() < 3 || finite.back() != 's') return {};
  auto stem = finite.substr(0, finite.size() - 1);
  if (stem.back() == 'e') stem.remove_suffix(1);
  return std::string{stem} + "ing";
}

}  // namespace

void Ladders::learn(const std::string& phrase, Strength strength) {
  rungs_.emplace(phrase, strength);
  const auto adverb = phrase.find("ly ");  // "strongly condemns"
  const auto begin = adverb == std::string::npos || phrase.find(' ') != adverb + 2 ? 0 : adverb + 3;
  const auto end = std::min(phrase.find(' ', begin), phrase.size());
  const auto form = participle(std::string_view{phrase}.substr(begin, end - begin));
  if (!form.empty()) rungs_.emplace(phrase.substr(0, begin) + form + phrase.substr(end), strength);
}

Result<Ladders> Ladders::from_json(const json::value& value) {
  const auto* root = value.if_object();
  const auto* list = root != nullptr ? root->if_contains("ladders") : nullptr;
  if (list == nullptr || !list->is_array()) return fail(Errc::malformed, "no list of ladders");
  Ladders out;
  for (const auto& ladder : list->get_array()) {
    const auto* object = ladder.if_object();
    const auto* rungs = object != nullptr ? object->if_contains("rungs") : nullptr;
    if (rungs == nullptr || !rungs->is_array())
      return fail(Errc::malformed, "a ladder without rungs");
    const auto index = out.addresses_.size();
    out.addresses_.push_back(is_true(*object, "addresses"));
    for (const auto& rung : rungs->get_array()) {
      const auto level = rung.is_object() ? number(rung.get_object(), "level") : std::nullopt;
      if (!level || std::abs(*level) > 1000) {
        return fail(Errc::malformed,
                    fmt::format("ladder \"{}\": a rung without a level; accepted is "
                                "a whole number",
                                text_at(*object, "name")));
      }
      for (const auto& phrase : texts(rung.get_object(), "words")) {
        out.learn(phrase, {index, *level * 2});
      }
    }
  }
  out.deepening_ = texts(*root, "deepening");
  out.plain_ = texts(*root, "plain");
  out.servants_ = texts(*root, "servants");
  for (auto& servant : out.servants_) servant = text::key(servant);
  if (const auto* rollover = root->if_contains("rollover");
      rollover != nullptr && rollover->is_object()) {
    out.rollover_ = {number(rollover->get_object(), "most_days").value_or(0),
                     number(rollover->get_object(), "times").value_or(0)};
  }
  return out;
}

std::string Ladders::without_plain(std::string_view verb) const {
  std::string phrase{verb};
  for (const auto& word : plain_) take_out(phrase, word);
  return phrase;
}

std::optional<Strength> Ladders::strength(std::string_view verb) const {
  auto phrase = without_plain(verb);
  if (const auto found = rungs_.find(phrase); found != rungs_.end()) return found->second;
  bool deepened = false;
  for (const auto& word : deepening_) deepened = take_out(phrase, word) || deepened;
  const auto found = deepened ? rungs_.find(phrase) : rungs_.end();
  if (found == rungs_.end()) return std::nullopt;
  auto strength = found->second;
  strength.level += strength.level < 0 ? -1 : 1;
  return strength;
}

int Ladders::compare(const Strength& before, const Strength& after) {
  if (before.ladder != after.ladder) return 0;
  const bool sides = (before.level < 0 && after.level > 0) || (before.level > 0 && after.level < 0);
  return sides ? after.level - before.level : std::abs(after.level) - std::abs(before.level);
}

bool Ladders::addresses(const Strength& strength) const {
  return strength.ladder < addresses_.size() && addresses_[strength.ladder];
}

bool Ladders::is_request(std::string_view verb) const {
  const auto phrase = without_plain(verb);
  return phrase == "requests" || phrase == "requesting";
}

bool Ladders::is_servant(std::string_view addressee) const {
  const auto key = ' ' + text::key(addressee) + ' ';
  return std::any_of(servants_.begin(), servants_.end(), [&key](const std::string& servant) {
    return key.find(' ' + servant + ' ') != std::string::npos;
  });
}

}  // namespace mandated::diff
