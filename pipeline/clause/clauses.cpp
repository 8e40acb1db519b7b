#include "pipeline/clause/clauses.h"

#include <algorithm>
#include <cstdlib>

#include <re2/re2.h>

#include "pipeline/clause/front_matter.h"
#include "pipeline/clause/labels.h"
#include "pipeline/clause/numbers.h"
#include "pipeline/clause/verbs.h"
#include "pipeline/text/dates.h"
#include "pipeline/text/match.h"

namespace mandated::clause {
namespace {

bool matches(std::string_view text, const re2::RE2& pattern) {
  return re2::RE2::FullMatch(piece(text), pattern);
}

/// "welcomes", "takes note", "also expresses deep concern", but not "conscious" nor "renewing".
bool is_finite(std::string_view verb) {
  static const re2::RE2 kThird{"(?:[a-z-]+ )*[a-z-]*[^aious]s(?: .*)?"};
  static const re2::RE2 kParticiple{"(?:[a-z]+ )*?(?:[a-z]+ing|conscious)(?: .*)?"};
  return matches(verb, kThird) && !matches(verb, kParticiple);
}

bool ends_text(std::string_view block) {
  static const re2::RE2 kMeeting{
      "(?is)\\d{1,4}(?:st|nd|rd|th)\\s+(?:\\([a-z ]+\\)\\s+)?(?:plenary\\s+)?meeting\\b.{0,60}"};
  return matches(block, kMeeting);
}

bool opens_adoption(std::string_view block) {
  static const re2::RE2 kAdoption{
      "(?is)\\[?\\s*adopted\\s+(?:without\\s+a\\s+vote|by\\s+(?:a\\s+)?(?:recorded\\s+)?vote|"
      "by\\s+consensus).*"};
  return matches(block, kAdoption);
}

/// "22 July 2020": the day of adoption, where no line names the meeting.
bool is_day(std::string_view block) {
  static const re2::RE2 kDay{"\\d{1,2}\\s+[A-Z][a-z]+\\s+\\d{4}"};
  return matches(block, kDay);
}

/// The meeting, the day and the adoption, one line each.
bool holds_end(std::string_view block) {
  const auto first = block.substr(0, block.find('\n'));
  return first.size() < block.size() && !opens_adoption(block) &&
         (ends_text(first) || is_day(first));
}

bool is_rule(std::string_view block) {
  return block.find_first_not_of("-_*=. ") == std::string_view::npos;
}

bool goes_on_adoption(std::string_view adoption, std::string_view block) {
  static const re2::RE2 kGroup{"(?is)(?:in favou?r|against|abstain\\w*|abstentions?)\\b.*"};
  if (adoption.empty()) return false;
  if (adoption.front() == '[') return adoption.back() != ']';
  return matches(block, kGroup);
}

/// "1 See A/HRC/54/75.", "** Official Records of …": the mark off.
std::string_view footnote_of(std::string_view block) {
  static const re2::RE2 kFootnote{
      "(?s)(?:\\d{1,2}/?|\\[\\d{1,2}\\]|\\*{1,3})\\s*((?:See|Ibid|A/|S/|E/|Official Records|United "
      "Nations,|General "
      "Assembly resolution|Human Rights Council resolution|Security Council resolution|Resolution "
      "\\d|States? (?:not|Members?)\\b|On behalf of).*)"};
  // The "*" is lost where a reader takes it for a bullet.
  for (const std::string_view known : {"Reissued for technical reasons", "State not a member of",
                                       "States not members of", "On behalf of the States"}) {
    if (block.substr(0, known.size()) == known) return block;
  }
  re2::StringPiece text;
  if (!re2::RE2::FullMatch(piece(block), kFootnote, &text)) return {};
  return {text.data(), text.size()};
}

/// "13 Adopted on …", "* Reissued …": the mark off.
std::string_view without_mark(std::string_view footnote) {
  static const re2::RE2 kMarked{"(?s)(?:\\d{1,3}/?|\\[\\d{1,3}\\]|\\*{1,3}|[a-z])\\s+(.+)"};
  re2::StringPiece text;
  if (!re2::RE2::FullMatch(piece(footnote), kMarked, &text)) return footnote;
  return {text.data(), text.size()};
}

/// Does `block` go on where a page ended in the middle of the clause? The clause ends with a word,
/// and what follows has neither number nor verb and is no heading.
bool goes_on(const Clause& clause, const Clause& block) {
  static const re2::RE2 kOpen{"(?s).*[\\pL\\pN&]"};
  if (clause.verb.empty() || !block.number.empty() || !item_verb(block.text).empty()) return false;
  if (block.text.empty() || !matches(clause.text, kOpen)) return false;
  const bool lower = block.text[0] >= 'a' && block.text[0] <= 'z';
  return lower || std::string_view{",;."}.find(block.text.back()) != std::string_view::npos;
}

/// A short line that no punctuation ends. Between operative paragraphs it may open with what looks
/// like a verb: "Partnerships", "Promoting coherence"; where these have numbers, with any: "Arms".
bool is_heading(const Clause& clause, bool operative, bool all_numbered) {
  constexpr std::size_t kLongest = 120;
  const auto& text = clause.text;
  if (!clause.number.empty() || text.empty() || text.size() >= kLongest) return false;
  if (std::string_view{",;.:"}.find(text.back()) != std::string_view::npos) return false;
  if (clause.verb.empty() || text.find(' ') == std::string::npos) return true;
  return operative && (all_numbered || !is_finite(clause.verb));
}

/// Reads block after block; what a block is depends on the part it stands in.
class TextReader {
 public:
  explicit TextReader(const Blocks& blocks) : all_(blocks), blocks_(labelled(blocks)) {}

