#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mandated::read::pdf {

struct Token {
  enum class Kind : std::uint8_t {
    number,
    name,     ///< without its '/', #xx decoded
    string,   ///< (…) or <…>, decoded to bytes
    open,     ///< [ or <<; `text` says which
    close,    ///< ] or >>
    keyword,  ///< an operator, true, false, null
    done,
  };
  Kind kind = Kind::done;
  double number = 0;
  std::string text{};
};

/// Tokens of a content stream or a CMap (ISO 32000-1, 7.2 and 7.3), comments left out. Total: what
/// is no token is skipped.
class Lexer {
 public:
  explicit Lexer(std::string_view bytes) : bytes_{bytes} {}

  [[nodiscard]] Token next();
  /// Past the data of an inline image, whose ID has just been read.
  void skip_image();

 private:
  void skip_space();
  Token take_name();
  Token take_literal();
  Token take_hexadecimal();
  Token take_word();
  void take_escape(std::string& out);

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace mandated::read::pdf
