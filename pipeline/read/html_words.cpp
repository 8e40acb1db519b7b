#include "pipeline/read/html_words.h"

#include <utility>
#include <vector>

#include "pipeline/read/html_blocks.h"
#include "pipeline/read/html_roles.h"
#include "pipeline/text/normalise.h"

namespace mandated::read {

std::string words_of(const GumboNode& element) {
  text::TextRun run;
  std::vector<std::pair<const GumboNode*, unsigned>> open{{&element, 0}};
  while (!open.empty()) {
    auto& [node, next] = open.back();
    const GumboVector& children = children_of(*node);
    if (next == children.length) {
      if (is_block(html_tag(*node))) run.append(" ");
      open.pop_back();
      continue;
    }
    const GumboNode& child = child_at(children, next++);
    if (is_text(child)) {
      run.append(child.v.text.text);
    } else if (is_element(child) && !is_left_out(child)) {
      const GumboTag tag = html_tag(child);
      if (is_block(tag) || tag == GUMBO_TAG_BR) run.append(" ");
      open.emplace_back(&child, 0);
    }
  }
  return run.take().text;
}

}  // namespace mandated::read
