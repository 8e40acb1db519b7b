#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "pipeline/detect/claims.h"
#include "pipeline/detect/detect.h"
#include "pipeline/detect/event_of.h"
#include "pipeline/detect/meanings.h"
#include "pipeline/mandate/names.h"

namespace mandated::detect {
namespace {

std::string derived(const Record& record, std::string_view path) {
  const auto found = record.derived.find(path);
  return found == record.derived.end() ? std::string{} : found->second.value;
}

std::string body_of(const Record& record) {
  const auto body = record.text("un_body");
  return body.empty() ? derived(record, "un_body") : std::string{body};
}

Authority authority_of(const Profile& profile) {
  switch (profile.authority) {
    case ProfileAuthority::official:
      return Authority::official;
    case ProfileAuthority::catalogue:
      return Authority::catalogue;
    case ProfileAuthority::commentary:
      break;
  }
  return Authority::analysis;
}

}  // namespace

Event event_of(const Subject& subject, std::string type) {
  const auto& record = subject.version.record;
  Event event;
  event.type = std::move(type);
  event.resolution = record.text("symbol");
  event.document = subject.document.url;
  event.source = subject.document.source;
  event.country = derived(record, "country");
  event.body = body_of(record);
  event.occurred = parse_date(derived(record, "adopted"));
  event.recorded = subject.version.recorded_at;
  event.title = record.text("title");
  event.baseline = subject.baseline;
  event.authority = authority_of(subject.profile);
  return event;
}

Evidence evidence_of(const Subject& subject, std::string quote, std::string where, std::string rule,
                     Authority authority) {
  return {std::move(quote),         std::move(where), subject.url,
          subject.version.snapshot, std::move(rule),  authority};
}

const std::string& subject_of(const Event& event) {
  return event.resolution.empty() ? event.document : event.resolution;
}

namespace {

/// "2713 (2023)" of "S/RES/2713 (2023)": a new name may hold the resolution's own number.
bool is_own_number(std::string_view number, std::string_view symbol) {
  return !number.empty() && symbol.ends_with("/" + std::string{number});
}

json::object details_of(const Record& record, const Claim& claim, const mandate::Words& words) {
  const auto& item = claim.item;
  auto details = to_json(item);
  details.erase("rule");  // belongs to the evidence
  details["holder_key"] = item.holder_key;
  if (is_own_number(item.base_resolution, record.text("symbol"))) {
    details["base_resolution"] = nullptr;
  }
  const auto names = mandate::holder_names(record, claim.statements.front().text, item, words);
  if (!names.full.empty()) details["holder_full"] = names.full;
  if (!names.former.empty()) details["formerly"] = names.former;
  if (names.bare) details["kind_only"] = true;
  return details;
}

bool is_of_vote(const Change& change) {
  return change.field == "vote" || change.field == "full_vote";
}

/// "key_criticism: 1 added, 1 reworded; title: changed".
std::string what_changed(const std::vector<const Change*>& changes) {
  std::vector<std::string> fields;
  for (const auto* change : changes) {
    if (std::find(fields.begin(), fields.end(), change->field) == fields.end()) {
      fields.push_back(change->field);
    }
  }
  std::string out;
  for (const auto& field : fields) {
    std::map<std::string, int> counts;
    for (const auto* change : changes) {
      if (change->field != field) continue;
      const auto kind = name_of(change->kind);
      ++counts[std::string{kind.substr(kind.find('.') + 1)}];
    }
    out += (out.empty() ? "" : "; ") + field + ":";
    const char* separator = " ";
    for (const auto& [kind, count] : counts) {
      const bool whole = kind == "changed";
      out += whole ? fmt::format("{}{}", separator, kind)
                   : fmt::format("{}{} {}", separator, count, kind);
      separator = ", ";
    }
  }
  return out;
}

/// A text as it is; anything else (a vote, a list) as JSON.
std::string quote_of(const Change& change) {
  const auto& value = change.after.is_null() ? change.before : change.after;
  if (value.is_string()) return std::string{value.get_string()};
  return json::serialize(value);
}

Event change_event(const Subject& subject, const char* type,
                   const std::vector<const Change*>& changes) {
  auto event = event_of(subject, type);
  // The step, not its content: A to B, back to A and to B again are three different steps.
  event.id = event_id(event.type, subject_of(event), event.document,
                      std::to_string(subject.version.ordinal));
  json::array list;
  for (const auto* change : changes) list.push_back(to_json(*change));
  const auto meanings = meanings_in_words(changes);
  event.details = {{"what", what_changed(changes) + (meanings.empty() ? "" : "; " + meanings)},
                   {"version", subject.version.ordinal},
                   {"changes", std::move(list)}};
  if (auto counted = count_meanings(changes); !counted.empty()) {
    event.details["meanings"] = std::move(counted);
  }
  const auto& first = *changes.front();
  const auto where =
      first.where.empty() ? first.field : fmt::format("{}[{}]", first.field, first.where);
  event.evidence = {evidence_of(subject, quote_of(first), where, "diff", event.authority)};
  return event;
}

}  // namespace

std::vector<Event> mandate_events(const Subject& subject, const mandate::Words& words,
                                  const text::Countries& countries) {
  std::vector<Event> events;
  std::set<Digest> seen;
  const auto all = claims(readings(subject.version.record, subject.profile, words), countries);
  for (const auto& claim : all) {
    auto event = event_of(subject, fmt::format("mandate.{}", name_of(claim.item.action)));
    event.id = event_id(event.type, subject_of(event), claim.item.holder_key, term_key(claim.item));
    if (!seen.insert(event.id).second) continue;
    event.severity = Severity::warning;
    event.details = details_of(subject.version.record, claim, words);
    event.authority = claim.statements.front().authority;
    for (std::size_t i = 0; i < claim.statements.size(); ++i) {
      const auto& statement = claim.statements[i];
      event.evidence.push_back(evidence_of(subject, statement.text, statement.where, claim.rules[i],
                                           statement.authority));
    }
    events.push_back(std::move(event));
  }
  return events;
}

Event document_added(const Subject& subject) {
  auto event = event_of(subject, "document.added");
  event.id = event_id(event.type, subject_of(event), event.document, "");
  event.severity = Severity::info;
  event.details = {{"what", event.title}};
  event.evidence = {evidence_of(subject, event.title, "title", "first-version", event.authority)};
  return event;
}

std::vector<Event> change_events(const Subject& subject, const std::vector<Change>& changes) {
  std::vector<const Change*> vote, other;
  for (const auto& change : changes) {
    if (change.nature == ChangeNature::content)
      (is_of_vote(change) ? vote : other).push_back(&change);
  }
  std::vector<Event> events;
  if (!vote.empty()) events.push_back(change_event(subject, "vote.changed", vote));
  if (!other.empty()) events.push_back(change_event(subject, "record.changed", other));
  return events;
}

}  // namespace mandated::detect
