#include "pipeline/mandate/reports.h"

#include "pipeline/mandate/holder.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

struct Forms {
  re2::RE2 request{
      "(?i)^[^\\pL]*(?:(?:also|further|it|to|and|once\\s+again|furthermore,?|the\\s+(?:resolution|"
      "council|"
      "assembly|commission)|council\\s+members)\\s+){0,3}(?:requests?|requested|instructs|"
      "instructed|"
      "reiterate[sd]\\s+its\\s+request\\s+to)\\s+(?:the\\s+)?"};
  // "Concerning sand, the Council requested"
  re2::RE2 account{
      "(?i)^[^\\pL]*[^;:.]{0,300}?,\\s*(?:the\\s+(?:[\\w-]+\\s+){0,4}(?:council|assembly|"
      "commission|organ|"
      "body)|it)\\s+(?:also\\s+|further\\s+)?(?:requested|instructed)\\s+(?:the\\s+)?"};
  // "decides that the Expert Mechanism shall report once a year"
  re2::RE2 decision{
      "(?i)^[^\\pL]*(?:(?:also|further|once\\s+again)\\s+){0,2}decides\\s+that\\s+(?:the\\s+)?"};
  re2::RE2 to{
      "^(?:\\s*,[^;:]{0,240}?,|,?\\s+(?:in|while|on|after|within|through)\\s[^;:]{0,240}?,)?"
      "\\s+(?:to|shall)\\s+"};
  re2::RE2 report{
      "(?i)^(?:(?:continue\\s+to|also|regularly|jointly)\\s+)*(?:[a-z]+\\s[^;:]{0,400}?\\band\\s+"
      "to\\s+(?:continue\\s+to\\s+)?)?(?:(?:continue\\s+)?report(?:ing)?\\b|"
      "monitor\\s+and\\s+report\\b|brief\\b|update\\b|keep\\s[^;:,]{0,60}?\\binformed\\b|"
      "enhance\\s+its\\s+monitoring\\s+and\\s+reporting\\b|continue\\s*:|(?:submit|present|prepare|"
      "provide|give|render|conduct)(?:\\s+and\\s+\\w+)?[\\s,][^;:]{0,80}?\\b(?:reports?|updates?|"
      "recommendations|assessments?|study|briefings?)\\b)"};
  // "to provide the resources needed for the report"
  re2::RE2 means{"(?i)\\b(?:resources|assistance|support|staff|facilities|services)\\b"};
  re2::RE2 head{
      "(?i)^(?:executive\\s+secretary|secretary[- ]general|director-general|executive\\s+director)"
      "\\b"};
};

}  // namespace

std::optional<MandateItem> report_asked(std::string_view text, const Sentence& sentence,
                                        const Words::Tables& tables) {
  static const Forms kForms;
  auto rest = piece(text);
  const auto asks = [&rest](const re2::RE2& form) { return re2::RE2::Consume(&rest, form); };
  const bool told = text.find("equested ") != text.npos || text.find("nstructed ") != text.npos;
  if (sentence.recalls ||
      !(asks(kForms.request) || asks(kForms.decision) || (told && asks(kForms.account)))) {
    return std::nullopt;
  }
  const auto holder = read_holder({rest.data(), rest.size()}, tables);
  if (holder.type.empty() && !re2::RE2::PartialMatch(holder.name, kForms.head)) return std::nullopt;
  rest.remove_prefix(holder.end);
  re2::StringPiece asked;
  if (!re2::RE2::Consume(&rest, kForms.to) ||
      !kForms.report.Match(rest, 0, rest.size(), re2::RE2::ANCHOR_START, &asked, 1) ||
      re2::RE2::PartialMatch(asked, kForms.means)) {
    return std::nullopt;
  }
  MandateItem item;
  item.action = MandateAction::report_requested;
  item.holder = holder.name;
  item.holder_type = holder.type;
  item.rule = "mandate/report";
  return item;
}

}  // namespace mandated::mandate
