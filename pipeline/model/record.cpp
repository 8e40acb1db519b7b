#include "pipeline/model/record.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/model/block.h"

namespace mandated {
namespace {

json::array to_json(const std::vector<std::string>& texts) {
  return json::array(texts.begin(), texts.end());
}

json::object fields_json(const Fields& fields) {
  json::object out;
  for (const auto& [name, field] : fields) {
    out[name] = json::object{{"state", name_of(field.state)}, {"value", to_json(field.value)}};
  }
  return out;
}

json::array clauses_json(const std::vector<Clause>& clauses) {
  json::array out;
  for (const auto& clause : clauses) out.push_back(to_json(clause));
  return out;
}

Result<FieldValue> value_from_json(const json::value& value) {
  if (value.is_null()) return FieldValue{};
  if (value.is_bool()) return FieldValue{value.get_bool()};
  if (value.is_string()) return FieldValue{std::string{value.get_string()}};
  if (value.is_array()) {
    std::vector<std::string> items;
    for (const auto& item : value.get_array()) {
      if (!item.is_string()) return fail(Errc::malformed, "a list item is no text");
      items.emplace_back(item.get_string());
    }
    return FieldValue{std::move(items)};
  }
  return vote_from_json(value).map([](Vote vote) { return FieldValue{std::move(vote)}; });
}

Result<Field> field_from_json(const json::value& value) {
  if (!value.is_object()) return fail(Errc::malformed, "a field is no object");
  const auto& object = value.get_object();
  Field field;
  const auto state = text_at(object, "state");
  if (state == "known") {
    field.state = FieldState::known;
  } else if (state == "empty") {
    field.state = FieldState::empty;
  } else if (state != "unknown") {
    return fail(Errc::malformed,
                fmt::format("state \"{}\"; accepted: known, empty, unknown", state));
  }
  const auto* inner = object.if_contains("value");
  if (inner == nullptr) return field;
  auto read = value_from_json(*inner);
  if (!read) return tl::unexpected{read.error()};
  field.value = std::move(*read);
  return field;
}

Clause clause_from_json(const json::object& object) {
  Clause clause;
  const auto kind = text_at(object, "kind");
  for (const auto each : {ClauseKind::preambular, ClauseKind::operative, ClauseKind::heading,
                          ClauseKind::annex, ClauseKind::footnote}) {
    if (name_of(each) == kind) clause.kind = each;
  }
  clause.number = text_at(object, "number");
  if (const auto* level = object.if_contains("level"); level != nullptr && level->is_int64()) {
    clause.level = static_cast<int>(level->get_int64());
  }
  clause.verb = text_at(object, "verb");
  clause.text = text_at(object, "text");
  return clause;
}

}  // namespace

std::string_view name_of(FieldState state) {
  switch (state) {
    case FieldState::known:
      return "known";
    case FieldState::empty:
      return "empty";
    case FieldState::unknown:
      break;
  }
  return "unknown";
}

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "heading";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::list_item:
      return "list_item";
    case BlockKind::table_cell:
      return "table_cell";
    case BlockKind::term:
      return "term";
    case BlockKind::definition:
      return "definition";
    case BlockKind::caption:
      return "caption";
    case BlockKind::preformatted:
      return "preformatted";
  }
  return "paragraph";
}

std::string_view name_of(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::preambular:
      return "preambular";
    case ClauseKind::operative:
      return "operative";
    case ClauseKind::heading:
      return "heading";
    case ClauseKind::annex:
      return "annex";
    case ClauseKind::footnote:
      return "footnote";
  }
  return "preambular";
}

const Field& Record::field(std::string_view name) const {
  static const Field kUnknown;
  const auto found = fields.find(name);
  return found == fields.end() ? kUnknown : found->second;
}

std::string_view Record::text(std::string_view name) const {
  const auto* text = std::get_if<std::string>(&field(name).value);
  return text == nullptr ? std::string_view{} : std::string_view{*text};
}

std::vector<std::string> texts_of(const Field& field) {
  if (const auto* const text = std::get_if<std::string>(&field.value)) return {*text};
  if (const auto* const items = std::get_if<std::vector<std::string>>(&field.value)) return *items;
  return {};
}

std::optional<Date> adopted_of(const Record& record) {
  const auto found = record.derived.find("adopted");
  return found == record.derived.end() ? std::nullopt : parse_date(found->second.value);
}

double completeness(const Record& record) {
  if (record.fields.empty()) return 0;
  const auto read = std::count_if(record.fields.begin(), record.fields.end(), [](const auto& each) {
    return each.second.state != FieldState::unknown;
  });
  return static_cast<double>(read) / static_cast<double>(record.fields.size());
}

Digest digest_of(const Record& record) {
  return sha256(canonical(json::object{{"fields", fields_json(record.fields)},
                                       {"clauses", clauses_json(record.clauses)}}));
}

json::value to_json(const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return json::value(*text);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* items = std::get_if<std::vector<std::string>>(&value)) return to_json(*items);
  if (const auto* vote = std::get_if<Vote>(&value)) return to_json(*vote);
  return nullptr;
}

json::object to_json(const Clause& clause) {
  return {{"kind", name_of(clause.kind)},
          {"number", clause.number},
          {"level", clause.level},
          {"verb", clause.verb},
          {"text", clause.text}};
}

json::object to_json(const Record& record) {
  json::object derived;
  for (const auto& [path, each] : record.derived) {
    derived[path] = json::object{{"value", each.value}, {"from", each.from}};
  }
  const auto symbol = record.text("symbol");
  return {{"symbol", symbol.empty() ? json::value(nullptr) : json::value(symbol)},
          {"profile", record.profile},
          {"completeness", completeness(record)},
          {"fields", fields_json(record.fields)},
          {"derived", std::move(derived)},
          {"clauses", clauses_json(record.clauses)}};
}

Result<Record> record_from_json(const json::value& value) {
  if (!value.is_object()) return fail(Errc::malformed, "a record is no object");
  const auto& object = value.get_object();
  Record record;
  record.profile = text_at(object, "profile");
  if (const auto* fields = object.if_contains("fields"); fields != nullptr && fields->is_object()) {
    for (const auto& member : fields->get_object()) {
      auto field = field_from_json(member.value());
      if (!field) {
        return fail(Errc::malformed,
                    fmt::format("field {}: {}", std::string{member.key()}, field.error().detail));
      }
      record.fields.emplace(member.key(), std::move(*field));
    }
  }
  if (const auto* derived = object.if_contains("derived");
      derived != nullptr && derived->is_object()) {
    for (const auto& member : derived->get_object()) {
      if (!member.value().is_object()) continue;
      const auto& each = member.value().get_object();
      record.derived.emplace(member.key(), Derived{text_at(each, "value"), text_at(each, "from")});
    }
  }
  if (const auto* clauses = object.if_contains("clauses");
      clauses != nullptr && clauses->is_array()) {
    for (const auto& clause : clauses->get_array()) {
      if (clause.is_object()) record.clauses.push_back(clause_from_json(clause.get_object()));
    }
  }
  return record;
}

}  // namespace mandated
