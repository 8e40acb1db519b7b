#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/output.h"
#include "daemon/clock.h"
#include "daemon/span.h"

namespace mandated::cli {
namespace {

/// What a person can do, by the reason of an incident.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kAdvice{{
    {"network", "is the site reachable from here? it is tried again by itself"},
    {"http_status", "look at the address with mandated probe fetch; it is tried again by itself"},
    {"gone", "has the page moved? what was read of it is kept"},
    {"blocked", "the site does not want this read; ask its owner, nothing is evaded"},
    {"refused", "check the address; allow_private permits loopback and private ones"},
    {"redirect", "follow it with mandated probe fetch and correct the address"},
    {"too_large", "raise max_body of the source if the page is meant to be that long"},
    {"truncated", "the answer was cut short; it is tried again by itself"},
    {"empty", "the page came without content; it is tried again by itself"},
    {"unsupported", "no reader takes this media type; leave the address out"},
    {"malformed", "read the page with mandated probe record; its profile may need a label"},
    {"ambiguous", "read the page with mandated probe record"},
    {"not_found", "is the file or folder there, and may mandated read it?"},
    {"unavailable", "the site asked to be left alone for a while; it is tried again by itself"},
    {"soft_error", "the site shows an error page as if it were the document; it is tried again"},
    {"fields_lost", "add the label the page uses now to the profile, or see mandated show --raw"},
    {"flapping", "the page goes to and fro, as between two caches; compare with mandated diff"},
    {"silent", "does the source still publish there? look at its index; silence: off ends this"},
    {"symbol_gap",
     "is it published elsewhere, or under another symbol? it is asked for each round"},
    {"archive_damaged", "look at the file with mandated probe warc; what is damaged was left out"},
}};

std::string_view advice_for(std::string_view reason) {
  for (const auto& [known, advice] : kAdvice) {
    if (known == reason) return advice;
  }
  return "";
}

/// How long it lasts, or lasted.
std::chrono::seconds age_of(const Incident& incident) {
  const auto until = incident.resolved_at.value_or(now());
  return std::chrono::floor<std::chrono::seconds>(until - incident.opened_at);
}

json::object to_json(const Incident& incident) {
  const bool about = incident.documents > 0;
  return {{"source", incident.source},
          {"document", json_or_null(incident.document)},
          {"reason", incident.reason},
          {"detail", incident.detail},
          {"opened_at", format_instant(incident.opened_at)},
          {"last_seen_at", format_instant(incident.last_seen_at)},
          {"resolved_at", json_of(incident.resolved_at)},
          {"count", incident.count},
          {"documents", about ? json::value(incident.documents) : json::value(nullptr)},
          {"example", json_or_null(incident.example)},
          {"age", iso_of(age_of(incident))},
          {"advice", advice_for(incident.reason)}};
}

void print(const Incident& incident) {
  print_line(bold(
      fmt::format("{} {}: {}", incident.resolved_at ? "past" : "open", incident.reason,
                  incident.document.empty() ? "source " + incident.source : incident.document)));
  print_field("  what", incident.detail);
  print_field("  since", fmt::format("{}, for {}, seen {} times, last {}",
                                     format_instant(incident.opened_at), in_words(age_of(incident)),
                                     incident.count, format_instant(incident.last_seen_at)));
  if (incident.resolved_at) {
    print_field("  resolved", format_instant(*incident.resolved_at));
  } else {
    print_field("  what to do", advice_for(incident.reason));
  }
}

}  // namespace

int incidents(const Options& options) {
  const auto store = store_of(config_of(options, data_of(options)));
  const auto found = store.incidents(!options.all);
  bool open = false;
  for (const auto& incident : found) {
    open = open || !incident.resolved_at;
    options.json ? print_json_line(to_json(incident)) : print(incident);
  }
  if (found.empty() && !options.json) print_line(options.all ? "no incident" : "no open incident");
  return open ? kFindings : kDone;
}

}  // namespace mandated::cli
