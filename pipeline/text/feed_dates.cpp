#include "pipeline/text/feed_dates.h"

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/base/ascii.h"
#include "pipeline/text/feed_days.h"
#include "pipeline/text/feed_zones.h"

namespace mandated::text {
namespace {

using namespace std::chrono;

constexpr std::size_t kLongest = 128;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
// Letters of any script: what is above ASCII stands in words only.
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c < 0; }

struct Moment {
  std::optional<Day> day;
  milliseconds time{0};
  minutes zone{0};

  [[nodiscard]] std::optional<Instant> instant() const {
    if (!day) return std::nullopt;
    const auto at = Instant{day->time_since_epoch()} + time - zone;
    const Instant first{sys_days{year{1} / 1 / 1}}, last{sys_days{year{10'000} / 1 / 1}};
    return at < first || at >= last ? std::nullopt : std::optional{at};
  }
};

// A time with its zone glued to it: "09:30:00Z", "09:30+0200", "12:00:00GMT".
bool take_time(std::string_view text, bool compact, Moment& moment) {
  const auto end = std::find_if(text.begin(), text.end(),
                                [](char c) { return is_letter(c) || c == '+' || c == '-'; });
  const auto size = static_cast<std::size_t>(end - text.begin());
  const auto time = time_of_day(text.substr(0, size), compact);
  if (!time) return false;
  moment.time = *time;
  if (size == text.size()) return true;
  const auto zone = zone_named(text.substr(size));
  if (zone) moment.zone = *zone;
  return zone.has_value();
}

std::optional<Moment> iso(std::string_view text) {
  Moment moment;
  // A 'T' is a separator only behind a digit.
  auto at = text.find_first_of("Tt ");
  if (at == 0) return std::nullopt;
  moment.day = iso_day(text.substr(0, at));
  if (!moment.day) return std::nullopt;
  if (at == std::string_view::npos) return moment;
  auto rest = text.substr(at + 1);
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  const auto space = rest.find(' ');  // "23:56:58 -00:20"
  if (rest.empty() || !take_time(rest.substr(0, space), text[at] != ' ', moment)) {
    return std::nullopt;
  }
  if (space == std::string_view::npos) return moment;
  const auto zone = zone_named(rest.substr(rest.find_first_not_of(' ', space)));
  if (!zone) return std::nullopt;
  moment.zone = *zone;
  return moment;
}

std::optional<Moment> since_1970(std::string_view text) {
  if (!all_digits(text) || text.size() < 9 || text.size() > 14) return std::nullopt;
  Moment moment;
  if (text.size() == 14) {  // 20231013093000: ISO 8601 without its T
    moment.day = iso_day(text.substr(0, 8));
    const auto time = time_of_day(text.substr(8), true);
    if (!time) return std::nullopt;
    moment.time = *time;
    return moment;
  }
  if (text.size() == 11) return std::nullopt;
  moment.day = sys_days{};
  moment.time =
      text.size() < 12 ? milliseconds{number_of(text) * 1000} : milliseconds{number_of(text)};
  return moment;
}

/// Words in any order, as people write them.
class Words {
 public:
  explicit Words(std::string_view text) {
    int comment = 0;
    std::string word;
    const auto end_word = [&] {
      if (!word.empty()) words_.push_back(std::move(word));
      word.clear();
    };
    for (const char c : text) {
      comment += c == '(' ? 1 : 0;
      if (comment != 0 || is_space(c) || c == ',' || c == ';') {
        end_word();
      } else {
        word += c;
      }
      if (c == ')' && comment > 0) --comment;
    }
    end_word();
  }

  [[nodiscard]] std::optional<Moment> read() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!take(words_[i], i == 0)) return std::nullopt;
    }
    if (!moment_.day) moment_.day = day_of(year_of(year_), month_, day_);
    if (!moment_.day) return std::nullopt;
    return with_half(moment_);
  }

 private:
  // Twelve o'clock is the first hour of its half of the day.
  [[nodiscard]] std::optional<Moment> with_half(Moment moment) const {
    if (!half_) return moment;
    if (moment.time >= 13h) return moment;  // "15:00 PM": the half says nothing new
    if (moment.time >= 12h) moment.time -= 12h;
    if (afternoon_) moment.time += 12h;
    return moment;
  }

  bool take(std::string_view word, bool first) {
    const auto colon = word.find(':');
    if (colon < 3 && is_digit(word[0])) return take_clock(word);
    if (timed_ && zone_named(word) && !all_digits(word)) return take_zone(word);
    if (is_digit(word[0])) return take_number_of(word);
    if (word == "AM" || word == "am" || word == "PM" || word == "pm" || word == "a.m." ||
        word == "p.m.") {
      half_ = true;
      afternoon_ = word[0] == 'P' || word[0] == 'p';
      return true;
    }
    if (const auto named = month_named(word)) return take_month(named);
    // A weekday, whatever its language; a zone nobody knows is read as UTC.
    const bool plain = std::all_of(word.begin(), word.end(),
                                   [](char c) { return is_letter(c) || c == '.' || c == '/'; });
    return plain && (first || timed_ || is_filler(word));
  }

  static bool is_filler(std::string_view word) {
    return word == "at" || word == "of" || word == "de" || word == "à" || word == "-" ||
           word == "г." || word == "del";
  }

