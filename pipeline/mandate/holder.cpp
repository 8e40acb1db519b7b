#include "pipeline/mandate/holder.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/text/match.h"
#include "pipeline/text/normalise.h"

namespace mandated::mandate {
namespace {

constexpr std::size_t kLongestName = 400;
constexpr std::array<std::string_view, 4> kGoesOn{" and ", " of ", " in ", " on "};

bool holds_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_alpha(text[at - 1]);
    const auto end = at + word.size();
    if (begins && (end == text.size() || !is_alpha(text[end]))) return true;
  }
  return false;
}

std::string_view without_article(std::string_view name) {
  for (const std::string_view article :
       {"the current ", "the existing ", "the present ", "the new ", "the aforementioned ",
        "the above-mentioned ", "the said ", "the ", "The ", "an ", "a ", "An ", "A ", "such ",
        "current ", "existing ", "its ", "their "}) {
    if (name.substr(0, article.size()) != article) continue;
    name.remove_prefix(article.size());
    break;
  }
  constexpr std::string_view kNew = "new ";
  if (name.substr(0, kNew.size()) == kNew) name.remove_prefix(kNew.size());
  return name;
}

std::string_view trimmed(std::string_view name) {
  constexpr std::string_view kAround = " ,\"'";
  constexpr std::string_view kCut = "…";  // a quotation that was cut short ends with it
  for (;;) {
    if (name.size() >= kCut.size() && name.substr(name.size() - kCut.size()) == kCut) {
      name.remove_suffix(kCut.size());
    } else if (!name.empty() && kAround.find(name.back()) != std::string_view::npos) {
      name.remove_suffix(1);
    } else {
      break;
    }
  }
  while (!name.empty() && kAround.find(name.front()) != std::string_view::npos)
    name.remove_prefix(1);
  return name;
}

