#include "tests/pipeline/mandate/read_sentence.h"

#include "config/data.h"

namespace mandated::test {
namespace {

MandateReading read(std::string_view text, const MandateContext& context) {
  static const Vocabulary kVocabulary = config::Data::built_in().vocabulary();
  return mandate::read_mandates(text, context, kVocabulary.mandates);
}

}  // namespace

MandateReading read_sentence(std::string_view text, std::string_view adopted) {
  MandateContext context;
  context.adopted = parse_date(adopted);
  return read(text, context);
}

MandateReading read_under_title(std::string_view text, std::string_view title) {
  MandateContext context;
  context.title = title;
  return read(text, context);
}

MandateReading read_of_body(std::string_view text, std::string_view body) {
  MandateContext context;
  context.body = body;
  return read(text, context);
}

MandateReading read_below(std::string_view text, std::string_view lead) {
  MandateContext context;
  context.lead = lead;
  return read(text, context);
}

std::string told_with_terms(const MandateReading& reading) {
  std::string out;
  for (const auto& item : reading.items) {
    out += out.empty() ? "" : "; ";
    out += name_of(item.action);
    if (!item.holder.empty()) out += " " + item.holder;
    if (item.duration) out += " | " + format_period(*item.duration);
    if (item.until) out += " | " + format_date(*item.until);
    if (!item.until_event.empty()) out += " | " + item.until_event;
  }
  return out;
}

}  // namespace mandated::test
