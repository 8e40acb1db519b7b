#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mandated::text {

/// NFC, every run of white space (Unicode White_Space and U+200B) one space, trimmed; control and
/// bidirectional format characters, U+2060 and U+FEFF taken out. `text` is UTF-8; invalid bytes
/// become U+FFFD. '\n' is white space here. normalise(normalise(x)) == normalise(x).
[[nodiscard]] std::string normalise(std::string_view text);

/// normalise(), then what typography alone may change is made equal: curly quotes and guillemets
/// straight, dashes and non-breaking hyphens '-', ellipsis "...", ligatures spelled out, soft
/// hyphens gone. Two texts with equal fold() say the same.
[[nodiscard]] std::string fold(std::string_view text);

/// fold(), case folded (Unicode, full), letters, marks and digits only: an apostrophe joins
/// ("d'Ivoire" is "divoire"), all else parts words by single spaces. The form labels and names are
/// compared in: "Main  Sponsors:" and "main sponsors" have one key. Accents stay.
[[nodiscard]] std::string key(std::string_view text);

/// normalise() for text that comes in pieces (the text nodes of one block), with marks at offsets.
class TextRun {
 public:
  /// White space at a seam collapses with its neighbours.
  void append(std::string_view piece);
  /// A line break that stays: '\n', with no space at either side. None at the beginning.
  void line_break();
  /// Remembers the place between what was appended and what follows; read back from take().
  void mark();

  [[nodiscard]] bool blank() const { return text_.empty(); }
  /// Trailing line breaks now, 0 where text or nothing stands last.
  [[nodiscard]] int open_line_breaks() const;
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] std::string_view text() const { return text_; }

  /// The normalised text and the marks that stand within it, ascending, without 0 and its size;
  /// a mark inside what NFC composes is dropped. Leaves the run empty.
  struct Text {
    std::string text;
    std::vector<std::uint32_t> marks;
  };
  [[nodiscard]] Text take();

 private:
  std::string text_;
  std::vector<std::uint32_t> marks_;
  bool space_ = false;  ///< white space seen, not yet written
  bool stable_ = true;  ///< no character seen that NFC could change
};

}  // namespace mandated::text
