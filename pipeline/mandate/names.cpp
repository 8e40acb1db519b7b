#include "pipeline/mandate/names.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/mandate/context.h"
#include "pipeline/mandate/holder.h"
#include "pipeline/mandate/mandate.h"
#include "pipeline/text/match.h"
#include "pipeline/text/normalise.h"

namespace mandated::mandate {
namespace {

constexpr std::size_t kLongestShortName = 60;
constexpr std::size_t kLongestFullName = 200;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// What of the holder the sentence itself says: the title is added in parentheses.
std::string_view written(const MandateItem& item, std::string_view sentence) {
  const std::string_view holder = item.holder;
  if (sentence.find(holder) != std::string_view::npos) return holder;
  return holder.substr(0, std::min(holder.find(" ("), holder.size()));
}

/// "the Verification Mission", "hereinafter \"the Panel\"", "UNFICYP": what the parentheses name.
std::string_view named_inside(std::string_view inside) {
  constexpr std::array<std::string_view, 7> kBefore{
      "hereinafter ", "hereafter ", "referred to as ", "the ", "“", "\"", "also known as "};
  for (bool cut = true; cut;) {
    cut = false;
    for (const auto before : kBefore) {
      if (inside.substr(0, before.size()) != before) continue;
      inside.remove_prefix(before.size());
      cut = true;
    }
  }
  for (const std::string_view after : {"”", "\"", ","}) {
    inside = inside.substr(0, inside.find(after));
  }
  return inside;
}

bool is_connector(std::string_view word) {
  constexpr std::array<std::string_view, 8> kConnectors{"of",  "the", "for", "in",
                                                        "and", "on",  "to",  "against"};
  return std::find(kConnectors.begin(), kConnectors.end(), word) != kConnectors.end();
}

/// First letters of the words, all of them where a word is an acronym: "UN Mission" is u, n, m.
std::string initials(std::string_view phrase) {
  std::string out;
  for (const auto word : words_of(phrase)) {
    const bool whole = std::all_of(word.begin(), word.end(), is_upper);
    out += lowered(whole ? word : word.substr(0, 1));
  }
  return out;
}

bool are_within(std::string_view letters, std::string_view text) {
  std::size_t at = 0;
  for (const char c : text)
    if (at < letters.size() && letters[at] == c) ++at;
  return at == letters.size();
}

/// The shortest end of the phrase whose words begin with the letters of the acronym, the phrase
/// where none does (MINURSO is Spanish).
std::string_view spelling(std::string_view phrase, std::string_view acronym) {
  const auto letters = lowered(acronym);
  for (auto at = phrase.rfind(' '); at != std::string_view::npos && at > 0;
       at = phrase.rfind(' ', at - 1)) {
    const auto end = phrase.substr(at + 1);
    const auto first = initials(end);
    if (first.starts_with(letters.substr(0, 1)) && are_within(letters, first)) return end;
  }
  return phrase;
}

/// The name before the parentheses: capital words and what connects them, and a verb after "to"
/// ("Mission to support the Agreement").
std::string_view phrase_before(std::string_view text) {
  const auto words = words_of(text);
  auto begin = words.size();
  for (auto i = words.size(); i-- > 0;) {
    const auto word = words[i];
    constexpr std::string_view kStops = ",;:.)";
    if (i + 1 < words.size() && kStops.find(word.back()) != std::string_view::npos) break;
    if (word.front() == '(' || word.front() == '\'') break;
    const bool verb = i > 0 && words[i - 1] == "to" && i + 1 < words.size();
    const bool capital = std::any_of(word.begin(), word.end(), is_upper);
    if (!capital && !is_connector(word) && !verb) break;
    if (capital) begin = i;
  }
  if (begin == words.size()) return {};
  // "Recalling the Mission": what opens the paragraph is no part of the name.
  if (begin == 0 && words.size() > 2 && words[1] == "the") begin = 2;
  return text.substr(offset(text, words[begin]));
}

/// The name that some paragraph explains by this short one.
std::string explained(const Record& record, std::string_view name, const Words& words) {
  for (const auto& clause : record.clauses) {
    const std::string_view text = clause.text;
    for (auto open = text.find(" ("); open != text.npos; open = text.find(" (", open + 1)) {
      const auto close = text.find(')', open);
      if (close == text.npos) break;
      if (named_inside(text.substr(open + 2, close - open - 2)) != name) continue;
      const auto from = open > kLongestFullName ? open - kLongestFullName : 0;
      auto full = phrase_before(text.substr(from, open - from));
      if (is_acronym(name)) full = spelling(full, name);
      if (full.size() > name.size() && !type_of(full, words.tables()).empty()) {
        constexpr std::string_view kShort = "UN ";
        if (!full.starts_with(kShort)) return std::string{full};
        return fmt::format("United Nations {}", full.substr(kShort.size()));
      }
    }
  }
  return {};
}

std::size_t count_of(std::string_view word, const Record& record) {
  std::size_t count = 0;
  for (const auto& clause : record.clauses) {
    const std::string_view text = clause.text;
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + word.size()))
      ++count;
  }
  return count;
}

