#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <re2/re2.h>
#include <sys/stat.h>

#include "daemon/archive.h"
#include "daemon/sources/files.h"
#include "daemon/sources/source.h"
#include "daemon/sources/warc_files.h"
#include "pipeline/base/json.h"
#include "pipeline/text/url.h"

namespace mandated::sources {
namespace {

using boost::asio::awaitable;
namespace fs = std::filesystem;

constexpr std::size_t kCapturesAtOnce = 16;
constexpr std::size_t kBytesAtOnce = std::size_t{16} << 20U;
constexpr const char* kDamaged = "archive_damaged";

/// Size and time of change: what was read whole and is as it was is not read again.
std::string tag_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return fmt::format("{}-{}.{:09}", status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

std::string header(const read::WarcRecord& record, std::string_view name) {
  return std::string{read::field_of(record.http, name)};
}

/// The answer of then, as if it had been fetched then.
Result<http::Outcome> answer_of(const read::WarcRecord& record, const Capture& capture,
                                std::size_t limit) {
  auto body = read::http_body(record, limit);
  if (!body) return tl::unexpected{body.error()};
  http::Response response;
  response.body = *std::move(body);
  response.snapshot.final_url = capture.url;
  response.snapshot.fetched_at = capture.at;
  response.snapshot.content_type = record.http.empty()
                                       ? std::string{read::field_of(record.fields, "content-type")}
                                       : header(record, "content-type");
  response.snapshot.content_language = header(record, "content-language");
  return http::Outcome{std::move(response)};
}

/// Web archives on disk: the past of pages, in the order of their captures.
class Warc final : public Source {
 public:
  Warc(const config::Source& config, Archive& archive)
      : config_(config),
        archive_(archive),
        pattern_(config.warc.pattern.empty() ? "(?s).*" : config.warc.pattern) {}

  awaitable<Discovery> discover() override;
  awaitable<Result<http::Outcome>> fetch(const Poll& /*poll*/) override {
    co_return fail(Errc::unsupported, "captures come from the archive alone");
  }

 private:
  /// The files that are to be read, and how all of them were found.
  struct Files {
    std::vector<fs::path> fresh;
    std::vector<fs::path> others;
    json::object tags;
  };

  [[nodiscard]] awaitable<Result<void>> look_through(Discovery& found);
  [[nodiscard]] awaitable<Result<void>> read_through(CaptureIndex& index);
  [[nodiscard]] Result<Files> list(const std::string& known) const;
  [[nodiscard]] std::vector<Delivered> next_captures();
  [[nodiscard]] std::string key() const { return "warc#" + config_.warc.pattern; }

  const config::Source& config_;
  Archive& archive_;
  re2::RE2 pattern_;
  std::optional<CaptureFiles> files_;
  std::vector<Capture> captures_;
  std::size_t next_ = 0;
  std::string tags_;  ///< as JSON, kept when the last capture is on disk
};

awaitable<Discovery> Warc::discover() {
  Discovery found;
  found.answered = true;
  if (!files_) {
    const auto looked = co_await look_through(found);
    if (!looked) {
      found.trouble = looked.error();
      co_return found;
    }
  }
  const auto take = [this] { return next_captures(); };
  found.delivered = co_await archive_.work(take);
  found.more = next_ < captures_.size();
  if (!found.more) {
    store::ListingPage page;
    page.next = tags_;
    found.place.emplace(key(), std::move(page));
    files_.reset();
    captures_.clear();
  }
  co_return found;
}

awaitable<Result<void>> Warc::look_through(Discovery& found) {
  const auto kept = co_await archive_.listing(config_.id, key());
  const auto names = [this, &kept] { return list(kept ? kept->next : ""); };
  auto files = co_await archive_.work(names);
  if (!files) co_return tl::unexpected{files.error()};
  CaptureIndex index{files->fresh, pattern_, config_.limits.max_body};
  auto looked = co_await read_through(index);
  if (looked && index.lacks_payloads()) {
    // A later crawl writes down once more what an earlier one holds, in a file that was read.
    index.look_for_payloads(files->others);
    looked = co_await read_through(index);
  }
  if (!looked) co_return looked;
  captures_ = index.take();
  // What is not as it says is left out; a file that is read again says so again.
  if (!files->fresh.empty()) found.findings.push_back({kDamaged, index.damage()});
  tags_ = json::serialize(files->tags);
  next_ = 0;
  files_.emplace(index.files(), config_.limits.max_body);
  co_return Result<void>{};
}

awaitable<Result<void>> Warc::read_through(CaptureIndex& index) {
  const auto read = [&index] { return index.read_on(); };
  for (bool more = true; more;) {
    const auto slice = co_await archive_.work(read);
    if (!slice) co_return tl::unexpected{slice.error()};
    more = *slice;
  }
  co_return Result<void>{};
}

Result<Warc::Files> Warc::list(const std::string& known) const {
  std::vector<fs::path> paths;
  std::error_code none;
  if (fs::is_regular_file(config_.path, none)) {
    paths.push_back(config_.path);
  } else {
    const auto listed = list_files(config_.path, config_.glob);
    if (!listed) return tl::unexpected{listed.error()};
    for (const auto& each : *listed) paths.push_back(path_of(each.url));
  }
  const auto read = parse_json(known.empty() ? "{}" : known);
  const auto before = read && read->is_object() ? read->get_object() : json::object{};
  Files files;
  for (const auto& path : paths) {
    const auto tag = tag_of(path);
    files.tags[path.string()] = tag;
    (text_at(before, path.string()) == tag ? files.others : files.fresh).push_back(path);
  }
  return files;
}

std::vector<Delivered> Warc::next_captures() {
  std::vector<Delivered> delivered;
  for (std::size_t bytes = 0;
       next_ < captures_.size() && delivered.size() < kCapturesAtOnce && bytes < kBytesAtOnce;
       ++next_) {
    const auto& capture = captures_[next_];
    const auto url = text::canonical_url(capture.url);
    if (!url) continue;
    const auto record = files_->read(capture);
    auto answer = record ? answer_of(*record, capture, config_.limits.max_body)
                         : Result<http::Outcome>{tl::unexpected{record.error()}};
    if (answer) bytes += std::get<http::Response>(*answer).body.size();
    delivered.emplace_back(Location{*url, "", *url == capture.url ? "" : capture.url},
                           std::move(answer));
  }
  return delivered;
}

}  // namespace

std::unique_ptr<Source> make_warc(const config::Source& source, Archive& archive) {
  return std::make_unique<Warc>(source, archive);
}

}  // namespace mandated::sources
