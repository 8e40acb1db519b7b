#include "pipeline/read/warc.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/base/checksum.h"
#include "pipeline/read/base64.h"
#include "pipeline/read/lines.h"
#include "pipeline/read/warc_input.h"

namespace mandated::read {
namespace {

constexpr std::string_view kMark = "WARC/";
constexpr std::size_t kShown = 40;

/// W3C profile of ISO 8601: to the second in WARC 1.0, from the year to the nanosecond in 1.1.
std::optional<Instant> instant_of(std::string_view text) {
  static const RE2 kDate{
      R"((\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?Z)?)?)?)"};
  std::string year, month, day, minute, second, fraction;
  if (!RE2::FullMatch({text.data(), text.size()}, kDate, &year, &month, &day, &minute, &second,
                      &fraction)) {
    return std::nullopt;
  }
  const auto or_else = [](const std::string& part, const char* other) {
    return part.empty() ? std::string{other} : part;
  };
  fraction.resize(3, '0');
  return parse_instant(fmt::format("{}-{}-{}T{}:{}.{}Z", year, or_else(month, "01"),
                                   or_else(day, "01"), or_else(minute, "00:00"),
                                   or_else(second, "00"), fraction));
}

void note(WarcRecord& record, std::string what) {
  if (record.verdict == "ok") record.verdict = std::move(what);
}

void read_fields(std::string_view text, WarcRecord& record) {
  while (!text.empty()) {
    const auto line = take_line(text);
    if (line.empty()) continue;
    if (!add_field(record.fields, line)) {
      note(record,
           fmt::format("malformed: a field without a colon: \"{}\"", line.substr(0, kShown)));
    }
  }
}

/// ISO 28500 §5.1: these four every record has.
void check_fields(WarcRecord& record) {
  static const RE2 kVersion{R"(\d+\.\d+)"};
  if (!RE2::FullMatch(record.version, kVersion)) {
    note(record, fmt::format("malformed: WARC version \"{}\"; 1.0 and 1.1 are read",
                             record.version.substr(0, kShown)));
  }
  record.type = lower_ascii(field_of(record.fields, "warc-type"));
  std::string_view uri = field_of(record.fields, "warc-target-uri");
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  record.uri = uri;
  const auto date = field_of(record.fields, "warc-date");
  record.date = instant_of(date);
  for (const auto* name : {"WARC-Type", "WARC-Record-ID", "WARC-Date"}) {
    if (field_of(record.fields, lower_ascii(name)).empty()) {
      note(record, fmt::format("malformed: {} is missing", name));
    }
  }
  if (!record.date && !date.empty()) {
    note(record, fmt::format("malformed: WARC-Date \"{}\"; 2024-05-06T07:08:09Z is read", date));
  }
  if (record.type == "continuation" || !field_of(record.fields, "warc-segment-number").empty()) {
    note(record, "unsupported: a segment of a record");
  }
  if (const auto why = field_of(record.fields, "warc-truncated"); !why.empty()) {
    note(record, fmt::format("truncated: by its writer ({})", why));
  }
}

std::optional<std::uint64_t> length_of(WarcRecord& record) {
  const auto text = field_of(record.fields, "content-length");
  std::uint64_t length = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, length);
  if (!text.empty() && read.ec == std::errc{} && read.ptr == end) return length;
  note(record, text.empty() ? std::string{"bad length: Content-Length is missing"}
                            : fmt::format("bad length: Content-Length \"{}\"", text));
  return std::nullopt;
}

/// Base32 and hexadecimal digits are usual; some write base64, with either alphabet (RFC 4648, 4
/// and 5).
std::optional<std::string> stated_sum(ChecksumKind kind, const std::string& text) {
  if (auto sum = read_sum(kind, text)) return sum;
  auto plain = text;
  std::replace(plain.begin(), plain.end(), '-', '+');
  std::replace(plain.begin(), plain.end(), '_', '/');
  auto sum = decode_base64(plain);
  return sum && sum->size() == Checksum{kind}.sum().size() ? sum : std::nullopt;
}

/// A sum that a field states, and the bytes it is held against as they pass.
struct Stated {
  explicit Stated(std::string_view field) : text{field} {
    const auto colon = field.find(':');
    const auto named = checksum_kind(field.substr(0, colon));
    if (colon == std::string_view::npos || !named) return;
    known = true;
    kind = *named;
    wanted = stated_sum(kind, std::string{without_space(field.substr(colon + 1))});
    sum.emplace(kind);
  }
  void update(std::string_view bytes) {
    if (sum) sum->update(bytes);
  }
  [[nodiscard]] bool holds() const { return wanted && *wanted == sum->sum(); }
  [[nodiscard]] bool holds_for(std::string_view bytes) const {
    Checksum other{kind};
    other.update(bytes);
    return wanted && *wanted == other.sum();
  }

