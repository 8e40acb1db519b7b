#include "pipeline/mandate/mandate.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/mandate/acts.h"
#include "pipeline/mandate/objects.h"
#include "pipeline/mandate/words.h"
#include "pipeline/text/normalise.h"

namespace mandated::mandate {
namespace {

/// Longer than any paragraph of the corpus (14 KB); what is past it is not looked at.
constexpr std::size_t kLongestText = 64 * 1024;

/// The end of a term, and how it was reached.
void compute_end(const MandateContext& context, MandateItem& item) {
  if (item.until) {
    item.computed_end = item.until;
    item.how = "stated";
  } else if (item.duration && context.adopted) {
    item.computed_end = add(*context.adopted, *item.duration);
    item.how = fmt::format("{} from adoption on {}", format_period(*item.duration),
                           format_date(*context.adopted));
  } else if (item.duration) {
    item.how =
        fmt::format("{} from adoption; adoption date unknown", format_period(*item.duration));
  } else if (!item.until_event.empty()) {
    item.how = fmt::format("until {}; its date is not known", item.until_event);
  } else {
    item.how = "no term stated";
  }
}

bool holds(const std::string& text, const char* pattern) {
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  return re2::RE2::PartialMatch(text, re2::RE2{pattern, options});
}

/// Why a sentence with the words of an act is none; the first that fits.
Look look_of(const std::string& text, const Sentence& sentence) {
  if (holds(
          text,
          R"(\bwould\s+(?:\w+\s+)?(?:extend|renew|establish|create|terminate|prolong)|\bdraft\s+resolution)")) {
    return Look::draft;
  }
  if (holds(
          text,
          R"(\bintention\b|\b(?:to|will|would|shall)\s+consider\b|\bconsider(?:s|ing)?\s+(?:to\s+)?(?:extending|renewing|establishing|the\s+possibility))")) {
    return Look::intention;
  }
  if (holds(text, R"(\b(?:memorandum|memoranda|agreement|contract|treaty)\b)") &&
      holds(text, R"(\b(?:renewal|renewed|extend\w*|extension|sign\w*|prolong\w*)\b)")) {
    return Look::agreement;
  }
  if (holds(
          text,
          R"(\bextend(?:s|ed|ing)?\s+(?:\S+\s+){0,5}?(?:appreciation|gratitude|thanks|condolences|sympath\w+|congratulations|invitations?|cooperation|support|assistance|hospitality|access|protection)\b)")) {
    return Look::courtesy;
  }
  if (holds(
          text,
          R"(\b(?:decision|resolutions?)\s+(?:\S+\s+)?(?:of|by)\s+the\s+(?:Security Council|General Assembly|Human Rights Council|Economic and Social Council|African Union|Government)|\bby\s+the\s+(?:Security Council|General Assembly|Secretary-General|Human Rights Council)\b)")) {
    return sentence.recalls ? Look::recalled : Look::other_organ;
  }
  if (sentence.recalls) return Look::recalled;
  if (!sentence.acts.empty()) return Look::no_holder;
  return sentence.requests ? Look::request : Look::no_decision;
}

/// "Requests the High Commissioner to continue to submit an annual report": the work goes on.
std::optional<MandateItem> continued_report(const std::string& text) {
  static const re2::RE2 kReport{
      "(?i)[^\\pL]*(?:also\\s+|further\\s+)?requests\\s+the\\s+((?:Office\\s+of\\s+the\\s+)?(?:"
      "United\\s+Nations\\s+)?"
      "High\\s+Commissioner(?:\\s+for\\s+Human\\s+Rights)?|Special\\s+Rapporteur|Independent\\s+"
      "Expert),?"
      "[^;]{0,200}?\\bto\\s+continue(?:\\s*:|\\s+to\\s+(?:monitor\\s+and\\s+report|submit|report|"
      "present)\\b)"};
  std::string holder;
  if (!re2::RE2::PartialMatch(text, kReport, &holder)) return std::nullopt;
  MandateItem item;
  item.action = MandateAction::report_requested;
  item.holder = holder;
  item.holder_type = holder.find("Commissioner") != std::string::npos ? "ohchr"
                     : holder.find("Special") != std::string::npos    ? "special_rapporteur"
                                                                      : "independent_expert";
  item.rule = "mandate/report";
  return item;
}

MandateItem seized() {
  MandateItem item;
  item.action = MandateAction::seized;
  item.rule = "mandate/seized";
  return item;
}

/// "this shall be the final such extension": said of the extension before it.
void mark_final(const std::string& text, std::vector<MandateItem>& items) {
  static const re2::RE2 kFinal{
      "(?i)\\b(?:final|last)\\s+(?:such\\s+)?(?:extension|renewal|mandate)\\b"};
  const auto is_final = [](const MandateItem& item) { return item.action == MandateAction::final; };
  if (items.empty() || items[0].action != MandateAction::extended ||
      std::any_of(items.begin(), items.end(), is_final) || !re2::RE2::PartialMatch(text, kFinal)) {
    return;
  }
  items[0].final = true;
  auto last = items[0];
  last.action = MandateAction::final;
  last.rule = "mandate/final";
  items.push_back(std::move(last));
}

}  // namespace

std::string holder_key(std::string_view holder) {
  const auto keyed = text::key(holder.substr(0, std::min(holder.find(" ("), holder.size())));
  std::string out;
  for (std::size_t at = 0; at < keyed.size();) {
    const auto end = std::min(keyed.find(' ', at), keyed.size());
    const auto word = keyed.substr(at, end - at);
    if (word != "the" && word != "a" && word != "an") out += (out.empty() ? "" : " ") + word;
    at = end + 1;
  }
  return out;
}

MandateReading read_mandates(std::string_view raw, const MandateContext& context,
                             const Words& words) {
  const auto& tables = words.tables();
  const auto text = text::normalise(raw.substr(0, kLongestText));
  MandateReading reading;
  if (text.empty()) return reading;

  const auto sentence = read_sentence(text, tables);
  for (const auto& act : sentence.acts) {
    for (auto& item : items_of(text, act, tables)) reading.items.push_back(std::move(item));
  }
  mark_final(text, reading.items);
  if (reading.items.empty() && sentence.seized) reading.items.push_back(seized());
  if (reading.items.empty()) {
    if (auto report = continued_report(text)) reading.items.push_back(std::move(*report));
  }
  for (auto& item : reading.items) {
    item.holder_key = holder_key(item.holder);
    compute_end(context, item);
  }
  if (reading.items.empty() && re2::RE2::PartialMatch(text, *tables.act_word)) {
    reading.reason = tables.reasons.at(look_of(text, sentence));
  }
  return reading;
}

}  // namespace mandated::mandate
