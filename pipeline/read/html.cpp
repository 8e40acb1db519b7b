#include "pipeline/read/html.h"

#include "pipeline/read/html_blocks.h"
#include "pipeline/read/html_tree.h"

namespace mandated::read {

Result<Blocks> read_html(std::string_view utf8) {
  if (auto guarded = guard_html(utf8); !guarded) return tl::unexpected{guarded.error()};
  const HtmlTree tree{std::string{utf8}};
  return blocks_of(tree);
}

}  // namespace mandated::read
