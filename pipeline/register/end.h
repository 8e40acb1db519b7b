#pragma once

#include <optional>
#include <string>

#include "pipeline/mandate/sessions.h"
#include "pipeline/model/event.h"

namespace mandated::registry {

/// The last day of a term, inclusive, and how it was reached.
struct End {
  std::optional<Date> date;
  std::string precision;  ///< "day", "month", "session"; "" where there is no date
  std::string how;
};

/// The end of the term that a mandate event establishes: a stated day before a duration before a
/// session of the calendar.
///  - A duration is counted from the day of adoption, or from what the text says: a day; a month
///    ("the expiration of its current mandate in December 2019"), of which it is the last day; the
///    end of a session; the end of the mandate's term before, `before`. Without a day to count from
///    it has no end (DECISIONS.md). Months are added by the calendar and clamp to the month's end.
///  - A month ("until April 2025", "the end of 2025", "until 2030") ends with its last day,
///  precision
///    "month".
///  - Without a term, the session to which the same sentence asks for a final report is the end.
///  - A termination "as of the date of adoption" or "with immediate effect" ends that day.
[[nodiscard]] End end_of(const Event& act, const std::optional<Date>& adopted,
                         const mandate::Sessions&, const End& before = {});

/// The session at which a renewal is to be expected, and why.
struct Renewal {
  mandate::Session session;
  std::string how;
};

/// The last reporting session that the evidence of the act names for the body that adopted it
/// ("to report at its fifty-seventh and sixtieth sessions": the 60th); else the regular session
/// within which the term ends, or that ends within a month of it.
[[nodiscard]] std::optional<Renewal> renewal_of(const Event& act, const End&,
                                                const std::optional<Date>& adopted,
                                                const mandate::Sessions&);

}  // namespace mandated::registry
