#include "pipeline/text/feed_zones.h"

#include <algorithm>
#include <string>

#include "pipeline/base/ascii.h"
#include "pipeline/text/normalise.h"

namespace mandated::text {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

struct MonthName {
  std::string_view beginning;  ///< of the name as key() writes it
  unsigned month;
};

// English stands apart: its names are matched whole, so that no other word passes for one.
constexpr std::string_view kEnglish[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};

constexpr MonthName kMonths[] = {
    // French, Spanish, German, Portuguese, Italian, Hungarian
    {"janv", 1},
    {"févr", 2},
    {"fév", 2},
    {"mars", 3},
    {"avr", 4},
    {"mai", 5},
    {"juin", 6},
    {"juil", 7},
    {"août", 8},
    {"aout", 8},
    {"déc", 12},
    {"ene", 1},
    {"abr", 4},
    {"ago", 8},
    {"dic", 12},
    {"jän", 1},
    {"mär", 3},
    {"okt", 10},
    {"dez", 12},
    {"fev", 2},
    {"set", 9},
    {"out", 10},
    {"gen", 1},
    {"mag", 5},
    {"giu", 6},
    {"lug", 7},
    {"ott", 10},
    {"márc", 3},
    {"ápr", 4},
    {"máj", 5},
    {"jún", 6},
    {"júl", 7},
    {"szept", 9},
    {"januar", 1},
    {"februar", 2},
    {"marzo", 3},
    {"mayo", 5},
    {"junio", 6},
    {"julio", 7},
    {"juni", 6},
    {"juli", 7},
    {"septiembre", 9},
    {"octubre", 10},
    {"octobre", 10},
    {"noviembre", 11},
    {"novembre", 11},
    {"septembre", 9},
    {"enero", 1},
    {"febrero", 2},
    {"augusztus", 8},
    {"október", 10},
    {"decembre", 12},
    // Russian
    {"янв", 1},
    {"фев", 2},
    {"мар", 3},
    {"апр", 4},
    {"мая", 5},
    {"май", 5},
    {"июн", 6},
    {"июл", 7},
    {"авг", 8},
    {"сен", 9},
    {"окт", 10},
    {"ноя", 11},
    {"дек", 12},
    // Greek
    {"ιαν", 1},
    {"φεβ", 2},
    {"μαρ", 3},
    {"μάρ", 3},
    {"απρ", 4},
    {"μαΐ", 5},
    {"μαϊ", 5},
    {"μάι", 5},
    {"ιουν", 6},
    {"ιούν", 6},
    {"ιουλ", 7},
    {"ιούλ", 7},
    {"αυγ", 8},
    {"αύγ", 8},
    {"σεπ", 9},
    {"οκτ", 10},
    {"νοε", 11},
    {"νοέ", 11},
    {"δεκ", 12},
    // Arabic
    {"يناير", 1},
    {"فبراير", 2},
    {"مارس", 3},
    {"أبريل", 4},
    {"ابريل", 4},
    {"مايو", 5},
    {"يونيو", 6},
    {"يوليو", 7},
    {"أغسطس", 8},
    {"اغسطس", 8},
    {"سبتمبر", 9},
    {"أكتوبر", 10},
    {"اكتوبر", 10},
    {"نوفمبر", 11},
    {"ديسمبر", 12}};

struct Zone {
  std::string_view name;
  int minutes;
};

// RFC 822's names, what North American papers shorten them to, and those met in feeds. Names that
// mean two zones (IST, BST in Asia) stand for the one that feeds mean, or are left out.
constexpr Zone kZones[] = {
    {"ut", 0},     {"utc", 0},    {"gmt", 0},    {"z", 0},       {"wet", 0},     {"zulu", 0},
    {"ast", -240}, {"adt", -180}, {"at", -240},  {"est", -300},  {"edt", -240},  {"et", -300},
    {"cst", -360}, {"cdt", -300}, {"ct", -360},  {"mst", -420},  {"mdt", -360},  {"mt", -420},
    {"pst", -480}, {"pdt", -420}, {"pt", -480},  {"akst", -540}, {"akdt", -480}, {"hst", -600},
    {"nst", -210}, {"ndt", -150}, {"brt", -180}, {"art", -180},  {"bst", 60},    {"west", 60},
    {"met", 60},   {"mez", 60},   {"cet", 60},   {"mest", 120},  {"mesz", 120},  {"cest", 120},
    {"sast", 120}, {"cat", 120},  {"wat", 60},   {"eet", 120},   {"eest", 180},  {"eat", 180},
    {"msk", 180},  {"msd", 240},  {"pkt", 300},  {"ist", 330},   {"npt", 345},   {"ict", 420},
    {"wib", 420},  {"hkt", 480},  {"sgt", 480},  {"awst", 480},  {"jst", 540},   {"kst", 540},
    {"acst", 570}, {"aest", 600}, {"aedt", 660}, {"nzst", 720},  {"nzdt", 780}};

// "+0530", "+05:30", "+05", "+5", "+530", behind the sign.
std::optional<minutes> offset_of(std::string_view digits) {
  int hour = 0;
  int minute = 0;
  const auto colon = digits.find(':');
  const auto take = [](std::string_view part, int& into) {
    if (part.empty() || part.size() > 2 || !std::all_of(part.begin(), part.end(), is_digit)) {
      return false;
    }
    for (const char c : part) into = into * 10 + (c - '0');
    return true;
  };
  const auto hours_of = colon != std::string_view::npos ? colon
                        : digits.size() > 2             ? digits.size() - 2
                                                        : digits.size();
  if (!take(digits.substr(0, hours_of), hour)) return std::nullopt;
  const auto rest = digits.substr(colon == std::string_view::npos ? hours_of : colon + 1);
  if (!rest.empty() && !take(rest, minute)) return std::nullopt;
  if (colon != std::string_view::npos && rest.empty()) return std::nullopt;
  if (hour > 24 || minute > 59) return std::nullopt;
  return hours{hour} + minutes{minute};
}

}  // namespace

unsigned month_named(std::string_view word) {
  const std::string name = key(word);
  if (name.size() < 3) return 0;
  for (unsigned i = 0; i < std::size(kEnglish); ++i) {
    if (kEnglish[i].starts_with(name) || (name == "sept" && i == 8)) return i + 1;
  }
  unsigned month = 0;
  std::size_t longest = 0;  // "juin" and "juil" both begin like others do
  for (const auto& each : kMonths) {
    if (name.starts_with(each.beginning) && each.beginning.size() > longest) {
      month = each.month;
      longest = each.beginning.size();
    }
  }
  return month;
}

std::optional<minutes> zone_named(std::string_view word) {
  std::string name;
  for (const char c : word) name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  std::string_view rest = name;
  if (rest.starts_with("etc/")) rest.remove_prefix(4);
  const auto sign = rest.find_first_of("+-");
  const auto head = rest.substr(0, sign);
  std::optional<minutes> zone;
  if (head.empty()) {
    zone = minutes{0};
  } else {
    for (const auto& each : kZones) {
      if (each.name == head) zone = minutes{each.minutes};
    }
  }
  if (!zone || sign == std::string_view::npos) return rest.empty() ? std::nullopt : zone;
  const auto offset = offset_of(rest.substr(sign + 1));
  if (!offset) return std::nullopt;
  return *zone + (rest[sign] == '-' ? -*offset : *offset);
}

}  // namespace mandated::text