/// "MONUSCO in the DRC" is MONUSCO; "UNMIK Office" stays.
std::string_view bare_acronym(std::string_view name, const Words::Tables& tables) {
  const auto word = name.substr(0, name.find(' '));
  if (!is_acronym(word) || word.size() == name.size()) return name;
  if (type_of(word, tables) != "mission") return name;  // "COI on Utopia": a kind, not a name
  const auto rest = name.substr(word.size());
  static const re2::RE2 kSaid{"^ (?:in|and|on|for|to|by|with|at|within|under|of)\\b"};
  return re2::RE2::PartialMatch(piece(rest), kSaid) ? word : name;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

/// Bytes of a phrase that belongs to the name though it looks like its end; 0 for none.
std::size_t goes_on(std::string_view name, std::string_view rest, const Words::Tables& tables) {
  constexpr std::string_view kOf = " of";  // "a group of up to eight experts"
  constexpr std::string_view kUpTo = " up to";
  const bool mission = type_of(name, tables) == "mission";  // "a Force of up to 500 observers"
  if (!mission && rest.rfind(kUpTo, 0) == 0 && ends_with(name, kOf) &&
      name.substr(0, name.size() - kOf.size()).find(kOf) == std::string_view::npos &&
      name.find(" on ") == std::string_view::npos) {
    return kUpTo.size();
  }
  std::size_t longest = 0;
  for (const auto& phrase : tables.holder_goes_on) {
    if (rest.rfind(phrase, 0) == 0) longest = std::max(longest, phrase.size());
  }
  return longest;
}

/// "the right to food", "pursuant to resolution", "Representative to the Union": no purpose
/// follows, the name goes on.
bool needs_object(std::string_view name, std::string_view rest, const Words::Tables& tables) {
  static const re2::RE2 kNoun{
      "(?is).*\\b(?:access|threats?|relat(?:ed|ing|ion)|regard|respect|due|contrary|"
      "obstacles?|barriers?|challenges?|approach(?:es)?|responses?|transition|contributions?|"
      "assistance|aid|support|linked|pertaining|pursuant|return|damage|harm|resilience|adaptation|"
      "exposure|next|close|similar|envoy)"};
  static const re2::RE2 kPosted{"(?is).*\\b(?:envoy|representative|adviser|coordinator)"};
  static const re2::RE2 kRight{"(?is).*\\b(?:rights?|relating|mission)\\b.*"};
  static const re2::RE2 kPlace{"^ to (?-i:[A-Z])"};
  if (rest.substr(0, 4) != " to ") return false;
  const bool purpose = re2::RE2::PartialMatch(piece(rest), *tables.purpose);
  if (!purpose && re2::RE2::FullMatch(piece(name), kRight)) return true;
  if (!purpose && re2::RE2::PartialMatch(piece(rest), kPlace)) return true;
  if (rest.substr(0, 8) == " to the ") return re2::RE2::FullMatch(piece(name), kPosted);
  return !purpose && re2::RE2::FullMatch(piece(name), kNoun);
}

/// "Special Envoy to combat Islamophobia", "Special Committee to Investigate …": a purpose that is
/// the whole name's subject.
bool is_titled(std::string_view name, std::string_view rest) {
  static const re2::RE2 kTitled{"(?i)^(?:the\\s+|an?\\s+)?(?:united nations\\s+)?special envoy$"};
  static const re2::RE2 kCapital{"^ to (?:the )?[A-Z]"};
  if (re2::RE2::PartialMatch(piece(rest), kCapital)) return true;
  return rest.substr(0, 4) == " to " && re2::RE2::FullMatch(piece(name), kTitled);
}

/// "Committee on Information from Non-Self-Governing Territories": not "from May".
bool is_origin(std::string_view name, std::string_view rest) {
  static const re2::RE2 kFrom{"^ from [A-Z][a-z]"};
  static const re2::RE2 kMonth{
      "^ from (?:January|February|March|April|May|June|July|August|September|October|November|"
      "December)\\b"};
  return name.find(" on ") != std::string_view::npos &&
         re2::RE2::PartialMatch(piece(rest), kFrom) && !re2::RE2::PartialMatch(piece(rest), kMonth);
}

/// "Register of Damage Caused by the Construction of the Wall": in a title participles are names.
bool is_title_case(std::string_view name, std::string_view rest) {
  static const re2::RE2 kParticiple{"(?s).*\\s[A-Z][a-z]+ed"};
  static const re2::RE2 kBy{"^ by (?:the )?[A-Z]"};
  return re2::RE2::PartialMatch(piece(rest), kBy) && re2::RE2::FullMatch(piece(name), kParticiple);
}

/// A name that says nothing but its kind is told apart by the resolution it was founded by:
/// "Monitoring Group re-established by resolution 1853 (2008)".
std::optional<std::size_t> founded_by(std::string_view name, std::string_view rest) {
  static const re2::RE2 kKind{
      "(?i)^(?:the |an? |current |existing )*(?:(?:panel|group|security council "
      "committee|monitoring group|monitoring "
      "mechanism|committee|sanctions "
      "committee|monitoring team|expert group|mechanism)(?: of experts)?)$"};
  static const re2::RE2 kFounded{
      "^(?:(?:originally |initially |first )?(?:re-?)?(?:established|created|appointed) "
      ")?(?:by|pursuant to|under|in|referred to in) "
      "(?:paragraphs? "
      "\\d+(?: \\([a-z]\\))? "
      "of )?(?:Security Council )?resolutions? \\d{3,4} \\(\\d{4}\\)(?: concerning (?:the "
      ")?[A-Z][\\w'-]*(?: (?:of |the )*[A-Z][\\w'-]*)*)?"};
  static const re2::RE2 kComma{"^,"};
  if (!re2::RE2::FullMatch(piece(name), kKind) || re2::RE2::PartialMatch(piece(rest), kComma)) {
    return std::nullopt;
  }
  const auto start = std::min(rest.find_first_not_of(' '), rest.size());
  re2::StringPiece group;
  const auto tail = rest.substr(start);
  if (!kFounded.Match(piece(tail), 0, tail.size(), re2::RE2::ANCHOR_START, &group, 1)) {
    return std::nullopt;
  }
  return start + group.size();
}

/// Where a name with a parenthesis at `open` goes on: "resolution 2713 (2023)", "leprosy (Hansen's
/// disease) and their family members"; one that holds an acronym ends it. nullopt: it ended before.
struct Parenthesis {
  std::size_t end = 0;
  bool closes = false;
};
std::optional<Parenthesis> parenthesis(std::string_view window, std::size_t open) {
  const auto close = window.find(')', open);
  if (close == std::string_view::npos) return std::nullopt;
  const auto inside = window.substr(open + 1, close - open - 1);
  const auto after = window.substr(close + 1);
  static const re2::RE2 kKind{"^ (?:mission|force|operation)\\b"};
  if (is_acronym(inside))
    return Parenthesis{close + 1, !re2::RE2::PartialMatch(piece(after), kKind)};
  const bool year = inside.find_first_not_of("0123456789") == std::string_view::npos;
  const bool more = std::any_of(kGoesOn.begin(), kGoesOn.end(),
                                [after](auto word) { return after.rfind(word, 0) == 0; });
  if (year || more) return Parenthesis{close + 1, false};
  return std::nullopt;
}

/// "United Nations Mission to support the Hodeidah Agreement (UNMHA)": an acronym shortly after
/// proves that what looked like a purpose is part of the name.
std::optional<std::size_t> acronym_after(std::string_view rest) {
  static const re2::RE2 kAcronym{"^ to [^,;.:()]{1,80} \\([A-Z][A-Z-]{2,}\\)"};
  re2::StringPiece group;
  const bool names_again = rest.substr(0, 7) == " to be ";  // "to be known as the …"
  if (names_again ||
      !kAcronym.Match(piece(rest), 0, rest.size(), re2::RE2::ANCHOR_START, &group, 1)) {
    return std::nullopt;
  }
  return group.size();
}

std::size_t end_of_name(std::string_view stretch, const Words::Tables& tables) {
  auto window = stretch.substr(0, kLongestName);
  // A quotation that ends in the name began before it.
  const auto quote = window.find('"');
  if (quote != window.npos && quote > 0 && window[quote - 1] != ' ') {
    window = window.substr(0, quote);
  }
  re2::StringPiece group;
  std::size_t from = 0;
  while (tables.holder_end->Match(piece(window), from, window.size(), re2::RE2::UNANCHORED, &group,
                                  1)) {
    const auto at = offset(window, group);
    const auto rest = window.substr(at);
    if (rest.substr(0, 2) == " (") {
      const auto inside = parenthesis(window, at + 1);
      if (!inside) return at;
      if (inside->closes) return inside->end;
      from = inside->end;
    } else if (view(group) == " reporting" && ends_with(window.substr(0, at), " and")) {
      from = at + group.size();  // "a mechanism for monitoring and | reporting"
    } else if (const auto more = goes_on(window.substr(0, at), rest, tables)) {
      from = at + more;
    } else if (needs_object(window.substr(0, at), rest, tables) ||
               is_titled(window.substr(0, at), rest) || is_origin(window.substr(0, at), rest) ||
               is_title_case(window.substr(0, at), rest)) {
      from = at + group.size();
    } else if (const auto founded = founded_by(window.substr(0, at), rest)) {
      return at + *founded;
    } else if (const auto length = acronym_after(rest)) {
      return at + *length;
    } else {
      // "a group of governmental experts of | up to 25 States"
      return ends_with(window.substr(0, at), " of") ? at - std::string_view{" of"}.size() : at;
    }
  }
  return window.size();
}

}  // namespace

