#include "pipeline/read/pdf_font.h"

#include <algorithm>
#include <cmath>

#include "pipeline/read/pdf_encoding.h"
#include "pipeline/read/pdf_lexer.h"
#include "pipeline/read/pdf_objects.h"
#include "pipeline/read/pdf_program.h"
#include "pipeline/text/utf8.h"

namespace mandated::read::pdf {
namespace {

// A two-byte font has 65536 codes; more steps than a few times that say them over and over.
constexpr std::size_t kMostMappings = 300'000;
constexpr std::string_view kUnknown = "\uFFFD";

std::uint32_t code_of(std::string_view bytes) {
  std::uint32_t code = 0;
  for (const char c : bytes.substr(0, 4)) code = code << 8U | static_cast<std::uint8_t>(c);
  return code;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// The last UTF-16 unit counted up, as the values of a bfrange are.
std::string plus(std::string utf16, std::uint32_t steps) {
  if (utf16.size() < 2) return utf16;
  const std::size_t at = utf16.size() - 2;
  const std::uint32_t unit = code_of(std::string_view{utf16}.substr(at)) + steps;
  utf16[at] = static_cast<char>(unit >> 8U & 0xFFU);
  utf16[at + 1] = static_cast<char>(unit & 0xFFU);
  return utf16;
}

bool is_type3(QPDFObjectHandle font) { return name_in(font, "/Subtype") == "Type3"; }

// How wide 1 in a Type 3 font's own space is in text space; by its matrix, mostly 0.001 or the size
// of a pixel.
double glyph_unit(QPDFObjectHandle font) {
  auto matrix = key_of(font, "/FontMatrix");
  if (!matrix.isArray() || matrix.getArrayNItems() != 6) return 0.001;
  return std::abs(matrix.getArrayAsMatrix().a);
}

// Of the box around its glyphs, in its own space; 1000 where it has none.
double height_of(QPDFObjectHandle font) {
  auto box = key_of(font, "/FontBBox");
  if (!box.isArray() || box.getArrayNItems() != 4) return 1000;
  const double height = std::abs(box.getArrayAsRectangle().ury - box.getArrayAsRectangle().lly);
  return height > 0 ? height : 1000;
}

FontProgram program_of(QPDFObjectHandle descriptor, const Data& data) {
  for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"}) {
    auto file = key_of(descriptor, key);
    if (file.isStream()) return read_font_program(data(file));
  }
  return {};
}

bool is_text(std::string_view utf8) {
  const char32_t first = utf8.empty() ? 0 : text::code_point_at(utf8, 0).value;
  return first > 0x1F && first != 0xFFFD && !(first >= 0xE000 && first <= 0xF8FF);
}

}  // namespace

Font::Font(QPDFObjectHandle dictionary, const Data& data) {
  composite_ = name_in(dictionary, "/Subtype") == "Type0";
  name_ = name_in(dictionary, "/BaseFont");
  if (composite_) {
    read_composite(dictionary, data);
  } else {
    read_simple(dictionary, data);
  }
  auto unicode = key_of(dictionary, "/ToUnicode");
  if (unicode.isStream()) read_cmap(data(unicode), false);
  for (auto& [code, text] : texts_) text = spelled(std::move(text));
}

void Font::read_style(QPDFObjectHandle font, QPDFObjectHandle descriptor) {
  const std::string name = name_in(font, "/BaseFont");
  auto flags = key_of(descriptor, "/Flags");
  const auto bits = flags.isInteger() ? flags.getIntValue() : 0;
  italic_ = contains(name, "Italic") || contains(name, "Oblique") || (bits & 64) != 0;
  bold_ = contains(name, "Bold") || (bits & (1 << 18)) != 0;
}

void Font::read_simple(QPDFObjectHandle font, const Data& data) {
  read_style(font, key_of(font, "/FontDescriptor"));
  read_codes(font, data);
  auto differences = key_of(key_of(font, "/Encoding"), "/Differences");
  std::uint32_t code = 0;
  for (int i = 0; differences.isArray() && i < differences.getArrayNItems(); ++i) {
    auto item = differences.getArrayItem(i);
    if (item.isInteger()) code = static_cast<std::uint32_t>(item.getIntValue()) & 0xFFU;
    if (!item.isName()) continue;
    texts_.erase(code);
    if (auto text = known_glyph(item.getName().substr(1))) texts_[code] = std::move(*text);
    ++code;
  }
  // In Symbol, where Word takes its bullets from.
  if (contains(name_, "Symbol")) texts_[0xB7] = "\u2022";
  read_simple_widths(font);
}

// ISO 32000-1, 9.6.6: by the encoding that is named, else by that of the program that is embedded,
// else by the one of the font's kind.
void Font::read_codes(QPDFObjectHandle font, const Data& data) {
  auto encoding = key_of(font, "/Encoding");
  auto descriptor = key_of(font, "/FontDescriptor");
  const bool true_type = name_in(font, "/Subtype") == "TrueType";
  std::string base =
      encoding.isName() ? encoding.getName().substr(1) : name_in(encoding, "/BaseEncoding");
  if (base.empty()) {
    FontProgram program = program_of(descriptor, data);
    texts_ = std::move(program.codes);
    const bool told = !texts_.empty() || program.arbitrary_codes || is_type3(font);
    if (told && !(true_type && encoding.isDictionary())) return;
    if (true_type) base = "WinAnsiEncoding";
  }
  for (auto& each : texts_of(base_encoding(base))) texts_.insert(std::move(each));
  // Line ends and tabs that a writer left in its strings have no glyph.
  for (std::uint32_t code = 0; code < 0x20; ++code) texts_.try_emplace(code);
}

void Font::read_simple_widths(QPDFObjectHandle font) {
  auto missing = key_of(key_of(font, "/FontDescriptor"), "/MissingWidth");
  if (missing.isNumber()) default_width_ = missing.getNumericValue() / 1000;
  auto first = key_of(font, "/FirstChar");
  auto widths = key_of(font, "/Widths");
  if (!first.isInteger() || !widths.isArray()) return;
  const double unit = is_type3(font) ? glyph_unit(font) : 0.001;
  if (is_type3(font)) em_ = height_of(font) * unit;
  for (int i = 0; i < std::min(widths.getArrayNItems(), 256); ++i) {
    auto width = widths.getArrayItem(i);
    if (!width.isNumber()) continue;
    widths_[static_cast<std::uint32_t>(first.getIntValue() + i)] = width.getNumericValue() * unit;
  }
}

void Font::read_composite(QPDFObjectHandle font, const Data& data) {
  auto descendants = key_of(font, "/DescendantFonts");
  auto descendant = descendants.isArray() && descendants.getArrayNItems() > 0
                        ? descendants.getArrayItem(0)
                        : QPDFObjectHandle::newNull();
  read_style(font, key_of(descendant, "/FontDescriptor"));
  auto encoding = key_of(font, "/Encoding");
  if (encoding.isStream()) read_cmap(data(encoding), true);
  const std::string name = encoding.isName() ? encoding.getName() : std::string{};
  unicode_codes_ = contains(name, "UCS2") || contains(name, "UTF16");
  if (contains(name, "Identity") && !key_of(font, "/ToUnicode").isStream()) {
    read_glyphs(descendant, data);
  }
  auto width = key_of(descendant, "/DW");
  default_width_ = width.isNumber() ? width.getNumericValue() / 1000 : 1;
  read_widths(key_of(descendant, "/W"));
}

// Codes are numbers of glyphs, or lead to them, and nothing but the font's program says what these
// are.
void Font::read_glyphs(QPDFObjectHandle descendant, const Data& data) {
  const FontProgram program = program_of(key_of(descendant, "/FontDescriptor"), data);
  auto map = key_of(descendant, "/CIDToGIDMap");
  if (!map.isStream()) {
    texts_ = program.glyphs;
    return;
  }
  const std::string glyphs = data(map);
  for (std::uint32_t code = 0; code < glyphs.size() / 2 && code < 65536; ++code) {
    const auto text = program.glyphs.find(number_at(glyphs, std::size_t{2} * code, 2));
    if (text != program.glyphs.end() && text->first != 0) texts_[code] = text->second;
  }
}

// [first [w w …] first last w …]
void Font::read_widths(QPDFObjectHandle ranges) {
  const int size = ranges.isArray() ? ranges.getArrayNItems() : 0;
  for (int i = 0; i + 1 < size;) {
    auto first = ranges.getArrayItem(i);
    auto second = ranges.getArrayItem(i + 1);
    if (!first.isNumber()) return;
    const auto code = static_cast<std::uint32_t>(std::max(0.0, first.getNumericValue()));
    if (second.isArray()) {
      const int count = std::min(second.getArrayNItems(), 65536);
      for (int k = 0; k < count; ++k) {
        auto width = second.getArrayItem(k);
        if (width.isNumber()) {
          widths_[code + static_cast<std::uint32_t>(k)] = width.getNumericValue() / 1000;
        }
      }
      i += 2;
      continue;
    }
    if (i + 2 >= size || !second.isNumber() || !ranges.getArrayItem(i + 2).isNumber()) return;
    const auto last =
        static_cast<std::uint32_t>(std::clamp(second.getNumericValue(), 0.0, 65535.0));
    const double width = ranges.getArrayItem(i + 2).getNumericValue() / 1000;
    for (std::uint32_t each = code; each <= last; ++each) {
      if (++steps_ > kMostMappings) return;
      widths_[each] = width;
    }
    i += 3;
  }
}

void Font::read_cmap(std::string_view cmap, bool codes_only) {
  Lexer lexer{cmap};
  std::vector<std::string> operands;   // since the last keyword
  std::vector<std::size_t> list_ends;  // of bfrange: where its [ ] of values begins, and ends
  for (Token token = lexer.next(); token.kind != Token::Kind::done; token = lexer.next()) {
    if (token.kind == Token::Kind::string) operands.push_back(std::move(token.text));
    if (token.kind == Token::Kind::open || token.kind == Token::Kind::close) {
      list_ends.push_back(operands.size());
    }
    if (token.kind != Token::Kind::keyword) continue;
    if (token.text == "endcodespacerange" && codes_only) {
      for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
        const std::size_t length = std::clamp<std::size_t>(operands[i].size(), 1, 4);
        spaces_.push_back({length, code_of(operands[i]), code_of(operands[i + 1])});
      }
    } else if (token.text == "endbfchar" && !codes_only) {
      for (std::size_t i = 0; i + 1 < operands.size() && ++steps_ < kMostMappings; i += 2) {
        put(code_of(operands[i]), utf8_of_utf16(operands[i + 1]));
      }
    } else if (token.text == "endbfrange" && !codes_only) {
      read_ranges(operands, list_ends);
    }
    operands.clear();
    list_ends.clear();
  }
}

