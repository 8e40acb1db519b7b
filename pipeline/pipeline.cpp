#include "pipeline/pipeline.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/block_page.h"
#include "pipeline/detect/absence.h"
#include "pipeline/detect/detect.h"
#include "pipeline/diff/diff.h"
#include "pipeline/diff/meaning.h"
#include "pipeline/extract/lost.h"
#include "pipeline/gate.h"

namespace mandated {
namespace {

/// Counts up whenever the program itself reads a page differently: what follows is then technical.
constexpr std::string_view kProgramRules = "3";

bool any_of_nature(const std::vector<Change>& changes, ChangeNature nature) {
  return std::any_of(changes.begin(), changes.end(),
                     [nature](const Change& change) { return change.nature == nature; });
}

/// Completion is everything that is new to us and not to the page: a field read at last, or one
/// that was away for a while and says what it said.
Cause cause_of(const History& history, const std::vector<Change>& changes) {
  if (!history.last || any_of_nature(changes, ChangeNature::content) ||
      any_of_nature(changes, ChangeNature::typography)) {
    return Cause::content;
  }
  return Cause::completion;
}

Version version_of(const Answer& answer, const History& history, Record record,
                   const Profile& profile, const Vocabulary& vocabulary, Instant now) {
  Version version;
  version.ordinal = history.last ? history.last->ordinal + 1 : 1;
  version.digest = digest_of(record);
  version.record = std::move(record);
  version.snapshot = answer.snapshot.digest;
  version.profile = profile.digest;
  version.rules = rules_digest(vocabulary);
  version.recorded_at = now;
  return version;
}

/// The differences, each with what it means.
std::vector<Change> changes_of(const History& history, const Record& now,
                               const Vocabulary& vocabulary) {
  const auto* before = history.last ? &history.last->record : nullptr;
  auto changes = diff::diff(history.last_known, before, now);
  if (before != nullptr) {
    diff::explain(changes, *before, now, {vocabulary.ladders, vocabulary.mandates});
  }
  return changes;
}

/// What the address says is not lost by a redirect to another one.
Record extracted(const Blocks& blocks, const std::string& final_url, const Document& document,
                 const extract::Extractor& extract) {
  auto record = extract(blocks, final_url);
  const auto symbol = record.fields.find("symbol");
  if (symbol == record.fields.end() || symbol->second.state == FieldState::known) return record;
  if (extract.symbol_of(document.url).empty()) return record;
  return extract(blocks, document.url);
}

struct Rules {
  const extract::Extractor& extract;
  const Vocabulary& vocabulary;
  const Gates& gates;
  bool judged_before = false;  ///< a doubt that time may settle was settled when it came
};

/// read and extract, between the two gates.
Result<Record> record_of(const Answer& answer, const Document& document, const History& history,
                         const Rules& rules, read::Reader& reader, Instant now, Outcome& outcome,
                         bool& settled) {
  outcome.parsed = true;
  const auto& profile = rules.extract.profile();
  const auto& snapshot = answer.snapshot;
  const auto blocks =
      reader.read({answer.body, snapshot.content_type, snapshot.final_url, selectors_of(profile)});
  if (!blocks) return tl::unexpected{blocks.error()};
  outcome.closed = blocks->closed;
  auto record = extracted(*blocks, answer.snapshot.final_url, document, rules.extract);
  outcome.lost_fields = diff::lost_fields(history.last_known, record);
  if (!outcome.lost_fields.empty()) {
    outcome.lost_detail =
        extract::explain_lost(outcome.lost_fields, history.last_known, *blocks, profile);
  }
  auto doubt = doubt_of(Judged{answer, document, *blocks, record}, history, profile, rules.gates,
                        rules.vocabulary.soft_errors);
  if (!doubt) return record;
  if (doubt->settles) {
    outcome.doubted = digest_of(record);
    const auto& fetched = answer.snapshot.fetched_at;
    const auto judged = fetched == Instant{} ? now : fetched;
    if (rules.judged_before || is_settled(history, *outcome.doubted, rules.gates, judged)) {
      outcome.doubted.reset();
      settled = true;
      return record;
    }
  }
  return tl::unexpected{std::move(doubt->error)};
}

void detect_events(const Answer& answer, const Document& document, const Vocabulary& vocabulary,
                   const Profile& profile, bool baseline, Outcome& outcome) {
  const auto& version = *outcome.version;
  const detect::Subject subject{document, version, answer.snapshot.final_url, profile, baseline};
  if (version.ordinal == 1) outcome.events.push_back(detect::document_added(subject));
  if (!outcome.flap_to) {
    for (auto& event : detect::change_events(subject, outcome.changes)) {
      outcome.events.push_back(std::move(event));
    }
  }
  for (auto& event : detect::mandate_events(subject, vocabulary.mandates, vocabulary.countries)) {
    outcome.events.push_back(std::move(event));
  }
}

}  // namespace

std::vector<read::Selector> selectors_of(const Profile& profile) {
  std::vector<read::Selector> selectors;
  for (const auto& field : profile.fields) {
    if (!field.css.empty()) {
      selectors.push_back({false, field.css});
    } else if (!field.xpath.empty()) {
      selectors.push_back({true, field.xpath});
    }
  }
  return selectors;
}

Digest rules_digest(const Vocabulary& vocabulary) {
  return sha256(fmt::format("{} {}", kProgramRules, vocabulary.digest.hex()));
}

Outcome process(const Answer& answer, const Document& document, const History& history,
                const extract::Extractor& extract, const Vocabulary& vocabulary,
                read::Reader& reader, Instant now, const Gates& gates) {
  Outcome outcome;
  if (!answer.judged) {
    outcome.quarantine = block_of(answer.snapshot, answer.body, vocabulary.block_pages);
  }
  if (!outcome.quarantine) outcome.quarantine = doubt_of(answer, gates);
  if (outcome.quarantine) return outcome;

  bool settled = false;
  auto record = record_of(answer, document, history, {extract, vocabulary, gates}, reader, now,
                          outcome, settled);
  if (!record) {
    outcome.quarantine = record.error();
    return outcome;
  }
  if (history.last && history.last->digest == digest_of(*record)) return outcome;

  outcome.changes = changes_of(history, *record, vocabulary);
  if (!settled && outcome.changes.empty() && !outcome.lost_fields.empty()) {
    outcome.quarantine =
        Error{Errc::fields_lost, "nothing new, and less than before: " + outcome.lost_detail};
    return outcome;
  }
  outcome.version =
      version_of(answer, history, std::move(*record), extract.profile(), vocabulary, now);
  outcome.version->cause = cause_of(history, outcome.changes);
  // The past of a page comes all at once: what it said again after months is no flap of today.
  if (!answer.history && answer.carrier != Carrier::archive) {
    outcome.flap_to = detect::flaps_to(history, outcome.version->digest, gates, now);
  }
  const bool baseline = answer.history || (document.baseline && !history.last);
  detect_events(answer, document, vocabulary, extract.profile(), baseline, outcome);
  return outcome;
}

Outcome reread(const Answer& answer, const Document& document, const History& history,
               const extract::Extractor& extract, const Vocabulary& vocabulary,
               read::Reader& reader, Instant now, const Gates& gates) {
  Outcome outcome;
  bool settled = false;
  auto record = record_of(answer, document, {}, {extract, vocabulary, gates, true}, reader, now,
                          outcome, settled);
  if (!record) {
    outcome.quarantine = record.error();
    return outcome;
  }
  if (!history.last || history.last->digest == digest_of(*record)) return outcome;
  outcome.changes = diff::diff(history.last_known, &history.last->record, *record);
  outcome.version =
      version_of(answer, history, std::move(*record), extract.profile(), vocabulary, now);
  outcome.version->cause = Cause::technical;
  const detect::Subject subject{document, *outcome.version, answer.snapshot.final_url,
                                extract.profile(), true};
  outcome.events = detect::mandate_events(subject, vocabulary.mandates, vocabulary.countries);
  return outcome;
}

}  // namespace mandated
