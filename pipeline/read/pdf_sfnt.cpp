#include <algorithm>
#include <optional>
#include <vector>

#include "pipeline/read/pdf_encoding.h"
#include "pipeline/read/pdf_glyph_names.h"
#include "pipeline/read/pdf_program.h"
#include "pipeline/text/utf8.h"

namespace mandated::read::pdf {
namespace {

// A font has 65535 glyphs at most; more mappings than a few for each say them over and over.
constexpr std::size_t kMostMappings = 300'000;

std::string_view part(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? bytes.substr(at) : std::string_view{};
}

std::string_view table(std::string_view font, std::string_view name) {
  const std::uint32_t tables = number_at(font, 4, 2);
  for (std::uint32_t i = 0; i < tables; ++i) {
    const std::size_t at = 12 + std::size_t{16} * i;
    if (font.size() < at + 16) break;
    if (font.substr(at, 4) != name) continue;
    return part(font, number_at(font, at + 8, 4)).substr(0, number_at(font, at + 12, 4));
  }
  return {};
}

// Visits the (code, glyph) pairs of a subtable of "cmap", as long as there are steps left.
class Mappings {
 public:
  explicit Mappings(std::string_view subtable) : bytes_(subtable) {}

  template <class Visit>
  void each(std::size_t& steps, const Visit& visit) const {
    switch (number_at(bytes_, 0, 2)) {
      case 0:
        return list(6, 1, 0, 256, steps, visit);
      case 4:
        return segments(steps, visit);
      case 6:
        return list(10, 2, number_at(bytes_, 6, 2), number_at(bytes_, 8, 2), steps, visit);
      case 12:
        return groups(steps, visit);
      default:
        return;
    }
  }

 private:
  template <class Visit>
  void list(std::size_t at, std::size_t size, std::uint32_t first, std::uint32_t count,
            std::size_t& steps, const Visit& visit) const {
    for (std::uint32_t i = 0; i < count && steps > 0; ++i, --steps) {
      visit(first + i, number_at(bytes_, at + i * size, size));
    }
  }

  template <class Visit>
  void segments(std::size_t& steps, const Visit& visit) const {
    const std::size_t twice = number_at(bytes_, 6, 2) & ~1U;  // the number of segments
    for (std::size_t i = 0; i < twice; i += 2) {
      const std::uint32_t end = number_at(bytes_, 14 + i, 2);
      const std::uint32_t start = number_at(bytes_, 16 + twice + i, 2);
      const std::uint32_t delta = number_at(bytes_, 16 + 2 * twice + i, 2);
      const std::size_t place = 16 + 3 * twice + i;
      const std::uint32_t offset = number_at(bytes_, place, 2);
      for (std::uint32_t code = start; code <= end && code != 0xFFFF && steps > 0;
           ++code, --steps) {
        std::uint32_t glyph = code;
        if (offset != 0) {
          glyph = number_at(bytes_, place + offset + std::size_t{2} * (code - start), 2);
          if (glyph == 0) continue;
        }
        visit(code, (glyph + delta) & 0xFFFFU);
      }
    }
  }

  template <class Visit>
  void groups(std::size_t& steps, const Visit& visit) const {
    const std::uint32_t count = number_at(bytes_, 12, 4);
    for (std::uint32_t i = 0; i < count && steps > 0; ++i, --steps) {
      const std::size_t at = 16 + std::size_t{12} * i;
      if (at + 12 > bytes_.size()) return;
      const std::uint32_t first = number_at(bytes_, at, 4);
      const std::uint32_t last = std::min(number_at(bytes_, at + 4, 4), 0x10FFFFU);
      for (std::uint32_t code = first; code <= last && steps > 0; ++code, --steps) {
        visit(code, number_at(bytes_, at + 8, 4) + (code - first));
      }
    }
  }

  std::string_view bytes_;
};

bool is_private(std::uint32_t code) { return code >= 0xE000 && code <= 0xF8FF; }

// Which characters lead to a glyph, told by the first: a hyphen, not a soft one.
class Characters {
 public:
  void add(std::uint32_t code, std::uint32_t glyph) {
    if (glyph == 0 || code == 0 || is_private(code)) return;
    const auto [at, added] = codes_.try_emplace(glyph, code);
    if (!added) at->second = std::min(at->second, code);
  }
  void put(FontProgram& out) const {
    for (const auto& [glyph, code] : codes_) {
      std::string text;
      text::append_utf8(text, code);
      out.glyphs[glyph] = std::move(text);
    }
  }

