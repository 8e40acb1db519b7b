#include "pipeline/mandate/mandate.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/mandate/acts.h"
#include "pipeline/mandate/context.h"
#include "pipeline/mandate/holder.h"
#include "pipeline/mandate/items.h"
#include "pipeline/mandate/printed.h"
#include "pipeline/mandate/reasons.h"
#include "pipeline/mandate/reports.h"
#include "pipeline/mandate/words.h"
#include "pipeline/text/match.h"
#include "pipeline/text/normalise.h"

namespace mandated::mandate {
namespace {

/// Longer than any paragraph of the corpus (14 KB); what is past it is not looked at.
constexpr std::size_t kLongestText = 64 * 1024;

MandateItem seized() {
  MandateItem item;
  item.action = MandateAction::seized;
  item.rule = "mandate/seized";
  return item;
}

/// "this shall be the final such extension": said of the extension before it.
void mark_final(const std::string& text, std::vector<MandateItem>& items) {
  static const re2::RE2 kFinal{
      "(?i)\\b(?:final|(?:be|is|as)\\s+(?:the|its|a)\\s+last)\\s+(?:such\\s+)?(?:extension|renewal|"
      "mandate)\\b"};
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

/// "until the same date": the one that was said before.
bool is_same_date(const std::string& event) {
  static const re2::RE2 kSame{"(?i)(?:the\\s+same|that|the\\s+above)\\s+(?:date|day)"};
  return re2::RE2::FullMatch(event, kSame);
}

/// "(a) Decides …", "12. Decides …", "1.Decides …": the paragraph's number is no part of its
/// sentence.
std::string_view without_number(std::string_view text) {
  static const re2::RE2 kNumber{"(?:\\([a-z0-9]{1,4}\\)|[a-z]\\)|\\d{1,3}\\.)(?:\\s+|\\b)"};
  re2::StringPiece rest{text.data(), text.size()};
  re2::RE2::Consume(&rest, kNumber);
  return {rest.data(), rest.size()};
}

/// "GENEVA, 24 March (Agency) - The Council …", "New York: The Council …": where news is from is
/// no part of the sentence; what follows is one with a subject of its own.
std::string_view without_place(std::string_view text, const Words::Tables& tables) {
  static const re2::RE2 kPlace{
      "^\\[?(?:(?:[A-Z#\\d][\\w.,/'#]*)(?:[ /]+(?:[A-Z\\d][\\w.,/']*|of|and|de))*)?"
      "\\s*(?:(?:\\([^)]{1,60}\\)\\s*)?\\]?(?:\\s*(?:-{1,2}|\\x{2013}|\\x{2014})\\s*|:\\s*)|"
      "\\([^)]{1,60}\\)\\s+)([A-Z])"};
  re2::StringPiece groups[2];
  const re2::StringPiece whole{text.data(), text.size()};
  if (re2::RE2::PartialMatch(whole, *tables.recalling) ||
      !kPlace.Match(whole, 0, text.size(), re2::RE2::ANCHOR_START, groups, 2)) {
    return text;
  }
  const auto at = offset(text, groups[1]);
  re2::StringPiece rest{text.data() + at, text.size() - at};
  std::string subject, verb;
  if (!re2::RE2::Consume(&rest, *tables.opener, &subject, &verb) || subject.empty()) return text;
  return text.substr(at);
}

/// A subparagraph that founds whom the title says is established: "To establish …" under
/// "Establishment of …" is the organ's own act.
bool title_tells(std::string_view title, std::string_view text) {
  static const re2::RE2 kOf{"(?i)\\b(?:establishment|creation)\\s+of\\s+(?:the\\s+|an?\\s+)?(.+)$"};
  std::string name;
  const auto lower = [](std::string_view mixed) { return text::key(mixed); };
  return re2::RE2::PartialMatch(piece(title), kOf, &name) &&
         lower(text).find(lower(name)) != std::string::npos;
}

/// Acts in the order of the text. One that goes on in the clause of another ("…, and to dissolve
/// the Committee") ends that one where it is done to a mandate itself.
std::vector<MandateItem> items_of_all(std::string_view text, std::vector<Act> acts,
                                      const Words::Tables& tables) {
  std::vector<std::vector<MandateItem>> found(acts.size());
  for (std::size_t i = acts.size(); i-- > 0;) {
    found[i] = items_of(text, acts[i], tables);
    if (!acts[i].goes_on || found[i].empty()) continue;
    for (std::size_t before = i; before-- > 0 && acts[before].end == acts[i].end;) {
      acts[before].end = std::min(acts[i].begin, acts[i].object);
    }
  }
  std::vector<MandateItem> items;
  for (auto& each : found) {
    for (auto& item : each) {
      // Said twice ("to expand the mandate and to enlarge its size") it is done once.
      const auto same = [&item](const MandateItem& other) {
        return other.action == item.action && other.holder == item.holder;
      };
      const bool bare = !item.duration && !item.until && item.until_event.empty();
      if (bare && std::any_of(items.begin(), items.end(), same)) continue;
      if (!items.empty() && is_same_date(item.until_event) && items.back().until) {
        item.until = items.back().until;
        item.until_event.clear();
      }
      items.push_back(std::move(item));
    }
  }
  return items;
}

}  // namespace

void compute_end(const std::optional<Date>& adopted, MandateItem& item) {
  if (item.until) {
    item.computed_end = item.until;
    item.how = "stated";
  } else if (item.duration && !item.counted_from.empty() && item.counted_from != "adoption") {
    const auto from = parse_date(item.counted_from);
    if (from) item.computed_end = add(*from, *item.duration);
    item.how = fmt::format("{} from {}{}", format_period(*item.duration), item.counted_from,
                           from ? "" : "; its date is not known");
  } else if (item.duration && adopted) {
    item.computed_end = add(*adopted, *item.duration);
    item.how =
        fmt::format("{} from adoption on {}", format_period(*item.duration), format_date(*adopted));
  } else if (item.duration) {
    item.how =
        fmt::format("{} from adoption; adoption date unknown", format_period(*item.duration));
  } else if (!item.until_event.empty()) {
    item.how = fmt::format("until {}; its date is not known", item.until_event);
  } else {
    item.how = "no term stated";
  }
}

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
  const Printed printed{text::normalise(raw.substr(0, kLongestText))};
  const std::string text{without_place(without_number(printed.plain()), tables)};
  MandateReading reading;
  if (text.empty()) return reading;

  const bool founded = context.lead.empty() && title_tells(context.title, text);
  const auto sentence =
      read_sentence(text, founded ? "Decides:" : context.lead, context.body, tables);
  reading.items = items_of_all(text, sentence.acts, tables);
  mark_final(text, reading.items);
  if (reading.items.empty()) {
    if (auto report = report_asked(text, sentence, tables))
      reading.items.push_back(std::move(*report));
    if (sentence.seized) reading.items.push_back(seized());
  }
  for (auto& item : reading.items) {
    item.holder = printed.as_printed(item.holder);
    resolve_holder(context, tables, item);
    compute_end(context.adopted, item);
  }
  if (reading.items.empty() && re2::RE2::PartialMatch(text, *tables.act_word)) {
    reading.reason = tables.reasons.at(look_of(text, sentence, tables));
  }
  return reading;
}

}  // namespace mandated::mandate
