#include "pipeline/read/note_marks.h"

#include "pipeline/text/utf8.h"

namespace mandated::read {

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

// "km" and "2" are square kilometres, not kilometres with a note.
bool is_unit_of_length(std::string_view word) {
  return word == "m" || word == "km" || word == "cm" || word == "mm";
}

}  // namespace mandated::read