  std::string text;
  bool known = false;  ///< of an algorithm we know; others are not checked
  ChecksumKind kind = ChecksumKind::sha1;
  std::optional<std::string> wanted;
  std::optional<Checksum> sum;
};

/// The standard leaves open whether transfer and content coding belong to the payload, and writers
/// differ: a sum that holds for any of the three holds.
bool holds_decoded(const WarcRecord& record, const Stated& stated, std::size_t limit) {
  if (!record.whole || record.payload_at == 0) return false;
  const auto plain = unchunk(record.payload());
  if (plain && stated.holds_for(*plain)) return true;
  const auto body = http_body(record, limit);
  return body && stated.holds_for(*body);
}

bool is_coded(const WarcRecord& record) {
  return !field_of(record.http, "transfer-encoding").empty() ||
         !field_of(record.http, "content-encoding").empty();
}

bool may_hold_http(const WarcRecord& record) {
  const auto type = lower_ascii(field_of(record.fields, "content-type"));
  return type.starts_with("application/http") ||
         (record.type == "response" && record.uri.starts_with("http"));
}

void read_head(std::string_view block, WarcRecord& record) {
  if (!may_hold_http(record)) return;
  auto head = read_http_head(block);
  if (!head) return;
  record.status = head->status;
  record.http = std::move(head->fields);
  record.payload_at = head->size;
}

/// Passes over blank lines between records.
void skip_blank(WarcInput& input) {
  for (;;) {
    const auto view = input.view();
    const auto blank = std::min(view.find_first_not_of("\r\n"), view.size());
    input.drop(blank);
    if (blank < view.size() || !input.fill()) return;
  }
}

bool at_mark(WarcInput& input) {
  input.want(kMark.size());
  return input.view().starts_with(kMark);
}

/// Goes on to the next line that begins a record.
void find_mark(WarcInput& input) {
  while (!at_mark(input)) {
    const auto view = input.view();
    const auto at = view.find("\nWARC/");
    if (at != std::string_view::npos) return input.drop(at + 1);
    // The mark may stand across two pieces.
    const auto rest = std::min<std::size_t>(view.size(), kMark.size());
    input.drop(view.size() - rest);
    const auto before = input.view().size();
    if (!input.fill()) return input.drop(before);
  }
}

/// The lines up to a blank one, that included; nullopt where they are over the limit.
std::optional<std::string> take_header(WarcInput& input) {
  for (std::size_t looked = 0;;) {
    const auto view = input.view();
    const auto lf = view.find("\n\n", looked);
    const auto crlf = view.find("\n\r\n", looked);
    const auto end = std::min(lf == std::string_view::npos ? lf : lf + 2,
                              crlf == std::string_view::npos ? crlf : crlf + 3);
    if (std::min(end, view.size()) > kMaxWarcHeader) return std::nullopt;
    if (end != std::string_view::npos) {
      std::string header{view.substr(0, end)};
      input.drop(end);
      return header;
    }
    looked = view.size() < 3 ? 0 : view.size() - 3;
    if (input.fill()) continue;
    std::string header{input.view()};
    input.drop(header.size());
    return header;
  }
}

std::string why_no_more(const WarcInput& input) {
  return input.trouble() ? fmt::format(" ({})", input.trouble()->detail) : "";
}

/// The sums of a block as it passes: those that are stated, and ours where none is.
class Sums {
 public:
  explicit Sums(const WarcRecord& record)
      : block_{field_of(record.fields, "warc-block-digest")},
        payload_{field_of(record.fields, "warc-payload-digest")} {
    const bool ours = record.type == "response" || record.type == "resource";
    if (payload_.text.empty() && ours) ours_.emplace(ChecksumKind::sha1);
  }

  /// `before`: bytes of the piece that stand before the payload.
  void update(std::string_view piece, std::size_t before) {
    block_.update(piece);
    if (before >= piece.size()) return;
    payload_.update(piece.substr(before));
    if (ours_) ours_->update(piece.substr(before));
  }

