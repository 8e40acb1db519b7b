#include "pipeline/read/charset.h"

#include <algorithm>
#include <memory>

#include <uchardet/uchardet.h>

#include "pipeline/read/encoding.h"
#include "pipeline/read/meta_prescan.h"
#include "pipeline/text/utf8.h"

namespace mandated::read {
namespace {

using namespace std::string_view_literals;

// As much text as tells one encoding from another; the detector is the slowest part by far.
constexpr std::size_t kDetected = 64U << 10U;
// Of two or three accents the detector guesses wildly; Western pages are what is left undeclared.
constexpr std::ptrdiff_t kFewestTelling = 4;

Decoded decoded(const Encoding& encoding, const char* source, std::string_view bytes) {
  return {std::string{encoding.name}, source, decode_as(encoding, bytes)};
}

// Valid but for a last character that a cut body left incomplete, which alone tells nothing.
bool reads_as_utf8(std::string_view bytes) {
  for (int cut = 0; cut < 4 && !bytes.empty(); ++cut, bytes.remove_suffix(1)) {
    if (text::is_utf8(bytes)) return cut == 0 || text::find_non_ascii(bytes) < bytes.size();
    if (bytes.back() >= 0) return false;
  }
  return false;
}

struct CloseDetector {
  void operator()(uchardet* detector) const { uchardet_delete(detector); }
};

const Encoding* detected(std::string_view bytes) {
  const std::size_t first = text::find_non_ascii(bytes);
  const std::size_t begin = first < kDetected / 2 ? 0 : first - kDetected / 2;
  const std::string_view sample = bytes.substr(std::min(begin, bytes.size()), kDetected);
  const auto telling =
      std::count_if(sample.begin(), sample.end(), [](char c) { return c < 0 || c == '\x1B'; });
  if (telling < kFewestTelling) return nullptr;
  const std::unique_ptr<uchardet, CloseDetector> detector{uchardet_new()};
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return nullptr;
  uchardet_data_end(detector.get());
  const std::string_view name = uchardet_get_charset(detector.get());
  // "UHC" is what uchardet calls windows-949, the standard's euc-kr; UTF-8 was looked for already.
  const Encoding* const found = encoding_of(name == "UHC" ? "euc-kr"sv : name);
  return found != nullptr && found->name == "utf-8" ? nullptr : found;
}

const Encoding* by_mark(std::string_view& bytes) {
  const auto take = [&bytes](std::string_view mark) {
    if (!bytes.starts_with(mark)) return false;
    bytes.remove_prefix(mark.size());
    return true;
  };
  if (take("\xEF\xBB\xBF"sv)) return encoding_of("utf-8");
  if (take("\xFE\xFF"sv)) return encoding_of("utf-16be");
  if (take("\xFF\xFE"sv)) return encoding_of("utf-16le");
  return nullptr;
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view content_type, bool html) {
  if (const auto* const mark = by_mark(bytes)) return decoded(*mark, "bom", bytes);
  if (const auto* const header = encoding_of(charset_in(content_type))) {
    return decoded(*header, "header", bytes);
  }
  const Encoding* meta = html ? prescan(bytes) : nullptr;
  if (meta == nullptr && html) meta = late_meta(bytes);
  if (meta != nullptr) return decoded(*meta, "meta", bytes);
  // ESC announces the one encoding of the standard that is made of ASCII bytes, ISO-2022-JP.
  const bool ascii = text::find_non_ascii(bytes) == bytes.size();
  if (!ascii && reads_as_utf8(bytes)) return decoded(*encoding_of("utf-8"), "detected", bytes);
  if (!ascii || bytes.find('\x1B') != std::string_view::npos) {
    if (const auto* const found = detected(bytes)) return decoded(*found, "detected", bytes);
  }
  return decoded(*encoding_of("windows-1252"), "default", bytes);
}

}  // namespace mandated::read