  [[nodiscard]] Text read() {
    for (at_ = 0; at_ < blocks_.size(); ++at_) {
      if (!take_footnote()) take(blocks_[at_].text);
    }
    // A corrigendum has no preamble.
    if (part_ == Part::front) text_.symbol = front_.masthead();
    if (part_ == Part::front && front_.corrects()) take_corrections();
    return std::move(text_);
  }

  [[nodiscard]] std::vector<Clause> read_excerpt() {
    part_ = Part::body;
    first_number_ = find_first_number();
    for (at_ = 0; at_ < blocks_.size(); ++at_) {
      if (!take_footnote()) take_excerpt(blocks_[at_].text);
    }
    return std::move(text_.clauses);
  }

 private:
  enum class Part { front, body, annex, back };

  bool take_footnote() {
    const auto& block = blocks_[at_];
    if (!in_footnote(all_, block)) return false;
    text_.clauses.push_back(
        {ClauseKind::footnote, "", 0, "", std::string{without_mark(block.text)}});
    return true;
  }

  void take(const std::string& block) {
    if (part_ == Part::front) return take_front(block);
    if (is_rule(block)) return;
    if (holds_end(block)) return take_lines(block);
    if (opens_adoption(block) ||
        (part_ == Part::back && goes_on_adoption(text_.adoption, block) && !is_annex_line(block))) {
      text_.adoption += (text_.adoption.empty() ? "" : "\n") + block;
      part_ = Part::back;
    } else if (is_annex_line(block)) {
      part_ = Part::annex;
      text_.clauses.push_back({ClauseKind::heading, "", 0, "", block});
    } else if (const auto footnote = footnote_of(block); !footnote.empty()) {
      text_.clauses.push_back({ClauseKind::footnote, "", 0, "", std::string{footnote}});
    } else if (part_ == Part::body && (ends_text(block) || (operative_ && is_day(block)))) {
      part_ = Part::back;
      take_day(block);
    } else if (part_ == Part::back) {
      take_day(block);
    } else {
      take_clause(block);
    }
  }

