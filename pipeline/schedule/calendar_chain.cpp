#include "pipeline/schedule/calendar_chain.h"

#include <limits>
#include <optional>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"

namespace mandated::schedule::calendar {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::size_t kMostComponents = 240;  // systemd's own bound

/// Digits behind the point as microseconds, the seventh one rounded.
std::int64_t take_fraction(std::string_view& text) {
  std::int64_t value = 0;
  std::int64_t weight = kSecond / 10;
  bool rounded = false;
  while (!text.empty() && is_digit(text[0])) {
    const auto digit = text[0] - '0';
    if (weight > 0) {
      value += digit * weight;
      weight /= 10;
    } else if (!rounded) {
      value += digit >= 5 ? 1 : 0;
      rounded = true;
    }
    text.remove_prefix(1);
  }
  return value;
}

std::optional<std::int64_t> take_number(std::string_view& text, bool fraction) {
  std::int64_t value = 0;
  if (text.empty() || !is_digit(text[0])) return std::nullopt;
  while (!text.empty() && is_digit(text[0])) {
    value = value * 10 + (text[0] - '0');
    if (value > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
    text.remove_prefix(1);
  }
  if (!fraction) return value;
  value *= kSecond;
  if (text.size() > 1 && text[0] == '.' && is_digit(text[1])) {
    text.remove_prefix(1);
    value += take_fraction(text);
  }
  return value;
}

std::optional<Component> take_component(std::string_view& text, bool fraction) {
  const auto start = take_number(text, fraction);
  if (!start) return std::nullopt;
  Component out{*start};
  if (text.substr(0, 2) == "..") {
    text.remove_prefix(2);
    const auto stop = take_number(text, fraction);
    if (!stop) return std::nullopt;
    out.stop = *stop;
    out.repeat = fraction ? kSecond : 1;
  }
  if (!text.empty() && text[0] == '/') {
    text.remove_prefix(1);
    const auto repeat = take_number(text, fraction);
    if (!repeat || *repeat == 0) return std::nullopt;
    out.repeat = *repeat;
  } else if (fraction && out.stop >= out.start && out.start + out.repeat > out.stop) {
    return std::nullopt;  // less than a second is no range of seconds
  }
  // A range that its step leaves at once is its first number alone.
  if (out.stop >= out.start && out.start + out.repeat > out.stop) out = {*start};
  return out;
}

bool is_valid(const Component& each, const Part& part, bool from_end) {
  const auto high = from_end ? part.high - 3 : part.high;
  if (each.start < part.low || each.start > high) return false;
  if (each.repeat > high - part.low) return false;
  if (each.stop >= 0) return each.stop <= high;
  return from_end ? each.start - each.repeat >= part.low : each.start + each.repeat <= high;
}

}  // namespace

Result<Chain> take_chain(std::string_view& text, bool fraction) {
  if (!text.empty() && text[0] == '*') {
    text.remove_prefix(1);
    return fraction ? Chain{{0, -1, kSecond}} : Chain{};
  }
  const auto whole = text;
  Chain chain;
  while (chain.size() < kMostComponents) {
    const auto component = take_component(text, fraction);
    if (!component) break;
    chain.push_back(*component);
    if (text.empty() || text[0] != ',') return chain;
    text.remove_prefix(1);
  }
  return fail(Errc::malformed,
              fmt::format("\"{}\": * or a list of numbers is taken, with ranges such as 1..5 and "
                          "repetitions such as 0/10",
                          whole));
}

Result<void> check(const Chain& chain, const Part& part, bool from_end) {
  const auto unit = part.fraction ? kSecond : 1;
  for (const auto& each : chain) {
    if (each.stop >= 0 && each.stop < each.start) {
      return fail(Errc::malformed,
                  fmt::format("{} {}..{} runs backwards; the smaller number stands "
                              "first",
                              part.name, each.start / unit, each.stop / unit));
    }
    if (is_valid(each, part, from_end)) continue;
    return fail(Errc::malformed,
                fmt::format("{} {} is out of range, or its repetition is; {} to {} are taken",
                            part.name, each.start / unit, part.low / unit,
                            (from_end ? part.high - 3 : part.high) / unit));
  }
  return {};
}

}  // namespace mandated::schedule::calendar