bool is_acronym(std::string_view name) {
  const auto word = name.substr(0, name.find_first_of(" '"));
  const auto capitals =
      std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals >= 3 || (capitals >= 2 && word.size() <= 4);
}

std::string type_of(std::string_view name, const Words::Tables& tables) {
  // What stands in parentheses tells nothing: "Support (MSS) mission" is a mission.
  const auto open = std::min(name.find(" ("), name.size());
  const auto close = std::min(name.find(')', open), name.size());
  const auto text =
      lowered(name.substr(0, open)) + lowered(name.substr(std::min(close + 1, name.size())));
  for (const auto& [type, words] : tables.holders) {
    const bool found = std::any_of(words.begin(), words.end(),
                                   [&text](const auto& word) { return holds_word(text, word); });
    if (found) {
      const auto bare = without_article(name);
      if (type == "other" && is_acronym(bare) && bare.find(' ') == bare.npos) return "mission";
      return type;
    }
  }
  return is_acronym(without_article(name)) ? "mission" : "";
}

Holder read_holder(std::string_view stretch, const Words::Tables& tables) {
  Holder holder;
  holder.end = end_of_name(stretch, tables);
  static const re2::RE2 kMark{"[A-Za-z],\\d{1,3}$"};  // a footnote's, glued to the name
  auto name = trimmed(stretch.substr(0, holder.end));
  if (re2::RE2::PartialMatch(piece(name), kMark)) name = name.substr(0, name.rfind(','));
  name = bare_acronym(trimmed(without_article(name)), tables);
  holder.name = name;
  holder.type = type_of(name, tables);
  return holder;
}

/// "Mission in Utopia (UNMU)": the acronym of the name before it.
static bool explains(std::string_view text, std::string_view name, std::string_view acronym) {
  const auto end = offset(text, name) + name.size();
  const auto at = offset(text, acronym);
  return at == end + 2 && text.substr(end, 2) == " (" && is_acronym(acronym) &&
         text.substr(at + acronym.size(), 1) == ")";
}

std::optional<Holder> last_holder(std::string_view text, const Words::Tables& tables) {
  static const re2::RE2 kName{
      "\\b(?:the\\s+)?((?:[A-Z][\\w\\x{2013}-]+|1540)(?:\\s+(?:of|on|the|in|for|and|to)"
      "\\b(?:\\s+the)?\\s+[A-Z][\\w-]+|\\s+[A-Z][\\w-]+)*)"};
  auto rest = piece(text);
  re2::StringPiece group;
  std::optional<Holder> last;
  std::string_view named;  // where it stands
  while (re2::RE2::FindAndConsume(&rest, kName, &group)) {
    std::string_view name{group.data(), group.size()};
    if (last && explains(text, named, name)) {
      last->name = fmt::format("{} ({})", last->name, name);
      continue;
    }
    // "Authorizes UNMU to …": the verb that opens the sentence is no part of the name.
    const auto first = name.substr(0, name.find(' '));
    if (first.size() < name.size() && tables.finite.count(lowered(first)) != 0) {
      name.remove_prefix(first.size() + 1);
    }
    const auto type = type_of(name, tables);
    const bool organ = holds_word(lowered(name), "council") ||
                       holds_word(lowered(name), "general assembly") ||
                       holds_word(lowered(name), "secretary-general");
    if (type.empty() || organ) continue;
    last = Holder{std::string{name}, type, 0};
    named = name;
  }
  return last;
}

}  // namespace mandated::mandate
