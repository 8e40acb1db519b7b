#include "pipeline/text/names.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/text/normalise.h"

namespace mandated::text {
namespace {

constexpr std::size_t kLongestName = 120;  ///< bytes; the longest official name has 52

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

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \n\t";
  const auto begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// A name without the footnote marks and stops that stand behind it: "Gabon**", "Norway.".
std::string_view without_marks(std::string_view name) {
  const auto last = name.find_last_not_of("*.,;: \n\t");
  return last == std::string_view::npos ? std::string_view{} : name.substr(0, last + 1);
}

/// The length of a separator at `at`, and whether it is an "and"; 0 where none is.
std::pair<std::size_t, bool> separator_at(std::string_view text, std::size_t at) {
  if (text[at] == ',' || text[at] == ';' || text[at] == '\n') return {1, false};
  for (const std::string_view word : {" and ", " & "}) {
    if (text.substr(at, word.size()) == word) return {word.size(), true};
  }
  return {0, false};
}

std::string_view without_leading_and(std::string_view part) {
  return part.substr(0, 4) == "and " ? trim(part.substr(4)) : part;
}

constexpr std::string_view kExceptions[] = {"except ", "excluding ", "with the exception "};

/// "European Union, except Albania and Serbia" is one item, with whatever follows its "and".
bool begins_exception(std::string_view text) {
  return std::any_of(std::begin(kExceptions), std::end(kExceptions),
                     [text](std::string_view word) { return text.substr(0, word.size()) == word; });
}

bool makes_exception(std::string_view text) {
  return std::any_of(std::begin(kExceptions), std::end(kExceptions), [text](std::string_view word) {
    const auto at = text.find(word);
    return at == 0 || (at != std::string_view::npos && text[at - 1] == ' ');
  });
}

}  // namespace

struct Countries::Word {
  std::string_view printed;
  std::string key;
  std::string ending;  ///< the key without a genitive: "Uruguay's", but not "People's Republic"
};

void Countries::learn(std::string_view name, std::string_view iso3) {
  const auto name_key = key(name);
  if (name_key.empty()) return;
  first_words_.emplace(first_word(name_key));
  longest_ = std::max(longest_, words_in(name_key));
  if (all_capitals(name)) abbreviations_.insert(name_key);
  iso3_by_key_.emplace(name_key, iso3);
}

Result<Countries> Countries::from_json(const json::value& tree) {
  const auto countries = named_at(tree, "countries", true);
  if (!countries) return tl::unexpected{countries.error()};
  const auto groups = named_at(tree, "groups", false);
  if (!groups) return tl::unexpected{groups.error()};

  Countries out;
  for (const auto* country : *countries) {
    const auto name = text_at(*country, "name");
    const auto iso3 = text_at(*country, "iso3");
    const bool is_code = iso3.size() == 3 && std::all_of(iso3.begin(), iso3.end(), [](char c) {
                           return c >= 'A' && c <= 'Z';
                         });
    if (!is_code || !out.name_by_iso3_.emplace(iso3, name).second) {
      return fail(Errc::malformed,
                  fmt::format("{}: \"{}\" is no ISO 3166-1 alpha-3 code of its own", name, iso3));
    }
    out.learn(name, iso3);
    for (const auto& alias : texts_at(*country, "aliases")) out.learn(alias, iso3);
    for (const auto& typo : texts_at(*country, "misspellings")) out.learn(typo, iso3);
  }
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
                                bool groups, std::string& iso3) const {
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
    if (at == iso3_by_key_.end() || (at->second.empty() && !groups)) continue;
    if (abbreviations_.count(name) != 0 && !all_capitals(words[from].printed)) continue;
    found = count;
    iso3 = at->second;
  }
  return found;
}

std::optional<std::string> Countries::mentioned_in(std::string_view text) const {
  const auto words = words_of(text);
  std::optional<std::string> only;
  for (std::size_t at = 0; at < words.size();) {
    std::string iso3;
    const auto count = match_at(words, at, longest_, true, iso3);
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
      const auto count = match_at(words, at, most, false, iso3);
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

struct Countries::Part {
  std::size_t begin;
  std::size_t end;
  bool after_and;  ///< what stands before it is "and", not a comma
};

/// What stands between separators, in order.
std::vector<Countries::Part> Countries::parts_of(std::string_view text) {
  std::vector<Part> parts;
  Part part{0, 0, false};
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '(') {  // nothing parts a name within its parentheses
      const auto close = text.substr(at, kLongestName).find(')');
      at += close == std::string_view::npos ? 1 : close + 1;
      continue;
    }
    const auto [length, is_and] = separator_at(text, at);
    if (length == 0) {
      ++at;
      continue;
    }
    part.end = at;
    parts.push_back(part);
    at += length;
    part = {at, at, is_and};
  }
  part.end = text.size();
  parts.push_back(part);
  return parts;
}

/// From the beginning of one part to the end of another, trimmed.
std::string_view Countries::text_of(std::string_view text, const Part& first, const Part& last) {
  return without_leading_and(trim(text.substr(first.begin, last.end - first.begin)));
}

/// How many parts from `at` on are one name, longest first; 0 where none is.
std::size_t Countries::parts_of_name(std::string_view text, const std::vector<Part>& parts,
                                     std::size_t at) const {
  constexpr std::size_t kMostParts = 4;  // "Venezuela, Bolivarian Republic of" has two
  for (std::size_t count = std::min(kMostParts, parts.size() - at); count > 0; --count) {
    if (is_name(text_of(text, parts[at], parts[at + count - 1]))) return count;
  }
  return 0;
}

/// How many parts from `at` on are names that lost the comma between them, one of them with an
/// "and" of its own: "Ukraine United Kingdom of Great Britain and Northern Ireland".
std::size_t Countries::parts_of_run(std::string_view text, const std::vector<Part>& parts,
                                    std::size_t at) const {
  for (auto end = at + 1; end < parts.size() && parts[end].after_and; ++end) {
    if (split_run(text_of(text, parts[at], parts[end]))) return end - at + 1;
  }
  return 1;
}

std::vector<std::string> Countries::split_list(std::string_view text) const {
  const auto parts = parts_of(text);
  std::vector<std::string> items;
  bool last_known = true;
  bool last_excepts = false;
  for (std::size_t at = 0; at < parts.size();) {
    const auto& first = parts[at];
    const auto taken = parts_of_name(text, parts, at);
    const bool alone = taken > 0 || split_run(text_of(text, first, first)).has_value();
    const auto count = taken > 0 ? taken : alone ? 1 : parts_of_run(text, parts, at);
    const auto item = text_of(text, first, parts[at + count - 1]);
    at += count;
    if (without_marks(item).empty()) continue;
    const auto run = taken > 0 ? std::vector<std::string>{std::string{without_marks(item)}}
                               : split_run(item).value_or(std::vector<std::string>{});
    const bool excepts = run.empty() && makes_exception(item);
    const bool goes_on =
        first.after_and ? last_excepts || (run.empty() && !last_known) : begins_exception(item);
    if (goes_on && !items.empty()) {
      items.back() += (first.after_and ? " and " : ", ") + std::string{item};
      last_excepts = last_excepts || excepts;
      last_known = false;
      continue;
    }
    items.insert(items.end(), run.begin(), run.end());
    if (run.empty()) items.emplace_back(item.substr(0, item.find_last_not_of('*') + 1));
    last_known = !run.empty();
    last_excepts = excepts;
  }
  return items;
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
