#include <algorithm>
#include <csignal>
#include <cstdio>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "daemon/app.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/output.h"
#include "daemon/log/log.h"

namespace mandated::cli {
namespace {

/// A peer or a reader that goes away is an error of that write, not the end of the daemon.
void ready_for_writing(const Options& options) {
  std::signal(SIGPIPE, SIG_IGN);
  log::start(options.verbose ? log::Level::debug : log::Level::info);
}

/// While it lives, what is written to standard output goes to standard error: with --json the
/// summary has standard output to itself, and an event sink that prints does not mix into it.
class Aside {
 public:
  Aside() {
    std::fflush(stdout);
    saved_ = ::dup(STDOUT_FILENO);
    if (saved_ < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
      throw std::system_error(errno, std::generic_category(), "standard output");
    }
  }
  ~Aside() {
    std::fflush(stdout);
    ::dup2(saved_, STDOUT_FILENO);
    ::close(saved_);
  }
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;

 private:
  int saved_;
};

void check_names(const Options& options, const config::Config& config) {
  std::vector<std::string> known;
  for (const auto& source : config.sources) known.push_back(source.id);
  for (const auto& name : options.sources) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    throw Failure(kUsage, fmt::format("once: there is no source \"{}\"; there are {}", name,
                                      fmt::join(known, ", ")));
  }
}

json::object to_json(const RoundSummary& round) {
  return {{"source", round.source},
          {"documents", round.documents},
          {"fetched", round.fetched},
          {"not_modified", round.not_modified},
          {"same_bytes", round.same_bytes},
          {"parsed", round.parsed},
          {"versions", round.versions},
          {"events", round.events},
          {"failed", round.failed},
          {"quarantined", round.quarantined},
          {"trouble", json_or_null(round.trouble)}};
}

void print_rounds(const std::vector<RoundSummary>& rounds) {
  Table table{{"SOURCE", "DOCUMENTS", "FETCHED", "NOT MODIFIED", "SAME BYTES", "PARSED", "VERSIONS",
               "EVENTS", "FAILED", "QUARANTINED", "TROUBLE"}};
  for (const auto& round : rounds) {
    std::vector<std::string> cells{round.source};
    for (const int count :
         {round.documents, round.fetched, round.not_modified, round.same_bytes, round.parsed,
          round.versions, round.events, round.failed, round.quarantined}) {
      cells.push_back(std::to_string(count));
    }
    cells.push_back(round.trouble);
    table.row(std::move(cells));
  }
  table.print("no source");
}

}  // namespace

int run(const Options& options) {
  ready_for_writing(options);
  try {
    return mandated::run({options.config, options.data_dir});
  } catch (const std::system_error& error) {
    throw Failure(std::filesystem::exists(options.config) ? kIo : kBadConfig, error.what());
  }
}

int once(const Options& options) {
  const auto data = data_of(options);
  const auto config = config_of(options, data);
  check_names(options, config);
  ready_for_writing(options);
  std::vector<RoundSummary> rounds;
  if (options.json) {
    const Aside events;
    rounds = mandated::once(config, data, options.sources);
  } else {
    rounds = mandated::once(config, data, options.sources);
  }
  if (options.json) {
    for (const auto& round : rounds) print_json_line(to_json(round));
  } else {
    print_rounds(rounds);
  }
  const bool well = std::all_of(rounds.begin(), rounds.end(), [](const RoundSummary& round) {
    return round.failed == 0 && round.quarantined == 0 && round.trouble.empty();
  });
  return well ? kDone : kFindings;
}

}  // namespace mandated::cli
