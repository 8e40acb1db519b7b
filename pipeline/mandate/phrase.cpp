#include "pipeline/mandate/phrase.h"

#include <algorithm>
#include <array>

#include "pipeline/base/ascii.h"
#include "pipeline/mandate/holder.h"
#include "pipeline/text/dates.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

constexpr int kMostWords = 14;
constexpr std::string_view kQuotes = "\"'";

/// What ends with punctuation ends the phrase, except an adjective: "independent, international".
bool parts(char c) { return c == ',' || c == ';' || c == ':' || c == '.' || c == ')'; }

struct Word {
  std::size_t begin, end;  ///< without punctuation
  std::size_t next;        ///< where the next word begins
  char after;              ///< punctuation, or 0
  std::string form;        ///< lower case
};

Word word_at(std::string_view text, std::size_t at) {
  const auto begin = std::min(text.find_first_not_of(' ', at), text.size());
  const auto stop = std::min(text.find(' ', begin), text.size());
  auto end = stop;
  char after = 0;
  while (end > begin && (parts(text[end - 1]) || kQuotes.find(text[end - 1]) != kQuotes.npos)) {
    if (parts(text[--end])) after = text[end];
  }
  auto first = begin;
  while (first < end && kQuotes.find(text[first]) != kQuotes.npos) ++first;
  return {first, end, stop, after, lowered(text.substr(first, end - first))};
}

bool opens_insertion(const std::string& word, const Tables& tables) {
  return tables.prepositions.count(word) != 0;
}

/// "for a period of three years the mandate", "until the end of its next session the mandate": the
/// insertion ends where a determiner or a name follows its last word.
std::optional<std::size_t> end_without_comma(std::string_view rest, const Tables& tables) {
  static const re2::RE2 kEnd{
      "^[^;:]{0,240}?\\b(?:[Yy]ears?|months?|weeks?|days?|sessions?|\\d{4}\\)?|resolution|basis|"
      "effect|adoption|extension|renewal|expiry|expiration|duration|period|delay|possible|agenda "
      "item "
      "\\d+|being|existence),?\\s+(?:also\\s+)?((?:the|its|"
      "their|this|an?|such|those|these|all|two|three)\\s|mandates?\\s+of\\s|[A-Z])"};
  // "on the territory of Utopia a Mission"
  static const re2::RE2 kPlace{
      "^(?:on|in|under|within|at|as)\\s+[^;:,]{0,80}?([\\w-]+)\\s+(an?\\s)"};
  re2::StringPiece groups[3];
  if (kPlace.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, groups, 3) &&
      !opens_insertion(lowered(view(groups[1])), tables)) {
    groups[1] = groups[2];
    return offset(rest, groups[1]);
  }
  static const re2::RE2 kAuthority{"^under\\s+its\\s+authority\\s+(the\\s)"};
  if (kAuthority.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, groups, 2)) {
    return offset(rest, groups[1]);
  }
  // "to the whole of the country the mandate of"
  static const re2::RE2 kMandate{
      "^[^;:,]{0,200}?\\s((?:the|its|their)\\s+(?:current\\s+|existing\\s+)?mandates?\\s+of\\s)"};
  if (kMandate.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, groups, 2)) {
    return offset(rest, groups[1]);
  }
  if (!kEnd.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, groups, 2)) {
    return std::nullopt;
  }
  return offset(rest, groups[1]);
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool has_ending_of_adjective(std::string_view word) {
  constexpr std::array<std::string_view, 9> kEndings{"al",  "ive",  "ent",  "ant", "ous",
                                                     "ary", "able", "ible", "led"};
  return std::any_of(kEndings.begin(), kEndings.end(), [word](const auto ending) {
    return word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending;
  });
}

/// After a comma a phrase goes on where an adjective stood before it ("a universal,
/// intergovernmental forum"), and within a name: "Monitoring, Verification and Inspection
/// Commission".
bool lists(std::string_view text, const Word& word, const Phrase& phrase, const Tables& tables) {
  if (tables.adjectives.count(word.form) != 0) return true;
  const auto next = word_at(text, word.next);
  if (has_ending_of_adjective(word.form) && !is_capital(text[word.begin]) &&
      type_of_head(text, phrase, tables).empty()) {
    return next.begin < next.end && tables.determiners.count(next.form) == 0 &&
           !opens_insertion(next.form, tables) && tables.finite.count(next.form) == 0;
  }
  return next.begin < next.end && is_capital(text[word.begin]) && is_capital(text[next.begin]);
}

/// An acronym in parentheses with the kind after it.
bool names_on(std::string_view text, const Word& acronym) {
  const auto form = word_at(text, acronym.next).form;
  return acronym.after == ')' &&
         (form == "mission" || form == "force" || form == "operation" || form == "team");
}

bool is_article(std::string_view word) {
  return word == "the" || word == "an" || word == "its" || word == "their" || word == "any";
}

struct Stretch {
  std::size_t begin, end;
};

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}

bool ends_in_ing(std::string_view word) { return ends_with(word, "ing"); }

/// A participle with an object of its own says more about the noun before it.
void leave_participle(std::string_view text, Stretch noun, Phrase& phrase) {
  const auto last = text.substr(phrase.head, phrase.end - phrase.head);
  if (noun.end == noun.begin || !ends_in_ing(last)) return;
  phrase.head = noun.begin;
  phrase.end = noun.end;
}