 private:
  std::unordered_map<std::uint32_t, std::uint32_t> codes_;
};

using Codes = std::unordered_map<std::uint32_t, std::uint32_t>;  // glyph by code

// By characters into `characters`; by codes without a meaning of their own, as symbolic fonts have
// them (ISO 32000-1, 9.6.6.4), into what is returned.
Codes read_cmap(std::string_view cmap, Characters& characters) {
  std::size_t steps = kMostMappings;
  Codes symbols;
  Codes macintosh;
  const std::uint32_t count = std::min(number_at(cmap, 2, 2), 64U);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t at = 4 + std::size_t{8} * i;
    const std::uint32_t platform = number_at(cmap, at, 2);
    const std::uint32_t encoding = number_at(cmap, at + 2, 2);
    const Mappings mappings{part(cmap, number_at(cmap, at + 4, 4))};
    if (platform == 3 && encoding == 0) {
      mappings.each(steps, [&symbols](std::uint32_t code, std::uint32_t glyph) {
        if (glyph != 0) symbols.try_emplace(code & 0xFFU, glyph);
      });
    } else if (platform == 1 && encoding == 0) {
      mappings.each(steps, [&macintosh](std::uint32_t code, std::uint32_t glyph) {
        if (glyph != 0) macintosh.try_emplace(code & 0xFFU, glyph);
      });
    } else if (platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10))) {
      mappings.each(steps, [&characters](std::uint32_t code, std::uint32_t glyph) {
        characters.add(code, glyph);
      });
    }
  }
  return symbols.empty() ? macintosh : symbols;
}

std::vector<std::string_view> names_behind(std::string_view bytes) {
  std::vector<std::string_view> names;
  while (!bytes.empty() && names.size() < 65536) {
    const std::size_t size = static_cast<std::uint8_t>(bytes[0]);
    names.push_back(bytes.substr(1, size));
    bytes.remove_prefix(std::min(size + 1, bytes.size()));
  }
  return names;
}

void read_post(std::string_view post, FontProgram& out) {
  const std::uint32_t format = number_at(post, 0, 4);
  if (format != 0x10000 && format != 0x20000) return;
  const std::size_t glyphs = format == 0x10000 ? kMacintoshGlyphs : number_at(post, 32, 2);
  const std::size_t end = 34 + 2 * glyphs;
  const auto own = format == 0x20000 ? names_behind(part(post, end)) : names_behind({});
  for (std::size_t glyph = 0; glyph < glyphs; ++glyph) {
    const std::size_t place = format == 0x10000 ? glyph : number_at(post, 34 + 2 * glyph, 2);
    std::string_view name = macintosh_glyph(place);
    if (place >= kMacintoshGlyphs && place - kMacintoshGlyphs < own.size()) {
      name = own[place - kMacintoshGlyphs];
    }
    if (auto text = known_glyph(name)) {
      out.glyphs.try_emplace(static_cast<std::uint32_t>(glyph), std::move(*text));
    }
  }
}

}  // namespace

FontProgram read_sfnt(std::string_view bytes) {
  if (bytes.substr(0, 4) == "ttcf") bytes = part(bytes, number_at(bytes, 12, 4));
  FontProgram out;
  Characters characters;
  const Codes codes = read_cmap(table(bytes, "cmap"), characters);
  characters.put(out);
  read_post(table(bytes, "post"), out);
  if (const auto cff = table(bytes, "CFF "); !cff.empty()) {
    for (auto& each : read_cff(cff).glyphs) out.glyphs.insert(std::move(each));
  }
  for (const auto& [code, glyph] : codes) {
    const auto text = out.glyphs.find(glyph);
    if (text != out.glyphs.end()) out.codes[code] = text->second;
    out.arbitrary_codes = out.arbitrary_codes || (code < 0x20 && code != 0x0D && code > 0);
  }
  return out;
}

}  // namespace mandated::read::pdf
