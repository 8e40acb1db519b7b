#include "pipeline/read/pdf_paragraph.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "pipeline/text/normalise.h"
#include "pipeline/text/utf8.h"

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

std::string lower(std::string_view text) {
  std::string out{text};
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Letters of any script count: bytes of UTF-8 beyond ASCII.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) >= 0x80);
}

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

// "km" and "2" are square kilometres, not kilometres with a note.
bool is_unit(std::string_view word) {
  constexpr std::array<std::string_view, 4> kUnits{"m", "km", "cm", "mm"};
  return std::find(kUnits.begin(), kUnits.end(), word) != kUnits.end();
}

class Joiner {
 public:
  Joiner(const Paragraph& paragraph, const Typing& typing)
      : runs_(paragraph.runs), note_(paragraph.note), typing_(typing), size_(usual_size(runs_)) {}

  text::TextRun::Text join() {
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const Run& run = runs_[i];
      if (!is_raised(i)) add(run);
      if (!is_blank(run.text)) last_ = &run;
    }
    flush();
    return out_.take();
  }

 private:
  // A small run above the line it stands in.
  [[nodiscard]] bool is_raised(std::size_t i) const {
    const Run& run = runs_[i];
    if (run.size > 0.85 * size_ || !is_note_mark(run.text)) return false;
    if (base_ == nullptr) return !note_ && stands_above_next(i);
    const double rise = run.y - base_->y;
    return rise > 0.1 * size_ && rise < 0.8 * size_ && !is_unit(last_word(line_));
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
      if (run.x - before.end > typing_.gap() * height) line_ += ' ';
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
    } else if (!ends_with(end, "/") && !ends_with(end, "\u2013") && !ends_with(end, "\u2014") &&
               !ends_with(end, "\u2011")) {
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
};

}  // namespace

Typing::Typing(const std::vector<std::vector<Run>>& pages) {
  std::size_t spaces = 0;
  std::size_t all = 0;
  for (const auto& page : pages) {
    for (const Run& run : page) {
      add(run.text);
      spaces += static_cast<std::size_t>(std::count(run.text.begin(), run.text.end(), ' '));
      all += run.text.size();
    }
  }
  for (const auto& page : pages) find_broken(page);
  gap_ = spaces * 12 > all ? kSurelySpace : kNarrowSpace;
}

void Typing::find_broken(const std::vector<Run>& page) {
  const Run* last = nullptr;
  for (const Run& run : page) {
    if (is_blank(run.text)) continue;
    if (last != nullptr && ends_with(last->text, "-") && last->y > run.y) {
      const std::string_view left{last->text.data(), last->text.size() - 1};
      const std::string word = lower(last_word(left)) + lower(first_word(run.text));
      breaks_words_ = breaks_words_ || words_.count(word) != 0;
    }
    last = &run;
  }
}

void Typing::add(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter(text[at])) {
      ++at;
      continue;
    }
    const std::string_view word = first_word(text.substr(at));
    at += word.size();
    // The first of a run may be what a line's end has broken off.
    const bool whole = at > word.size() && (at >= text.size() || text[at] != '-');
    if (whole && word.size() > 1) words_.insert(lower(word));
  }
}

bool Typing::keeps_hyphen(std::string_view left, std::string_view right) const {
  if (!breaks_words_ || left.empty() || right.empty()) return true;
  const bool lower_case = (right[0] >= 'a' && right[0] <= 'z') || (right[0] & '\x80') != 0;
  if (!lower_case) return true;
  if (words_.count(lower(left) + lower(right)) != 0) return false;
  return left.size() <= 3 || words_.count(lower(left)) != 0 || words_.count(lower(right)) != 0;
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

bool is_note_mark(std::string_view text) {
  bool marked = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, size] = text::code_point_at(text, at);
    at += size;
    const bool mark = (value >= '0' && value <= '9') || value == '*' || value == 0x2020 ||
                      value == 0x2021 || value == 0xA7;
    if (!mark && value != ',' && value != ' ' && value != 0xA0) return false;
    marked = marked || mark;
  }
  return marked && text.size() <= 16;
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
