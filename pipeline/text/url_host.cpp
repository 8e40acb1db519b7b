#include "pipeline/text/url_host.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include <unicode/uidna.h>

#include "pipeline/base/ascii.h"
#include "pipeline/text/percent.h"
#include "pipeline/text/utf8.h"

namespace mandated::text {
namespace {

tl::unexpected<Error> failure(const char* name) { return fail(Errc::malformed, name); }

bool forbidden_in_host(char c) {
  constexpr std::string_view kForbidden{"\0\t\n\r #/:<>?@[\\]^|", 17};
  return kForbidden.find(c) != std::string_view::npos;
}

bool forbidden_in_domain(char c) {
  return forbidden_in_host(c) || (c >= 0 && c < 0x20) || c == '%' || c == 0x7F;
}

std::vector<std::string_view> split_at_dots(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    if (end == text.size()) return parts;
    begin = end + 1;
  }
}

// ---- IPv4 ---------------------------------------------------------------------------------------

constexpr std::uint64_t kTooLarge = std::uint64_t{1} << 33U;

// "0x7f", "0177", "127"; values past 32 bits all read as kTooLarge.
std::optional<std::uint64_t> ipv4_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  int radix = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    radix = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text.front() == '0') {
    radix = 8;
    text.remove_prefix(1);
  }
  std::uint64_t value = 0;
  for (const char c : text) {
    const int digit = hex_value(c);
    if (digit < 0 || digit >= radix) return std::nullopt;
    value = value * static_cast<std::uint64_t>(radix) + static_cast<std::uint64_t>(digit);
    value = std::min(value, kTooLarge);
  }
  return value;
}

bool ends_in_number(std::string_view host) {
  std::vector<std::string_view> parts = split_at_dots(host);
  if (parts.back().empty()) {
    if (parts.size() == 1) return false;
    parts.pop_back();
  }
  const std::string_view last = parts.back();
  if (!last.empty() && std::all_of(last.begin(), last.end(), is_digit)) return true;
  return ipv4_number(last).has_value();
}

Result<std::string> parse_ipv4(std::string_view host) {
  std::vector<std::string_view> parts = split_at_dots(host);
  if (parts.back().empty() && parts.size() > 1) parts.pop_back();
  if (parts.size() > 4) return failure("IPv4-too-many-parts");
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = ipv4_number(parts[i]);
    if (!number) return failure("IPv4-non-numeric-part");
    const bool last = i + 1 == parts.size();
    const std::size_t bytes = last ? 4 - i : 1;
    if (*number >= std::uint64_t{1} << (8 * bytes)) return failure("IPv4-out-of-range-part");
    address = (address << (8 * bytes)) | *number;
  }
  std::string out;
  for (unsigned shift = 32; shift > 0; shift -= 8) {
    if (!out.empty()) out += '.';
    out += std::to_string((address >> (shift - 8)) & 0xFFU);
  }
  return out;
}

// ---- IPv6 ---------------------------------------------------------------------------------------

using Pieces = std::array<std::uint16_t, 8>;

// The dotted end of "::ffff:1.2.3.4", decimal parts without leading zeros.
std::optional<std::uint32_t> ipv4_in_ipv6(std::string_view text) {
  const std::vector<std::string_view> parts = split_at_dots(text);
  if (parts.size() != 4) return std::nullopt;
  std::uint32_t address = 0;
  for (const std::string_view part : parts) {
    const bool plain = !part.empty() && part.size() <= 3 &&
                       std::all_of(part.begin(), part.end(), is_digit) &&
                       (part.size() == 1 || part.front() != '0');
    if (!plain) return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : part) value = value * 10 + static_cast<std::uint32_t>(c - '0');
    if (value > 255) return std::nullopt;
    address = (address << 8U) | value;
  }
  return address;
}

// Reads "1:2:…" into pieces from `count` on; false where it is none or does not fit.
bool read_pieces(std::string_view text, Pieces& pieces, std::size_t& count, bool may_end_dotted) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(':'), text.size());
    const std::string_view piece = text.substr(0, end);
    if (piece.find('.') != std::string_view::npos) {
      const auto dotted = ipv4_in_ipv6(piece);
      if (!may_end_dotted || end != text.size() || count > 6 || !dotted) return false;
      pieces[count++] = static_cast<std::uint16_t>(*dotted >> 16U);
      pieces[count++] = static_cast<std::uint16_t>(*dotted & 0xFFFFU);
      return true;
    }
    if (piece.empty() || piece.size() > 4 || count == 8) return false;
    unsigned value = 0;
    for (const char c : piece) {
      if (hex_value(c) < 0) return false;
      value = value * 16 + static_cast<unsigned>(hex_value(c));
    }
    pieces[count++] = static_cast<std::uint16_t>(value);
    if (end == text.size()) return true;
    text.remove_prefix(end + 1);
    if (text.empty()) return false;  // ends in a single ':'
  }
  return true;
}

