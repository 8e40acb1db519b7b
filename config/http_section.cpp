#include <fmt/format.h>

#include "config/sections.h"
#include "config/units.h"

namespace mandated::config {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr Range<milliseconds> kTimeout{milliseconds{10}, hours{1}};
constexpr Range<milliseconds> kDelay{milliseconds{0}, hours{1}};
constexpr Range<milliseconds> kRetry{milliseconds{1}, hours{24 * 7}};

}  // namespace

Limits read_limits(Reader& reader, const Limits& fallback) {
  Limits limits;
  limits.max_body = reader.size("max_body", fallback.max_body, {1U << 10U, 1U << 30U});
  limits.connect_timeout = reader.duration("connect_timeout", fallback.connect_timeout, kTimeout);
  limits.total_timeout = reader.duration("total_timeout", fallback.total_timeout, kTimeout);
  return limits;
}

Http read_http(Reader& reader, const std::filesystem::path& folder) {
  Http http;
  const auto ca_file = reader.optional("ca_file", "a PEM file of certificate authorities");
  if (ca_file) http.ca_file = resolve(folder, ca_file->value).string();
  http.limits = read_limits(reader, {});
  http.connections = reader.number("connections", http.connections, {1, 1'000});
  http.connections_per_host =
      reader.number("connections_per_host", http.connections_per_host, {1, 100});
  http.delay_per_host = reader.duration("delay_per_host", http.delay_per_host, kDelay);
  http.retries = reader.number("retries", http.retries, {0, 20});
  http.retry_base = reader.duration("retry_base", http.retry_base, kRetry);
  http.retry_max = reader.duration("retry_max", http.retry_max, kRetry);
  if (http.retry_base > http.retry_max) {
    reader.complain("retry_base",
                    fmt::format("\"{}\" is longer than retry_max, \"{}\"",
                                format_duration(http.retry_base), format_duration(http.retry_max)));
  }
  http.max_redirects = reader.number("max_redirects", http.max_redirects, {0, 50});
  return http;
}

}  // namespace mandated::config
