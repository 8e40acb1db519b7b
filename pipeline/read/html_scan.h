#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <gumbo.h>

namespace mandated::read {

/// A tag as WHATWG HTML 13.2.5 tokenises it; views into the page.
struct Tag {
  struct Attribute {
    std::string_view name;
    std::string_view text;  ///< name, '=' and value as written
  };

  GumboTag tag = GUMBO_TAG_UNKNOWN;
  std::string_view name;
  bool self_closing = false;
  std::vector<Attribute> attributes{};  ///< the first 1024
};

/// Linear pass over a page's tokens, without building anything. What is raw text depends on the
/// tree, so the caller says so by raw_text().
class HtmlScanner {
 public:
  enum class Token : std::uint8_t { text, start_tag, end_tag, comment, doctype, done };

  explicit HtmlScanner(std::string_view html) : html_{html} {}

  Token next();
  [[nodiscard]] const Tag& tag() const { return tag_; }
  /// The token as written.
  [[nodiscard]] std::string_view token() const { return html_.substr(begin_, at_ - begin_); }
  /// Byte at which the token begins.
  [[nodiscard]] std::size_t begin() const { return begin_; }
  /// What stands from here to the end tag of the element just begun, by the rules of its kind
  /// (RCDATA, RAWTEXT, script data, PLAINTEXT); the end tag is the next token.
  std::string_view raw_text(GumboTag);
  /// True once the page has ended within a tag, a comment or raw text.
  [[nodiscard]] bool cut() const { return cut_; }

 private:
  Token take_markup();
  Token take_comment();
  Token take_tag(bool end);
  void take_attributes();
  void take_attribute();
  Token take_to(std::string_view end, Token);
  [[nodiscard]] std::size_t end_of_script() const;

  std::string_view html_;
  std::size_t begin_ = 0;
  std::size_t at_ = 0;
  bool cut_ = false;
  Tag tag_;
};

}  // namespace mandated::read