/// The mission that the record speaks of most, with its acronym, where no other comes near: whose
/// mandate "the mandate" is in a text on one mission.
std::string main_mission(const Record& record, const Words& words) {
  constexpr std::size_t kFewest = 3;
  std::map<std::string, std::size_t, std::less<>> counts;
  for (const auto& clause : record.clauses) {
    const std::string_view text = clause.text;
    for (auto open = text.find(" ("); open != text.npos; open = text.find(" (", open + 1)) {
      const auto inside = text.substr(open + 2, text.find(')', open) - open - 2);
      if (inside.size() > kLongestShortName || inside.find(' ') != inside.npos) continue;
      if (!is_acronym(inside) ||
          type_of(explained(record, inside, words), words.tables()) != "mission")
        continue;
      counts.emplace(inside, 0);
    }
  }
  std::pair<std::size_t, std::string> best, second;
  for (auto& [acronym, count] : counts) {
    std::pair<std::size_t, std::string> each{count_of(acronym, record), acronym};
    if (best < each) std::swap(best, each);
    second = std::max(second, each);
  }
  if (best.first < kFewest || best.first < 2 * second.first) return {};
  return fmt::format("{} ({})", explained(record, best.second, words), best.second);
}

/// Words that tell one mandate from another.
std::set<std::string> telling_words(std::string_view text) {
  static const std::set<std::string, std::less<>> kCommon{
      "special", "rapporteur", "independent", "expert",  "experts",  "working",   "group",
      "human",   "rights",     "situation",   "mandate", "nations",  "united",    "international",
      "council", "panel",      "mission",     "context", "question", "promotion", "protection"};
  std::set<std::string> out;
  const auto key = text::key(text);
  for (const auto word : words_of(key)) {
    if (word.size() >= 4 && kCommon.count(word) == 0) out.emplace(word);
  }
  return out;
}

bool share_a_word(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&b](const auto& word) { return b.count(word) != 0; });
}

/// The one longer name of the record that begins with the kind and shares a telling word with the
/// title, `other` apart.
std::string only_one_of_its_kind(const Record& record, std::string_view kind,
                                 std::string_view other, const Words& words) {
  const auto title = telling_words(record.text("title"));
  const auto sought = lowered(kind) + ' ';
  std::map<std::string, std::string> found;  // by key
  for (const auto& clause : record.clauses) {
    const auto text = lowered(clause.text);
    for (auto at = text.find(sought); at != text.npos; at = text.find(sought, at + 1)) {
      const auto next = std::string_view{text}.substr(at + sought.size());
      const auto word = next.substr(0, next.find(' '));
      if (word != "on" && word != "for" && word != "in") continue;
      const auto name = read_holder(std::string_view{clause.text}.substr(at), words.tables()).name;
      const auto key = holder_key(name);
      if (key == holder_key(other)) continue;
      if (key.size() > sought.size() && (title.empty() || share_a_word(telling_words(name), title)))
        found.emplace(key, name);
    }
  }
  return found.size() == 1 ? found.begin()->second : std::string{};
}

std::string full_name(const Record& record, std::string_view name, std::string_view other,
                      const Words& words) {
  if (name.empty() || name.size() > kLongestShortName) return {};
  auto full = explained(record, name, words);
  if (full.empty() && is_bare(name, words.tables()) && name.find(' ') != name.npos) {
    full = only_one_of_its_kind(record, name, other, words);
  }
  return full;
}

/// "…, under the title of NEW", "OLD shall be called NEW", "rename OLD as NEW": who was named
/// before the new name.
std::string old_name(std::string_view sentence, std::string_view name, const Words& words) {
  const auto at = sentence.find(name);
  if (at == std::string_view::npos) return {};
  auto old = last_holder(sentence.substr(0, at), words.tables());
  if (!old || holder_key(old->name) == holder_key(name)) return {};
  return std::move(old->name);
}

}  // namespace

HolderNames holder_names(const Record& record, std::string_view sentence, const MandateItem& item,
                         const Words& words) {
  HolderNames names;
  if (item.holder.empty()) {
    names.full = main_mission(record, words);
    return names;
  }
  const auto name = written(item, sentence);
  if (item.holder_key == holder_key(name)) {  // else the title has told who it is
    names.bare = is_bare(name, words.tables());
    names.full = full_name(record, name, "", words);
  }
  if (item.action == MandateAction::modified && item.rule.ends_with("rename")) {
    const auto old = old_name(sentence, name, words);
    names.former = full_name(record, old, name, words);
    if (names.former.empty() && !is_bare(old, words.tables())) names.former = old;
  }
  return names;
}

}  // namespace mandated::mandate
