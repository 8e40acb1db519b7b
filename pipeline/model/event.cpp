#include "pipeline/model/event.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace mandated {
namespace {

constexpr std::array kSeverities{Severity::info, Severity::notice, Severity::warning};
constexpr std::array kAuthorities{Authority::official, Authority::catalogue, Authority::quotation,
                                  Authority::analysis};

json::value or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::object to_json(const Evidence& evidence) {
  return {{"quote", evidence.quote}, {"where", evidence.where},
          {"url", evidence.url},     {"snapshot", evidence.snapshot.hex()},
          {"rule", evidence.rule},   {"authority", name_of(evidence.authority)}};
}

template <class Enum, std::size_t N>
Enum named(const std::array<Enum, N>& all, std::string_view name, Enum otherwise) {
  const auto found =
      std::find_if(all.begin(), all.end(), [name](Enum each) { return name_of(each) == name; });
  return found == all.end() ? otherwise : *found;
}

bool starts(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

/// Bytes of the control at the start of the text: C0, DEL, C1, line and paragraph separators and
/// what turns the direction of writing; 0 for none.
std::size_t control_size(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  if (text.size() > 1 && byte(0) == 0xC2 && byte(1) < 0xA0) return 2;
  if (starts(text, "\u061C")) return 2;
  if (text.size() < 3 || byte(0) != 0xE2) return 0;
  if (byte(1) == 0x80 &&
      ((byte(2) >= 0xA8 && byte(2) <= 0xAE) || byte(2) == 0x8E || byte(2) == 0x8F)) {
    return 3;
  }
  return byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9 ? 3 : 0;
}

/// A page's text reaches the journal's MESSAGE in a summary: no line can be forged with it.
std::string on_one_line(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto size = control_size(text);
    out += size > 0 ? ' ' : text.front();
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return out;
}

Evidence evidence_from_json(const json::object& object) {
  return {text_at(object, "quote"),
          text_at(object, "where"),
          text_at(object, "url"),
          Digest::from_hex(text_at(object, "snapshot")).value_or(Digest{}),
          text_at(object, "rule"),
          named(kAuthorities, text_at(object, "authority"), Authority::analysis)};
}

}  // namespace

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::notice:
      return "notice";
    case Severity::warning:
      return "warning";
  }
  return "notice";
}

std::string_view name_of(Authority authority) {
  switch (authority) {
    case Authority::official:
      return "official";
    case Authority::catalogue:
      return "catalogue";
    case Authority::quotation:
      return "quotation";
    case Authority::analysis:
      return "analysis";
  }
  return "analysis";
}

Digest event_id(std::string_view type, std::string_view subject, std::string_view claim,
                std::string_view term) {
  return sha256(canonical(json::array{type, subject, claim, term}));
}

json::object to_json(const Event& event) {
  json::array evidence;
  for (const auto& each : event.evidence) evidence.push_back(to_json(each));
  return {{"schema", 1},
          {"id", event.id.hex()},
          {"type", event.type},
          {"summary", summary(event)},
          {"resolution", or_null(event.resolution)},
          {"document", or_null(event.document)},
          {"title", or_null(event.title)},
          {"source", event.source},
          {"country", or_null(event.country)},
          {"body", or_null(event.body)},
          {"occurred", event.occurred ? json::value(format_date(*event.occurred)) : nullptr},
          {"recorded", format_instant(event.recorded)},
          {"severity", name_of(event.severity)},
          {"authority", name_of(event.authority)},
          {"baseline", event.baseline},
          {"details", event.details},
          {"evidence", std::move(evidence)}};
}

Result<Event> event_from_json(const json::value& value) {
  if (!value.is_object()) return fail(Errc::malformed, "an event is no object");
  const auto& object = value.get_object();
  const auto id = Digest::from_hex(text_at(object, "id"));
  const auto recorded = parse_instant(text_at(object, "recorded"));
  if (!id || !recorded) return fail(Errc::malformed, "an event without id or time");
  Event event;
  event.id = *id;
  event.type = text_at(object, "type");
  event.resolution = text_at(object, "resolution");
  event.document = text_at(object, "document");
  event.title = text_at(object, "title");
  event.source = text_at(object, "source");
  event.country = text_at(object, "country");
  event.body = text_at(object, "body");
  event.occurred = parse_date(text_at(object, "occurred"));
  event.recorded = *recorded;
  event.severity = named(kSeverities, text_at(object, "severity"), Severity::notice);
  event.authority = named(kAuthorities, text_at(object, "authority"), Authority::analysis);
  const auto* baseline = object.if_contains("baseline");
  event.baseline = baseline != nullptr && baseline->is_bool() && baseline->get_bool();
  if (const auto* details = object.if_contains("details");
      details != nullptr && details->is_object()) {
    event.details = details->get_object();
  }
  if (const auto* evidence = object.if_contains("evidence");
      evidence != nullptr && evidence->is_array()) {
    for (const auto& each : evidence->get_array()) {
      if (each.is_object()) event.evidence.push_back(evidence_from_json(each.get_object()));
    }
  }
  return event;
}

std::string summary(const Event& event) {
  const auto& subject = event.resolution.empty() ? event.document : event.resolution;
  std::string out = event.type;
  if (!subject.empty()) out += ' ' + subject;
  auto tell = [&out, first = true](const std::string& text) mutable {
    if (text.empty()) return;
    out += (first ? ": " : ", ") + text;
    first = false;
  };
  if (event.type.rfind("mandate.", 0) == 0) {
    tell(text_at(event.details, "holder"));
    if (const auto period = parse_period(text_at(event.details, "duration"))) {
      tell(period_words(*period));
    }
    if (const auto until = text_at(event.details, "until"); !until.empty()) tell("until " + until);
    if (const auto end = text_at(event.details, "until_event"); !end.empty()) tell("until " + end);
    if (!event.details.contains("action")) tell(text_at(event.details, "what"));
  } else {
    tell(text_at(event.details, "what"));
  }
  if (event.details.empty()) tell(event.title);
  return on_one_line(out);
}

}  // namespace mandated
