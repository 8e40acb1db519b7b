#include "pipeline/store/failpoint.h"

#ifdef MANDATED_FAILPOINTS

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdlib>

namespace mandated::store {
namespace {

struct Armed {
  std::string_view name;
  long passes = 1;  ///< left until it ends
};

Armed armed() {
  const char* const value = std::getenv("MANDATED_FAILPOINT");
  if (value == nullptr) return {};
  const std::string_view text = value;
  const auto colon = text.find(':');
  Armed armed{text.substr(0, colon)};
  if (colon != std::string_view::npos) {
    std::from_chars(text.data() + colon + 1, text.data() + text.size(), armed.passes);
  }
  return armed;
}

}  // namespace

void failpoint(std::string_view name) {
  static Armed here = armed();
  if (here.name == name && --here.passes == 0) std::raise(SIGKILL);
}

}  // namespace mandated::store

#endif