void Font::read_ranges(const std::vector<std::string>& operands,
                       const std::vector<std::size_t>& list_ends) {
  std::size_t list = 0;
  for (std::size_t i = 0; i + 2 < operands.size();) {
    const std::uint32_t low = code_of(operands[i]);
    const std::uint32_t high = std::min(code_of(operands[i + 1]), low + 65535U);
    const bool listed = list + 1 < list_ends.size() && list_ends[list] == i + 2;
    const std::size_t end = listed ? list_ends[list + 1] : i + 3;
    for (std::uint32_t code = low; code <= high && ++steps_ < kMostMappings; ++code) {
      const std::size_t at = i + 2 + (code - low);
      if (listed && at >= end) break;
      put(code, utf8_of_utf16(listed ? operands[at] : plus(operands[i + 2], code - low)));
    }
    if (listed) list += 2;
    i = end;
  }
}

// What says nothing ("", NUL, U+FFFD, the private use area) takes no text away that is known.
void Font::put(std::uint32_t code, std::string text) {
  const auto known = texts_.find(code);
  if (known == texts_.end() || known->second.empty() || is_text(text)) {
    texts_[code] = std::move(text);
  }
}

std::size_t Font::length_at(std::string_view bytes) const {
  if (!composite_) return 1;
  if (unicode_codes_) return 2;
  for (const CodeSpace& space : spaces_) {
    if (bytes.size() < space.length) continue;
    const std::uint32_t code = code_of(bytes.substr(0, space.length));
    if (code >= space.low && code <= space.high) return space.length;
  }
  return 2;
}

Font::Glyph Font::take(std::string_view& bytes) const {
  const std::size_t length = std::min(length_at(bytes), bytes.size());
  const std::uint32_t code = code_of(bytes.substr(0, length));
  bytes.remove_prefix(length);
  Glyph glyph;
  const auto text = texts_.find(code);
  if (text != texts_.end()) {
    glyph.text = text->second;
  } else if (unicode_codes_) {
    text::append_utf8(glyph.text, code);
  } else {
    glyph.known = false;
    glyph.text = kUnknown;
  }
  const auto width = widths_.find(code);
  glyph.width = width == widths_.end() ? default_width_ : width->second;
  glyph.space = length == 1 && code == ' ';
  return glyph;
}

}  // namespace mandated::read::pdf
