#include "pipeline/mandate/printed.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "pipeline/base/ascii.h"

namespace mandated::mandate {
namespace {

struct Sign {
  std::string_view printed;
  char plain;
};
constexpr std::array<Sign, 7> kSigns{{{"\u201C", '"'},
                                      {"\u201D", '"'},
                                      {"\u201E", '"'},
                                      {"\u00AB", '"'},
                                      {"\u00BB", '"'},
                                      {"\u2010", '-'},
                                      {"\u2011", '-'}}};

const Sign* sign_at(std::string_view text, std::size_t at) {
  for (const auto& sign : kSigns) {
    if (text.substr(at, sign.printed.size()) == sign.printed) return &sign;
  }
  return nullptr;
}

/// A headline in capitals: acronyms cannot be told, and nothing else by its case.
bool is_in_capitals(std::string_view text) {
  constexpr std::size_t kShortest = 40;
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  return text.size() >= kShortest && std::none_of(text.begin(), text.end(), small);
}

/// Bytes of a reference mark, "[12]"; 0 for none.
std::size_t mark_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 5;
  const auto end = text[at] == '[' ? text.substr(at, kLongest).find(']') : text.npos;
  if (end == text.npos || end < 2) return 0;
  const auto inside = text.substr(at + 1, end - 1);
  return inside.find_first_not_of("0123456789") == inside.npos ? end + 1 : 0;
}

}  // namespace

Printed::Printed(std::string text) : text_(std::move(text)) {
  const bool capitals = is_in_capitals(text_);
  const auto unlike = [](char c) { return c == '[' || static_cast<unsigned char>(c) >= 0x80; };
  if (!capitals && std::none_of(text_.begin(), text_.end(), unlike)) {
    plain_ = text_;
    return;
  }
  std::vector<std::size_t> at;
  at.reserve(text_.size() + 1);
  for (std::size_t i = 0; i < text_.size();) {
    if (const auto mark = mark_at(text_, i)) {
      i += mark;
      continue;
    }
    at.push_back(i);
    const auto* sign = static_cast<unsigned char>(text_[i]) < 0x80 ? nullptr : sign_at(text_, i);
    const auto plain = sign == nullptr ? text_[i] : sign->plain;
    plain_ += capitals ? lower(plain) : plain;
    i += sign == nullptr ? 1 : sign->printed.size();
  }
  at.push_back(text_.size());
  if (plain_ != text_) at_ = std::move(at);
}

std::string Printed::as_printed(const std::string& name) const {
  const auto found = at_.empty() || name.empty() ? plain_.npos : plain_.find(name);
  if (found == plain_.npos) return name;
  const auto begin = at_[found];
  return text_.substr(begin, at_[found + name.size()] - begin);
}

}  // namespace mandated::mandate
