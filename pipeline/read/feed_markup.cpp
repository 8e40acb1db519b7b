#include <algorithm>
#include <array>
#include <string>

#include "pipeline/read/feed_parts.h"
#include "pipeline/text/url.h"

namespace mandated::read {
namespace {

constexpr std::string_view kSpace = " \t\r\n\f";

/// Attributes that hold one address (WHATWG HTML, the table of attributes; HTML 4.01, 24).
constexpr std::array<std::string_view, 11> kAddresses{
    "href",     "src",        "cite",     "action",  "data",      "poster",
    "longdesc", "background", "codebase", "classid", "formaction"};
/// A page of links has hundreds; more than this are left as they are.
constexpr std::size_t kMaxLinks = 10'000;

bool holds_address(std::string_view name) {
  return name.size() < 12 &&
         std::find(kAddresses.begin(), kAddresses.end(), keyword(name)) != kAddresses.end();
}

/// Copies markup and writes each address anew on the way.
class Rewriter {
 public:
  Rewriter(std::string_view markup, std::string_view base) : in_(markup), base_(base) {}

  std::string run() {
    out_.reserve(in_.size());
    while (at_ < in_.size()) {
      const auto tag = in_.find('<', at_);
      copy_to(tag);
      if (tag == std::string_view::npos) break;
      if (in_.substr(at_, 4) == "<!--") {
        const auto end = in_.find("-->", at_ + 4);
        if (end == std::string_view::npos) break;
        copy_to(end + 3);
      } else {
        take_tag();
      }
    }
    copy_to(in_.size());
    return std::move(out_);
  }

 private:
  void copy_to(std::size_t end) {
    end = std::min(end, in_.size());
    if (end <= at_) return;
    out_.append(in_, at_, end - at_);
    at_ = end;
  }

  void take_tag() {
    copy_to(in_.find_first_of(" \t\r\n\f/>", at_ + 1));
    while (at_ < in_.size() && in_[at_] != '>' && in_[at_] != '<') {
      copy_to(in_.find_first_not_of(" \t\r\n\f/", at_));
      if (at_ < in_.size() && in_[at_] != '>' && in_[at_] != '<') take_attribute();
    }
    if (at_ < in_.size() && in_[at_] == '>') copy_to(at_ + 1);
  }

  void take_attribute() {
    const auto begin = at_;
    copy_to(std::max(in_.find_first_of(" \t\r\n\f=>", at_), at_ + 1));
    const auto name = in_.substr(begin, at_ - begin);
    const auto sign = in_.find_first_not_of(kSpace, at_);
    if (sign == std::string_view::npos || in_[sign] != '=') return;
    copy_to(in_.find_first_not_of(kSpace, sign + 1));
    if (at_ >= in_.size()) return;
    const char quote = in_[at_];
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted) copy_to(at_ + 1);
    const auto end = quoted ? in_.find(quote, at_) : in_.find_first_of(" \t\r\n\f>", at_);
    const auto value = in_.substr(at_, std::min(end, in_.size()) - at_);
    if (end != std::string_view::npos && holds_address(name) && links_++ < kMaxLinks) {
      out_ += resolved(value, base_);
      at_ = end;
    }
    copy_to(end);
    if (quoted && at_ < in_.size()) copy_to(at_ + 1);
  }

  std::string_view in_;
  std::string_view base_;
  std::string out_;
  std::size_t at_ = 0;
  std::size_t links_ = 0;
};

}  // namespace

std::string with_links_resolved(std::string markup, std::string_view base) {
  if (base.empty() || markup.find('<') == std::string::npos) return markup;
  return Rewriter{markup, base}.run();
}

}  // namespace mandated::read
