#include "pipeline/text/percent.h"

#include "pipeline/base/ascii.h"

namespace mandated::text {
namespace {

bool among(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

bool encoded(char c, PercentSet set) {
  if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E) return true;
  switch (set) {
    case PercentSet::c0:
      return false;
    case PercentSet::fragment:
      return among(c, " \"<>`");
    case PercentSet::query:
      return among(c, " \"#<>");
    case PercentSet::special_query:
      return among(c, " \"#<>'");
    case PercentSet::path:
      return among(c, " \"#<>?^`{}");
    case PercentSet::userinfo:
      return among(c, " \"#<>?^`{}/:;=@[\\]|");
  }
  return false;
}

}  // namespace

void percent_encode(std::string& out, std::string_view text, PercentSet set) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : text) {
    if (!encoded(c, set)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 0xFU];
  }
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escape = text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
                        hex_value(text[at + 2]) >= 0;
    if (escape) {
      out += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

}  // namespace mandated::text
