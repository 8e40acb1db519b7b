#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/input.h"
#include "daemon/cli/output.h"
#include "pipeline/read/reader.h"

namespace mandated::cli {

int probe_text(const Options& options) {
  const auto type = media_type_of(options.content_type, options.file);
  const auto bytes = read_input(options.file);
  const auto reader = read::in_process_reader();
  const auto page = reader->read({bytes, type, options.file});
  if (!page) throw Failure(kBadInput, fmt::format("{}: {}", options.file, page.error().detail));
  for (const auto& block : page->blocks) print_line(block.text);
  return kDone;
}

}  // namespace mandated::cli
