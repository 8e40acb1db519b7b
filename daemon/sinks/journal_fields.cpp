#include <array>

#include "daemon/log/escape.h"
#include "daemon/sinks/journal.h"
#include "daemon/sinks/message_ids.h"

namespace mandated::sinks {
namespace {

struct Detail {
  std::string_view field;
  std::string_view key;
};

/// Parts of `details` that have a field of their own.
constexpr std::array kDetails{
    Detail{"MANDATED_ACTION", "action"},
    Detail{"MANDATED_HOLDER", "holder"},
    Detail{"MANDATED_HOLDER_TYPE", "holder_type"},
    Detail{"MANDATED_DURATION", "duration"},
    Detail{"MANDATED_UNTIL", "until"},
    Detail{"MANDATED_UNTIL_EVENT", "until_event"},
    Detail{"MANDATED_COMPUTED_END", "computed_end"},
    Detail{"MANDATED_HOW", "how"},
    Detail{"MANDATED_WHAT", "what"},
    Detail{"MANDATED_ERROR", "reason"},  // of an incident: a name of Errc, or "fields_lost"
};

/// syslog(3): as in the priorities of the operational log.
std::string priority_of(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "6";
    case Severity::notice:
      return "5";
    case Severity::warning:
      return "4";
  }
  return "5";
}

}  // namespace

JournalFields journal_fields(const Event& event) {
  JournalFields fields;
  const auto put = [&fields](std::string_view field, std::string_view value) {
    if (!value.empty()) fields.emplace_back(field, log::escape(value));
  };
  put("MESSAGE", summary(event));
  put("MESSAGE_ID", message_id(event.type));
  put("PRIORITY", priority_of(event.severity));
  put("SYSLOG_IDENTIFIER", "mandated");
  put("MANDATED_EVENT", event.type);
  put("MANDATED_EVENT_ID", event.id.hex());
  put("MANDATED_SYMBOL", event.resolution);
  put("MANDATED_DOCUMENT", event.document);
  put("MANDATED_TITLE", event.title);
  put("MANDATED_SOURCE", event.source);
  put("MANDATED_COUNTRY", event.country);
  put("MANDATED_BODY", event.body);
  if (event.occurred) put("MANDATED_OCCURRED", format_date(*event.occurred));
  put("MANDATED_RECORDED", format_instant(event.recorded));
  put("MANDATED_SEVERITY", name_of(event.severity));
  put("MANDATED_AUTHORITY", name_of(event.authority));
  put("MANDATED_BASELINE", event.baseline ? "true" : "false");
  for (const auto& [field, key] : kDetails) put(field, text_at(event.details, key));
  if (!event.evidence.empty()) {
    const auto& evidence = event.evidence.front();
    put("MANDATED_QUOTE", evidence.quote);
    put("MANDATED_WHERE", evidence.where);
    put("MANDATED_URL", evidence.url);
    // An incident that has no answer to show has no snapshot.
    if (evidence.snapshot != Digest{}) put("MANDATED_SNAPSHOT", evidence.snapshot.hex());
    put("MANDATED_RULE", evidence.rule);
  }
  fields.emplace_back("MANDATED_JSON", log::escape_json(json::serialize(to_json(event))));
  return fields;
}

}  // namespace mandated::sinks
