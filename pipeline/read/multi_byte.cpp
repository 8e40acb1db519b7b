#include "pipeline/read/multi_byte.h"

#include <cstdint>
#include <stdexcept>

#include "pipeline/read/multi_byte_index.h"
#include "pipeline/text/utf8.h"

namespace mandated::read {
namespace {

constexpr char32_t kBad = 0xFFFD;
constexpr bool within(unsigned byte, unsigned first, unsigned last) {
  return byte >= first && byte <= last;
}

/// Bytes read from the left, text written.
struct Stream {
  std::string_view bytes;
  std::size_t at = 0;
  std::string out{};

  [[nodiscard]] bool more(std::size_t ahead = 0) const { return at + ahead < bytes.size(); }
  [[nodiscard]] unsigned peek(std::size_t ahead = 0) const {
    return static_cast<unsigned char>(bytes[at + ahead]);
  }
  void put(char32_t code) {
    if (code > 0x10FFFF) {
      text::append_utf8(out, code & 0xFFFFU);
      code >>= 16U;
    }
    text::append_utf8(out, code);
  }
};

// The common end of the decoders of pairs: a lead byte was taken; an ASCII byte that makes no
// character with it stays for itself.
void put_pair(Stream& in, unsigned lead, const PairIndex& index) {
  if (!in.more()) return in.put(kBad);
  const unsigned trail = in.peek();
  const char32_t code = index.at(lead, trail);
  if (code != 0 || trail >= 0x80) ++in.at;
  in.put(code != 0 ? code : kBad);
}

// Section 10.2.1.
void put_four(Stream& in) {
  if (!in.more(1) || (within(in.peek(1), 0x81, 0xFE) && !in.more(2))) {
    in.at = in.bytes.size();
    return in.put(kBad);
  }
  if (!within(in.peek(1), 0x81, 0xFE) || !within(in.peek(2), 0x30, 0x39)) return in.put(kBad);
  const char32_t code = gb18030_four(in.bytes.substr(in.at - 1, 4));
  in.at += 3;
  in.put(code != 0 ? code : kBad);
}

void gb18030(Stream& in, unsigned byte) {
  if (byte == 0x80) return in.put(0x20AC);
  if (byte == 0xFF) return in.put(kBad);
  if (in.more() && within(in.peek(), 0x30, 0x39)) return put_four(in);
  put_pair(in, byte, gb18030_index());
}

void big5(Stream& in, unsigned byte) {
  if (!within(byte, 0x81, 0xFE)) return in.put(kBad);
  put_pair(in, byte, big5_index());
}

void euc_kr(Stream& in, unsigned byte) {
  if (!within(byte, 0x81, 0xFE)) return in.put(kBad);
  put_pair(in, byte, euc_kr_index());
}

void shift_jis(Stream& in, unsigned byte) {
  if (byte == 0x80) return in.put(byte);
  if (within(byte, 0xA1, 0xDF)) return in.put(0xFF61 - 0xA1 + byte);
  if (!within(byte, 0x81, 0x9F) && !within(byte, 0xE0, 0xFC)) return in.put(kBad);
  put_pair(in, byte, shift_jis_index());
}

void euc_jp(Stream& in, unsigned byte) {
  if (byte == 0x8E && in.more() && within(in.peek(), 0xA1, 0xDF)) {
    return in.put(0xFF61 - 0xA1 + static_cast<unsigned char>(in.bytes[in.at++]));
  }
  if (byte == 0x8F && in.more() && within(in.peek(), 0xA1, 0xFE)) {
    const unsigned lead = in.peek();
    ++in.at;
    return put_pair(in, lead, jis0212_index());
  }
  if (byte != 0x8E && byte != 0x8F && !within(byte, 0xA1, 0xFE)) return in.put(kBad);
  put_pair(in, within(byte, 0xA1, 0xFE) ? byte : 0, jis0208_index());
}

template <class Decode>
std::string each_high(std::string_view bytes, Decode decode) {
  Stream in{bytes};
  in.out.reserve(bytes.size() + bytes.size() / 2);
  while (in.more()) {
    const std::size_t end = text::find_non_ascii(bytes, in.at);
    in.out.append(bytes, in.at, end - in.at);
    in.at = end;
    if (!in.more()) break;
    ++in.at;
    decode(in, static_cast<unsigned char>(bytes[end]));
  }
  return std::move(in.out);
}

/// Section 12.2.1 of the standard: states between escape sequences.
class Iso2022Jp {
 public:
  explicit Iso2022Jp(std::string_view bytes) : in_{bytes} {}

  std::string run() {
    while (in_.more()) {
      const unsigned byte = in_.peek();
      ++in_.at;
      if (byte == 0x1B) {
        escape();
      } else {
        take(byte);
      }
    }
    return std::move(in_.out);
  }

 private:
  enum class Set : std::uint8_t { ascii, roman, katakana, jis0208 };

  void take(unsigned byte) {
    fresh_ = false;
    if (set_ == Set::jis0208) return pair(byte);
    if (set_ == Set::katakana) {
      return in_.put(within(byte, 0x21, 0x5F) ? 0xFF61 - 0x21 + byte : kBad);
    }
    if (byte >= 0x80 || byte == 0x0E || byte == 0x0F) return in_.put(kBad);
    if (set_ == Set::roman && byte == 0x5C) return in_.put(0xA5);
    if (set_ == Set::roman && byte == 0x7E) return in_.put(0x203E);
    in_.put(byte);
  }

  void pair(unsigned lead) {
    if (!within(lead, 0x21, 0x7E) || !in_.more()) return in_.put(kBad);
    const unsigned trail = in_.peek();
    if (trail == 0x1B) return in_.put(kBad);
    ++in_.at;
    const bool fits = within(trail, 0x21, 0x7E);
    const char32_t code = fits ? jis0208_index().at(lead + 0x80, trail + 0x80) : 0;
    in_.put(code != 0 ? code : kBad);
  }

  // Two escape sequences with nothing between them are an error: they could hide markup.
  void escape() {
    const std::string_view sign = in_.bytes.substr(in_.at, 2);
    if (sign == "(B") return change(Set::ascii);
    if (sign == "(J") return change(Set::roman);
    if (sign == "(I") return change(Set::katakana);
    if (sign == "$@" || sign == "$B") return change(Set::jis0208);
    fresh_ = false;
    in_.put(kBad);
  }

  void change(Set set) {
    in_.at += 2;
    set_ = set;
    if (fresh_) in_.put(kBad);
    fresh_ = true;
  }

  Stream in_;
  Set set_ = Set::ascii;
  bool fresh_ = false;  ///< an escape sequence stands right before
};

}  // namespace

std::string decode_multi_byte(std::string_view encoding, std::string_view bytes) {
  if (encoding == "gb18030" || encoding == "gbk") return each_high(bytes, gb18030);
  if (encoding == "big5") return each_high(bytes, big5);
  if (encoding == "euc-jp") return each_high(bytes, euc_jp);
  if (encoding == "shift_jis") return each_high(bytes, shift_jis);
  if (encoding == "euc-kr") return each_high(bytes, euc_kr);
  if (encoding == "iso-2022-jp") return Iso2022Jp{bytes}.run();
  throw std::logic_error{"no decoder of " + std::string{encoding}};
}

}  // namespace mandated::read
