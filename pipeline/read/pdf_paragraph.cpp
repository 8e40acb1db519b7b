#include "pipeline/read/pdf_paragraph.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "pipeline/base/ascii.h"
#include "pipeline/read/note_marks.h"
#include "pipeline/text/normalise.h"

namespace mandated::read::pdf {
namespace {

// The narrowest fonts have spaces of 0.2. Word writes every space, and kerns by more than that.
constexpr double kNarrowSpace = 0.17;
constexpr double kSurelySpace = 0.45;
constexpr std::string_view kSoftHyphen = "\u00AD";

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\r") == std::string_view::npos;
}

// Letters of any script count: bytes of UTF-8 beyond ASCII.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) >= 0x80);
}

// "2017–" and "2027", but not what an en dash with spaces parts.
bool joins_what_follows(std::string_view end) {
  for (const std::string_view dash : {"\u2013", "\u2014"}) {
    if (ends_with(end, dash)) return !ends_with(end.substr(0, end.size() - dash.size()), " ");
  }
  return ends_with(end, "/") || ends_with(end, "\u2011");
}

bool is_word(char c) { return is_letter(c) || is_digit(c) || c == '('; }

std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_letter(text[end])) ++end;
  return text.substr(0, end);
}

// Behind which no letter follows without a space.
bool ends_list_item(std::string_view text) { return ends_with(text, ",") || ends_with(text, ";"); }

// What the hyphenated words of these texts are made of, by the spelling list of the United Nations
// Editorial Manual and the texts themselves: "non-", "-based".
constexpr std::array<std::string_view, 12> kFirstParts{
    "non", "self", "so", "well", "full", "far", "long", "high", "cross", "all", "e", "up"};
constexpr std::array<std::string_view, 15> kLastParts{
    "based", "related", "building", "making", "friendly", "centred", "term", "wide",
    "led",   "being",   "day",      "called", "fourth",   "and",     "to"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Joiner {
 public:
  Joiner(const Paragraph& paragraph, const Typing& typing)
      : runs_(paragraph.runs), note_(paragraph.note), typing_(typing), size_(usual_size(runs_)) {}

  text::TextRun::Text join() {
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const Run& run = runs_[i];
      if (is_raised(i)) {
        owes_space_ = ends_with(run.text, " ");
      } else {
        add(run);
      }
      if (!is_blank(run.text)) last_ = &run;
    }
    flush();
    return out_.take();
  }

 private:
  // A small run above the line it stands in.
  [[nodiscard]] bool is_raised(std::size_t i) const {
    const Run& run = runs_[i];
    if (run.size > 0.85 * size_ || !(is_note_mark(run.text) || is_letter_mark(run.text))) {
      return false;
    }
    if (base_ == nullptr) return !note_ && stands_above_next(i);
    const double rise = run.y - base_->y;
    return rise > 0.1 * size_ && rise < 0.8 * size_ && !is_unit_of_length(last_word(line_));
  }

  [[nodiscard]] bool stands_above_next(std::size_t i) const {
    for (++i; i < runs_.size(); ++i) {
      if (is_blank(runs_[i].text) || runs_[i].size < 0.9 * size_) continue;
      const double rise = runs_[i - 1].y - runs_[i].y;
      return rise > 0.1 * size_ && rise < 0.8 * size_;
    }
    return false;
  }

  void add(const Run& run) {
    if (last_ != nullptr && !is_blank(run.text)) part(*last_, run);
    if (run.bold != bold_ || run.italic != italic_) {
      flush();
      out_.mark();
      bold_ = run.bold;
      italic_ = run.italic;
    }
    if (owes_space_ && !run.text.empty() && is_word(run.text[0])) line_ += ' ';
    owes_space_ = false;
    line_ += run.text;
    if (!is_blank(run.text) && run.size > 0.85 * size_) base_ = &run;
  }

  // Between two runs: nothing, a space, or a hyphen less.
  void part(const Run& before, const Run& run) {
    const double height = std::max(std::min(before.size, run.size), 1.0);
    const bool same_line = before.owner == run.owner &&
                           std::abs(before.y - run.y) < 0.6 * std::max(before.size, run.size) &&
                           run.x >= before.x;
    if (same_line) {
      const double gap = (run.x - before.end) / height;
      const bool words = typing_.parts(last_word(line_), first_word(run.text)) ||
                         (ends_list_item(line_) && !first_word(run.text).empty());
      if (gap > typing_.gap() || (words && gap > kNarrowSpace)) line_ += ' ';
      return;
    }
    // A joiner behind a hyphen says that the line may not end there, and is as good as none.
    if (ends_with(line_, "-\u200D")) line_.resize(line_.size() - std::string_view{"\u200D"}.size());
    const std::string_view end = line_;
    if (ends_with(end, kSoftHyphen)) {
      line_.resize(line_.size() - kSoftHyphen.size());
    } else if (ends_with(end, "-")) {
      const std::string_view left = last_word(end.substr(0, end.size() - 1));
      if (!typing_.keeps_hyphen(left, first_word(run.text))) line_.pop_back();
    } else if (!joins_what_follows(end)) {
      line_ += ' ';
    }
  }

  void flush() {
    out_.append(line_);
    line_.clear();
  }

  const std::vector<Run>& runs_;
  bool note_;
  const Typing& typing_;
  double size_;
  text::TextRun out_;
  std::string line_;           // not yet in out_, as its end may change
  const Run* last_ = nullptr;  // that is not blank
  const Run* base_ = nullptr;  // the last of full size
  bool bold_ = false;
  bool italic_ = false;
  bool owes_space_ = false;  // that stood in the run of the mark
};

