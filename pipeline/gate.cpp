#include "pipeline/gate.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/diff/diff.h"

namespace mandated {
namespace {

std::optional<Error> doubt(Errc code, std::string detail) { return Error{code, std::move(detail)}; }

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

/// More than half of what was known is gone: another page in the place of this one, whatever else
/// it says.
std::optional<Error> too_much_lost(const Record& record, const History& history) {
  const auto lost = diff::lost_fields(history.last_known, record);
  const auto known =
      std::count_if(history.last_known.begin(), history.last_known.end(),
                    [](const auto& each) { return each.second.state == FieldState::known; });
  if (lost.size() * 2 <= static_cast<std::size_t>(known)) return std::nullopt;
  return doubt(Errc::malformed, fmt::format("{} of {} known fields cannot be read any more: {}",
                                            lost.size(), known, fmt::join(lost, ", ")));
}

}  // namespace

std::optional<Error> doubt_of(const Answer& answer, const History&) {
  if (answer.trouble) return answer.trouble;
  const int status = answer.snapshot.status;
  if (status == 404 || status == 410) {
    return doubt(Errc::gone, fmt::format("status {}; kept until it is gone for good", status));
  }
  if (status != 200) return doubt(Errc::http_status, fmt::format("status {}", status));
  if (answer.body.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return doubt(Errc::empty, "a body without content");
  }
  return std::nullopt;
}

std::optional<Error> doubt_of(const Record& record, const Blocks& blocks, const History& history,
                              const Profile& profile) {
  if (history.last_good_closed && !blocks.closed) {
    return doubt(Errc::truncated,
                 "the page stops half-way: its end tag is missing for the first time");
  }
  if (!profile.fields.empty() && !reads_anything(record)) {
    return doubt(
        Errc::malformed,
        fmt::format("no field of profile {} but title and symbol can be read", profile.id));
  }
  if (const auto names = unread_required(record, profile); !names.empty()) {
    return doubt(Errc::malformed,
                 fmt::format("required by profile {} and not on the page: {}", profile.id, names));
  }
  if (std::cmp_less(record.clauses.size(), profile.minimum_clauses)) {
    return doubt(Errc::malformed,
                 fmt::format("{} clauses; profile {} demands {} or more", record.clauses.size(),
                             profile.id, profile.minimum_clauses));
  }
  return too_much_lost(record, history);
}

}  // namespace mandated
