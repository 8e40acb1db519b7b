#include "pipeline/gate.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

std::string unread_required(const Record& record, const Profile& profile) {
  std::string names;
  for (const auto& rule : profile.fields) {
    if (rule.required && !is_read(record.field(rule.name))) {
      names += (names.empty() ? "" : ", ") + rule.name;
    }
  }
  return names;
}

bool is_known(const Fields::value_type& each) { return each.second.state == FieldState::known; }

/// What the profile demands and time does not settle.
std::optional<Error> too_little(const Record& record, const Profile& profile) {
  if (!profile.fields.empty() && !reads_anything(record)) {
    return Error{
        Errc::malformed,
        fmt::format("no field of profile {} but title and symbol can be read", profile.id)};
  }
  if (const auto names = unread_required(record, profile); !names.empty()) {
    return Error{Errc::malformed,
                 fmt::format("required by profile {} and not on the page: {}", profile.id, names)};
  }
  if (std::cmp_less(record.clauses.size(), profile.minimum_clauses)) {
    return Error{Errc::malformed,
                 fmt::format("{} clauses; profile {} demands {} or more", record.clauses.size(),
                             profile.id, profile.minimum_clauses)};
  }
  return std::nullopt;
}

/// More than half of what was known is gone: another page in the place of this one, whatever else
/// it says.
std::optional<Error> too_much_lost(const Record& record, const History& history) {
  if (!history.last) return std::nullopt;
  const auto& before = history.last->record.fields;
  const auto lost = diff::lost_fields(before, record);
  const auto known = std::count_if(before.begin(), before.end(), is_known);
  if (lost.size() * 2 <= static_cast<std::size_t>(known)) return std::nullopt;
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

std::optional<Error> too_small(const Answer& answer, const History& history, const Gates& gates) {
  const auto least = static_cast<double>(history.last_good_size) * gates.min_share_of_size;
  if (static_cast<double>(answer.snapshot.size) >= least) return std::nullopt;
  return Error{Errc::truncated, fmt::format("{} bytes, and {} when it was last good",
                                            answer.snapshot.size, history.last_good_size)};
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
  if (is_home(answer.snapshot.final_url) && !is_home(document.url)) {
    return fmt::format("redirected to the site's home page, {}", answer.snapshot.final_url);
  }
  if (answer.same_body_elsewhere + 1 >= gates.same_body_documents) {
    return fmt::format("the same bytes came for {} other documents", answer.same_body_elsewhere);
  }
  return mark_of(blocks, history, marks).value_or("");
}

}  // namespace

std::optional<Error> doubt_of(const Answer& answer) {
  if (answer.trouble) return answer.trouble;
  const int status = answer.snapshot.status;
  if (status == 404 || status == 410) {
    return Error{Errc::gone, fmt::format("status {}; kept until it is gone for good", status)};
  }
  if (status != 200) return Error{Errc::http_status, fmt::format("status {}", status)};
  if (answer.body.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return Error{Errc::empty, "a body without content"};
  }
  return std::nullopt;
}

std::optional<Doubt> doubt_of(const Judged& judged, const History& history, const Profile& profile,
                              const Gates& gates, const std::vector<std::string>& marks) {
  const auto& record = judged.record;
  const auto sign = sign_of(judged, history, gates, marks);
  const auto named = [&sign](Error error, bool settles) {
    if (!sign.empty()) error = {Errc::soft_error, sign + "; " + error.detail};
    return Doubt{std::move(error), settles};
  };
  if (auto error = too_little(record, profile)) return named(std::move(*error), false);
  if (!judged.blocks.closed && (history.last_good_closed || !history.last)) {
    return Doubt{
        {Errc::truncated, history.last ? "the page stops half-way: its end tag is missing for the "
                                         "first time"
                                       : "the page stops half-way: its end tag is missing"},
        true};
  }
  if (history.last && history.last->digest == digest_of(record)) return std::nullopt;
  if (auto error = too_much_lost(record, history)) return named(std::move(*error), true);
  if (!sign.empty()) return Doubt{{Errc::soft_error, sign}, true};
  if (auto error = another_document(record, history)) return Doubt{std::move(*error), true};
  if (auto error = too_small(judged.answer, history, gates)) return Doubt{std::move(*error), true};
  if (auto error = extract::swallowed(history.last_known, record, profile)) {
    return Doubt{std::move(*error), false};
  }
  return std::nullopt;
}

bool is_settled(const History& history, const Digest& record, const Gates& gates, Instant now) {
  const auto& doubted = history.doubted;
  if (!doubted || doubted->record != record) return false;
  if (!history.last) return true;
  return doubted->count + 1 >= gates.settle_answers && now - doubted->since >= gates.settle_after;
}

}  // namespace mandated
