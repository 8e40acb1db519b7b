#include "pipeline/read/html.h"

namespace mandated::read {

Result<void> guard_html(std::string_view utf8) {
  int depth = 0;
  for (std::size_t at = utf8.find('<'); at != std::string_view::npos; at = utf8.find('<', at + 1)) {
    if (utf8.substr(at, 5) == "<div>" && ++depth > kMaxDepth) {
      return fail(Errc::malformed, "elements nest too deep");
    }
    if (utf8.substr(at, 6) == "</div>") --depth;
  }
  return {};
}

}  // namespace mandated::read
