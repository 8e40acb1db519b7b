#include "tests/contract/coroutines.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace mandated::contract {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// The same text with comments and the insides of literals blanked, line for line.
std::string code_of(std::string_view text) {
  std::string code(text);
  enum class In { program, line_comment, block_comment, literal };
  In in = In::program;
  char quote = '"';
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = text[i];
    const auto two = text.substr(i, 2);
    if (in == In::program) {
      // A ' between digits parts them: 10'000.
      const bool parts_digits = c == '\'' && i > 0 && is_word(text[i - 1]);
      if (two == "//") in = In::line_comment;
      if (two == "/*") in = In::block_comment;
      if ((c == '"' || c == '\'') && !parts_digits) {
        in = In::literal;
        quote = c;
      }
      continue;
    }
    if (in == In::line_comment && c == '\n') in = In::program;
    if (in == In::block_comment && two == "*/") in = In::program;
    if (in == In::literal && c == '\\' && i + 1 < code.size()) {
      code[i] = code[i + 1] = ' ';
      ++i;
    } else if (in == In::literal && c == quote) {
      in = In::program;
    } else if (c != '\n' && in != In::program) {
      code[i] = ' ';
    }
  }
  return code;
}

char last_visible(std::string_view text) {
  const auto at = text.find_last_not_of(" \t\n");
  return at == std::string_view::npos ? '\0' : text[at];
}

/// Spans of time have no destructor that could run twice.
bool is_span(std::string_view code) {
  for (const std::string_view span : {"milliseconds", "seconds", "minutes", "hours"}) {
    if (code.ends_with(span)) return true;
  }
  return false;
}

/// Why the expression at the front of `code` is not to be awaited; "" where it may.
std::string_view hazard(std::string_view code) {
  int depth = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    const char before = last_visible(code.substr(0, i));
    if (c == '(') ++depth;
    if (c == ')' && --depth < 0) return {};
    if (c == ';' && depth == 0) return {};
    if (c == '[' && !is_word(before) && before != ')' && before != ']') return "a lambda";
    if (c == '{') {
      if (depth == 0 && !(is_word(before) || before == '>')) return {};
      if (is_span(code.substr(0, i))) continue;
      return "a braced temporary";
    }
  }
  return {};
}

}  // namespace

std::vector<std::string> nameless_awaits(std::string_view path, std::string_view text) {
  constexpr std::string_view kAwait = "co_await";
  std::vector<std::string> out;
  const auto code = code_of(text);
  for (auto at = code.find(kAwait); at != std::string::npos; at = code.find(kAwait, at + 1)) {
    const auto what = hazard(std::string_view{code}.substr(at + kAwait.size()));
    if (what.empty()) continue;
    const auto line =
        std::count(code.begin(), code.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    out.push_back(fmt::format("{}:{}: {} inside co_await; give it a name", path, line + 1, what));
  }
  return out;
}

}  // namespace mandated::contract
