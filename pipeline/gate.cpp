#include "pipeline/gate.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pipeline/cut.h"
#include "pipeline/diff/diff.h"
#include "pipeline/extract/lost.h"
#include "pipeline/text/normalise.h"
#include "pipeline/text/url.h"

namespace mandated {
namespace {

/// Headings looked at for what error pages say: theirs is among the first.
constexpr int kHeadings = 3;

bool is_read(const Field& field) { return field.state != FieldState::unknown; }

/// Title and symbol can be had of an error page too: from <title> and from the address.
bool reads_anything(const Record& record) {
  return !record.clauses.empty() ||
         std::any_of(record.fields.begin(), record.fields.end(), [](const auto& each) {
           return each.first != "title" && each.first != "symbol" && is_read(each.second);
         });
}

std::string unread_required(const Record& record, const Profile& profile, const Gates& gates) {
  const auto& required = gates.required;
  std::string names;
  for (const auto& rule : profile.fields) {
    const bool is_required =
        std::find(required.begin(), required.end(), rule.name) != required.end();
    if (!is_required || is_read(record.field(rule.name))) continue;
    names += (names.empty() ? "" : ", ") + rule.name;
  }
  return names;
}

bool is_known(const Fields::value_type& each) { return each.second.state == FieldState::known; }

/// What is demanded of every page and time does not settle.
std::optional<Error> too_little(const Record& record, const Profile& profile, const Gates& gates) {
  if (!profile.fields.empty() && !reads_anything(record)) {
    return Error{
        Errc::malformed,
        fmt::format("no field of profile {} but title and symbol can be read", profile.id)};
  }
  if (const auto names = unread_required(record, profile, gates); !names.empty()) {
    return Error{Errc::malformed, fmt::format("required and not on the page: {}", names)};
  }
  if (profile.clauses && std::cmp_less(record.clauses.size(), gates.minimum_clauses)) {
    return Error{Errc::malformed,
                 fmt::format("{} clauses; {} or more are required (minimum_clauses)",
                             record.clauses.size(), gates.minimum_clauses)};
  }
  return std::nullopt;
}

/// More than a share of what was known is gone: another page in the place of this one, whatever
/// else it says.
std::optional<Error> too_much_lost(const Record& record, const History& history,
                                   const Gates& gates) {
  if (!history.last) return std::nullopt;
  const auto& before = history.last->record.fields;
  const auto lost = diff::lost_fields(before, record);
  const auto known = std::count_if(before.begin(), before.end(), is_known);
  const auto most = static_cast<double>(known) * gates.max_share_lost;
  if (static_cast<double>(lost.size()) <= most) return std::nullopt;
  return Error{Errc::malformed, fmt::format("{} of {} known fields cannot be read any more: {}",
                                            lost.size(), known, fmt::join(lost, ", "))};
}

/// Another symbol, another title and most else another: a cache that mixed up two pages.
std::optional<Error> another_document(const Record& record, const History& history) {
  int known = 0;
  int other = 0;
  for (const auto& [name, was] : history.last_known) {
    const auto& is = record.field(name);
    if (was.state != FieldState::known || is.state != FieldState::known) continue;
    ++known;
    other += was == is ? 0 : 1;
  }
  const auto differs = [&](const char* name) {
    const auto was = history.last_known.find(name);
    return was != history.last_known.end() && is_known(*was) && is_read(record.field(name)) &&
           was->second != record.field(name);
  };
  if (!differs("symbol") || !differs("title") || other * 2 <= known) return std::nullopt;
  return Error{Errc::malformed, fmt::format("the page of another document: {} \"{}\"",
                                            record.text("symbol"), record.text("title"))};
}

/// A name or a number is written alike in many languages.
bool is_wording(std::string_view text) { return std::count(text.begin(), text.end(), ' ') >= 2; }

/// Nothing that was said in words is left, in several fields: another language, a text to fill the
/// place, another page's. People who correct a page leave its body and most of its sentences.
std::optional<Error> other_words(const Judged& judged, const History& history) {
  constexpr int kFields = 3;
  int fields = 0;
  for (const auto& [name, was] : history.last_known) {
    std::set<std::string> before;
    for (const auto& each : texts_of(was)) {
      if (is_wording(each)) before.insert(text::fold(each));
    }
    const auto now = texts_of(judged.record.field(name));
    if (before.empty() || now.empty()) continue;
    const bool stays = std::any_of(now.begin(), now.end(), [&before](const std::string& each) {
      return before.count(text::fold(each)) != 0;
    });
    if (stays) return std::nullopt;
    fields += 1;
  }
  if (fields < kFields) return std::nullopt;
  const auto& language = judged.blocks.language;
  return Error{Errc::malformed,
               fmt::format("all that it says is new at once, in {} fields{}", fields,
                           language.empty() ? "" : fmt::format(" (language \"{}\")", language))};
}

std::optional<Error> too_small(const Answer& answer, const History& history, const Gates& gates) {
  const auto least = static_cast<double>(history.last_good_size) * gates.min_share_of_size;
  if (static_cast<double>(answer.snapshot.size) >= least) return std::nullopt;
  return Error{Errc::truncated, fmt::format("{} bytes, and {} when it was last good",
                                            answer.snapshot.size, history.last_good_size)};
}

/// The text of a field that says one thing: of a list whose items are all the same, that.
std::string_view only_text(const Field& field) {
  if (const auto* text = std::get_if<std::string>(&field.value)) return *text;
  const auto* items = std::get_if<std::vector<std::string>>(&field.value);
  const bool one = items != nullptr && !items->empty() &&
                   std::all_of(items->begin(), items->end(),
                               [items](const auto& each) { return each == items->front(); });
  return one ? std::string_view{items->front()} : std::string_view{};
}

/// A template whose values never came: "Loading…", "undefined" or an error in the place of each.
std::optional<Error> filled_with_one(const Record& record) {
  constexpr int kTooMany = 3;
  std::map<std::string_view, int> fields;
  for (const auto& [name, field] : record.fields) {
    const auto text = field.state == FieldState::known ? only_text(field) : std::string_view{};
    if (text.empty() || ++fields[text] < kTooMany) continue;
    return Error{Errc::soft_error,
                 fmt::format("{} fields or more say the same, \"{}\"", kTooMany, text)};
  }
  return std::nullopt;
}

/// What a field says, as one text.
std::string words_of(const Field& field) {
  if (const auto texts = texts_of(field); !texts.empty()) {
    return fmt::format("{}", fmt::join(texts, "\n"));
  }
  std::string names;
  if (const auto* vote = std::get_if<Vote>(&field.value)) {
    for (const auto& list : {vote->yes, vote->no, vote->abstain, vote->absent}) {
      for (const auto& voter : list.value_or(std::vector<Voter>{})) names += voter.name + '\n';
    }
  }
  return names;
}

std::string of_ascii(std::string_view text, bool ascii) {
  std::string out;
  for (const char c : text) {
    if ((c >= 0) == ascii && c != '?') out += c;
  }
  return out;
}

/// What stands where a byte was read by the wrong table, or had no place in it.
int signs_of_garbling(std::string_view text) {
  int signs = 0;
  for (const std::string_view sign : {"?", "\uFFFD", "\u00C3", "\u00C2", "\u00E2\u20AC"}) {
    for (auto at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
      ++signs;
    }
  }
  return signs;
}

/// The same words but for their characters beyond ASCII, which came to be signs of garbling: the
/// site reads its texts by the wrong table.
std::optional<Error> garbled(const Record& record, const History& history) {
  for (const auto& [name, was] : history.last_known) {
    const auto before = words_of(was);
    const auto now = words_of(record.field(name));
    if (before == now || signs_of_garbling(now) <= signs_of_garbling(before)) continue;
    if (of_ascii(before, true) != of_ascii(now, true)) continue;
    // A question mark more is none, but for one that stands where a quotation mark did.
    const bool begun = now.starts_with('?') || now.find("\n?") != std::string::npos;
    if (!begun && of_ascii(before, false) == of_ascii(now, false)) continue;
    return Error{Errc::malformed, fmt::format("the characters of {} are garbled", name)};
  }
  return std::nullopt;
}

bool says(const std::string& key, const std::string& mark) {
  const bool ascii = std::all_of(mark.begin(), mark.end(), [](char c) { return c >= 0; });
  if (!ascii) return key.find(mark) != std::string::npos;  // not every script parts its words
  return (' ' + key + ' ').find(' ' + mark + ' ') != std::string::npos;
}

bool says_any(std::string_view text, const std::vector<std::string>& marks) {
  const auto key = text::key(text);
  return std::any_of(marks.begin(), marks.end(),
                     [&key](const std::string& mark) { return says(key, mark); });
}

/// A title or heading of an error page, unless that is what the document is called.
std::optional<std::string> mark_of(const Blocks& blocks, const History& history,
                                   const std::vector<std::string>& marks) {
  std::vector<std::string_view> texts{blocks.title};
  for (const auto& block : blocks.blocks) {
    if (texts.size() > kHeadings) break;
    if (block.kind == BlockKind::heading) texts.emplace_back(block.text);
  }
  const auto title = history.last_known.find("title");
  const auto* called =
      title == history.last_known.end() ? nullptr : std::get_if<std::string>(&title->second.value);
  if (called != nullptr && says_any(*called, marks)) return std::nullopt;
  for (const auto text : texts) {
    if (says_any(text, marks)) return fmt::format("an error page that says \"{}\"", text);
  }
  return std::nullopt;
}

bool is_home(const std::string& address) {
  const auto url = text::parse_url(address);
  return url && (url->path.empty() || url->path == "/") && !url->query;
}

/// Signs that the answer is an error page, whatever its status; "" where there is none.
std::string sign_of(const Judged& judged, const History& history, const Gates& gates,
                    const std::vector<std::string>& marks) {
  const auto& [answer, document, blocks, record] = judged;
  if (gates.soft_errors && is_home(answer.snapshot.final_url) && !is_home(document.url)) {
    return fmt::format("redirected to the site's home page, {}", answer.snapshot.final_url);
  }
  if (answer.same_body_elsewhere + 1 >= gates.same_body_documents) {
    return fmt::format("the same bytes came for {} other documents", answer.same_body_elsewhere);
  }
  return gates.soft_errors ? mark_of(blocks, history, marks).value_or("") : "";
}

/// Another page in the place of this one, a template without its values, or half a page.
std::optional<Error> unlike_itself(const Judged& judged, const History& history,
                                   const Gates& gates) {
  if (auto error = filled_with_one(judged.record)) return error;
  if (auto error = another_document(judged.record, history)) return error;
  if (auto error = other_words(judged, history)) return error;
  if (auto error = cut_of(judged, history)) return error;
  return too_small(judged.answer, history, gates);
}

/// "text/html" of "Text/HTML; charset=utf-8"; "" where the header says nothing.
std::string media_type_of(std::string_view header) {
  constexpr std::size_t kLongest = 80;
  auto type = header.substr(0, header.find(';'));
  type.remove_prefix(std::min(type.find_first_not_of(" \t"), type.size()));
  type = type.substr(0, std::min(type.find_first_of(" \t"), kLongest));
  std::string out;
  for (const char c : type) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  constexpr std::array kNothing{"application/octet-stream", "binary/octet-stream",
                                "application/force-download", "application/x-download"};
  return std::find(kNothing.begin(), kNothing.end(), out) == kNothing.end() ? out : std::string{};
}

bool is_of(std::string_view type, std::string_view taken) {
  if (!taken.ends_with("/*")) return type == taken;
  return type.starts_with(taken.substr(0, taken.size() - 1));
}

std::optional<Error> of_another_type(const Answer& answer, const Gates& gates) {
  const auto& taken = gates.media_types;
  const auto type = media_type_of(answer.snapshot.content_type);
  const auto is_taken = [&type](const std::string& each) { return is_of(type, each); };
  if (taken.empty() || type.empty() || std::any_of(taken.begin(), taken.end(), is_taken)) {
    return std::nullopt;
  }
  return Error{Errc::unsupported, fmt::format("media type \"{}\"; taken are {} (gates.media_types)",
                                              type, fmt::join(taken, ", "))};
}

}  // namespace

std::optional<Error> doubt_of(const Answer& answer, const Gates& gates) {
  if (answer.trouble) return answer.trouble;
  const int status = answer.snapshot.status;
  if (status == 404 || status == 410) {
    return Error{Errc::gone, fmt::format("status {}; kept until it is gone for good", status)};
  }
  if (status != 200) return Error{Errc::http_status, fmt::format("status {}", status)};
  if (answer.body.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return Error{Errc::empty, "a body without content"};
  }
  return of_another_type(answer, gates);
}

std::optional<Doubt> doubt_of(const Judged& judged, const History& history, const Profile& profile,
                              const Gates& gates, const std::vector<std::string>& marks) {
  const auto& record = judged.record;
  const bool is_page = judged.answer.carrier != Carrier::list;
  const auto sign = is_page ? sign_of(judged, history, gates, marks) : "";
  const auto named = [&sign](Error error, bool settles) {
    if (!sign.empty()) error = {Errc::soft_error, sign + "; " + error.detail};
    return Doubt{std::move(error), settles};
  };
  if (auto error = too_little(record, profile, gates)) return named(std::move(*error), false);
  if (gates.end_tag && !judged.blocks.closed && (history.last_good_closed || !history.last)) {
    return Doubt{
        {Errc::truncated, history.last ? "the page stops half-way: its end tag is missing for the "
                                         "first time"
                                       : "the page stops half-way: its end tag is missing"},
        true};
  }
  if (history.last && history.last->digest == digest_of(record)) return std::nullopt;
  if (auto error = garbled(record, history)) return Doubt{std::move(*error), is_page};
  if (is_page) {
    if (auto error = too_much_lost(record, history, gates)) return named(std::move(*error), true);
    if (!sign.empty()) return Doubt{{Errc::soft_error, sign}, true};
    if (auto error = unlike_itself(judged, history, gates)) return Doubt{std::move(*error), true};
  }
  if (auto error = extract::swallowed(history.last_known, record, profile)) {
    return Doubt{std::move(*error), false};
  }
  return std::nullopt;
}

bool is_settled(const History& history, const Digest& record, const Gates& gates, Instant now) {
  const auto& doubted = history.doubted;
  if (!doubted || doubted->record != record) return false;
  if (!history.last) return true;
  return has_lasted(*doubted, gates, now);
}

bool has_lasted(const Doubted& doubted, const Gates& gates, Instant now) {
  return doubted.count + 1 >= gates.settle_answers && now - doubted.since >= gates.settle_after;
}

}  // namespace mandated
