#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/describe.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/output.h"
#include "daemon/clock.h"
#include "daemon/sinks/sink.h"

namespace mandated::cli {
namespace {

/// What the sinks are told: that the event of this id, with this evidence, is taken back.
Event told_of(const Event& wrong, const store::Correction& correction) {
  Event event = wrong;
  event.type = "event.corrected";
  event.id = event_id(event.type, wrong.resolution.empty() ? wrong.document : wrong.resolution,
                      wrong.id.hex(), "");
  event.recorded = correction.at;
  event.baseline = false;
  event.severity = Severity::notice;
  event.details = {{"what", fmt::format("{}: {}", summary(wrong), correction.reason)},
                   {"reason", correction.reason},
                   {"event", wrong.id.hex()},
                   {"type", wrong.type}};
  return event;
}

}  // namespace

int correct(const Options& options) {
  const auto config = config_of(options, data_of(options));
  if (options.reason.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw Failure(kUsage, "--reason: is empty; say why the event is wrong");
  }
  { const auto there = store_of(config); }  // says what to do where there is no store
  store::Store store{config.store, store::Access::beside};
  const auto wrong = store.find_event(options.subject);
  if (!wrong)
    throw Failure(kBadInput, fmt::format("{}: {}", options.subject, wrong.error().detail));
  if (const auto before = store.correction(wrong->id)) {
    throw Failure(kBadInput, fmt::format("{}: corrected already, at {}: {}", short_id(wrong->id),
                                         format_instant(before->at), before->reason));
  }
  if (wrong->type == "event.corrected") {
    throw Failure(kBadInput, fmt::format("{}: is a correction itself", short_id(wrong->id)));
  }
  const store::Correction correction{options.reason, now()};
  const auto event = told_of(*wrong, correction);
  store::Store::Transaction transaction{store};
  store.correct(wrong->id, correction);
  store.add_event(event, sinks::wanting(config.sinks, event));
  transaction.commit();
  options.json ? print_json(mandated::to_json(event)) : print_line(summary(event));
  return kDone;
}

}  // namespace mandated::cli
