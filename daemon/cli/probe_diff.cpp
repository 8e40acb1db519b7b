#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/input.h"
#include "daemon/cli/output.h"
#include "pipeline/clause/clauses.h"
#include "pipeline/diff/align.h"
#include "pipeline/diff/meaning.h"
#include "pipeline/diff/words.h"
#include "pipeline/read/reader.h"
#include "pipeline/text/normalise.h"

namespace mandated::cli {
namespace {

struct Clauses {
  std::vector<std::string> texts;
  std::vector<std::string> numbers;  ///< "31", "a", ""
};

std::string bare_number(std::string number) {
  const auto punctuation = [](char c) { return c == '.' || c == '(' || c == ')' || c == ' '; };
  number.erase(std::remove_if(number.begin(), number.end(), punctuation), number.end());
  return number;
}

/// A list of texts, or of objects with a text and a number (or "prefix"); also under "clauses".
Clauses clauses_of(const json::value& tree, const std::string& file) {
  const auto* list = tree.is_object() ? tree.get_object().if_contains("clauses") : &tree;
  if (list == nullptr || !list->is_array()) {
    throw Failure(kBadInput, fmt::format("{}: no list of clauses; accepted are texts, or objects "
                                         "with \"text\" and \"number\"",
                                         file));
  }
  Clauses out;
  for (const auto& each : list->get_array()) {
    const bool bare = each.is_string();
    if (!bare && !(each.is_object() && each.get_object().contains("text"))) {
      throw Failure(kBadInput, fmt::format("{}: clause {}: no text", file, out.texts.size()));
    }
    std::string number;
    if (!bare) {
      number = text_at(each.get_object(), "number");
      if (number.empty()) number = text_at(each.get_object(), "prefix");
    }
    out.texts.push_back(text::normalise(bare ? std::string_view{each.get_string()}
                                             : text_at(each.get_object(), "text")));
    out.numbers.push_back(bare_number(number));
  }
  return out;
}

Clauses read_clauses(const std::string& file) {
  const auto bytes = read_input(file);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && (bytes[first] == '[' || bytes[first] == '{')) {
    if (const auto tree = parse_json(bytes)) return clauses_of(*tree, file);
  }
  const auto blocks = read::in_process_reader()->read({bytes, media_type_of("", file), ""});
  if (!blocks) throw Failure(kBadInput, fmt::format("{}: {}", file, blocks.error().detail));
  Clauses out;
  for (auto& clause : clause::read_clauses(*blocks)) {
    out.texts.push_back(std::move(clause.text));
    out.numbers.push_back(std::move(clause.number));
  }
  return out;
}

std::string_view kind_of(const diff::Pair& pair, const Clauses& before, const Clauses& after) {
  if (pair.share == diff::Pair::Share::split) return "split";
  if (pair.share == diff::Pair::Share::merged) return "merged";
  if (pair.moved) return "moved";
  if (!pair.equal) return "reworded";
  return before.numbers[pair.before] == after.numbers[pair.after] ? "same" : "renumbered";
}

/// What of a rewording a reader is told: word by word, and what it means.
void tell_rewording(json::object& link, const std::string& before, const std::string& after,
                    const mandated::diff::Rules& rules) {
  link["words"] = mandated::diff::to_json(mandated::diff::mark_words(before, after));
  Change change{};
  change.meanings = mandated::diff::meanings(before, after, rules);
  link["meanings"] = mandated::to_json(change).at("meanings");
}

}  // namespace

int probe_diff(const Options& options) {
  const auto vocabulary = data_of(options).vocabulary();
  const mandated::diff::Rules rules{vocabulary.ladders, vocabulary.mandates};
  const auto before = read_clauses(options.file);
  const auto after = read_clauses(options.newer);
  json::array links;
  json::array inserted;
  json::array deleted;
  for (const auto& pair : diff::align(before.texts, after.texts)) {
    if (pair.before == diff::Pair::npos) {
      inserted.push_back(pair.after);
    } else if (pair.after == diff::Pair::npos) {
      deleted.push_back(pair.before);
    } else {
      json::object link{
          {"old", pair.before}, {"new", pair.after}, {"kind", kind_of(pair, before, after)}};
      if (!pair.equal && pair.share == diff::Pair::Share::whole) {
        tell_rewording(link, before.texts[pair.before], after.texts[pair.after], rules);
      }
      links.push_back(std::move(link));
    }
  }
  print_json({{"links", std::move(links)},
              {"inserted", std::move(inserted)},
              {"deleted", std::move(deleted)}});
  return kDone;
}

}  // namespace mandated::cli
