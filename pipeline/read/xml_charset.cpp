#include "pipeline/read/xml_charset.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/read/encoding.h"
#include "pipeline/read/meta_prescan.h"
#include "pipeline/text/utf8.h"

namespace mandated::read {
namespace {

using namespace std::string_view_literals;

// UTF-32 is no encoding of the Encoding Standard, but one of XML's.
std::string decode_utf32(std::string_view bytes, bool big) {
  std::string out;
  for (; bytes.size() >= 4; bytes.remove_prefix(4)) {
    char32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      value = value << 8U | static_cast<unsigned char>(bytes[big ? i : 3 - i]);
    }
    if (value != 0xFEFF) text::append_utf8(out, value);
  }
  return out;
}

/// The label of the declaration, which stands first: white space before it is a mistake we forgive.
std::string_view declared(std::string_view bytes) {
  bytes = bytes.substr(0, 1024);
  const auto begin = bytes.find("<?xml"sv);
  if (begin == std::string_view::npos) return {};
  bytes = bytes.substr(begin, bytes.find("?>", begin) - begin);
  const auto at = bytes.find("encoding"sv);
  const auto quote = at == std::string_view::npos ? at : bytes.find_first_of("\"'", at);
  if (quote == std::string_view::npos) return {};
  const auto label = bytes.substr(quote + 1);
  return label.substr(0, label.find(bytes[quote]));
}

/// EBCDIC (XML 1.0, appendix F): its letters stand alike in all code pages, so that one of them
/// shows the declaration of any.
Decoded decode_ebcdic(std::string_view bytes, Warnings& warnings) {
  constexpr auto kAny = "ibm-37"sv;
  const auto head = decode_by_name(kAny, bytes.substr(0, 1024)).value_or("");
  const std::string label{declared(head)};
  auto text = decode_by_name(label, bytes);
  if (!text || text->find("<?xml") == std::string::npos) {
    warnings.add(fmt::format("declared as {}, but read as {}", label.substr(0, 40), kAny));
    text = decode_by_name(kAny, bytes);
  }
  return {label, "declaration", text.value_or("")};
}

bool is_utf16(const Encoding* encoding) {
  return encoding != nullptr && encoding->name.starts_with("utf-16");
}

Decoded checked(const Encoding& encoding, const char* source, std::string_view bytes,
                Warnings& warnings) {
  // Whole texts in windows-1252 say they are UTF-8; one bad byte in a text of others is a bad byte.
  if (encoding.kind == Encoding::Kind::utf8 && !text::is_utf8(bytes)) {
    warnings.add("declared as utf-8, but is not");
    const auto text = decode_as(encoding, bytes);
    const bool any = std::any_of(text.begin(), text.end(), [](char c) { return c < 0; });
    std::size_t good = 0, bad = 0;
    for (std::size_t at = 0; any && at < text.size();) {
      const auto code = text::code_point_at(text, at);
      if (code.value == text::kReplacement) ++bad;
      if (code.value > 0x7F && code.value != text::kReplacement) ++good;
      at += code.size;
    }
    if (good < bad) return decode(bytes, "", false);
    return {std::string{encoding.name}, source, text};
  }
  return {std::string{encoding.name}, source, decode_as(encoding, bytes)};
}

}  // namespace

Decoded decode_xml(std::string_view bytes, std::string_view content_type, Warnings& warnings) {
  if (bytes.starts_with("\x00\x00\xFE\xFF"sv) || bytes.starts_with("\x00\x00\x00<"sv)) {
    return {"utf-32be", "bom", decode_utf32(bytes, true)};
  }
  if (bytes.starts_with("\xFF\xFE\x00\x00"sv) || bytes.starts_with("<\x00\x00\x00"sv)) {
    return {"utf-32le", "bom", decode_utf32(bytes, false)};
  }
  const bool marked = bytes.starts_with("\xEF\xBB\xBF"sv) || bytes.starts_with("\xFE\xFF"sv) ||
                      bytes.starts_with("\xFF\xFE"sv);
  if (marked) return decode(bytes, "", false);
  if (bytes.starts_with("\0<"sv)) return decode(bytes, "charset=utf-16be", false);
  if (bytes.starts_with("<\0"sv)) return decode(bytes, "charset=utf-16le", false);
  // Bytes that are not UTF-16 cannot be, whatever is said of them.
  const auto* const header = encoding_of(charset_in(content_type));
  if (header != nullptr && !is_utf16(header)) return checked(*header, "header", bytes, warnings);
  if (bytes.starts_with("\x4C\x6F\xA7\x94"sv)) return decode_ebcdic(bytes, warnings);  // "<?xm"
  const auto label = declared(bytes);
  if (label.empty()) return decode(bytes, "", false);
  const auto* const encoding = encoding_of(label);
  if (encoding == nullptr) {
    // One of another family (EBCDIC) would not have shown us its declaration.
    auto text = decode_by_name(label, bytes);
    if (text && text->find("<?xml") != std::string::npos) {
      return {std::string{label}, "declaration", std::move(*text)};
    }
  }
  if (encoding == nullptr || is_utf16(encoding)) {
    warnings.add(fmt::format("declared as {}, but is not", label.substr(0, 40)));
    return decode(bytes, "", false);
  }
  return checked(*encoding, "declaration", bytes, warnings);
}

}  // namespace mandated::read
