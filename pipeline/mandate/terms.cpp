#include "pipeline/mandate/terms.h"

#include <fmt/format.h>

#include "pipeline/text/normalise.h"

namespace mandated::mandate {

std::string term_key(const MandateItem& item) {
  if (item.until) return format_date(*item.until);
  if (item.duration) {
    return fmt::format("P{}M{}D", item.duration->years * 12 + item.duration->months,
                       item.duration->weeks * 7 + item.duration->days);
  }
  return text::key(item.until_event);
}

std::string term_words(const MandateItem& item) {
  if (item.duration) return period_words(*item.duration);
  if (item.until) return "until " + format_date(*item.until);
  return item.until_event.empty() ? "" : "until " + item.until_event;
}

}  // namespace mandated::mandate
