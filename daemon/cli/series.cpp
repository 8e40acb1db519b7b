#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/describe.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/output.h"
#include "pipeline/diff/words.h"
#include "pipeline/series/compare.h"
#include "pipeline/series/family.h"

namespace mandated::cli {
namespace {

/// A resolution of the series with what it is compared by.
struct Link {
  const series::Step* step = nullptr;
  const Member* member = nullptr;
  series::Comparison compared{};  ///< with its predecessor
};

std::vector<std::string> reasons_of(const std::vector<series::Reason>& reasons) {
  std::vector<std::string> out;
  for (const auto each : reasons) out.emplace_back(series::name_of(each));
  return out;
}

class Chain {
 public:
  Chain(const store::Store& store, const Vocabulary& vocabulary, const Document& document)
      : store_(store),
        vocabulary_(vocabulary),
        members_(store.members()),
        steps_(series::family_of(members_)) {
    const auto at = step_of(document.id);
    if (!at) {
      throw Failure(kBadInput,
                    fmt::format("{}: no version yet; mandated incidents says why", document.url));
    }
    for (const auto each : series::series_of(steps_, *at)) links_.push_back(link_of(each));
  }

  [[nodiscard]] const std::vector<Link>& links() const { return links_; }
  [[nodiscard]] const Member& member(std::size_t at) const { return members_[at]; }
  [[nodiscard]] const std::string& predecessor_of(const series::Step& step) const {
    return steps_[*step.predecessor].name;
  }

