#include "pipeline/read/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <utility>

#include <unicode/ucnv.h>

#include "pipeline/read/multi_byte.h"
#include "pipeline/text/utf8.h"

namespace mandated::read {
namespace {

// The labels of the WHATWG Encoding Standard, 4.2 (encoding.spec.whatwg.org, Names and labels),
// and the ICU converter that comes nearest to each encoding's index; "" where multi_byte.h decodes.
using Kind = Encoding::Kind;

constexpr Encoding kEncodings[] = {
    {"utf-8", Kind::utf8, "",
     "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"},
    {"ibm866", Kind::single_byte, "ibm-866_P100-1995", "866 cp866 csibm866 ibm866"},
    {"iso-8859-2", Kind::single_byte, "iso-8859-2",
     "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"},
    {"iso-8859-3", Kind::single_byte, "iso-8859-3",
     "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"},
    {"iso-8859-4", Kind::single_byte, "iso-8859-4",
     "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"},
    {"iso-8859-5", Kind::single_byte, "iso-8859-5",
     "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
     "iso_8859-5:1988"},
    {"iso-8859-6", Kind::single_byte, "iso-8859-6",
     "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
     "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"},
    {"iso-8859-7", Kind::single_byte, "iso-8859-7",
     "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 "
     "iso_8859-7 iso_8859-7:1987 sun_eu_greek"},
    {"iso-8859-8", Kind::single_byte, "iso-8859-8",
     "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 "
     "iso_8859-8 iso_8859-8:1988 visual"},
    {"iso-8859-8-i", Kind::single_byte, "ISO-8859-8", "csiso88598i iso-8859-8-i logical"},
    {"iso-8859-10", Kind::single_byte, "iso-8859-10",
     "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"},
    {"iso-8859-13", Kind::single_byte, "iso-8859-13", "iso-8859-13 iso8859-13 iso885913"},
    {"iso-8859-14", Kind::single_byte, "iso-8859-14", "iso-8859-14 iso8859-14 iso885914"},
    {"iso-8859-15", Kind::single_byte, "iso-8859-15",
     "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"},
    {"iso-8859-16", Kind::single_byte, "", "iso-8859-16"},
    {"koi8-r", Kind::single_byte, "koi8-r", "cskoi8r koi koi8 koi8-r koi8_r"},
    {"koi8-u", Kind::single_byte, "koi8-u", "koi8-ru koi8-u"},
    {"macintosh", Kind::single_byte, "macos-0_2-10.2", "csmacintosh mac macintosh x-mac-roman"},
    {"windows-874", Kind::single_byte, "windows-874-2000",
     "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"},
    {"windows-1250", Kind::single_byte, "windows-1250", "cp1250 windows-1250 x-cp1250"},
    {"windows-1251", Kind::single_byte, "windows-1251", "cp1251 windows-1251 x-cp1251"},
    {"windows-1252", Kind::single_byte, "windows-1252",
     "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 "
     "iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252"},
    {"windows-1253", Kind::single_byte, "windows-1253", "cp1253 windows-1253 x-cp1253"},
    {"windows-1254", Kind::single_byte, "windows-1254",
     "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 "
     "latin5 windows-1254 x-cp1254"},
    {"windows-1255", Kind::single_byte, "windows-1255", "cp1255 windows-1255 x-cp1255"},
    {"windows-1256", Kind::single_byte, "windows-1256", "cp1256 windows-1256 x-cp1256"},
    {"windows-1257", Kind::single_byte, "windows-1257", "cp1257 windows-1257 x-cp1257"},
    {"windows-1258", Kind::single_byte, "windows-1258", "cp1258 windows-1258 x-cp1258"},
    {"x-mac-cyrillic", Kind::single_byte, "macos-7_3-10.2", "x-mac-cyrillic x-mac-ukrainian"},
    {"gbk", Kind::multi_byte, "",
     "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"},
    {"gb18030", Kind::multi_byte, "", "gb18030"},
    {"big5", Kind::multi_byte, "", "big5 big5-hkscs cn-big5 csbig5 x-x-big5"},
    {"euc-jp", Kind::multi_byte, "", "cseucpkdfmtjapanese euc-jp x-euc-jp"},
    {"iso-2022-jp", Kind::multi_byte, "", "csiso2022jp iso-2022-jp"},
    {"shift_jis", Kind::multi_byte, "",
     "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"},
    {"euc-kr", Kind::multi_byte, "",
     "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
     "ksc_5601 windows-949"},
    {"replacement", Kind::replacement, "",
     "csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr replacement"},
    {"utf-16be", Kind::multi_byte, "utf-16be", "unicodefffe utf-16be"},
    {"utf-16le", Kind::multi_byte, "utf-16le",
     "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"},
    {"x-user-defined", Kind::user_defined, "", "x-user-defined"},
};

bool equals_lower(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
         });
}

