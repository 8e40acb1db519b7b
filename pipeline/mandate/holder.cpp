#include "pipeline/mandate/holder.h"

#include <algorithm>
#include <array>

#include "pipeline/text/normalise.h"

namespace mandated::mandate {
namespace {

constexpr std::size_t kLongestName = 400;

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

std::string lower(std::string_view text) {
  std::string out{text};
  for (auto& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool holds_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    const auto end = at + word.size();
    if (begins && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

/// "UNMISS", "MONUSCO", "UN-Habitat": two capitals or more at the start.
bool is_acronym(std::string_view name) {
  const auto word = name.substr(0, name.find_first_of(" '"));
  const auto capitals =
      std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals >= 3 || (capitals >= 2 && word.size() <= 4);
}

std::string_view without_article(std::string_view name) {
  for (const std::string_view article : {"the current ", "the existing ", "the ", "The ", "an ",
                                         "a ", "An ", "A ", "such ", "current ", "existing "}) {
    if (name.substr(0, article.size()) == article) return name.substr(article.size());
  }
  return name;
}

std::string_view trimmed(std::string_view name) {
  constexpr std::string_view kAround = " ,\"'";
  while (!name.empty() && kAround.find(name.back()) != std::string_view::npos)
    name.remove_suffix(1);
  while (!name.empty() && kAround.find(name.front()) != std::string_view::npos)
    name.remove_prefix(1);
  return name;
}

/// "MONUSCO in the DRC" is MONUSCO; "UNMIK Office" stays.
std::string_view bare_acronym(std::string_view name) {
  const auto word = name.substr(0, name.find(' '));
  if (!is_acronym(word) || word.size() == name.size()) return name;
  const auto rest = name.substr(word.size());
  const bool place =
      rest.rfind(" in ", 0) == 0 || rest.rfind(" and ", 0) == 0 || rest.rfind(" on ", 0) == 0;
  return place ? word : name;
}

/// A parenthesis within a name ("leprosy (Hansen's disease) and their family members") belongs to
/// it where the name goes on; one at its end is an acronym.
std::size_t end_of_name(std::string_view stretch, const Words::Tables& tables) {
  const auto window = stretch.substr(0, kLongestName);
  re2::StringPiece group;
  std::size_t from = 0;
  for (;;) {
    if (!tables.holder_end->Match(piece(window), from, window.size(), re2::RE2::UNANCHORED, &group,
                                  1)) {
      return window.size();
    }
    const auto at = static_cast<std::size_t>(group.data() - window.data());
    if (at == 0) {  // the stretch begins with such a word: nothing is named
      return 0;
    }
    if (window[at] != ' ' || at + 1 >= window.size() || window[at + 1] != '(') return at;
    const auto close = window.find(')', at);
    if (close == std::string_view::npos) return at;
    const auto after = window.substr(close + 1);
    const bool goes_on = after.rfind(" and ", 0) == 0 || after.rfind(" of ", 0) == 0 ||
                         after.rfind(" in ", 0) == 0 || after.rfind(" on ", 0) == 0;
    const bool acronym = is_acronym(window.substr(at + 2));
    if (!goes_on || acronym) return acronym ? close + 1 : at;
    from = close + 1;
  }
}

}  // namespace

std::string type_of(std::string_view name, const Words::Tables& tables) {
  const auto text = lower(name.substr(0, name.find(" (")));
  for (const auto& [type, words] : tables.holders) {
    const bool found = std::any_of(words.begin(), words.end(),
                                   [&text](const auto& word) { return holds_word(text, word); });
    if (found) {
      if (type == "other" && is_acronym(without_article(name))) return "mission";
      return type;
    }
  }
  return is_acronym(without_article(name)) ? "mission" : "";
}

Holder read_holder(std::string_view stretch, const Words::Tables& tables) {
  Holder holder;
  holder.end = end_of_name(stretch, tables);
  auto name = trimmed(stretch.substr(0, holder.end));
  name = bare_acronym(trimmed(without_article(name)));
  holder.name = name;
  holder.type = type_of(name, tables);
  return holder;
}

std::optional<Holder> last_holder(std::string_view text, const Words::Tables& tables) {
  static const re2::RE2 kName{
      "\\b(?:the\\s+)?((?:[A-Z][\\w-]+|1540)(?:\\s+(?:of|on|the|in|for|and|to)\\b(?:\\s+the)?\\s+["
      "A-Z][\\w-]+|"
      "\\s+[A-Z][\\w-]+)*)"};
  auto rest = piece(text);
  re2::StringPiece group;
  std::optional<Holder> last;
  while (re2::RE2::FindAndConsume(&rest, kName, &group)) {
    const std::string_view name{group.data(), group.size()};
    const auto type = type_of(name, tables);
    const bool organ = holds_word(lower(name), "council") ||
                       holds_word(lower(name), "general assembly") ||
                       holds_word(lower(name), "secretary-general");
    if (!type.empty() && !organ) last = Holder{std::string{name}, type, 0};
  }
  return last;
}

}  // namespace mandated::mandate
