#include "pipeline/model/change.h"

#include <array>

#include <fmt/format.h>

#include "pipeline/model/version.h"

namespace mandated {
namespace {

constexpr std::array kKinds{ChangeKind::field_changed, ChangeKind::item_added,
                            ChangeKind::item_removed,  ChangeKind::item_reworded,
                            ChangeKind::clause_added,  ChangeKind::clause_removed,
                            ChangeKind::clause_moved,  ChangeKind::clause_reworded,
                            ChangeKind::clause_split,  ChangeKind::clause_merged};
constexpr std::array kNatures{ChangeNature::content, ChangeNature::typography,
                              ChangeNature::completion};

json::value or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

}  // namespace

std::string in_words(const Meaning& meaning) {
  auto out = meaning.name;
  if (meaning.before.empty() && !meaning.after.empty()) {
    out += ": " + meaning.after;
  } else if (!meaning.before.empty()) {
    out += ": " + meaning.before + (meaning.after.empty() ? "" : " \u2192 " + meaning.after);
    if (meaning.after.empty()) out += " (gone)";
  }
  return meaning.note.empty() ? out : out + " (" + meaning.note + ")";
}

std::string_view name_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::field_changed:
      return "field.changed";
    case ChangeKind::item_added:
      return "item.added";
    case ChangeKind::item_removed:
      return "item.removed";
    case ChangeKind::item_reworded:
      return "item.reworded";
    case ChangeKind::clause_added:
      return "clause.added";
    case ChangeKind::clause_removed:
      return "clause.removed";
    case ChangeKind::clause_moved:
      return "clause.moved";
    case ChangeKind::clause_reworded:
      return "clause.reworded";
    case ChangeKind::clause_split:
      return "clause.split";
    case ChangeKind::clause_merged:
      return "clause.merged";
  }
  return "field.changed";
}

std::string_view name_of(ChangeNature nature) {
  switch (nature) {
    case ChangeNature::content:
      return "content";
    case ChangeNature::typography:
      return "typography";
    case ChangeNature::completion:
      return "completion";
  }
  return "content";
}

std::string_view name_of(Cause cause) {
  switch (cause) {
    case Cause::content:
      return "content";
    case Cause::completion:
      return "completion";
    case Cause::technical:
      return "technical";
  }
  return "content";
}

json::object to_json(const Change& change) {
  json::object out{{"kind", name_of(change.kind)}, {"nature", name_of(change.nature)},
                   {"field", change.field},        {"where", change.where},
                   {"before", change.before},      {"after", change.after}};
  if (change.meanings.empty()) return out;
  json::array meanings;
  for (const auto& each : change.meanings) {
    meanings.push_back({{"name", each.name},
                        {"before", or_null(each.before)},
                        {"after", or_null(each.after)},
                        {"note", or_null(each.note)}});
  }
  out["meanings"] = std::move(meanings);
  return out;
}

Result<Change> change_from_json(const json::value& value) {
  if (!value.is_object()) return fail(Errc::malformed, "a change is no object");
  const auto& object = value.get_object();
  Change change;
  const auto kind = text_at(object, "kind");
  for (const auto each : kKinds) {
    if (name_of(each) == kind) change.kind = each;
  }
  const auto nature = text_at(object, "nature");
  for (const auto each : kNatures) {
    if (name_of(each) == nature) change.nature = each;
  }
  if (name_of(change.kind) != kind || name_of(change.nature) != nature) {
    return fail(Errc::malformed, fmt::format("change \"{}\" of nature \"{}\"", kind, nature));
  }
  change.field = text_at(object, "field");
  change.where = text_at(object, "where");
  if (const auto* before = object.if_contains("before")) change.before = *before;
  if (const auto* after = object.if_contains("after")) change.after = *after;
  return change;
}

}  // namespace mandated
