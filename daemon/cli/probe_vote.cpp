#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/input.h"
#include "daemon/cli/output.h"
#include "pipeline/read/reader.h"
#include "pipeline/vote/vote.h"

namespace mandated::cli {

int probe_vote(const Options& options) {
  const auto countries = data_of(options).vocabulary().countries;
  const auto bytes = read_input(options.file);
  const auto blocks = read::in_process_reader()->read({bytes, media_type_of("", options.file), ""});
  if (!blocks) throw Failure(kBadInput, fmt::format("{}: {}", options.file, blocks.error().detail));
  std::string block;
  std::vector<std::string_view> lines;
  for (const auto& each : blocks->blocks) {
    block += (block.empty() ? "" : "\n") + each.text;
    lines.push_back(each.text);
  }
  auto vote = vote::read_adoption(block, countries);
  if (!vote) vote = vote::read_groups(lines, countries);
  if (!vote) {
    throw Failure(kBadInput, fmt::format("{}: no vote; accepted is an adoption block, a vote line, "
                                         "or lists of countries under their heading",
                                         options.file));
  }
  print_json(to_json(*vote));
  return kDone;
}

}  // namespace mandated::cli