/// "a support office staffed by experts": a participle after a kind, with a preposition of its own.
bool says_more(std::string_view text, const Word& word, const Phrase& phrase,
               const Tables& tables) {
  constexpr std::string_view kEd = "ed";
  const auto& form = word.form;
  return form.size() > kEd.size() + 2 && form.substr(form.size() - kEd.size()) == kEd &&
         text[word.begin] >= 'a' && word.after == 0 &&
         opens_insertion(word_at(text, word.next).form, tables) &&
         !type_of_head(text, phrase, tables).empty();
}

/// "a mission investigating Utopia's raid": a kind and what it does.
bool does(const Word& word, std::string_view text, const Phrase& phrase, const Tables& tables) {
  const auto next = word_at(text, word.next);
  return ends_in_ing(word.form) && text[word.begin] >= 'a' && word.after == 0 &&
         next.begin < next.end && is_capital(text[next.begin]) &&
         !type_of_head(text, phrase, tables).empty();
}

}  // namespace

Phrase read_phrase(std::string_view text, std::size_t at, const Tables& tables) {
  Phrase phrase;
  auto word = word_at(text, at);
  if (tables.determiners.count(word.form) != 0 && word.after == 0) {
    phrase.determiner = word.form;
    word = word_at(text, word.next);
  }
  phrase.begin = phrase.head = phrase.end = word.begin;
  Stretch before{word.begin, word.begin};
  for (int i = 0; i < kMostWords && word.begin < word.end; ++i) {
    const bool first = phrase.end == phrase.begin;
    if (text[word.begin] == '(' && names_on(text, word)) {
      word = word_at(text, word.next);  // "Security Support (MSS) mission"
      continue;
    }
    if (text[word.begin] == '(' || opens_insertion(word.form, tables)) break;
    if (!first && (tables.qualifiers.count(word.form) != 0 ||
                   says_more(text, word, phrase, tables) || does(word, text, phrase, tables))) {
      break;
    }
    if (!first && is_article(word.form)) {
      leave_participle(text, before, phrase);  // "the measures preventing the import"
      break;
    }
    if (word.form == "and" || word.form == "or") {
      const auto next = word_at(text, word.next);
      const bool goes_on = tables.determiners.count(next.form) == 0 &&
                           !opens_insertion(next.form, tables) &&
                           tables.finite.count(next.form) == 0;
      if (first || !goes_on) break;
    } else {
      before = {phrase.head, phrase.end};
      phrase.head = word.begin;
      phrase.end = word.end;
      phrase.words = lowered(text.substr(phrase.begin, phrase.end - phrase.begin));
      if (word.after != 0 && !(word.after == ',' && lists(text, word, phrase, tables))) break;
    }
    word = word_at(text, word.next);
  }
  phrase.words = lowered(text.substr(phrase.begin, phrase.end - phrase.begin));
  return phrase;
}

std::string type_of_head(std::string_view text, const Phrase& phrase, const Tables& tables) {
  constexpr std::size_t kLongestKind = 60;
  if (phrase.end == phrase.begin) return "";
  const auto name = lowered(text.substr(phrase.begin, phrase.end - phrase.begin + kLongestKind));
  const auto head = phrase.end - phrase.begin;
  for (const auto& [type, words] : tables.holders) {
    for (const auto& word : words) {
      for (auto at = name.find(word); at != std::string::npos && at < head;
           at = name.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool whole =
            (at == 0 || !is_alpha(name[at - 1])) && (end == name.size() || !is_alpha(name[end]));
        if (whole && end >= head) return type;
      }
    }
  }
  return is_acronym(text.substr(phrase.head, phrase.end - phrase.head)) ? "mission" : "";
}

std::size_t object_start(std::string_view text, std::size_t at, const Tables& tables) {
  constexpr int kMostInsertions = 8;
  for (int i = 0; i < kMostInsertions; ++i) {
    const auto start = std::min(text.find_first_not_of(" ,", at), text.size());
    const bool comma = text.substr(at, start - at).find(',') != std::string_view::npos;
    const auto word = word_at(text, start);
    if (tables.loose.count(word.form) != 0 || ends_with(word.form, "ly")) {
      at = word.next;
      continue;
    }
    const bool opens = opens_insertion(word.form, tables);
    const char first = start < text.size() ? text[start] : 'A';
    const bool within = i > 0 && comma && first >= 'a' && first <= 'z' &&
                        tables.determiners.count(word.form) == 0 &&
                        text.find(',', start) != std::string_view::npos;
    // "that, beginning on 1 July, the mandate …", "that, effective upon the adoption of this
    // resolution, …": the first comma stands before the stretch.
    const bool begins = i == 0 && (ends_in_ing(word.form) || word.form == "effective") &&
                        text.find(',', start) != std::string_view::npos;
    if (!opens && !within &&
        !((comma || begins) && tables.determiners.count(word.form) == 0 && word.after == 0 &&
          tables.openers.count(word.form) != 0)) {
      return start;
    }
    const auto rest = text.substr(start);
    const auto plain = end_without_comma(rest, tables);
    auto stop = rest.find(',');
    static const re2::RE2 kYear{"^, \\d{4}\\b"};  // "until April 30, 2022 the"
    if (stop != std::string_view::npos && re2::RE2::PartialMatch(piece(rest.substr(stop)), kYear)) {
      stop = rest.find(',', stop + 1);
    }
    if (plain && (stop == std::string_view::npos || *plain <= stop + 2)) {
      at = start + *plain;
      continue;
    }
    if (stop == std::string_view::npos) return plain ? start + *plain : start;
    at = start + stop;
  }
  return std::min(text.find_first_not_of(" ,", at), text.size());
}

}  // namespace mandated::mandate