std::optional<Pieces> ipv6_pieces(std::string_view text) {
  Pieces pieces{};
  std::size_t count = 0;
  const std::size_t gap = text.find("::");
  if (gap == std::string_view::npos) {
    if (text.empty() || !read_pieces(text, pieces, count, true) || count != 8) return std::nullopt;
    return pieces;
  }
  Pieces tail{};
  std::size_t tail_count = 0;
  if (!read_pieces(text.substr(0, gap), pieces, count, false)) return std::nullopt;
  if (!read_pieces(text.substr(gap + 2), tail, tail_count, true)) return std::nullopt;
  if (count + tail_count > 7) return std::nullopt;
  std::copy_n(tail.begin(), tail_count, pieces.end() - static_cast<std::ptrdiff_t>(tail_count));
  return pieces;
}

/// First of the longest runs of two or more zero pieces.
struct ZeroRun {
  std::size_t begin = 8;
  std::size_t size = 1;
};

ZeroRun longest_zeros(const Pieces& pieces) {
  ZeroRun best;
  for (std::size_t begin = 0; begin < 8;) {
    std::size_t end = begin;
    while (end < 8 && pieces[end] == 0) ++end;
    if (end - begin > best.size) best = {begin, end - begin};
    begin = end + 1;
  }
  return best;
}

std::string ipv6_text(const Pieces& pieces) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const ZeroRun zeros = longest_zeros(pieces);
  std::string out = "[";
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == zeros.begin) {
      out += i == 0 ? "::" : ":";
      i += zeros.size - 1;
      continue;
    }
    bool leading = true;
    for (int shift = 12; shift >= 0; shift -= 4) {
      const unsigned digit = (static_cast<unsigned>(pieces[i]) >> shift) & 0xFU;
      leading = leading && digit == 0 && shift > 0;
      if (!leading) out += kDigits[digit];
    }
    if (i < 7) out += ':';
  }
  return out + ']';
}

// ---- domains ------------------------------------------------------------------------------------

struct CloseIdna {
  void operator()(UIDNA* idna) const { uidna_close(idna); }
};

const UIDNA& uts46() {
  static const std::unique_ptr<UIDNA, CloseIdna> idna = [] {
    UErrorCode status = U_ZERO_ERROR;
    UIDNA* const opened =
        uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII |
                            UIDNA_NONTRANSITIONAL_TO_UNICODE,
                        &status);
    if (U_FAILURE(status)) throw std::runtime_error{"icu: no UTS 46 data"};
    return std::unique_ptr<UIDNA, CloseIdna>{opened};
  }();
  return *idna;
}

// CheckHyphens and VerifyDnsLength are false in the standard.
constexpr std::uint32_t kToleratedErrors =
    UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4 |
    UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG;

// Longer ones exist in no DNS; UTS 46 processing is not linear in the length of a label.
constexpr std::size_t kLongestIdn = 4096;

std::string lower_ascii(std::string_view text) {
  std::string out{text};
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool has_punycode(std::string_view lower) {
  return lower.starts_with("xn--") || lower.find(".xn--") != std::string_view::npos;
}

Result<std::string> domain_to_ascii(std::string_view domain) {
  std::string lower = lower_ascii(domain);
  if (find_non_ascii(lower) == lower.size() && !has_punycode(lower)) return lower;
  if (domain.size() > kLongestIdn) return failure("domain-to-ASCII");
  std::string out(8 * domain.size() + 64, '\0');
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size =
      uidna_nameToASCII_UTF8(&uts46(), domain.data(), static_cast<std::int32_t>(domain.size()),
                             out.data(), static_cast<std::int32_t>(out.size()), &info, &status);
  if (U_FAILURE(status) || (info.errors & ~kToleratedErrors) != 0) {
    return failure("domain-to-ASCII");
  }
  out.resize(static_cast<std::size_t>(size));
  return out;
}

Result<std::string> parse_domain(std::string_view host) {
  const std::string decoded = percent_decode(host);
  std::string text;
  for (std::size_t at = 0; at < decoded.size();) {
    const CodePoint code = code_point_at(decoded, at);
    append_utf8(text, code.value);
    at += code.size;
  }
  Result<std::string> ascii = domain_to_ascii(text);
  if (!ascii) return ascii;
  if (ascii->empty()) return failure("domain-to-ASCII");
  if (std::any_of(ascii->begin(), ascii->end(), forbidden_in_domain)) {
    return failure("domain-invalid-code-point");
  }
  return ends_in_number(*ascii) ? parse_ipv4(*ascii) : ascii;
}

}  // namespace

Result<std::string> parse_host(std::string_view host, bool special) {
  if (host.starts_with('[')) {
    if (!host.ends_with(']')) return failure("IPv6-unclosed");
    const auto pieces = ipv6_pieces(host.substr(1, host.size() - 2));
    if (!pieces) return failure("IPv6-invalid");
    return ipv6_text(*pieces);
  }
  if (special) return parse_domain(host);
  if (std::any_of(host.begin(), host.end(), forbidden_in_host)) {
    return failure("host-invalid-code-point");
  }
  std::string out;
  percent_encode(out, host, PercentSet::c0);
  return out;
}

}  // namespace mandated::text
