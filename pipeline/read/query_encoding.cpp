#include "pipeline/read/query_encoding.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include <unicode/ucnv.h>

#include "pipeline/read/encoding.h"
#include "pipeline/text/utf8.h"

namespace mandated::read {
namespace {

/// ICU's converters nearest to the standard's encoders.
constexpr std::array<std::pair<std::string_view, const char*>, 7> kConverters{
    {{"gbk", "windows-936-2000"},
     {"gb18030", "gb18030"},
     {"big5", "windows-950-2000"},
     {"euc-jp", "euc-jp"},
     {"iso-2022-jp", "iso-2022-jp"},
     {"shift_jis", "windows-31j"},
     {"euc-kr", "windows-949-2000"}}};

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// Writes text in one encoding.
class Encoder {
 public:
  explicit Encoder(const Encoding& encoding) {
    for (const auto& [name, converter] : kConverters) {
      if (name != encoding.name) continue;
      UErrorCode status = U_ZERO_ERROR;
      converter_.reset(ucnv_open(converter, &status));
      ucnv_setFromUCallBack(converter_.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                            &status);
      if (U_FAILURE(status)) converter_.reset();
    }
    if (encoding.kind != Encoding::Kind::single_byte) return;
    for (unsigned byte = 0x80; byte < 0x100; ++byte) {
      high_half_[byte - 0x80] = decode_as(encoding, std::string(1, static_cast<char>(byte)));
    }
  }

  [[nodiscard]] bool writes() const { return converter_ || !high_half_[0x7F].empty(); }

  /// nullopt where the encoding lacks a character of `utf8`.
  [[nodiscard]] std::optional<std::string> encode(std::string_view utf8) const {
    if (converter_) return converted(utf8);
    std::string out;
    for (std::size_t at = 0; at < utf8.size();) {
      const auto size = text::code_point_at(utf8, at).size;
      const auto* const found =
          std::find(high_half_.begin(), high_half_.end(), utf8.substr(at, size));
      if (found == high_half_.end() || *found == "\uFFFD") return std::nullopt;
      out += static_cast<char>(0x80 + (found - high_half_.begin()));
      at += size;
    }
    return out;
  }

 private:
  [[nodiscard]] std::optional<std::string> converted(std::string_view utf8) const {
    std::string out(utf8.size() * 4 + 16, '\0');
    UErrorCode status = U_ZERO_ERROR;
    ucnv_resetFromUnicode(converter_.get());
    const auto size = ucnv_fromAlgorithmic(converter_.get(), UCNV_UTF8, out.data(),
                                           static_cast<std::int32_t>(out.size()), utf8.data(),
                                           static_cast<std::int32_t>(utf8.size()), &status);
    if (U_FAILURE(status)) return std::nullopt;
    out.resize(static_cast<std::size_t>(size));
    return out;
  }

  std::unique_ptr<UConverter, CloseConverter> converter_;
  std::array<std::string, 128> high_half_{};  ///< of a single-byte encoding
};

/// Bytes of the special-query percent-encode set (WHATWG URL, 1.3), the others as they are.
void append_escaped(std::string_view bytes, std::string& out) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F &&
        std::string_view{"\"#<>'"}.find(c) == std::string_view::npos) {
      out += c;
    } else {
      (out += '%') += kDigits[byte >> 4U];
      out += kDigits[byte & 0xFU];
    }
  }
}

/// A run of characters beyond US-ASCII: at once, or one by one where the encoding lacks any.
void append_run(const Encoder& encoder, std::string_view run, std::string& out) {
  if (const auto bytes = encoder.encode(run)) return append_escaped(*bytes, out);
  for (std::size_t at = 0; at < run.size();) {
    const auto code = text::code_point_at(run, at);
    if (const auto bytes = encoder.encode(run.substr(at, code.size))) {
      append_escaped(*bytes, out);
    } else {
      out += "%26%23" + std::to_string(static_cast<std::uint32_t>(code.value)) + "%3B";
    }
    at += code.size;
  }
}

}  // namespace

std::string with_query_encoded(std::string_view address, std::string_view encoding) {
  std::string out{address};
  const auto mark = address.find_first_of("?#");
  if (mark == std::string_view::npos || address[mark] == '#') return out;
  const auto end = std::min(address.find('#', mark), address.size());
  if (text::find_non_ascii(address, mark) >= end) return out;
  const auto* const known = encoding_of(encoding);
  if (known == nullptr || known->kind == Encoding::Kind::utf8) return out;
  const Encoder encoder{*known};
  if (!encoder.writes()) return out;
  out.resize(mark);
  for (auto at = mark; at < end;) {
    const auto run = std::min(text::find_non_ascii(address, at), end);
    out += address.substr(at, run - at);
    auto stop = run;
    while (stop < end && address[stop] < 0) ++stop;
    if (stop > run) append_run(encoder, address.substr(run, stop - run), out);
    at = stop;
  }
  return out += address.substr(end);
}

}  // namespace mandated::read
