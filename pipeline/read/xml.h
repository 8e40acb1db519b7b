#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/read/warnings.h"

namespace mandated::read {

/// Limits over which XML is refused; time is linear in its size, memory at most 56 bytes a node,
/// 48 an attribute and the text once more.
inline constexpr std::size_t kMaxXmlSize = 64U << 20U;  ///< bytes (a sitemap may have 50 MB)
inline constexpr std::size_t kMaxXmlDepth = 512;        ///< elements open at once
inline constexpr std::size_t kMaxXmlAttributes = 512;   ///< of one element
inline constexpr std::size_t kMaxXmlNodes = 2'000'000;  ///< elements, texts and attributes
inline constexpr std::size_t kMaxXmlNamespaces = 128;   ///< declared and in scope at once

inline constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";
inline constexpr std::string_view kXhtmlNamespace = "http://www.w3.org/1999/xhtml";

/// A tree of XML 1.0 with namespaces, read as far as sense goes: what a strict parser would stop
/// at (an end tag that is missing or one too many, a bare "&" or "<", an unquoted value, an entity
/// of HTML, an end half-way) is mended and gives a warning. Nothing outside the text is ever
/// looked at: a DTD is skipped but for plain internal entities, whose replacement is text and at
/// most 256 bytes; all of them together give at most 1 MB.
class Xml {
 public:
  struct Attribute {
    std::string_view uri, local, value;
  };

  /// A place in the tree; as long as the tree lives. A default one stands for "there is none": it
  /// has no name, text, attribute or child.
  class Node {
   public:
    Node() = default;
    explicit operator bool() const { return xml_ != nullptr; }
    [[nodiscard]] bool is_element() const;
    [[nodiscard]] std::string_view local() const;  ///< "" for a text
    /// Of the namespace; "" for none, "dc:" for a prefix "dc" that nobody declared.
    [[nodiscard]] std::string_view uri() const;
    /// The name in any case: people write <pubdate>. Namespaces are the caller's to look at.
    [[nodiscard]] bool is(std::string_view local) const;
    [[nodiscard]] Node parent() const;
    [[nodiscard]] Node first_child() const;
    [[nodiscard]] Node next() const;  ///< sibling
    /// The first child element of that name, in any namespace.
    [[nodiscard]] Node child(std::string_view local) const;
    /// Value of the attribute, any case; "" where there is none. `uri` "" finds those without one.
    [[nodiscard]] std::string_view attribute(std::string_view local,
                                             std::string_view uri = {}) const;
    [[nodiscard]] std::vector<Attribute> attributes() const;
    /// All text within, references resolved, as it stands; at most 16 MB of it.
    [[nodiscard]] std::string text() const;
    /// What stands within as markup without prefixes: "<p>a &amp; b<br /></p>". At most 16 MB.
    [[nodiscard]] std::string markup() const;
    [[nodiscard]] bool has_elements() const;
    /// The text ended before the element did.
    [[nodiscard]] bool is_cut() const;

   private:
    friend class Xml;
    Node(const Xml* xml, std::uint32_t at) : xml_{xml}, at_{at} {}
    const Xml* xml_ = nullptr;
    std::uint32_t at_ = 0;
  };

  Xml(const Xml&) = delete;
  Xml& operator=(const Xml&) = delete;

  /// The first element that stands in none; a default Node where there is no element.
  [[nodiscard]] Node root() const;
  [[nodiscard]] Node document() const { return Node{this, 0}; }

 private:
  friend class XmlBuilder;
  friend Result<std::unique_ptr<Xml>> read_xml(std::string, Warnings&);
  struct Entry {
    std::string_view name;  ///< local name, or the text
    std::string_view uri;
    std::uint32_t parent = 0, first = 0, last = 0, next = 0;
    std::uint32_t attributes = 0;  ///< where they begin
    std::uint16_t attribute_count = 0;
    bool element = false;
    bool cut = false;
  };

  explicit Xml(std::string text) : source_{std::move(text)} {}
  void markup_begin(std::uint32_t at, std::string& out) const;

  std::string source_;
  std::deque<std::string> made_;  ///< texts that are not in the source as they are
  std::deque<Entry> entries_;     ///< [0] is the document
  std::deque<Attribute> attributes_;
};

/// `utf8` is decoded text (decode_xml()). Errc::malformed over a limit, with its place: "byte 2560:
/// elements nest deeper than 512"; Errc::too_large over kMaxXmlSize.
[[nodiscard]] Result<std::unique_ptr<Xml>> read_xml(std::string utf8, Warnings& warnings);

}  // namespace mandated::read
