#include "pipeline/read/cdx.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/base/json.h"
#include "pipeline/read/lines.h"

namespace mandated::read {
namespace {

constexpr std::size_t kStamp = 14;
constexpr std::size_t kShown = 40;
constexpr std::string_view kElevenFields = "NbamskrMSVg";
constexpr std::string_view kNineFields = "NbamskrVg";
/// What the CDX server of the Wayback Machine sends where it is not asked for other fields.
constexpr std::string_view kSevenFields = "NbamskS";

using Words = std::vector<std::string_view>;

Words words_of(std::string_view line) {
  Words words;
  while (!line.empty()) {
    const auto begin = std::min(line.find_first_not_of(' '), line.size());
    line.remove_prefix(begin);
    const auto end = std::min(line.find(' '), line.size());
    if (end > 0) words.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
  return words;
}

/// Shorter stamps mean the beginning of their span.
bool read_stamp(std::string_view text, CdxCapture& capture) {
  constexpr std::string_view kBeginning = "00000101000000";
  const bool digits = std::all_of(text.begin(), text.end(), is_digit);
  if (!digits || text.size() < 4 || text.size() > kStamp + 3) return false;
  capture.timestamp = text.substr(0, kStamp);
  capture.timestamp += kBeginning.substr(std::min(text.size(), kStamp));
  const std::string_view t = capture.timestamp;
  const auto at =
      parse_instant(fmt::format("{}-{}-{}T{}:{}:{}Z", t.substr(0, 4), t.substr(4, 2),
                                t.substr(6, 2), t.substr(8, 2), t.substr(10, 2), t.substr(12, 2)));
  if (at) capture.at = *at;
  return at.has_value();
}

int status_of(std::string_view text) {
  int status = 0;
  std::from_chars(text.data(), text.data() + text.size(), status);
  return status;
}

std::string or_nothing(std::string_view text) { return text == "-" ? "" : std::string{text}; }

std::optional<CdxCapture> capture_of(std::string_view stamp, std::string_view url,
                                     std::string_view type, std::string_view status,
                                     std::string_view digest) {
  CdxCapture capture;
  if (!read_stamp(stamp, capture) || url.empty() || url == "-") return std::nullopt;
  capture.url = url;
  capture.type = or_nothing(type);
  capture.status = status_of(status);
  capture.digest = or_nothing(digest);
  return capture;
}

std::optional<CdxCapture> capture_of(const Words& words, std::string_view legend) {
  const auto at = [&](char letter) -> std::string_view {
    const auto place = legend.find(letter);
    return place < words.size() ? words[place] : std::string_view{"-"};
  };
  return capture_of(at('b'), at('a'), at('m'), at('s'), at('k'));
}

std::string_view legend_for(std::size_t words) {
  if (words >= kElevenFields.size()) return kElevenFields;
  return words >= kNineFields.size() ? kNineFields : kSevenFields;
}

/// A member as text; numbers too, since some write the status as one.
std::string value_at(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  if (value == nullptr) return {};
  if (value->is_string()) return std::string{value->get_string()};
  return json::serialize(*value);
}

std::optional<CdxCapture> capture_of_cdxj(std::string_view line) {
  const auto brace = line.find('{');
  if (brace == std::string_view::npos) return std::nullopt;
  const auto words = words_of(line.substr(0, brace));
  const auto read = parse_json(line.substr(brace));
  if (words.size() != 2 || !read || !read->is_object()) return std::nullopt;
  const auto& object = read->get_object();
  const auto mime = value_at(object, "mime");
  return capture_of(words[1], value_at(object, "url"),
                    mime.empty() ? value_at(object, "mimetype") : mime, value_at(object, "status"),
                    value_at(object, "digest"));
}

std::vector<CdxCapture> captures_of_json(const json::array& rows) {
  std::vector<CdxCapture> captures;
  std::map<std::string, std::size_t, std::less<>> heads;
  for (const auto& row : rows) {
    if (!row.is_array()) continue;
    std::vector<std::string> cells;
    for (const auto& cell : row.get_array()) {
      cells.push_back(cell.is_string() ? std::string{cell.get_string()} : json::serialize(cell));
    }
    if (heads.empty()) {
      for (std::size_t i = 0; i < cells.size(); ++i) heads.emplace(cells[i], i);
      continue;
    }
    const auto at = [&](std::string_view head) -> std::string_view {
      const auto place = heads.find(head);
      return place == heads.end() || place->second >= cells.size() ? std::string_view{"-"}
                                                                   : cells[place->second];
    };
    if (auto each = capture_of(at("timestamp"), at("original"), at("mimetype"), at("statuscode"),
                               at("digest"))) {
      captures.push_back(*std::move(each));
    }
  }
  return captures;
}

}  // namespace

Result<std::vector<CdxCapture>> read_cdx(std::string_view text) {
  std::vector<CdxCapture> captures;
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return captures;
  if (text[first] == '[') {
    const auto rows = parse_json(text);
    if (!rows) return tl::unexpected{rows.error()};
    if (rows->is_array()) return captures_of_json(rows->get_array());
  }
  std::string legend;
  auto rest = text;
  while (!rest.empty()) {
    const auto line = take_line(rest);
    const auto words = words_of(line);
    if (!words.empty() && words.front() == "CDX") {
      legend.clear();
      for (auto each = words.begin() + 1; each != words.end(); ++each) legend += each->front();
      continue;
    }
    auto capture = line.find('{') != std::string_view::npos
                       ? capture_of_cdxj(line)
                       : capture_of(words, legend.empty() ? legend_for(words.size()) : legend);
    if (capture) captures.push_back(*std::move(capture));
  }
  if (!captures.empty() || !legend.empty()) return captures;
  auto head = text.substr(first, kShown);
  return fail(Errc::malformed,
              fmt::format("no CDX: \"{}\"; CDX, CDXJ or a JSON array of arrays is read",
                          head.substr(0, head.find_first_of("\r\n"))));
}

}  // namespace mandated::read