// Is the first word of a run all of it, not what a line's end has broken off, or a font?
bool begins_word(const Run& before, const Run& run) {
  if (before.y > run.y + 0.5 * run.size) return !ends_with(before.text, "-");
  const double gap = run.x - before.end;
  return gap > kNarrowSpace * run.size || gap < -run.size || ends_with(before.text, " ");
}

}  // namespace

Typing::Typing(const std::vector<std::vector<Run>>& pages) {
  std::size_t spaces = 0;
  std::size_t all = 0;
  for (const auto& page : pages) {
    const Run* last = nullptr;
    for (const Run& run : page) {
      add(run.text, last == nullptr || begins_word(*last, run));
      if (!is_blank(run.text)) last = &run;
      spaces += static_cast<std::size_t>(std::count(run.text.begin(), run.text.end(), ' '));
      all += run.text.size();
    }
  }
  LineEnds ends;
  for (const auto& page : pages) count(page, ends);
  breaks_words_ = ends.words > ends.compounds;
  gap_ = spaces * 12 > all ? kSurelySpace : kNarrowSpace;
}

void Typing::count(const std::vector<Run>& page, LineEnds& ends) const {
  const Run* last = nullptr;
  for (const Run& run : page) {
    if (is_blank(run.text)) continue;
    if (last != nullptr && ends_with(last->text, "-") && last->y > run.y) {
      const std::string_view before{last->text.data(), last->text.size() - 1};
      const std::string left = lowered(last_word(before));
      const std::string right = lowered(first_word(run.text));
      if (words_.count(left + right) != 0) ++ends.words;
      if (words_.count(left + '-' + right) != 0) ++ends.compounds;
    }
    last = &run;
  }
}

// Words, the compounds of two within a line ("long-term"), and what such begin with ("long-").
void Typing::add(std::string_view text, bool whole) {
  std::string_view compound;  // the word before the hyphen
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter(text[at])) {
      if (text[at] != '-') compound = {};
      ++at;
      continue;
    }
    const std::string_view word = first_word(text.substr(at));
    at += word.size();
    if (!compound.empty()) {
      words_.insert(lowered(compound) + '-');
      words_.insert(lowered(compound) + '-' + lowered(word));
    }
    const bool hyphen = at < text.size() && text[at] == '-';
    if ((at > word.size() || whole) && !hyphen && word.size() > 1) words_.insert(lowered(word));
    compound = hyphen ? word : std::string_view{};
  }
}

bool Typing::keeps_hyphen(std::string_view left, std::string_view right) const {
  if (!breaks_words_ || left.empty() || right.empty()) return true;
  const bool lower_case = (right[0] >= 'a' && right[0] <= 'z') || (right[0] & '\x80') != 0;
  if (!lower_case) return true;
  const std::string front = lowered(left);
  const std::string back = lowered(right);
  if (words_.count(front + '-' + back) != 0) return true;
  if (words_.count(front + back) != 0) return false;
  if (is_one_of(kFirstParts, front) || is_one_of(kLastParts, back)) return true;
  if (words_.count(back) == 0) return false;
  return words_.count(front) != 0 || words_.count(front + '-') != 0;
}

bool Typing::parts(std::string_view left, std::string_view right) const {
  if (left.size() < 2 && left != "a") return false;
  const std::string front = lowered(left);
  const std::string back = lowered(right);
  return words_.count(front) != 0 && words_.count(back) != 0 && words_.count(front + back) == 0;
}

double usual_size(const std::vector<Run>& runs) {
  std::map<long, std::size_t> characters;  // by tenths of a point
  for (const Run& run : runs) {
    if (!is_blank(run.text)) characters[std::lround(run.size * 10)] += run.text.size();
  }
  const auto most =
      std::max_element(characters.begin(), characters.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == characters.end() ? 0 : static_cast<double>(most->first) / 10;
}

bool is_letter_mark(std::string_view text) {
  const std::size_t end = text.find_last_not_of(' ');
  return end == 0 && text[0] >= 'a' && text[0] <= 'z';
}

Block block_of(Paragraph paragraph, const Typing& typing) {
  text::TextRun::Text joined = Joiner{paragraph, typing}.join();
  Block block;
  block.kind = paragraph.kind;
  block.level = paragraph.level;
  block.container = paragraph.container;
  block.links = std::move(paragraph.links);
  block.text = std::move(joined.text);
  block.cuts = std::move(joined.marks);
  return block;
}

}  // namespace mandated::read::pdf
