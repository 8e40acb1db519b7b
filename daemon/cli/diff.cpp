#include "pipeline/diff/diff.h"

#include <charconv>

#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/describe.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/output.h"
#include "pipeline/diff/meaning.h"
#include "pipeline/diff/words.h"

namespace mandated::cli {
namespace {

struct Range {
  std::int64_t from = 0;
  std::int64_t to = 0;
};

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Range range_of(const std::string& text, const Document& document) {
  if (text.empty()) return {document.versions - 1, document.versions};
  const auto dots = text.find("..");
  const auto from = number_of(std::string_view{text}.substr(0, dots));
  const auto to =
      dots == std::string::npos ? std::nullopt : number_of(std::string_view{text}.substr(dots + 2));
  const bool there = from && to && *from >= 1 && *to >= 1 && *from <= document.versions &&
                     *to <= document.versions;
  if (there) return {*from, *to};
  throw Failure(kUsage,
                fmt::format("diff: \"{}\" is no range of versions; {} has 1 to {}: accepted "
                            "is 1..{}",
                            text, name_of(document), document.versions, document.versions));
}

/// What was recorded with the later version, or, of versions further apart, what differs; with what
/// it means by today's rules.
std::vector<Change> changes_of(const store::Store& store, const Document& document, Range range,
                               const Vocabulary& vocabulary) {
  const auto before = store.version(document.id, range.from);
  const auto after = store.version(document.id, range.to);
  if (!before || !after)
    throw Failure(kIo, fmt::format("store: {}: a version is missing", document.url));
  auto changes = range.to == range.from + 1
                     ? store.changes(document.id, range.to)
                     : mandated::diff::diff(before->record.fields, &before->record, after->record);
  mandated::diff::explain(changes, before->record, after->record,
                          {vocabulary.ladders, vocabulary.mandates});
  return changes;
}

/// A clause or item that says something else, word by word.
bool is_reworded(const Change& change) {
  const bool reworded =
      change.kind == ChangeKind::clause_reworded || change.kind == ChangeKind::item_reworded;
  return reworded && change.nature == ChangeNature::content && change.before.is_string() &&
         change.after.is_string();
}

std::vector<mandated::diff::Mark> marks_of(const Change& change) {
  return mandated::diff::mark_words(change.before.get_string(), change.after.get_string());
}

json::object json_of(const Change& change) {
  auto out = mandated::to_json(change);
  if (is_reworded(change)) out["words"] = mandated::diff::to_json(marks_of(change));
  return out;
}

void print_side(std::string_view mark, const json::value& value) {
  if (!value.is_null()) print_field(fmt::format("  {}", mark), words_of(value), 5);
}

void print_change(const Change& change) {
  const auto nature = change.nature == ChangeNature::content
                          ? std::string{}
                          : fmt::format(" ({})", name_of(change.nature));
  print_line(bold(fmt::format("{}{}: {}{}", change.field,
                              change.where.empty() ? "" : "[" + change.where + "]",
                              name_of(change.kind), nature)));
  for (const auto& meaning : change.meanings) print_field("  =", in_words(meaning), 5);
  if (is_reworded(change)) {
    print_field("  ~", mandated::diff::marked_text(marks_of(change)), 5);
    return;
  }
  print_side("-", change.before);
  print_side("+", change.after);
}

}  // namespace

int diff(const Options& options) {
  const auto data = data_of(options);
  const auto store = store_of(config_of(options, data));
  const auto document = document_of(store, options.subject);
  const auto range = range_of(options.range, document);
  const auto changes = range.from < 1 ? std::vector<Change>{}
                                      : changes_of(store, document, range, data.vocabulary());
  if (options.json || options.format == "json") {
    json::array list;
    for (const auto& change : changes) list.push_back(json_of(change));
    print_json({{"document", document.url},
                {"symbol", json_or_null(document.symbol)},
                {"from", range.from},
                {"to", range.to},
                {"changes", std::move(list)}});
    return 0;
  }
  if (range.from < 1) {
    print_line(fmt::format("{}: {} version, nothing to compare it with", name_of(document),
                           document.versions));
    return 0;
  }
  print_line(bold(fmt::format("{}: version {} to {}", name_of(document), range.from, range.to)));
  if (changes.empty()) print_line("no difference");
  for (const auto& change : changes) print_change(change);
  return 0;
}

}  // namespace mandated::cli
