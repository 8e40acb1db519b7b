#include "pipeline/text/normalise.h"

#include <stdexcept>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include "pipeline/text/utf8.h"

namespace mandated::text {
namespace {

enum class Class : std::uint8_t { keep, space, drop };

Class class_of_ascii(unsigned char c) {
  if (c > ' ' && c < 0x7F) return Class::keep;
  return c == ' ' || (c >= '\t' && c <= '\r') ? Class::space : Class::drop;
}

Class class_of(char32_t c) {
  if (c < 0x80) return class_of_ascii(static_cast<unsigned char>(c));
  if (c < 0xA0) return c == 0x85 ? Class::space : Class::drop;  // NEL is White_Space
  if (c == 0xA0 || c == 0x1680 || c == 0x202F || c == 0x205F || c == 0x3000) return Class::space;
  if (c >= 0x2000 && c <= 0x200B) return Class::space;  // ends with the zero-width space
  if (c == 0x2028 || c == 0x2029) return Class::space;
  const bool bidi = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                    (c >= 0x2066 && c <= 0x2069);
  return bidi || c == 0x2060 || c == 0xFEFF ? Class::drop : Class::keep;
}

// True only where neither the character nor a neighbour of it can change under NFC. Latin letters
// and the dashes, quotes and bullets of General Punctuation are nearly all that our pages hold.
bool stable_in_nfc(char32_t c) { return c < 0x300 || (c >= 0x2010 && c < 0x2100); }

bool visible_ascii(char c) { return c > ' ' && c < 0x7F; }

// End of the visible ASCII words from `at`, parted by single spaces: most of every page.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const char* p = begin + at;
  while (p != end && (visible_ascii(*p) ||
                      (*p == ' ' && p != begin + at && p + 1 != end && visible_ascii(p[1])))) {
    ++p;
  }
  return static_cast<std::size_t>(p - begin);
}

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error{"icu: no NFC data"};
  return *instance;
}

icu::StringPiece piece_of(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

std::string to_nfc(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink{&out, static_cast<std::int32_t>(text.size())};
  UErrorCode status = U_ZERO_ERROR;
  nfc().normalizeUTF8(0, piece_of(text), sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error{"icu: normalisation failed"};
  return out;
}

bool in_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return nfc().isNormalizedUTF8(piece_of(text), status) != 0 && U_SUCCESS(status);
}

bool composes_back(std::string_view text, std::size_t at) {
  const char32_t next = code_point_at(text, at).value;
  return nfc().hasBoundaryBefore(static_cast<UChar32>(next)) == 0;
}

// NFC of the parts between the marks, which is NFC of the whole where no part begins with a
// character that composes with what stands before; such a mark is dropped.
TextRun::Text compose(const std::string& text, const std::vector<std::uint32_t>& marks) {
  TextRun::Text result;
  std::size_t begin = 0;
  for (const std::uint32_t mark : marks) {
    if (composes_back(text, mark)) continue;
    result.text += to_nfc(std::string_view{text}.substr(begin, mark - begin));
    result.marks.push_back(static_cast<std::uint32_t>(result.text.size()));
    begin = mark;
  }
  result.text += to_nfc(std::string_view{text}.substr(begin));
  return result;
}

// What fold() writes for a character; nullptr where it stays as it is.
const char* folded(char32_t c) {
  switch (c) {
    case 0xAD:
      return "";
    case 0xB4:
    case 0x2BC:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2039:
    case 0x203A:
    case 0xFF07:
      return "'";
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xFF02:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
      return "-";
    case 0x2026:
      return "...";
    case 0xFB00:
      return "ff";
    case 0xFB01:
      return "fi";
    case 0xFB02:
      return "fl";
    case 0xFB03:
      return "ffi";
    case 0xFB04:
      return "ffl";
    case 0xFB05:
    case 0xFB06:
      return "st";
    default:
      return nullptr;
  }
}

bool apostrophe(char32_t c) { return c == '\'' || c == '`'; }

bool counts_in_key(char32_t c) {
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }
  constexpr std::uint32_t kWanted = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kWanted) != 0;
}

std::string case_folded(std::string text) {
  if (find_non_ascii(text) == text.size()) {
    for (char& c : text) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
  }
  std::string out;
  icu::StringByteSink<std::string> sink{&out, static_cast<std::int32_t>(text.size())};
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, piece_of(text), sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error{"icu: case folding failed"};
  return to_nfc(out);
}

}  // namespace

void TextRun::append(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size();) {
    const auto byte = static_cast<unsigned char>(piece[at]);
    const std::size_t end = end_of_plain(piece, at);
    CodePoint code{byte, end - at};
    if (end == at) {
      code = code_point_at(piece, at);
      const Class kind = class_of(code.value);
      if (kind != Class::keep) {
        space_ = space_ || kind == Class::space;
        at += code.size;
        continue;
      }
    }
    if (space_ && !text_.empty() && text_.back() != '\n') text_ += ' ';
    space_ = false;
    if (end == at && code.value == kReplacement) {
      append_utf8(text_, kReplacement);  // the bytes may be ill-formed
    } else {
      text_ += piece.substr(at, code.size);
      stable_ = stable_ && (byte < 0x80 || stable_in_nfc(code.value));
    }
    at += code.size;
  }
}

void TextRun::line_break() {
  space_ = false;
  if (!text_.empty()) text_ += '\n';
}

void TextRun::mark() {
  const bool gap = space_ && !text_.empty() && text_.back() != '\n';
  const auto end = static_cast<std::uint32_t>(text_.size() + (gap ? 1U : 0U));
  if (end != 0 && (marks_.empty() || marks_.back() != end)) marks_.push_back(end);
}

int TextRun::open_line_breaks() const {
  int count = 0;
  for (std::size_t end = text_.size(); end > 0 && text_[end - 1] == '\n'; --end) ++count;
  return count;
}

TextRun::Text TextRun::take() {
  while (!text_.empty() && text_.back() == '\n') text_.pop_back();
  while (!marks_.empty() && marks_.back() >= text_.size()) marks_.pop_back();
  Text result;
  if (stable_ || in_nfc(text_)) {
    result = {std::move(text_), std::move(marks_)};
  } else {
    result = compose(text_, marks_);
  }
  *this = TextRun{};
  return result;
}

std::string normalise(std::string_view text) {
  TextRun run;
  run.append(text);
  return run.take().text;
}

std::string fold(std::string_view text) {
  std::string plain = normalise(text);
  if (find_non_ascii(plain) == plain.size()) return plain;
  std::string out;
  out.reserve(plain.size());
  for (std::size_t at = 0; at < plain.size();) {
    const CodePoint code = code_point_at(plain, at);
    const char* const other = folded(code.value);
    if (other != nullptr) {
      out += other;
    } else {
      out.append(plain, at, code.size);
    }
    at += code.size;
  }
  // A soft hyphen may have stood alone between two spaces, or kept a mark from its letter.
  return normalise(out);
}

std::string key(std::string_view text) {
  const std::string folded_text = case_folded(fold(text));
  std::string out;
  out.reserve(folded_text.size());
  bool gap = false;
  for (std::size_t at = 0; at < folded_text.size();) {
    const CodePoint code = code_point_at(folded_text, at);
    if (counts_in_key(code.value)) {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      out.append(folded_text, at, code.size);
    } else {
      gap = gap || !apostrophe(code.value);
    }
    at += code.size;
  }
  return out;
}

}  // namespace mandated::text