  void take_front(const std::string& block) {
    const auto* organ = organ_of(block);
    if (organ == nullptr) {
      // "* Reissued for technical reasons on …" is no line of the title.
      if (const auto footnote = footnote_of(block); !footnote.empty()) {
        text_.clauses.push_back({ClauseKind::footnote, "", 0, "", std::string{footnote}});
      } else if (const bool taken = front_.take(block, text_);
                 !taken && block.find('\n') != std::string::npos) {
        take_lines(block);
      } else if (taken) {
        // Behind the line "Corrigendum" only what follows at once is front matter still.
        named_ = named_ || is_corrigendum_line(block);
        const bool goes_on = !named_ || is_corrigendum_line(block) || corrections_ == at_;
        if (goes_on) {
          corrections_ = at_ + 1;
          before_corrections_ = text_.clauses.size();
        }
      }
      return;
    }
    text_.body = organ->name;
    text_.symbol = front_.symbol(*organ);
    part_ = Part::body;
    first_number_ = find_first_number();
  }

  // Lines that stand in one block, as of a page that breaks them without parting paragraphs.
  void take_lines(std::string_view block) {
    while (!block.empty()) {
      const auto end = block.find('\n');
      if (end != 0) take(std::string{block.substr(0, end)});
      block = end == std::string_view::npos ? std::string_view{} : block.substr(end + 1);
    }
  }

  // What stands behind the front matter of a corrigendum says what is to be read instead of what: a
  // quotation in it acts on nothing.
  void take_corrections() {
    text_.corrigendum = true;
    if (text_.title.empty()) text_.title = "Corrigendum";
    text_.clauses.resize(before_corrections_);  // footnotes behind it are met again
    text_.clauses.push_back({ClauseKind::heading, "", 0, "", "Corrigendum"});
    part_ = Part::annex;
    for (at_ = corrections_; at_ < blocks_.size(); ++at_) {
      const auto& block = blocks_[at_].text;
      if (take_footnote() || is_rule(block)) continue;
      auto clause = numbered(block, ClauseKind::annex);
      if (const auto footnote = footnote_of(block); !footnote.empty()) {
        clause = {ClauseKind::footnote, "", 0, "", std::string{footnote}};
      } else if (is_heading(clause, false, false)) {
        clause.kind = ClauseKind::heading;
      }
      clause.verb.clear();
      text_.clauses.push_back(std::move(clause));
    }
  }

  void take_excerpt(const std::string& block) {
    const auto footnote = footnote_of(block);
    const bool apart = organ_of(block) != nullptr || ends_text(block) || opens_adoption(block);
    if (apart || is_annex_line(block)) {
      if (!apart) part_ = Part::annex;
      text_.clauses.push_back({ClauseKind::heading, "", 0, "", block});
    } else if (!footnote.empty()) {
      text_.clauses.push_back({ClauseKind::footnote, "", 0, "", std::string{footnote}});
    } else {
      take_clause(block);
    }
  }

  /// The operative part begins with "1."; the index past the text where no such paragraph is.
  [[nodiscard]] std::size_t find_first_number() const {
    for (auto i = at_; i < blocks_.size(); ++i) {
      const auto& block = blocks_[i].text;
      if (in_footnote(all_, blocks_[i])) continue;
      if (is_annex_line(block) || ends_text(block) || opens_adoption(block)) break;
      const auto clause = numbered(block, ClauseKind::operative);
      if (clause.level == 0 && clause.number == "1") return i;
    }
    return blocks_.size();
  }

  void take_day(const std::string& block) {
    if (text_.adopted) return;
    if (const auto date = text::find_date(block)) text_.adopted = date->date;
  }

