#include "daemon/http/gate.h"

#include <algorithm>

namespace mandated::http {

using std::chrono::milliseconds;

HostGate::Time HostGate::enter(const Manners& manners, Time now) {
  ++running_;
  const auto start = std::max({now, next_start_, closed_until_});
  next_start_ = start + std::max(manners.delay, crawl_delay_);
  return start;
}

void HostGate::failed(const Manners& manners, Time now, std::optional<std::chrono::seconds> asked,
                      double chance) {
  const auto doubled = manners.retry_base * (std::int64_t{1} << std::min(failures_, 20));
  const auto bounded = std::min<milliseconds>(doubled, manners.retry_max);
  auto wait =
      milliseconds{static_cast<std::int64_t>(static_cast<double>(bounded.count()) * chance)};
  if (asked) wait = std::min<milliseconds>(*asked, manners.retry_max);
  ++failures_;
  closed_until_ = std::max(closed_until_, now + wait);
}

}  // namespace mandated::http
