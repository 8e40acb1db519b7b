#include "pipeline/read/pdf_flow.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mandated::read::pdf {
namespace {

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\n\r") == std::string::npos;
}

// Where the last line of a paragraph begins, and whether it is its only one.
struct LastLine {
  const Run* first = nullptr;
  bool only = true;
};

LastLine last_line_of(const Paragraph& paragraph) {
  LastLine line;
  for (const Run& run : paragraph.runs) {
    if (is_blank(run.text)) continue;
    const Run* const first = line.first;
    const bool same = first != nullptr && run.owner == first->owner && run.x > first->x - 1 &&
                      std::abs(run.y - first->y) < 0.6 * std::max(run.size, first->size);
    if (same) continue;
    line.only = first == nullptr;
    line.first = &run;
  }
  return line;
}

char last_letter(const Paragraph& paragraph) {
  for (auto run = paragraph.runs.rbegin(); run != paragraph.runs.rend(); ++run) {
    const std::size_t at = run->text.find_last_not_of(" \t\n\r");
    if (at != std::string::npos) return run->text[at];
  }
  return '.';
}

char first_letter(const Paragraph& paragraph) {
  for (const Run& run : paragraph.runs) {
    const std::size_t at = run.text.find_first_not_of(" \t\n\r");
    if (at != std::string::npos) return run.text[at];
  }
  return ' ';
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

bool is_all_blank(const Paragraph& paragraph) {
  return std::all_of(paragraph.runs.begin(), paragraph.runs.end(),
                     [](const Run& run) { return is_blank(run.text); });
}

bool goes_on(const Paragraph& above, const Paragraph& next) {
  if (above.kind != BlockKind::paragraph || next.kind != BlockKind::paragraph) return false;
  if (above.note || next.note || above.container != next.container) return false;
  const auto first = std::find_if(next.runs.begin(), next.runs.end(),
                                  [](const Run& run) { return !is_blank(run.text); });
  const LastLine last = last_line_of(above);
  if (first == next.runs.end() || last.first == nullptr) return false;
  if (first->owner == last.first->owner || first->bold != last.first->bold) return false;
  const double shift = first->x - last.first->x;
  const double indent = 0.8 * first->size;
  return last.only ? shift < -indent : std::abs(shift) < indent;
}

bool are_lines(const std::vector<Paragraph>& paragraphs) {
  std::size_t torn = 0;
  for (std::size_t i = 1; i < paragraphs.size(); ++i) {
    const Paragraph& above = paragraphs[i - 1];
    const bool both = above.kind == BlockKind::paragraph &&
                      paragraphs[i].kind == BlockKind::paragraph && !paragraphs[i].note;
    if (both && (is_lower(last_letter(above)) || last_letter(above) == ',') &&
        is_lower(first_letter(paragraphs[i]))) {
      ++torn;
    }
  }
  return torn >= 4 && torn * 4 > paragraphs.size();
}

}  // namespace mandated::read::pdf