  bool take_clock(std::string_view word) {
    if (timed_) return false;
    timed_ = true;
    const auto half = word.size() > 2 ? word.substr(word.size() - 2) : "";
    if (half == "AM" || half == "am" || half == "PM" || half == "pm") {
      half_ = true;
      afternoon_ = half[0] == 'P' || half[0] == 'p';
      word.remove_suffix(2);
    }
    return take_time(word, false, moment_);
  }

  bool take_zone(std::string_view word) {
    // "GMT +0100", "+0200 CEST": an offset says it, whatever name stands beside.
    const bool offset = word.front() == '+' || word.front() == '-';
    if (offset || !offset_) moment_.zone = *zone_named(word);
    offset_ = offset_ || offset;
    return true;
  }

  bool take_month(unsigned named) {
    if (month_ != 0) return false;
    month_ = named;
    return true;
  }

  bool take_number_of(std::string_view word) {
    const auto joined = word.find_first_of("-/.");
    if (joined != std::string_view::npos && joined + 1 < word.size()) {
      return take_joined(word, word[joined]);
    }
    if (word.back() == '.') word.remove_suffix(1);
    for (const std::string_view ending : {"st", "nd", "rd", "th", "er"}) {
      if (word.ends_with(ending)) word.remove_suffix(2);
    }
    if (!all_digits(word)) return false;
    if (word.size() <= 2 && day_ == 0) {
      day_ = number_of(word);
    } else if (year_.empty()) {
      year_ = word;
    } else {
      return false;
    }
    return true;
  }

  // A time behind its T, which follows a digit: "2023-Oct-13T09:15-05:00". False for a bad one.
  bool cut_time(std::string_view& word) {
    auto at = word.find('T', 1);
    while (at != std::string_view::npos && !is_digit(word[at - 1])) at = word.find('T', at + 1);
    if (at == std::string_view::npos) return true;
    const auto time = word.substr(at + 1);
    word = word.substr(0, at);
    timed_ = true;
    return take_time(time, true, moment_);
  }

  // "2023/10/13", "13.10.2023", "13-Oct-23", "2023-Oct-13T09:15Z".
  bool take_joined(std::string_view word, char sign) {
    if (moment_.day || !cut_time(word)) return false;
    const auto parts = split(word, sign);
    if (parts.size() != 3) return false;
    if (const auto named = month_named(parts[1])) {
      const bool year_first = parts[0].size() == 4;
      const auto last = parts[2];
      const auto y = year_first ? parts[0] : last, d = year_first ? last : parts[0];
      if (!all_digits(y) || !all_digits(d)) return false;
      moment_.day = day_of(year_of(y), named, number_of(d));
    } else if (std::all_of(parts.begin(), parts.end(), all_digits)) {
      moment_.day = all_numbers(parts, sign);
    }
    return moment_.day.has_value();
  }

  // Month and day stand in two orders; where both could be, we say neither.
  static std::optional<Day> all_numbers(const std::vector<std::string_view>& parts, char sign) {
    if (parts[0].size() == 4) {
      return day_of(year_of(parts[0]), number_of(parts[1]), number_of(parts[2]));
    }
    const auto y = year_of(parts[2]);
    const auto a = number_of(parts[0]), b = number_of(parts[1]);
    if (sign == '.') return day_of(y, b, a);
    if (a <= 12 && b <= 12 && a != b) return std::nullopt;
    return a > 12 ? day_of(y, b, a) : day_of(y, a, b);
  }

  std::vector<std::string> words_;
  Moment moment_;
  std::string year_;
  unsigned month_ = 0;
  std::int64_t day_ = 0;
  bool timed_ = false;
  bool offset_ = false;
  bool half_ = false, afternoon_ = false;
};

struct Replacement {
  std::string_view sign, by;
};

// The signs of East Asian dates, as what stands for them elsewhere.
constexpr Replacement kSigns[] = {{"년", "/"},      {"월", "/"},      {"일", " "},
                                  {"오전", " AM "}, {"오후", " PM "}, {"年", "/"},
                                  {"月", "/"},      {"日", " "},      {"上午", " AM "},
                                  {"下午", " PM "}, {"午前", " AM "}, {"午後", " PM "}};

std::optional<Moment> east_asian(std::string_view text) {
  std::string out{text};
  bool found = false, korean = false;
  for (const auto& [sign, by] : kSigns) {
    for (auto at = out.find(sign); at != std::string::npos; at = out.find(sign, at)) {
      // "2023년 10월": the space behind is part of the sign.
      auto size = sign.size();
      while (by == "/" && at + size < out.size() && out[at + size] == ' ') ++size;
      out.replace(at, size, by);
      found = true;
      korean = korean || sign >= "가";
    }
  }
  if (!found) return std::nullopt;
  auto moment = Words{out}.read();
  if (moment && korean && moment->zone == 0min) moment->zone = 9h;
  return moment;
}

}  // namespace

std::optional<Instant> parse_feed_date(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  auto moment = iso(text);
  if (!moment) moment = since_1970(text);
  if (!moment) moment = east_asian(text);
  if (!moment) moment = Words{text}.read();
  return moment ? moment->instant() : std::nullopt;
}

}  // namespace mandated::text
