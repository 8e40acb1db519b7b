#include "pipeline/text/names.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/text/normalise.h"

namespace mandated::text {
namespace {

std::size_t words_in(std::string_view key) {
  return static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
}

std::string_view first_word(std::string_view key) { return key.substr(0, key.find(' ')); }

bool all_capitals(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string_view without_article(std::string_view key) {
  return key.substr(0, 4) == "the " ? key.substr(4) : key;
}

std::vector<std::string> texts_at(const json::object& object, std::string_view member) {
  std::vector<std::string> texts;
  const auto* found = object.if_contains(member);
  if (found == nullptr || !found->is_array()) return texts;
  for (const auto& each : found->get_array()) {
    if (each.is_string()) texts.emplace_back(each.get_string());
  }
  return texts;
}

/// The objects of a member that is a list, each with a name; Errc::malformed otherwise.
Result<std::vector<const json::object*>> named_at(const json::value& tree, std::string_view member,
                                                  bool required) {
  std::vector<const json::object*> objects;
  const auto* list = tree.is_object() ? tree.get_object().if_contains(member) : nullptr;
  if (list == nullptr && !required) return objects;
  if (list == nullptr || !list->is_array()) {
    return fail(Errc::malformed, fmt::format("{}: expected a list", member));
  }
  for (const auto& each : list->get_array()) {
    if (!each.is_object() || text_at(each.get_object(), "name").empty()) {
      return fail(Errc::malformed,
                  fmt::format("{}[{}]: expected a mapping with a name", member, objects.size()));
    }
    objects.push_back(&each.get_object());
  }
  return objects;
}

}  // namespace

/// A name without the footnote marks and stops that stand behind it: "Gabon**", "Norway.".
std::string_view Countries::without_marks(std::string_view name) {
  const auto last = name.find_last_not_of("*.,;: \n\t");
  return last == std::string_view::npos ? std::string_view{} : name.substr(0, last + 1);
}

void Countries::learn(std::string_view name, std::string_view iso3) {
  const auto name_key = key(name);
  if (name_key.empty()) return;
  first_words_.emplace(first_word(name_key));
  longest_ = std::max(longest_, words_in(name_key));
  if (all_capitals(name)) abbreviations_.insert(name_key);
  iso3_by_key_.emplace(name_key, iso3);
}

/// Countries or territories; an error where a code is none, or is another's.
std::optional<Error> Countries::learn_places(const std::vector<const json::object*>& places) {
  for (const auto* place : places) {
    const auto name = text_at(*place, "name");
    const auto iso3 = text_at(*place, "iso3");
    const bool is_code = iso3.size() == 3 && std::all_of(iso3.begin(), iso3.end(), [](char c) {
                           return c >= 'A' && c <= 'Z';
                         });
    if (!is_code || !name_by_iso3_.emplace(iso3, name).second) {
      return Error{Errc::malformed,
                   fmt::format("{}: \"{}\" is no ISO 3166-1 alpha-3 code of its own", name, iso3)};
    }
    learn(name, iso3);
    for (const auto& alias : texts_at(*place, "aliases")) learn(alias, iso3);
    for (const auto& typo : texts_at(*place, "misspellings")) learn(typo, iso3);
  }
  return std::nullopt;
}

Result<Countries> Countries::from_json(const json::value& tree) {
  const auto countries = named_at(tree, "countries", true);
  if (!countries) return tl::unexpected{countries.error()};
  const auto territories = named_at(tree, "territories", false);
  if (!territories) return tl::unexpected{territories.error()};
  const auto groups = named_at(tree, "groups", false);
  if (!groups) return tl::unexpected{groups.error()};

  Countries out;
  for (const auto* places : {&*countries, &*territories}) {
    if (auto error = out.learn_places(*places)) return tl::unexpected{std::move(*error)};
  }
  for (const auto* territory : *territories) out.territories_.insert(text_at(*territory, "iso3"));
  for (const auto* group : *groups) {
    out.learn(text_at(*group, "name"), "");
    for (const auto& alias : texts_at(*group, "aliases")) out.learn(alias, "");
  }
  return out;
}

std::optional<std::string> Countries::iso3(std::string_view name) const {
  if (name.size() > kLongestName) return std::nullopt;
  const auto name_key = key(name);
  auto found = iso3_by_key_.find(name_key);
  if (found == iso3_by_key_.end()) found = iso3_by_key_.find(without_article(name_key));
  if (found == iso3_by_key_.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

std::optional<std::string> Countries::iso3_of_voter(std::string_view name) const {
  auto code = iso3(name);
  if (code && territories_.count(*code) != 0) return std::nullopt;
  return code;
}

bool Countries::is_name(std::string_view name) const {
  if (name.size() > kLongestName) return false;
  const auto name_key = key(name);
  return iso3_by_key_.count(name_key) != 0 || iso3_by_key_.count(without_article(name_key)) != 0;
}

std::string Countries::name_of(std::string_view iso3) const {
  const auto found = name_by_iso3_.find(iso3);
  return found == name_by_iso3_.end() ? std::string{} : found->second;
}

std::vector<Countries::Word> Countries::words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of(" \n\t", at), text.size());
    const auto printed = text.substr(at, end - at);
    at = end + 1;
    auto bare = printed;
    for (const std::string_view genitive : {"'s", "\u2019s"}) {
      if (bare.size() > genitive.size() && bare.substr(bare.size() - genitive.size()) == genitive) {
        bare.remove_suffix(genitive.size());
      }
    }
    auto word = key(printed);
    if (word.empty()) continue;
    auto ending = bare.size() == printed.size() ? word : key(bare);
    words.push_back({printed, std::move(word), std::move(ending)});
  }
  return words;
}

/// How many words from `from` on are the longest country name of at most `most` words; 0 for none.
std::size_t Countries::match_at(const std::vector<Word>& words, std::size_t from, std::size_t most,
                                bool voters_only, std::string& iso3) const {
  if (first_words_.count(first_word(words[from].key)) == 0 &&
      first_words_.count(first_word(words[from].ending)) == 0) {
    return 0;
  }
  std::size_t found = 0;
  std::string before;
  for (std::size_t count = 1; count <= most && from + count <= words.size(); ++count) {
    const auto& last = words[from + count - 1];
    const auto name = before + last.ending;
    before += last.key + ' ';
    const auto at = iso3_by_key_.find(name);
    if (at == iso3_by_key_.end()) continue;
    if (voters_only && (at->second.empty() || territories_.count(at->second) != 0)) continue;
    if (abbreviations_.count(name) != 0 && !all_capitals(words[from].printed)) continue;
    found = count;
    iso3 = at->second;
  }
  return found;
}

/// Are the words from `from` to the last the beginning of a name, and not all of it?
bool Countries::is_half_a_name(const std::vector<Word>& words, std::size_t from) const {
  if (words.size() - from >= longest_) return false;
  std::string begun;
  for (auto at = from; at < words.size(); ++at) begun += words[at].key + ' ';
  const auto next = iso3_by_key_.lower_bound(begun);
  return next != iso3_by_key_.end() && next->first.starts_with(begun);
}

std::optional<std::string> Countries::mentioned_in(std::string_view text) const {
  const auto words = words_of(text);
  std::optional<std::string> only;
  for (std::size_t at = 0; at < words.size();) {
    std::string iso3;
    const auto count = match_at(words, at, longest_, false, iso3);
    if (count == 0) {
      ++at;
      continue;
    }
    at += count;
    if (iso3.empty()) continue;  // a group, or a place that only sounds like a country
    if (only && *only != iso3) return std::nullopt;
    only = iso3;
  }
  return only;
}

/// The length of the longest name that the key begins with, 0 for none.
std::size_t Countries::name_at_start(std::string_view key, std::string_view& iso3) const {
  std::size_t found = 0;
  std::size_t end = 0;
  for (std::size_t n = 0; n < longest_ && end < key.size(); ++n) {
    end = std::min(key.find(' ', end + (n == 0 ? 0 : 1)), key.size());
    const auto at = iso3_by_key_.find(key.substr(0, end));
    if (at == iso3_by_key_.end() || abbreviations_.count(at->first) != 0) continue;
    found = end;
    iso3 = at->second;
  }
  return found;
}

std::string Countries::coded(std::string_view key) const {
  std::string out;
  for (std::size_t at = 0; at < key.size();) {
    const auto word = first_word(key.substr(at));
    std::string_view iso3;
    auto length = first_words_.count(word) == 0 ? 0 : name_at_start(key.substr(at), iso3);
    if (length == 0) length = word.size();
    out.append(out.empty() ? "" : " ").append(iso3.empty() ? key.substr(at, length) : iso3);
    at += length + 1;
  }
  return out;
}

std::optional<std::vector<std::string>> Countries::split_run(std::string_view text) const {
  const auto words = words_of(text);
  std::vector<std::size_t> length(words.size() + 1,
                                  0);  // of the name at each word, 0 for a dead end
  std::vector<bool> reaches(words.size() + 1, false);
  reaches[words.size()] = true;
  for (std::size_t at = words.size(); at-- > 0;) {
    std::string iso3;
    for (std::size_t most = longest_; most > 0 && !reaches[at];) {
      const auto count = match_at(words, at, most, true, iso3);
      if (count == 0) break;
      reaches[at] = reaches[at + count];
      length[at] = count;
      most = count - 1;
    }
  }
  if (words.empty() || !reaches[0]) return std::nullopt;
  std::vector<std::string> names;
  for (std::size_t at = 0; at < words.size(); at += length[at]) {
    const auto& last = words[at + length[at] - 1].printed;
    const char* const begin = words[at].printed.data();
    names.emplace_back(
        without_marks({begin, static_cast<std::size_t>(last.data() + last.size() - begin)}));
  }
  return names;
}

Result<Bodies> Bodies::from_json(const json::value& tree) {
  const auto bodies = named_at(tree, "bodies", true);
  if (!bodies) return tl::unexpected{bodies.error()};
  Bodies out;
  for (const auto* body : *bodies) {
    const auto name = text_at(*body, "name");
    out.name_by_key_.emplace(key(name), name);
    for (const auto& alias : texts_at(*body, "aliases")) out.name_by_key_.emplace(key(alias), name);
    for (auto& prefix : texts_at(*body, "symbols")) {
      out.name_by_prefix_.emplace_back(std::move(prefix), name);
    }
  }
  std::stable_sort(out.name_by_prefix_.begin(), out.name_by_prefix_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return out;
}

std::optional<std::string> Bodies::canonical(std::string_view name) const {
  const auto name_key = key(name);
  auto found = name_by_key_.find(name_key);
  if (found == name_by_key_.end()) found = name_by_key_.find(without_article(name_key));
  if (found == name_by_key_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> Bodies::of_symbol(std::string_view symbol) const {
  for (const auto& [prefix, name] : name_by_prefix_) {
    if (symbol.substr(0, prefix.size()) == prefix) return name;
  }
  return std::nullopt;
}

}  // namespace mandated::text