  void take_clause(const std::string& block) {
    auto clause =
        numbered(block, part_ == Part::annex ? ClauseKind::annex : ClauseKind::preambular);
    if (part_ == Part::body) {
      settle_number(clause, due_);
      if (auto* const open = last_of_text(); open != nullptr && goes_on(*open, clause)) {
        open->text += ' ' + clause.text;
        return;
      }
      operative_ = operative_ || begins_operative(clause);
      if (is_heading(clause, operative_, first_number_ < blocks_.size())) {
        clause.kind = ClauseKind::heading;
      } else if (operative_) {
        clause.kind = ClauseKind::operative;
      }
      if (operative_ && clause.level == 0 && !clause.number.empty()) settle_due(clause);
    }
    const bool speaks =
        clause.kind == ClauseKind::preambular || clause.kind == ClauseKind::operative;
    if (!speaks) clause.verb.clear();
    const auto behind =
        at_ + 1 < blocks_.size() ? std::string_view{blocks_[at_ + 1].text} : std::string_view{};
    if (clause.level == 0 && !clause.number.empty()) bracketed_ = false;
    bracketed_ = bracketed_ || (clause.level > 0 && block.front() == '(');
    const bool dotted = clause.level > 0 && block.front() >= 'a' && block.front() <= 'z';
    if (dotted) {
      settle_dotted(clause, text_.clauses, bracketed_);
    } else {
      settle_level(clause, text_.clauses, behind);
    }
    text_.clauses.push_back(std::move(clause));
  }

  /// The last clause but footnotes; null where that is none of the body.
  [[nodiscard]] Clause* last_of_text() {
    const auto last =
        std::find_if(text_.clauses.rbegin(), text_.clauses.rend(),
                     [](const Clause& each) { return each.kind != ClauseKind::footnote; });
    const bool speaks = last != text_.clauses.rend() && (last->kind == ClauseKind::preambular ||
                                                         last->kind == ClauseKind::operative);
    return speaks ? &*last : nullptr;
  }

  /// A list counted "1.", "2." that stands below a paragraph begins anew: what is not the number
  /// due, but the next of that list, stands one deeper than what opened it.
  void settle_due(Clause& clause) {
    const auto number = std::atoi(clause.number.c_str());
    if (number != due_ && due_ > 1 && number == nested_ + 1) {
      if (nested_ == 0) nested_level_ = text_.clauses.empty() ? 1 : text_.clauses.back().level + 1;
      nested_ = number;
      clause.level = nested_level_;
      return;
    }
    nested_ = 0;
    due_ = number + 1;
  }

  /// With "1.", or where no paragraph has that number, with another one or with a verb in the third
  /// person that no comma ends: "Affirms that …," stands in preambles, too.
  [[nodiscard]] bool begins_operative(const Clause& clause) const {
    if (first_number_ < blocks_.size()) return at_ == first_number_;
    if (!clause.number.empty() && clause.level == 0) return true;
    return is_finite(clause.verb) && clause.text.back() != ',';
  }

  const Blocks& all_;
  std::vector<Block> blocks_;
  std::size_t at_ = 0;
  std::size_t first_number_ = 0;
  bool named_ = false;           ///< the line "Corrigendum" was there
  std::size_t corrections_ = 0;  ///< of a corrigendum: the first block behind its front matter
  std::size_t before_corrections_ = 0;  ///< clauses before that
  FrontMatter front_;
  Part part_ = Part::front;
  bool operative_ = false;
  bool bracketed_ = false;  ///< "(a)" or "(i)" stands below the last numbered paragraph
  int due_ = 1;             ///< number of the next paragraph
  int nested_ = 0;          ///< last number of a list below a paragraph; 0 outside of one
  int nested_level_ = 1;
  Text text_;
};

}  // namespace

Text read_resolution(const Blocks& blocks) { return TextReader(blocks).read(); }

std::vector<Clause> read_clauses(const Blocks& blocks) {
  auto text = read_resolution(blocks);
  const bool fronted = !text.symbol.empty() || !text.session.empty() || !text.agenda_item.empty() ||
                       !text.title.empty();
  if (fronted && !text.body.empty()) return std::move(text.clauses);
  return TextReader(blocks).read_excerpt();
}

}  // namespace mandated::clause
