#include "pipeline/read/pdf_encoding.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "pipeline/text/utf8.h"

namespace mandated::read::pdf {
namespace {

struct Glyph {
  std::string_view name;
  char32_t value;
};

// Sorted by name. Letters with accents are put together by text_of_glyph().
constexpr Glyph kGlyphs[] = {{"AE", 0xC6},
                             {"Dcroat", 0x110},
                             {"Delta", 0x394},
                             {"Eng", 0x14A},
                             {"Eth", 0xD0},
                             {"Euro", 0x20AC},
                             {"H18543", 0x25AA},
                             {"H22073", 0x25A1},
                             {"Hbar", 0x126},
                             {"IJ", 0x132},
                             {"Idotaccent", 0x130},
                             {"Lslash", 0x141},
                             {"OE", 0x152},
                             {"Omega", 0x3A9},
                             {"Oslash", 0xD8},
                             {"Thorn", 0xDE},
                             {"acute", 0xB4},
                             {"ae", 0xE6},
                             {"afii00208", 0x2015},
                             {"ampersand", '&'},
                             {"apostrophemod", 0x2BC},
                             {"approxequal", 0x2248},
                             {"asciicircum", '^'},
                             {"asciitilde", '~'},
                             {"asterisk", '*'},
                             {"at", '@'},
                             {"backslash", '\\'},
                             {"bar", '|'},
                             {"braceleft", '{'},
                             {"braceright", '}'},
                             {"bracketleft", '['},
                             {"bracketright", ']'},
                             {"breve", 0x2D8},
                             {"brokenbar", 0xA6},
                             {"bullet", 0x2022},
                             {"caron", 0x2C7},
                             {"cedilla", 0xB8},
                             {"cent", 0xA2},
                             {"circumflex", 0x2C6},
                             {"colon", ':'},
                             {"comma", ','},
                             {"copyright", 0xA9},
                             {"currency", 0xA4},
                             {"dagger", 0x2020},
                             {"daggerdbl", 0x2021},
                             {"dcroat", 0x111},
                             {"degree", 0xB0},
                             {"dieresis", 0xA8},
                             {"divide", 0xF7},
                             {"dollar", '$'},
                             {"dotaccent", 0x2D9},
                             {"dotlessi", 0x131},
                             {"eight", '8'},
                             {"eightsuperior", 0x2078},
                             {"ellipsis", 0x2026},
                             {"emdash", 0x2014},
                             {"endash", 0x2013},
                             {"eng", 0x14B},
                             {"equal", '='},
                             {"estimated", 0x212E},
                             {"eth", 0xF0},
                             {"exclam", '!'},
                             {"exclamdown", 0xA1},
                             {"ff", 0xFB00},
                             {"ffi", 0xFB03},
                             {"ffl", 0xFB04},
                             {"fi", 0xFB01},
                             {"figuredash", 0x2012},
                             {"filledbox", 0x25A0},
                             {"five", '5'},
                             {"fivesuperior", 0x2075},
                             {"fl", 0xFB02},
                             {"florin", 0x192},
                             {"four", '4'},
                             {"foursuperior", 0x2074},
                             {"fraction", 0x2044},
                             {"germandbls", 0xDF},
                             {"grave", '`'},
                             {"greater", '>'},
                             {"greaterequal", 0x2265},
                             {"guillemotleft", 0xAB},
                             {"guillemotright", 0xBB},
                             {"guilsinglleft", 0x2039},
                             {"guilsinglright", 0x203A},
                             {"hbar", 0x127},
                             {"horizontalbar", 0x2015},
                             {"hungarumlaut", 0x2DD},
                             {"hyphen", '-'},
                             {"hyphenminus", '-'},
                             {"ij", 0x133},
                             {"infinity", 0x221E},
                             {"integral", 0x222B},
                             {"less", '<'},
                             {"lessequal", 0x2264},
                             {"logicalnot", 0xAC},
                             {"longs", 0x17F},
                             {"lozenge", 0x25CA},
                             {"lslash", 0x142},
                             {"macron", 0xAF},
                             {"middot", 0xB7},
                             {"minus", 0x2212},
                             {"mu", 0xB5},
                             {"multiply", 0xD7},
                             {"nbspace", 0xA0},
                             {"nine", '9'},
                             {"ninesuperior", 0x2079},
                             {"nonbreakinghyphen", 0x2011},
                             {"nonbreakingspace", 0xA0},
                             {"notequal", 0x2260},
                             {"numbersign", '#'},
                             {"oe", 0x153},
                             {"ogonek", 0x2DB},
                             {"one", '1'},
                             {"onehalf", 0xBD},
                             {"onequarter", 0xBC},
                             {"onesuperior", 0xB9},
                             {"ordfeminine", 0xAA},
                             {"ordmasculine", 0xBA},
                             {"oslash", 0xF8},
                             {"overscore", 0xAF},
                             {"paragraph", 0xB6},
                             {"parenleft", '('},
                             {"parenright", ')'},
                             {"partialdiff", 0x2202},
                             {"percent", '%'},
                             {"period", '.'},
                             {"periodcentered", 0xB7},
                             {"periodinferior", '.'},
                             {"perthousand", 0x2030},
                             {"pi", 0x3C0},
                             {"plus", '+'},
                             {"plusminus", 0xB1},
                             {"product", 0x220F},
                             {"question", '?'},
                             {"questiondown", 0xBF},
                             {"quotedbl", '"'},
                             {"quotedblbase", 0x201E},
                             {"quotedblleft", 0x201C},
                             {"quotedblright", 0x201D},
                             {"quoteleft", 0x2018},
                             {"quoteright", 0x2019},
                             {"quotesinglbase", 0x201A},
                             {"quotesingle", '\''},
                             {"radical", 0x221A},
                             {"registered", 0xAE},
                             {"ring", 0x2DA},
                             {"section", 0xA7},
                             {"semicolon", ';'},
                             {"seven", '7'},
                             {"sevensuperior", 0x2077},
                             {"sfthyphen", 0xAD},
                             {"six", '6'},
                             {"sixsuperior", 0x2076},
                             {"slash", '/'},
                             {"softhyphen", 0xAD},
                             {"space", ' '},
                             {"sterling", 0xA3},
                             {"summation", 0x2211},
                             {"thorn", 0xFE},
                             {"three", '3'},
                             {"threequarters", 0xBE},
                             {"threesuperior", 0xB3},
                             {"tilde", 0x2DC},
                             {"trademark", 0x2122},
                             {"triagrt", 0x25BA},
                             {"two", '2'},
                             {"twosuperior", 0xB2},
                             {"underscore", '_'},
                             {"yen", 0xA5},
                             {"zero", '0'},
                             {"zerosuperior", 0x2070}};

struct Accent {
  std::string_view name;
  char32_t combining;
};

constexpr Accent kAccents[] = {
    {"acute", 0x301},      {"breve", 0x306},        {"caron", 0x30C},    {"cedilla", 0x327},
    {"circumflex", 0x302}, {"commaaccent", 0x326},  {"dieresis", 0x308}, {"dotaccent", 0x307},
    {"grave", 0x300},      {"hungarumlaut", 0x30B}, {"macron", 0x304},   {"ogonek", 0x328},
    {"ring", 0x30A},       {"tilde", 0x303}};

// From 0x80 on.
constexpr std::array<char16_t, 32> kWinAnsi{
    0x20AC, 0x2022, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x2022, 0x017D, 0x2022, 0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x2022, 0x017E, 0x0178};

constexpr std::array<char16_t, 128> kMacRoman{
    0xC4,   0xC5,   0xC7,   0xC9,   0xD1,   0xD6,  0xDC,   0xE1,   0xE0,   0xE2,   0xE4,   0xE3,
    0xE5,   0xE7,   0xE9,   0xE8,   0xEA,   0xEB,  0xED,   0xEC,   0xEE,   0xEF,   0xF1,   0xF3,
    0xF2,   0xF4,   0xF6,   0xF5,   0xFA,   0xF9,  0xFB,   0xFC,   0x2020, 0xB0,   0xA2,   0xA3,
    0xA7,   0x2022, 0xB6,   0xDF,   0xAE,   0xA9,  0x2122, 0xB4,   0xA8,   0x2260, 0xC6,   0xD8,
    0x221E, 0xB1,   0x2264, 0x2265, 0xA5,   0xB5,  0x2202, 0x2211, 0x220F, 0x3C0,  0x222B, 0xAA,
    0xBA,   0x3A9,  0xE6,   0xF8,   0xBF,   0xA1,  0xAC,   0x221A, 0x192,  0x2248, 0x2206, 0xAB,
    0xBB,   0x2026, 0xA0,   0xC0,   0xC3,   0xD5,  0x152,  0x153,  0x2013, 0x2014, 0x201C, 0x201D,
    0x2018, 0x2019, 0xF7,   0x25CA, 0xFF,   0x178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02,
    0x2021, 0xB7,   0x201A, 0x201E, 0x2030, 0xC2,  0xCA,   0xC1,   0xCB,   0xC8,   0xCD,   0xCE,
    0xCF,   0xCC,   0xD3,   0xD4,   0,      0xD2,  0xDA,   0xDB,   0xD9,   0x131,  0x2C6,  0x2DC,
    0xAF,   0x2D8,  0x2D9,  0x2DA,  0xB8,   0x2DD, 0x2DB,  0x2C7};

// From 0xA0 on.
constexpr std::array<char16_t, 96> kStandard{
    0,      0xA1,   0xA2,   0xA3,   0x2044, 0xA5,   0x192,  0xA7,   0xA4, 0x27,  0x201C, 0xAB,
    0x2039, 0x203A, 0xFB01, 0xFB02, 0,      0x2013, 0x2020, 0x2021, 0xB7, 0,     0xB6,   0x2022,
    0x201A, 0x201E, 0x201D, 0xBB,   0x2026, 0x2030, 0,      0xBF,   0,    0x60,  0xB4,   0x2C6,
    0x2DC,  0xAF,   0x2D8,  0x2D9,  0xA8,   0,      0x2DA,  0xB8,   0,    0x2DD, 0x2DB,  0x2C7,
    0x2014, 0,      0,      0,      0,      0,      0,      0,      0,    0,     0,      0,
    0,      0,      0,      0,      0,      0xC6,   0,      0xAA,   0,    0,     0,      0,
    0x141,  0xD8,   0x152,  0xBA,   0,      0,      0,      0,      0,    0xE6,  0,      0,
    0,      0x131,  0,      0,      0x142,  0xF8,   0x153,  0xDF,   0,    0,     0,      0};

void put_code(std::string& out, std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    const auto at = std::string_view{"0123456789ABCDEF"}.find(c);
    if (at == std::string_view::npos) return;
    value = value * 16 + static_cast<char32_t>(at);
  }
  text::append_utf8(out, value);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

void put_part(std::string& out, std::string_view name) {
  if (name.size() == 1 && is_letter(name[0])) {
    out += name[0];
    return;
  }
  for (const Glyph& glyph : kGlyphs) {
    if (glyph.name == name) return text::append_utf8(out, glyph.value);
  }
  for (const Accent& accent : kAccents) {
    if (name.size() < 2 || !is_letter(name[0]) || name.substr(1) != accent.name) continue;
    out += name[0];
    return text::append_utf8(out, accent.combining);
  }
  constexpr std::string_view kOldStyle = "oldstyle";
  if (name.size() > kOldStyle.size() && name.substr(name.size() - kOldStyle.size()) == kOldStyle) {
    return put_part(out, name.substr(0, name.size() - kOldStyle.size()));
  }
  if (name.substr(0, 3) == "uni" && name.size() >= 7 && name.size() % 4 == 3) {
    for (std::size_t at = 3; at < name.size(); at += 4) put_code(out, name.substr(at, 4));
  } else if (name[0] == 'u' && name.size() >= 5 && name.size() <= 7) {
    put_code(out, name.substr(1));
  }
}

}  // namespace

Encoding base_encoding(std::string_view name) {
  Encoding out{};
  for (char32_t code = 0x20; code < 0x7F; ++code) out[code] = code;
  if (name == "WinAnsiEncoding") {
    std::copy(kWinAnsi.begin(), kWinAnsi.end(), out.begin() + 0x80);
    for (char32_t code = 0xA0; code < 0x100; ++code) out[code] = code;
  } else if (name == "MacRomanEncoding") {
    std::copy(kMacRoman.begin(), kMacRoman.end(), out.begin() + 0x80);
  } else {
    out['\''] = 0x2019;
    out['`'] = 0x2018;
    std::copy(kStandard.begin(), kStandard.end(), out.begin() + 0xA0);
  }
  return out;
}

std::unordered_map<std::uint32_t, std::string> texts_of(const Encoding& encoding) {
  std::unordered_map<std::uint32_t, std::string> out;
  for (std::uint32_t code = 0; code < encoding.size(); ++code) {
    if (encoding[code] != 0) text::append_utf8(out[code], encoding[code]);
  }
  return out;
}

std::string text_of_glyph(std::string_view name) {
  std::string out;
  name = name.substr(0, name.find('.'));
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('_'), name.size());
    if (end > 0) put_part(out, name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return out;
}

std::optional<std::string> known_glyph(std::string_view name) {
  constexpr std::size_t kLongest = 63;  // Adobe Glyph List Specification 2: a name has no more
  if (name.size() > kLongest) return std::nullopt;
  constexpr std::string_view kNothing[] = {".notdef", ".null",     "NULL",
                                           "null",    "controlCR", "nonmarkingreturn"};
  if (std::find(std::begin(kNothing), std::end(kNothing), name) != std::end(kNothing)) {
    return std::string{};
  }
  auto text = text_of_glyph(name);
  if (text.empty()) return std::nullopt;
  return text;
}

std::string spelled(std::string text) {
  constexpr std::string_view kLigatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  if (text.size() != 3 || text.compare(0, 2, "\xEF\xAC") != 0) return text;
  const auto which = static_cast<std::size_t>(static_cast<std::uint8_t>(text[2]) - 0x80U);
  return which < std::size(kLigatures) ? std::string{kLigatures[which]} : text;
}

std::string utf8_of_utf16(std::string_view bytes) {
  std::string out;
  const auto unit = [bytes](std::size_t at) {
    return static_cast<char32_t>(static_cast<std::uint8_t>(bytes[at]) << 8U |
                                 static_cast<std::uint8_t>(bytes[at + 1]));
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t value = unit(at);
    if (value >= 0xD800 && value < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        value = 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00);
        at += 2;
      }
    }
    text::append_utf8(out, value);
  }
  return out;
}

std::string utf8_of_text_string(std::string_view bytes) {
  if (bytes.substr(0, 2) == "\xFE\xFF") return utf8_of_utf16(bytes.substr(2));
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") return std::string{bytes.substr(3)};
  static const Encoding kEncoding = base_encoding("WinAnsiEncoding");
  std::string out;
  for (const char c : bytes) {
    const char32_t value = kEncoding[static_cast<std::uint8_t>(c)];
    text::append_utf8(out, value == 0 ? U' ' : value);
  }
  return out;
}

}  // namespace mandated::read::pdf
