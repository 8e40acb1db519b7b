#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/read/inflate.h"
#include "pipeline/read/lines.h"
#include "pipeline/read/warc.h"

namespace mandated::read {
namespace {

bool names_coding(std::string_view field, std::string_view coding) {
  const auto value = lower_ascii(field);
  return value.find(coding) != std::string::npos;
}

/// 0 for a request; nullopt where the line begins no HTTP message.
std::optional<int> status_of(std::string_view line) {
  static const RE2 kStatus{R"((?:HTTP|http)/\d(?:\.\d)?\s+(\d{3})\b.*)"};
  static const RE2 kRequest{R"([A-Z]{3,20} \S.*)"};
  const re2::StringPiece piece{line.data(), line.size()};
  int status = 0;
  if (RE2::FullMatch(piece, kStatus, &status)) return status;
  if (RE2::FullMatch(piece, kRequest)) return 0;
  return std::nullopt;
}

}  // namespace

std::string_view field_of(const HeaderFields& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

bool add_field(HeaderFields& fields, std::string_view line) {
  const auto colon = line.find(':');
  if (!line.empty() && (line.front() == ' ' || line.front() == '\t') && !fields.empty()) {
    fields.back().second += ' ';
    fields.back().second += without_space(line);
    return true;
  }
  if (colon == std::string_view::npos) return false;
  fields.emplace_back(lower_ascii(without_space(line.substr(0, colon))),
                      without_space(line.substr(colon + 1)));
  return true;
}

std::optional<HttpHead> read_http_head(std::string_view bytes) {
  auto rest = bytes;
  const auto status = status_of(take_line(rest));
  if (!status) return std::nullopt;
  HttpHead head;
  head.status = *status;
  while (!rest.empty()) {
    const auto line = take_line(rest);
    if (line.empty()) break;
    (void)add_field(head.fields, line);
  }
  head.size = bytes.size() - rest.size();
  return head;
}

Result<std::string> unchunk(std::string_view bytes) {
  std::string out;
  while (!bytes.empty()) {
    auto line = without_space(take_line(bytes));
    line = without_space(line.substr(0, line.find(';')));
    std::uint64_t size = 0;
    const auto* const end = line.data() + line.size();
    const auto read = std::from_chars(line.data(), end, size, 16);
    if (line.empty() || read.ec != std::errc{} || read.ptr != end) {
      return fail(Errc::malformed, "chunked: no size where a chunk should begin");
    }
    if (size == 0) return out;
    if (size > bytes.size()) return fail(Errc::truncated, "chunked: it ends half-way");
    out += bytes.substr(0, size);
    bytes.remove_prefix(size);
    if (bytes.starts_with('\r')) bytes.remove_prefix(1);
    if (bytes.starts_with('\n')) bytes.remove_prefix(1);
  }
  return fail(Errc::truncated, "chunked: it ends half-way");
}

Result<std::string> http_body(const WarcRecord& record, std::size_t limit) {
  if (!record.whole || record.payload().size() > limit) {
    return fail(Errc::too_large, fmt::format("over {} bytes", limit));
  }
  std::string body{record.payload()};
  // Some writers undo a coding and keep its header: what is not coded is taken as it is.
  if (names_coding(field_of(record.http, "transfer-encoding"), "chunked")) {
    auto plain = unchunk(body);
    if (plain) {
      body = *std::move(plain);
    } else if (plain.error().code == Errc::truncated) {
      return plain;
    }
  }
  const auto coding = lower_ascii(without_space(field_of(record.http, "content-encoding")));
  if (coding.empty() || coding == "identity") return body;
  if (coding == "gzip" || coding == "x-gzip") {
    return is_gzip(body) ? inflate(body, Inflater::Format::gzip, limit) : body;
  }
  if (coding == "deflate") return inflate(body, Inflater::Format::deflate, limit);
  return fail(Errc::unsupported,
              fmt::format("content coding \"{}\"; gzip and deflate are read", coding));
}

}  // namespace mandated::read