bool has_label(const Encoding& encoding, std::string_view label) {
  std::string_view labels = encoding.labels;
  while (!labels.empty()) {
    const std::size_t end = std::min(labels.find(' '), labels.size());
    if (equals_lower(label, labels.substr(0, end))) return true;
    labels.remove_prefix(std::min(end + 1, labels.size()));
  }
  return false;
}

std::string decode_utf8(std::string_view bytes) {
  if (text::is_utf8(bytes)) return std::string{bytes};
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size();) {
    const text::CodePoint code = text::code_point_at(bytes, at);
    text::append_utf8(out, code.value);
    at += code.size;
  }
  return out;
}

std::string decode_user_defined(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text::append_utf8(out, byte < 0x80 ? byte : 0xF700U + byte);
  }
  return out;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

std::string decode_by_icu(const char* name, std::string_view bytes) {
  if (bytes.empty()) return {};  // ICU refuses a null pointer, which an empty view may hold
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter{ucnv_open(name, &status)};
  if (U_FAILURE(status)) throw std::runtime_error{std::string{"icu: no converter "} + name};
  // Four bytes hold any code point, and no encoding has more code points than bytes.
  std::string out(bytes.size() * 4 + 16, '\0');
  const std::int32_t size = ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), out.data(),
                                               static_cast<std::int32_t>(out.size()), bytes.data(),
                                               static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) throw std::runtime_error{std::string{"icu: cannot decode "} + name};
  out.resize(static_cast<std::size_t>(size));
  return out;
}

// ISO 8859-16 from 0xA0 on, which ICU does not have.
constexpr std::string_view kIso8859_16 =
    "\u00A0\u0104\u0105\u0141\u20AC\u201E\u0160\u00A7\u0161\u00A9\u0218\u00AB\u0179\u00AD\u017A"
    "\u017B"
    "\u00B0\u00B1\u010C\u0142\u017D\u201D\u00B6\u00B7\u017E\u010D\u0219\u00BB\u0152\u0153\u0178"
    "\u017C"
    "\u00C0\u00C1\u00C2\u0102\u00C4\u0106\u00C6\u00C7\u00C8\u00C9\u00CA\u00CB\u00CC\u00CD\u00CE"
    "\u00CF"
    "\u0110\u0143\u00D2\u00D3\u00D4\u0150\u00D6\u015A\u0170\u00D9\u00DA\u00DB\u00DC\u0118\u021A"
    "\u00DF"
    "\u00E0\u00E1\u00E2\u0103\u00E4\u0107\u00E6\u00E7\u00E8\u00E9\u00EA\u00EB\u00EC\u00ED\u00EE"
    "\u00EF"
    "\u0111\u0144\u00F2\u00F3\u00F4\u0151\u00F6\u015B\u0171\u00F9\u00FA\u00FB\u00FC\u0119\u021B"
    "\u00FF";

/// Names in use that ICU does not know, or knows as another table, with its converter for them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kOtherNames{
    {{"cp874", "windows-874-2000"},
     {"ms-cyrl", "windows-1251"},
     {"macgreek", "macos-6_2-10.4"},
     {"maclatin2", "macos-29-10.2"},
     {"macturkish", "macos-35-10.2"}}};

