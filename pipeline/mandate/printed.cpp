#include "pipeline/mandate/printed.h"

#include <array>
#include <string_view>
#include <utility>

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

}  // namespace

Printed::Printed(std::string text) : text_(std::move(text)) {
  std::vector<std::size_t> at;
  at.reserve(text_.size() + 1);
  bool same = true;
  for (std::size_t i = 0; i < text_.size();) {
    at.push_back(i);
    const auto* sign = static_cast<unsigned char>(text_[i]) < 0x80 ? nullptr : sign_at(text_, i);
    plain_ += sign == nullptr ? text_[i] : sign->plain;
    i += sign == nullptr ? 1 : sign->printed.size();
    same = same && sign == nullptr;
  }
  at.push_back(text_.size());
  if (!same) at_ = std::move(at);
}

std::string Printed::as_printed(const std::string& name) const {
  const auto found = at_.empty() || name.empty() ? plain_.npos : plain_.find(name);
  if (found == plain_.npos) return name;
  const auto begin = at_[found];
  return text_.substr(begin, at_[found + name.size()] - begin);
}

}  // namespace mandated::mandate
