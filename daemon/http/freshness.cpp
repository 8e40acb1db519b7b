#include "daemon/http/freshness.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include <curl/curl.h>

namespace mandated::http {
namespace {

using std::chrono::seconds;

constexpr std::int64_t kLongest = std::int64_t{365} * 86'400;

std::optional<std::string_view> value_of(const std::vector<std::string>& headers,
                                         std::string_view name) {
  for (const std::string_view line : headers) {
    if (line.size() > name.size() && line.substr(0, name.size()) == name &&
        line[name.size()] == ':') {
      const auto value = line.substr(name.size() + 1);
      return value.substr(std::min(value.find_first_not_of(" \t"), value.size()));
    }
  }
  return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

bool is_named(std::string_view text, std::string_view name) {
  return text.size() == name.size() &&
         std::equal(text.begin(), text.end(), name.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
         });
}

std::optional<seconds> of_cache_control(std::string_view directives) {
  std::optional<seconds> age;
  while (!directives.empty()) {
    const auto end = std::min(directives.find(','), directives.size());
    const auto each = trimmed(directives.substr(0, end));
    directives.remove_prefix(std::min(end + 1, directives.size()));
    const auto equals = std::min(each.find('='), each.size());
    const auto name = trimmed(each.substr(0, equals));
    if (is_named(name, "no-cache") || is_named(name, "no-store")) return seconds{0};
    if (age || !is_named(name, "max-age")) continue;
    auto text = trimmed(each.substr(std::min(equals + 1, each.size())));
    if (text.size() > 1 && text.front() == '"') text = text.substr(1, text.size() - 2);
    std::int64_t value = 0;
    const auto [at, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool good = error == std::errc{} && at == text.data() + text.size() && value >= 0;
    age = seconds{good ? std::min(value, kLongest) : 0};
  }
  return age;
}

}  // namespace

std::optional<seconds> fresh_for(const std::vector<std::string>& headers) {
  if (const auto control = value_of(headers, "cache-control")) {
    if (const auto age = of_cache_control(*control)) return age;
  }
  const auto expires = value_of(headers, "expires");
  const auto date = value_of(headers, "date");
  if (!expires) return std::nullopt;
  const auto end = curl_getdate(std::string{*expires}.c_str(), nullptr);
  const auto begin = date ? curl_getdate(std::string{*date}.c_str(), nullptr) : -1;
  if (end < 0 || begin < 0) return end < 0 ? std::optional{seconds{0}} : std::nullopt;
  return seconds{std::clamp<std::int64_t>(end - begin, 0, kLongest)};
}

}  // namespace mandated::http
