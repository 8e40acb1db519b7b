#include "pipeline/read/pdf_lexer.h"

#include <charconv>

#include "pipeline/base/ascii.h"

namespace mandated::read::pdf {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_delimiter(char c) {
  return std::string_view{"()<>[]{}/%"}.find(c) != std::string_view::npos;
}

bool is_octal(char c) { return c >= '0' && c <= '7'; }

}  // namespace

void Lexer::skip_space() {
  while (at_ < bytes_.size()) {
    if (bytes_[at_] == '%') {
      at_ = std::min(bytes_.find_first_of("\r\n", at_), bytes_.size());
    } else if (is_space(bytes_[at_])) {
      ++at_;
    } else {
      return;
    }
  }
}

Token Lexer::next() {
  using Kind = Token::Kind;
  for (skip_space(); at_ < bytes_.size(); skip_space()) {
    const char c = bytes_[at_];
    const std::string_view two = bytes_.substr(at_, 2);
    if (c == '/') return take_name();
    if (c == '(') return take_literal();
    if (two == "<<" || two == ">>") {
      at_ += 2;
      return {c == '<' ? Kind::open : Kind::close, 0, std::string{two}};
    }
    if (c == '<') return take_hexadecimal();
    if (c == '[' || c == ']') {
      ++at_;
      return {c == '[' ? Kind::open : Kind::close, 0, std::string(1, c)};
    }
    if (!is_delimiter(c)) return take_word();
    ++at_;  // a stray delimiter
  }
  return {};
}

Token Lexer::take_name() {
  Token token{Token::Kind::name};
  for (++at_; at_ < bytes_.size() && !is_space(bytes_[at_]) && !is_delimiter(bytes_[at_]); ++at_) {
    const bool coded = bytes_[at_] == '#' && at_ + 2 < bytes_.size() &&
                       hex_value(bytes_[at_ + 1]) >= 0 && hex_value(bytes_[at_ + 2]) >= 0;
    if (!coded) {
      token.text += bytes_[at_];
      continue;
    }
    token.text += static_cast<char>(hex_value(bytes_[at_ + 1]) * 16 + hex_value(bytes_[at_ + 2]));
    at_ += 2;
  }
  return token;
}

Token Lexer::take_literal() {
  Token token{Token::Kind::string};
  int open = 1;
  for (++at_; at_ < bytes_.size(); ++at_) {
    const char c = bytes_[at_];
    if (c == '\\') {
      take_escape(token.text);
      continue;
    }
    if (c == '(') ++open;
    if (c == ')' && --open == 0) break;
    token.text += c;
  }
  if (at_ < bytes_.size()) ++at_;
  return token;
}

// Leaves at_ on the last byte of the escape.
void Lexer::take_escape(std::string& out) {
  if (++at_ >= bytes_.size()) return;
  const char c = bytes_[at_];
  const auto known = std::string_view{"nrtbf"}.find(c);
  if (known != std::string_view::npos) {
    out += "\n\r\t\b\f"[known];
  } else if (is_octal(c)) {
    int value = c - '0';
    for (int digits = 1; digits < 3 && at_ + 1 < bytes_.size() && is_octal(bytes_[at_ + 1]);
         ++digits) {
      value = value * 8 + (bytes_[++at_] - '0');
    }
    out += static_cast<char>(value & 0xFF);
  } else if (c == '\r') {
    if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n') ++at_;
  } else if (c != '\n') {
    out += c;
  }
}

Token Lexer::take_hexadecimal() {
  Token token{Token::Kind::string};
  int high = -1;
  for (++at_; at_ < bytes_.size() && bytes_[at_] != '>'; ++at_) {
    const int value = hex_value(bytes_[at_]);
    if (value < 0) continue;
    if (high < 0) {
      high = value;
    } else {
      token.text += static_cast<char>(high * 16 + value);
      high = -1;
    }
  }
  if (high >= 0) token.text += static_cast<char>(high * 16);
  if (at_ < bytes_.size()) ++at_;
  return token;
}

Token Lexer::take_word() {
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && !is_space(bytes_[at_]) && !is_delimiter(bytes_[at_])) ++at_;
  std::string_view word = bytes_.substr(begin, at_ - begin);
  Token token{Token::Kind::keyword, 0, std::string{word}};
  if (word.front() == '+') word.remove_prefix(1);
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), token.number,
                                            std::chars_format::fixed);
  if (error == std::errc{} && end != word.data()) token.kind = Token::Kind::number;
  return token;
}

void Lexer::skip_image() {
  for (std::size_t end = bytes_.find("EI", at_); end != std::string_view::npos;
       end = bytes_.find("EI", end + 2)) {
    const bool before = end > 0 && is_space(bytes_[end - 1]);
    if (before && (end + 2 == bytes_.size() || is_space(bytes_[end + 2]))) {
      at_ = end + 2;
      return;
    }
  }
  at_ = bytes_.size();
}

}  // namespace mandated::read::pdf
