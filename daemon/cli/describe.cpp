#include "daemon/cli/describe.h"

#include <fmt/format.h>

#include "daemon/cli/output.h"

namespace mandated::cli {
namespace {

std::string vote_words(const json::object& vote) {
  std::string out = text_at(vote, "method");
  const auto* const totals = vote.if_contains("totals");
  if (totals == nullptr || !totals->is_object()) return out;
  for (const auto& [name, count] : totals->get_object()) {
    if (count.is_int64()) out += fmt::format(", {} {}", std::string_view{name}, count.get_int64());
  }
  return out;
}

std::string list_words(const json::array& items) {
  std::string out;
  for (const auto& item : items) {
    if (!out.empty()) out += '\n';
    out += "- " + words_of(item);
  }
  return out;
}

}  // namespace

json::object to_json(const Document& document) {
  return {{"document", document.url},
          {"source", document.source},
          {"symbol", json_or_null(document.symbol)},
          {"title", json_or_null(document.title)},
          {"country", json_or_null(document.country)},
          {"body", json_or_null(document.body)},
          {"versions", document.versions},
          {"found_at", format_instant(document.found_at)},
          {"checked_at", json_of(document.checked_at)},
          {"changed_at", json_of(document.changed_at)}};
}

json::object to_json(const Event& event, const std::optional<store::Correction>& wrong) {
  auto object = mandated::to_json(event);
  if (wrong) object["correction"] = {{"at", format_instant(wrong->at)}, {"reason", wrong->reason}};
  return object;
}

std::string name_of(const Document& document) {
  return document.symbol.empty() ? document.url : document.symbol;
}

std::string words_of(const json::value& value) {
  if (value.is_null()) return "unknown";
  if (value.is_string()) return std::string{value.get_string()};
  if (value.is_bool()) return value.get_bool() ? "yes" : "no";
  if (value.is_array()) return value.get_array().empty() ? "none" : list_words(value.get_array());
  if (!value.is_object()) return json::serialize(value);
  const auto& object = value.get_object();
  if (object.contains("method")) return vote_words(object);
  return object.contains("text") ? text_at(object, "text") : json::serialize(value);
}

std::string words_of(const Field& field) {
  if (field.state == FieldState::unknown) return "unknown";
  if (field.state == FieldState::empty) return "none";
  return words_of(mandated::to_json(field.value));
}

std::string term_of(const Event& event) {
  const auto period = parse_period(text_at(event.details, "duration"));
  std::string out = period ? period_words(*period) : "";
  const auto until = text_at(event.details, "until");
  if (!until.empty()) out += (out.empty() ? "until " : ", until ") + until;
  const auto occasion = text_at(event.details, "until_event");
  if (!occasion.empty()) out += (out.empty() ? "until " : ", until ") + occasion;
  const auto how = text_at(event.details, "how");
  const auto end = text_at(event.details, "computed_end");
  if (!how.empty() && how != "stated") {
    out += fmt::format(" ({}{})", how, end.empty() ? "" : ": until " + end);
  }
  return out;
}

std::string short_id(const Digest& id) { return id.hex().substr(0, 12); }

}  // namespace mandated::cli
