#pragma once

#include <cstdint>

#include <gumbo.h>

/// What the tree builder of WHATWG HTML 13.2.6 does with an element, by its tag.
namespace mandated::read::tags {

enum Flag : std::uint16_t {
  kScope = 1U,        // bounds "in scope", and with it list item and button scope
  kListScope = 2U,    // bounds list item scope only
  kButtonScope = 4U,  // bounds button scope only
  kTableScope = 8U,
  kVoid = 16U,
  kSpecial = 32U,
  kFormatting = 64U,
  kClosesP = 128U,
  kBlockEnd = 256U,  // its end tag closes down to it, whatever is open within
  kImplied = 512U,   // closed without a word by the end of what holds it
  kReconstructs = 1024U,
  kPreformatted = 2048U,
};

[[nodiscard]] bool is(GumboTag, unsigned flags);

[[nodiscard]] bool is_heading(GumboTag);
[[nodiscard]] bool is_section(GumboTag);  ///< of a table: <tbody>, <thead>, <tfoot>
[[nodiscard]] bool is_cell(GumboTag);
[[nodiscard]] bool is_table_part(GumboTag);

}  // namespace mandated::read::tags
