#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/input.h"
#include "daemon/cli/output.h"
#include "pipeline/mandate/mandate.h"
#include "pipeline/text/normalise.h"

namespace mandated::cli {
namespace {

std::optional<Date> date_of(const std::string& text, const std::string& where, int status) {
  if (text.empty()) return std::nullopt;
  const auto date = parse_date(text);
  if (!date) {
    throw Failure(status, fmt::format("{}: \"{}\" is no date; accepted is YYYY-MM-DD", where, text));
  }
  return date;
}

struct Asked {
  std::string text;
  MandateContext context;
};

/// A line that begins with '{' is an object; what it leaves out is as on the command line.
Asked asked_of(const std::string& line, const MandateContext& given, const std::string& where) {
  if (line.front() != '{') return {line, given};
  const auto parsed = parse_json(line);
  if (!parsed || !parsed->is_object()) {
    throw Failure(kBadInput, fmt::format("{}: {}", where,
                                         parsed ? "no object" : parsed.error().detail));
  }
  const auto& object = parsed->get_object();
  Asked asked{text_at(object, "text"), given};
  if (object.contains("title")) asked.context.title = text_at(object, "title");
  if (object.contains("body")) asked.context.body = text_at(object, "body");
  if (const auto adopted = text_at(object, "adopted"); !adopted.empty()) {
    asked.context.adopted = date_of(adopted, where, kBadInput);
  }
  return asked;
}

json::object reading_of(const Asked& asked, const mandate::Words& words) {
  return mandated::to_json(
      mandate::read_mandates(text::normalise(asked.text), asked.context, words));
}

int probe_lines(const std::string& input, const Options& options, const MandateContext& given,
                const mandate::Words& words) {
  int number = 0;
  for (std::size_t start = 0; start < input.size();) {
    const auto end = std::min(input.find('\n', start), input.size());
    auto line = input.substr(start, end - start);
    start = end + 1;
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const auto where = fmt::format("{}:{}", options.file, number);
    const auto asked = line.empty() ? Asked{line, given} : asked_of(line, given, where);
    print_json_line(reading_of(asked, words));
  }
  return kDone;
}

}  // namespace

int probe_mandates(const Options& options) {
  const MandateContext given{options.title, options.body,
                             date_of(options.adopted, "--adopted", kUsage)};
  const auto words = data_of(options).vocabulary().mandates;
  const auto input = read_input(options.file);
  if (options.lines) return probe_lines(input, options, given, words);
  print_json(reading_of({input, given}, words));
  return kDone;
}

}  // namespace mandated::cli