  [[nodiscard]] std::string digest() const {
    return ours_ ? "sha1:" + base32(ours_->sum()) : payload_.text;
  }

  void judge(std::size_t keep, WarcRecord& record) const {
    if (block_.known && !block_.holds()) {
      note(record, fmt::format("block digest differs: {}", block_.text));
    }
    if (!payload_.known || record.type == "revisit" || payload_.holds()) return;
    // Of a block that was not kept whole the codings cannot be undone.
    if (!record.whole && is_coded(record)) return;
    if (holds_decoded(record, payload_, keep)) return;
    note(record, fmt::format("payload digest differs: {}", payload_.text));
  }

 private:
  Stated block_, payload_;
  std::optional<Checksum> ours_;
};

/// The block: kept as far as asked for, summed whole.
void take_block(WarcInput& input, std::size_t keep, WarcRecord& record) {
  const auto head =
      static_cast<std::size_t>(std::min<std::uint64_t>(record.length, kMaxWarcHeader));
  input.want(head);
  read_head(input.view().substr(0, head), record);
  Sums sums{record};
  record.payload_digest = sums.digest();
  for (std::uint64_t taken = 0; taken < record.length;) {
    if (input.view().empty() && !input.fill()) {
      note(record,
           fmt::format("truncated: {} of {} bytes{}", taken, record.length, why_no_more(input)));
      record.whole = false;
      input.told = true;
      return;
    }
    const auto piece = input.view().substr(0, record.length - taken);
    sums.update(piece, record.payload_at > taken ? record.payload_at - taken : 0);
    const auto room = keep - std::min<std::size_t>(keep, record.block.size());
    record.block += piece.substr(0, room);
    if (piece.size() > room) record.whole = false;
    taken += piece.size();
    input.drop(piece.size());
  }
  record.payload_digest = sums.digest();
  sums.judge(keep, record);
}

Error no_record(WarcInput& input) {
  const auto head = input.view().substr(0, kShown);
  if (head.starts_with("filed")) {
    return {Errc::unsupported, "an ARC file; WARC 1.0 and 1.1 are read"};
  }
  return {Errc::malformed, fmt::format("no WARC record at byte {}: \"{}\"", input.offset(),
                                       head.substr(0, head.find_first_of("\r\n")))};
}

/// Version, fields and length; false where it cannot be told where the block ends.
bool take_fields(WarcInput& input, WarcRecord& record) {
  const auto header = take_header(input);
  if (!header) {
    input.drop(kMark.size());  // this one is done with
    note(record, fmt::format("malformed: a header of over {} bytes", kMaxWarcHeader));
    return false;
  }
  std::string_view rest = *header;
  record.version = without_space(take_line(rest).substr(kMark.size()));
  read_fields(rest, record);
  check_fields(record);
  const auto length = length_of(record);
  record.length = length.value_or(0);
  return length.has_value();
}

}  // namespace

WarcReader::WarcReader(Bytes bytes, std::size_t keep, std::uint64_t at)
    : input_{std::make_unique<WarcInput>(std::move(bytes), at)},
      keep_{std::max(keep, kMaxWarcHeader)} {}
WarcReader::WarcReader(WarcReader&&) noexcept = default;
WarcReader& WarcReader::operator=(WarcReader&&) noexcept = default;
WarcReader::~WarcReader() = default;

Result<std::optional<WarcRecord>> WarcReader::next() {
  auto& input = *input_;
  skip_blank(input);
  if (input.view().empty()) {
    if (!input.trouble() || input.told) return std::optional<WarcRecord>{};
    input.told = true;
    return tl::unexpected{*input.trouble()};
  }
  if (!at_mark(input)) return tl::unexpected{no_record(input)};
  WarcRecord record;
  record.offset = input.offset();
  record.nth = !input.first && input.last == record.offset ? input.nth + 1 : 0;
  input.first = false;
  input.last = record.offset;
  input.nth = record.nth;
  if (!take_fields(input, record)) {
    record.whole = false;
    find_mark(input);
    return record;
  }
  take_block(input, keep_, record);
  skip_blank(input);
  if (!input.view().empty() && !at_mark(input)) {
    note(record,
         fmt::format("bad length: no record begins after the {} bytes announced", record.length));
    find_mark(input);
  }
  return record;
}

}  // namespace mandated::read
