#include <algorithm>
#include <optional>
#include <vector>

#include "pipeline/read/pdf_encoding.h"
#include "pipeline/read/pdf_glyph_names.h"
#include "pipeline/read/pdf_program.h"

// Adobe Technical Note 5176, "The Compact Font Format Specification".

namespace mandated::read::pdf {
namespace {

constexpr std::size_t kMostGlyphs = 65'535;

struct Index {
  std::vector<std::string_view> items;
  std::size_t end = 0;  ///< where what follows begins; 0 for a broken one
};

Index read_index(std::string_view bytes, std::size_t at) {
  Index out;
  const std::size_t count = number_at(bytes, at, 2);
  if (count == 0) return {{}, at + 2};
  const std::size_t size = number_at(bytes, at + 2, 1);
  const std::size_t data = at + 2 + (count + 1) * size;  // an offset of 1 is the byte behind
  if (size < 1 || size > 4 || data >= bytes.size()) return {};
  std::size_t begin = number_at(bytes, at + 3, size);
  for (std::size_t i = 1; i <= count; ++i) {
    const std::size_t end = number_at(bytes, at + 3 + i * size, size);
    if (end < begin || data + end > bytes.size()) return {};
    out.items.push_back(bytes.substr(data + begin, end - begin));
    begin = end;
  }
  out.end = data + begin;
  return out;
}

// What of a Top DICT leads to the names of glyphs.
struct Top {
  std::size_t charset = 0;
  std::size_t encoding = 0;
  std::size_t char_strings = 0;
  bool by_cid = false;  ///< glyphs have numbers instead of names
};

// One operand; past a real number, which none of ours is.
long take_operand(std::string_view dict, std::size_t& at) {
  const std::uint32_t first = number_at(dict, at, 1);
  if (first == 28) return at += 3, static_cast<std::int16_t>(number_at(dict, at - 2, 2));
  if (first == 29) return at += 5, static_cast<std::int32_t>(number_at(dict, at - 4, 4));
  if (first == 30) {
    for (++at; at < dict.size() && (number_at(dict, at, 1) & 0xFU) != 0xF; ++at) continue;
    return ++at, 0;
  }
  const long high = static_cast<long>(first);
  if (first < 247) return ++at, high - 139;
  at += 2;
  const long low = static_cast<long>(number_at(dict, at - 1, 1));
  return first < 251 ? (high - 247) * 256 + low + 108 : -(high - 251) * 256 - low - 108;
}

Top read_top(std::string_view dict) {
  Top top;
  long operand = 0;
  for (std::size_t at = 0; at < dict.size();) {
    const std::uint32_t first = number_at(dict, at, 1);
    if (first > 21) {
      operand = take_operand(dict, at);
      continue;
    }
    const auto place = static_cast<std::size_t>(operand < 0 ? 0 : operand);
    if (first == 15) top.charset = place;
    if (first == 16) top.encoding = place;
    if (first == 17) top.char_strings = place;
    if (first == 12 && number_at(dict, at + 1, 1) == 30) top.by_cid = true;
    at += first == 12 ? 2 : 1;
  }
  return top;
}

// The string identifier of each glyph.
std::vector<std::uint32_t> read_charset(std::string_view bytes, std::size_t at,
                                        std::size_t glyphs) {
  std::vector<std::uint32_t> out{0};
  if (at == 0) {  // ISOAdobe: as they come
    for (std::uint32_t id = 1; id < glyphs && id <= 228; ++id) out.push_back(id);
    return out;
  }
  const std::uint32_t format = number_at(bytes, at++, 1);
  if (at < 4 || format > 2) return out;  // one of the expert sets, or none
  while (out.size() < glyphs && at < bytes.size()) {
    const std::uint32_t first = number_at(bytes, at, 2);
    const std::uint32_t left = format == 0 ? 0 : number_at(bytes, at + 2, format);
    for (std::uint32_t i = 0; i <= left && out.size() < glyphs; ++i) out.push_back(first + i);
    at += 2 + format;
  }
  return out;
}

class Names {
 public:
  explicit Names(const Index& strings) : strings_(strings) {}
  [[nodiscard]] std::optional<std::string> text(std::uint32_t id) const {
    if (id < kCffStrings) return known_glyph(cff_string(id));
    const std::size_t own = id - kCffStrings;
    return own < strings_.items.size() ? known_glyph(strings_.items[own]) : std::nullopt;
  }

 private:
  const Index& strings_;
};

void read_encoding(std::string_view bytes, std::size_t at, const Names& names, FontProgram& out) {
  if (at < 2) {
    if (at == 0) out.codes = texts_of(base_encoding("StandardEncoding"));
    return;
  }
  const auto put = [&out](std::uint32_t code, std::uint32_t glyph) {
    const auto text = out.glyphs.find(glyph);
    if (text != out.glyphs.end()) out.codes[code & 0xFFU] = text->second;
  };
  const std::uint32_t format = number_at(bytes, at, 1);
  const std::uint32_t count = number_at(bytes, at + 1, 1);
  at += 2;
  std::uint32_t glyph = 0;
  const bool ranges = (format & 0x7FU) == 1;
  for (std::uint32_t i = 0; i < count; ++i, at += ranges ? 2 : 1) {
    const std::uint32_t left = ranges ? number_at(bytes, at + 1, 1) : 0;
    for (std::uint32_t k = 0; k <= left; ++k) put(number_at(bytes, at, 1) + k, ++glyph);
  }
  if ((format & 0x80U) == 0) return;
  const std::uint32_t more = number_at(bytes, at++, 1);
  for (std::uint32_t i = 0; i < more; ++i, at += 3) {
    if (auto text = names.text(number_at(bytes, at + 1, 2))) {
      out.codes[number_at(bytes, at, 1)] = std::move(*text);
    }
  }
}

}  // namespace

FontProgram read_cff(std::string_view bytes) {
  FontProgram out;
  const Index fonts = read_index(bytes, number_at(bytes, 2, 1));
  const Index tops = fonts.end == 0 ? Index{} : read_index(bytes, fonts.end);
  if (tops.items.empty()) return out;
  const Top top = read_top(tops.items.front());
  if (top.by_cid) return out;
  const Index strings = read_index(bytes, tops.end);
  const std::size_t glyphs = number_at(bytes, top.char_strings, 2);
  const auto charset = read_charset(bytes, top.charset, std::min(glyphs, kMostGlyphs));
  const Names names{strings};
  for (std::size_t glyph = 0; glyph < charset.size(); ++glyph) {
    if (auto text = names.text(charset[glyph])) {
      out.glyphs[static_cast<std::uint32_t>(glyph)] = std::move(*text);
    }
  }
  read_encoding(bytes, top.encoding, names, out);
  return out;
}

}  // namespace mandated::read::pdf
