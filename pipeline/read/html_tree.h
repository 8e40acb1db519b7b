#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gumbo.h>

namespace mandated::read {

/// Memory for one parse, given back all at once: gumbo's own release walks the tree by recursion.
class Arena {
 public:
  [[nodiscard]] void* allocate(std::size_t size);
  [[nodiscard]] std::size_t used() const { return used_; }

 private:
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t used_ = 0;
};

/// The tree gumbo makes of a page. The page must have passed guard_html().
class HtmlTree {
 public:
  /// Keeps `html`: the tree points into it.
  explicit HtmlTree(std::string html);

  [[nodiscard]] const GumboNode& document() const { return *output_->document; }
  /// The <html> element; HTML5 gives every page one.
  [[nodiscard]] const GumboNode& root() const { return *output_->root; }

 private:
  std::unique_ptr<const std::string> html_;
  std::unique_ptr<Arena> arena_;
  GumboOutput* output_ = nullptr;  ///< in the arena
};

/// Children of an element, a template or the document; empty for text.
[[nodiscard]] const GumboVector& children_of(const GumboNode&);
[[nodiscard]] inline const GumboNode& child_at(const GumboVector& children, unsigned at) {
  return *static_cast<const GumboNode*>(children.data[at]);
}
[[nodiscard]] inline bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}
[[nodiscard]] inline bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}
/// The HTML element's tag; GUMBO_TAG_UNKNOWN for anything else, and for SVG and MathML.
[[nodiscard]] GumboTag html_tag(const GumboNode&);
/// Local name in lower case: "div", "my-element".
[[nodiscard]] std::string element_name(const GumboElement&);
/// The attribute's value, nullptr where it is not set. `name` in lower case.
[[nodiscard]] const char* attribute(const GumboElement&, std::string_view name);

}  // namespace mandated::read
