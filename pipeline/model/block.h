#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mandated {

enum class BlockKind : std::uint8_t {
  heading,     ///< level 1–6
  paragraph,   ///< level 0; any other run of inline text stands as a paragraph too
  list_item,   ///< level: depth of nesting, from 1
  table_cell,  ///< level: column, from 1; the row is `container`
  term,        ///< <dt>, <th scope=row> and the like: says what the next block is about
  definition,  ///< <dd>
  caption,     ///< <caption>, <figcaption>, <legend>, <summary>
  preformatted,
};

/// Which part of the page a block stands in, by its nearest landmark: element or ARIA role.
enum class Region : std::uint8_t { main, header, navigation, aside, footer };

/// `url` as written in the page; the reader does not resolve it.
struct Link {
  std::string url;
  std::string text;
};

/// Where an item of an ordered list stands in it, as a browser counts (HTML, 4.4.5 and 4.4.8).
struct Ordinal {
  enum class Form : std::uint8_t { unstated, decimal, letters, roman };
  std::int32_t number = 0;
  Form form = Form::unstated;  ///< the page's `type` or list-style-type; capitals are unstated
  bool stated = false;         ///< counted from a start or value of the page's, or backwards
};

/// One block of text. `text` is NFC, white space collapsed to single spaces, trimmed, never empty;
/// line breaks within the block (<br>) are '\n'.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  std::string text;
  std::vector<Link> links;
  /// Byte offsets in `text` at which an inline element (<b>, <span>, <a>, …) begins or ends,
  /// ascending, 0 and size() left out. `<b>Year</b><span>2023</span>` is "Year2023" with a cut
  /// at 4: how a label is told from a value that stands glued to it.
  std::vector<std::uint32_t> cuts;
  Region region = Region::main;
  std::uint32_t container = 0;       ///< index into Blocks::containers
  std::optional<Ordinal> ordinal{};  ///< of what opens an item of an ordered list, in HTML
};

/// The nesting of block-level elements, so that "the part of the page that holds most labels" can
/// be asked. containers[0] is the whole document and its own parent.
struct Container {
  std::uint32_t parent = 0;
  std::string element;  ///< local name: "div", "ul", "tr", …
};

/// What a reader makes of bytes, whatever their format: a flat list in reading order.
struct Blocks {
  std::string title;     ///< of the document, "" where it names none
  std::string language;  ///< BCP 47 as declared, "" where none is
  bool closed = true;    ///< false where the document visibly stops half-way (no </html>)
  std::vector<Block> blocks;
  std::vector<Container> containers{Container{}};
  /// For each selector that was asked for, the texts it found, in document order.
  std::vector<std::vector<std::string>> selected{};
};

/// "heading", "list_item", …
[[nodiscard]] std::string_view name_of(BlockKind);

}  // namespace mandated