// The characters of 0x80 to 0xFF, in UTF-8.
std::string high_half(const Encoding& encoding) {
  std::string bytes;
  const bool icu = *encoding.converter != '\0';
  for (unsigned byte = 0x80; byte < (icu ? 0x100U : 0xA0U); ++byte) {
    if (icu) {
      bytes += static_cast<char>(byte);
    } else {
      text::append_utf8(bytes, byte);
    }
  }
  return icu ? decode_by_icu(encoding.converter, bytes) : bytes.append(kIso8859_16);
}

struct Exception {
  std::string_view encoding;
  std::uint8_t byte;
  std::string_view character;
};

// Where the standard's index differs from ICU 72 (private use, or other letters).
constexpr Exception kExceptions[] = {
    {"koi8-u", 0xAE, "\u045E"},       {"koi8-u", 0xBE, "\u040E"},
    {"windows-874", 0xDB, "\uFFFD"},  {"windows-874", 0xDC, "\uFFFD"},
    {"windows-874", 0xDD, "\uFFFD"},  {"windows-874", 0xDE, "\uFFFD"},
    {"windows-874", 0xFC, "\uFFFD"},  {"windows-874", 0xFD, "\uFFFD"},
    {"windows-874", 0xFE, "\uFFFD"},  {"windows-874", 0xFF, "\uFFFD"},
    {"windows-1253", 0xAA, "\uFFFD"}, {"windows-1255", 0xCA, "\u05BA"},
};

// Bytes below 0x80 are ASCII in all of them; ICU has DEL and two controls elsewhere in IBM 866.
std::string decode_single_byte(const Encoding& encoding, std::string_view bytes) {
  const std::string high = high_half(encoding);
  std::array<std::string_view, 128> characters;
  for (std::size_t i = 0, at = 0; i < characters.size() && at < high.size(); ++i) {
    characters[i] = std::string_view{high}.substr(at, text::code_point_at(high, at).size);
    at += characters[i].size();
  }
  for (const Exception& each : kExceptions) {
    if (each.encoding == encoding.name) characters[each.byte - 0x80U] = each.character;
  }
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 4);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const std::size_t end = text::find_non_ascii(bytes, at);
    out.append(bytes, at, end - at);
    at = end;
    if (at < bytes.size()) out += characters[static_cast<unsigned char>(bytes[at]) - 0x80U];
  }
  return out;
}

}  // namespace

const Encoding* encoding_of(std::string_view label) {
  constexpr std::string_view kSpace = "\t\n\f\r ";
  const std::size_t begin = label.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return nullptr;
  label = label.substr(begin, label.find_last_not_of(kSpace) - begin + 1);
  for (const Encoding& each : kEncodings) {
    if (has_label(each, label)) return &each;
  }
  return nullptr;
}

std::string decode_as(const Encoding& encoding, std::string_view bytes) {
  switch (encoding.kind) {
    case Kind::utf8:
      return decode_utf8(bytes);
    case Kind::single_byte:
      return decode_single_byte(encoding, bytes);
    case Kind::multi_byte:
      if (*encoding.converter == '\0') return decode_multi_byte(encoding.name, bytes);
      return decode_by_icu(encoding.converter, bytes);
    case Kind::replacement:
      return bytes.empty() ? "" : "\uFFFD";
    case Kind::user_defined:
      return decode_user_defined(bytes);
  }
  return {};
}

std::optional<std::string> decode_by_name(std::string_view label, std::string_view bytes) {
  constexpr std::size_t kLongest = 40;
  if (label.empty() || label.size() > kLongest) return std::nullopt;
  std::string name{label};
  for (const auto& [other, converter] : kOtherNames) {
    if (equals_lower(label, other)) name = converter;
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> known{ucnv_open(name.c_str(), &status)};
  if (U_FAILURE(status)) return std::nullopt;
  return decode_by_icu(name.c_str(), bytes);
}

}  // namespace mandated::read