 private:
  [[nodiscard]] std::optional<std::size_t> step_of(std::int64_t document) const {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      for (const auto& sheet : steps_[i].sheets) {
        if (members_[sheet.member].document == document) return i;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] Link link_of(std::size_t at) const {
    const auto& step = steps_[at];
    Link link{&step, &members_[step.sheets.front().member]};
    if (!step.predecessor) return link;
    const auto [before, after] = best_pair(steps_[*step.predecessor], step);
    link.member = &members_[after];
    const auto was = record_of(members_[before]);
    const auto is = record_of(members_[after]);
    link.compared = series::compare(was, is, {vocabulary_.ladders, vocabulary_.mandates});
    return link;
  }

  /// Two documents that one profile read, texts before commentary; else the first of each.
  [[nodiscard]] std::pair<std::size_t, std::size_t> best_pair(const series::Step& before,
                                                              const series::Step& after) const {
    for (const auto& is : after.sheets) {
      for (const auto& was : before.sheets) {
        const bool drafts = is.part == series::Part::draft || was.part == series::Part::draft;
        if (!drafts && members_[was.member].profile == members_[is.member].profile) {
          return {was.member, is.member};
        }
      }
    }
    return {before.sheets.front().member, after.sheets.front().member};
  }

  [[nodiscard]] Record record_of(const Member& member) const {
    const auto document = store_.document(member.document);
    auto version = document ? store_.version(member.document, document->versions) : std::nullopt;
    if (!version) throw Failure(kIo, fmt::format("store: {}: a version is missing", member.url));
    return std::move(version->record);
  }

  const store::Store& store_;
  const Vocabulary& vocabulary_;
  std::vector<Member> members_;
  std::vector<series::Step> steps_;
  std::vector<Link> links_;
};

json::object json_of_link(const Chain& chain, const Link& link) {
  json::array documents;
  for (const auto& sheet : link.step->sheets) {
    const auto& member = chain.member(sheet.member);
    documents.push_back({{"document", member.url},
                         {"symbol", json_or_null(member.symbol)},
                         {"part", series::name_of(sheet.part)},
                         {"reasons", json_of(reasons_of(sheet.reasons))}});
  }
  json::object out{
      {"resolution", link.step->name},
      {"title", json_or_null(link.member->title)},
      {"adopted", link.member->adopted ? json::value(format_date(*link.member->adopted))
                                       : json::value(nullptr)},
      {"documents", std::move(documents)},
      {"predecessor", nullptr}};
  if (!link.step->predecessor) return out;
  json::array changes;
  for (const auto& change : link.compared.changes) changes.push_back(to_json(change));
  auto counts = series::to_json_counts(link.compared.changes);
  out["predecessor"] = chain.predecessor_of(*link.step);
  out["reasons"] = json_of(reasons_of(link.step->reasons));
  out["clauses"] = std::move(counts["clauses"]);
  out["terms"] = series::to_json(link.compared.terms);
  out["vote"] = std::move(counts["vote"]);
  out["changes"] = std::move(changes);
  return out;
}

std::string first_words(const json::value& text) {
  constexpr std::size_t kWords = 14;
  auto words = words_of(text);
  std::size_t at = 0;
  for (std::size_t n = 0; n < kWords && at != std::string::npos; ++n) at = words.find(' ', at + 1);
  return at == std::string::npos ? words : words.substr(0, at) + " \u2026";
}

bool is_mere(const Change& change) {
  const auto& means = change.meanings;
  return change.field == "clauses" &&
         (means.empty() || means.front().name == "wording" ||
          means.front().name == "reference.updated") &&
         change.kind != ChangeKind::clause_added && change.kind != ChangeKind::clause_removed;
}

void print_change(const Change& change) {
  const auto where = change.where.empty() ? change.field : change.field + "[" + change.where + "]";
  if (change.field == "full_vote" && change.kind != ChangeKind::field_changed) return;
  for (const auto& meaning : change.meanings) {
    if (!is_mere(change)) print_line(fmt::format("  = {}: {}", where, in_words(meaning)));
  }
  if (change.kind == ChangeKind::clause_added) {
    print_line(fmt::format("  + {}: {}", where, first_words(change.after)));
  } else if (change.kind == ChangeKind::clause_removed) {
    print_line(fmt::format("  - {}: {}", where, first_words(change.before)));
  } else if (change.field != "clauses") {
    print_line(fmt::format("  {}: {} \u2192 {}", where, first_words(change.before),
                           first_words(change.after)));
  }
}

/// "  switched: DEU yes → abstain, PRY yes → no".
void print_countries(const char* what, const std::vector<Change>& changes, ChangeKind kind) {
  std::vector<std::string> told;
  for (const auto& change : changes) {
    if (change.field != "full_vote" || change.kind != kind) continue;
    const auto both = kind == ChangeKind::item_reworded;
    const auto& vote = change.after.is_null() ? change.before : change.after;
    told.push_back(both ? fmt::format("{} {} \u2192 {}", change.where, words_of(change.before),
                                      words_of(change.after))
                        : fmt::format("{} {}", change.where, words_of(vote)));
  }
  if (!told.empty()) print_line(fmt::format("  {}: {}", what, fmt::join(told, ", ")));
}

void print_terms(const std::vector<series::Term>& terms) {
  for (const auto& term : terms) {
    print_line(fmt::format("  {} {}: {} \u2192 {}", term.action, term.holder,
                           term.before.value_or("not acted upon"),
                           term.after.value_or("not acted upon")));
  }
}

void print_link(const Chain& chain, const Link& link) {
  const auto& member = *link.member;
  print_line(bold(fmt::format("{}  {}  {}", link.step->name,
                              member.adopted ? format_date(*member.adopted) : "unknown day",
                              member.title)));
  for (const auto& sheet : link.step->sheets) {
    const auto& each = chain.member(sheet.member);
    if (sheet.part == series::Part::text) continue;
    print_line(fmt::format("  {}: {}", series::name_of(sheet.part),
                           each.symbol.empty() ? each.url : each.symbol));
  }
  if (!link.step->predecessor) return;
  print_line(fmt::format("  continues {} by {}", chain.predecessor_of(*link.step),
                         fmt::join(reasons_of(link.step->reasons), ", ")));
  const auto counts = series::in_words(series::count(link.compared.changes));
  print_line(counts.empty() ? "  no difference" : "  " + counts);
  print_terms(link.compared.terms);
  print_countries("switched", link.compared.changes, ChangeKind::item_reworded);
  print_countries("new", link.compared.changes, ChangeKind::item_added);
  print_countries("gone", link.compared.changes, ChangeKind::item_removed);
  for (const auto& change : link.compared.changes) print_change(change);
}

}  // namespace

int series(const Options& options) {
  const auto data = data_of(options);
  const auto vocabulary = data.vocabulary();
  const auto store = store_of(config_of(options, data));
  const auto document = document_of(store, options.subject);
  const Chain chain(store, vocabulary, document);
  if (options.json) {
    json::array links;
    for (const auto& link : chain.links()) links.push_back(json_of_link(chain, link));
    print_json({{"document", document.url},
                {"symbol", json_or_null(document.symbol)},
                {"series", std::move(links)}});
    return kDone;
  }
  for (const auto& link : chain.links()) print_link(chain, link);
  if (chain.links().size() == 1)
    print_line("  continues nothing that is known, and nothing continues it");
  return kDone;
}

}  // namespace mandated::cli
