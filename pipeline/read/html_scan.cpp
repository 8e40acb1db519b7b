#include "pipeline/read/html_scan.h"

#include <algorithm>

#include "pipeline/base/ascii.h"

namespace mandated::read {
namespace {

constexpr std::size_t kMaxKept = 1024;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// "</script" and what may follow a tag's name.
bool has_tag_name(std::string_view text, std::size_t at, std::string_view name) {
  if (text.size() - at <= name.size()) return false;
  const char after = text[at + name.size()];
  return (is_space(after) || after == '/' || after == '>') &&
         std::equal(name.begin(), name.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char a, char b) { return a == lower(b); });
}

std::size_t find_end_tag(std::string_view html, std::size_t from, std::string_view name) {
  for (std::size_t at = html.find("</", from); at != std::string_view::npos;
       at = html.find("</", at + 2)) {
    if (has_tag_name(html, at + 2, name)) return at;
  }
  return std::string_view::npos;
}

}  // namespace

HtmlScanner::Token HtmlScanner::next() {
  begin_ = at_;
  if (at_ >= html_.size()) return Token::done;
  if (html_[at_] == '<') {
    const Token token = take_markup();
    if (token != Token::text) return token;
    at_ = begin_ + 1;  // a lone '<'
  }
  while (at_ < html_.size()) {
    at_ = std::min(html_.find('<', at_), html_.size());
    const char next = at_ + 1 < html_.size() ? html_[at_ + 1] : ' ';
    if (is_alpha(next) || next == '/' || next == '!' || next == '?') break;
    at_ = std::min(at_ + 1, html_.size());
  }
  return Token::text;
}

// Token::text where the '<' opens nothing.
HtmlScanner::Token HtmlScanner::take_markup() {
  const char first = at_ + 1 < html_.size() ? html_[at_ + 1] : ' ';
  if (is_alpha(first)) return take_tag(false);
  if (first == '?') return take_to(">", Token::comment);
  if (first == '!') {
    if (html_.substr(at_, 4) == "<!--") return take_comment();
    const bool doctype = at_ + 2 < html_.size() && lower(html_[at_ + 2]) == 'd';
    return take_to(">", doctype ? Token::doctype : Token::comment);
  }
  if (first != '/') return Token::text;
  if (at_ + 2 >= html_.size()) return Token::text;
  if (is_alpha(html_[at_ + 2])) return take_tag(true);
  return take_to(">", Token::comment);  // "</>" and "</3>" leave nothing in the tree
}

HtmlScanner::Token HtmlScanner::take_to(std::string_view end, Token token) {
  const std::size_t found = html_.find(end, at_);
  cut_ = found == std::string_view::npos;
  at_ = cut_ ? html_.size() : found + end.size();
  return token;
}

HtmlScanner::Token HtmlScanner::take_comment() {
  at_ += 4;
  if (html_.substr(at_, 1) == ">") return take_to(">", Token::comment);
  if (html_.substr(at_, 2) == "->") return take_to(">", Token::comment);
  for (; (at_ = html_.find("--", at_)) != std::string_view::npos; ++at_) {
    if (html_.substr(at_ + 2, 1) == ">" || html_.substr(at_ + 2, 2) == "!>") {
      return take_to(">", Token::comment);
    }
  }
  at_ = html_.size();
  cut_ = true;
  return Token::comment;
}

HtmlScanner::Token HtmlScanner::take_tag(bool end) {
  at_ += end ? 2 : 1;
  const std::size_t name = at_;
  while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '/' && html_[at_] != '>') {
    ++at_;
  }
  tag_.name = html_.substr(name, at_ - name);
  tag_.tag = gumbo_tagn_enum(tag_.name.data(), static_cast<unsigned>(tag_.name.size()));
  tag_.self_closing = false;
  tag_.attributes.clear();
  take_attributes();
  if (at_ >= html_.size()) {
    cut_ = true;  // the tokeniser drops a tag that does not end
    return Token::comment;
  }
  ++at_;
  return end ? Token::end_tag : Token::start_tag;
}

void HtmlScanner::take_attributes() {
  while (at_ < html_.size() && html_[at_] != '>') {
    const char c = html_[at_];
    if (c == '/') tag_.self_closing = at_ + 1 < html_.size() && html_[at_ + 1] == '>';
    if (is_space(c) || c == '/') {
      ++at_;
    } else {
      take_attribute();
    }
  }
}

void HtmlScanner::take_attribute() {
  const std::size_t begin = at_;
  const auto skip_space = [this] {
    while (at_ < html_.size() && is_space(html_[at_])) ++at_;
  };
  ++at_;  // a leading '=' is part of the name
  while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '/' && html_[at_] != '>' &&
         html_[at_] != '=') {
    ++at_;
  }
  const std::string_view name = html_.substr(begin, at_ - begin);
  const std::size_t name_end = at_;
  skip_space();
  if (at_ < html_.size() && html_[at_] == '=') {
    ++at_;
    skip_space();
    const char quote = at_ < html_.size() ? html_[at_] : '>';
    if (quote == '"' || quote == '\'') {
      at_ = std::min(html_.find(quote, at_ + 1), html_.size() - 1) + 1;
    } else {
      while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '>') ++at_;
    }
  } else {
    at_ = name_end;
  }
  if (tag_.attributes.size() < kMaxKept) {
    tag_.attributes.push_back({name, html_.substr(begin, at_ - begin)});
  }
}

std::string_view HtmlScanner::raw_text(GumboTag tag) {
  std::size_t end = std::string_view::npos;
  if (tag == GUMBO_TAG_SCRIPT) {
    end = end_of_script();
  } else if (tag != GUMBO_TAG_PLAINTEXT) {
    end = find_end_tag(html_, at_, gumbo_normalized_tagname(tag));
  }
  cut_ = cut_ || (end == std::string_view::npos && tag != GUMBO_TAG_PLAINTEXT);
  const std::size_t begin = at_;
  at_ = std::min(end, html_.size());
  return html_.substr(begin, at_ - begin);
}

// Script data with its escaped and double-escaped states (13.2.5.15 to .31): "<!--" hides a pair of
// "<script>" and "</script>" until "-->".
std::size_t HtmlScanner::end_of_script() const {
  enum { data, escaped, twice } state = data;
  for (std::size_t at = at_; at < html_.size(); ++at) {
    at = state == data ? html_.find('<', at) : html_.find_first_of("<-", at);
    if (at == std::string_view::npos) break;
    if (html_[at] == '-') {
      if (state != data && html_.substr(at, 3) == "-->") state = data;
    } else if (state == data && html_.substr(at, 4) == "<!--") {
      state = escaped;
      ++at;  // its dashes may already be those of "-->"
    } else if (html_.substr(at, 2) == "</" && has_tag_name(html_, at + 2, "script")) {
      if (state != twice) return at;
      state = escaped;
    } else if (state == escaped && has_tag_name(html_, at + 1, "script")) {
      state = twice;
    }
  }
  return std::string_view::npos;
}

}  // namespace mandated::read
