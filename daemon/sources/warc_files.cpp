#include "daemon/sources/warc_files.h"

#include <algorithm>
#include <chrono>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <re2/re2.h>

namespace mandated::sources {
namespace {

/// The work thread answers the watchdog, and others wait for it.
constexpr std::chrono::milliseconds kSlice{200};
constexpr std::size_t kShownDamage = 10;

read::WarcReader::Bytes bytes_of(std::ifstream& in) {
  return [&in](char* to, std::size_t size) {
    in.read(to, static_cast<std::streamsize>(size));
    return static_cast<std::size_t>(in.gcount());
  };
}

bool is_page(const read::WarcRecord& record) {
  if (record.type == "resource") return true;
  return (record.type == "response" || record.type == "revisit") &&
         (record.status == 200 || (record.type == "revisit" && record.status == 0));
}

}  // namespace

CaptureIndex::CaptureIndex(std::vector<std::filesystem::path> files, const re2::RE2& pattern,
                           std::size_t keep)
    : files_{std::move(files)}, pattern_{pattern}, keep_{keep} {}

bool CaptureIndex::open_next() {
  if (next_ == files_.size()) return false;
  in_ = std::ifstream{files_[next_], std::ios::binary};
  if (!in_ && wanted_.empty()) complain(next_, "cannot be read");
  reader_.emplace(bytes_of(in_), keep_);
  ++next_;
  return true;
}

Result<bool> CaptureIndex::read_on() {
  const bool looks_for_payloads = !wanted_.empty();
  const auto until = std::chrono::steady_clock::now() + kSlice;
  while (std::chrono::steady_clock::now() < until) {
    if (!reader_ && !open_next()) return false;
    auto record = reader_->next();
    if (!record && wanted_.empty()) complain(next_ - 1, record.error().detail);
    if (!record || !*record) {
      reader_.reset();
      continue;
    }
    look_at(**record);
    if (looks_for_payloads && wanted_.empty()) return false;
    if (captures_.size() > kMaxCaptures) {
      return fail(Errc::too_large,
                  fmt::format("over {} captures; name fewer files, or a pattern", kMaxCaptures));
    }
  }
  return true;
}

void CaptureIndex::look_at(const read::WarcRecord& record) {
  const bool page = is_page(record) && record.uri.starts_with("http");
  const bool damaged = record.verdict != "ok";
  const bool revisit = record.type == "revisit";
  const auto file = next_ - 1;
  const Capture capture{static_cast<std::uint32_t>(file),
                        record.offset,
                        record.nth,
                        record.date.value_or(Instant{}),
                        record.uri,
                        record.payload_digest,
                        revisit};
  if (!wanted_.empty()) {
    const bool sound = page && !damaged && !revisit;
    if (sound && wanted_.erase(capture.digest) != 0) payloads_.emplace(capture.digest, capture);
    return;
  }
  const bool meant = page && re2::RE2::FullMatch(record.uri, pattern_);
  // What is wrong with a record nobody asks for matters where it hides what follows it.
  if (damaged && (meant || !record.whole || record.verdict.starts_with("bad length"))) {
    complain(file, fmt::format("byte {}: {}", record.offset, record.verdict));
  }
  if (damaged || !meant || !record.date) {
    passed_over_ = passed_over_ || (page && !damaged && !revisit);
    return;
  }
  if (!revisit && !capture.digest.empty()) payloads_.emplace(capture.digest, capture);
  captures_.push_back(capture);
}

void CaptureIndex::complain(std::size_t file, const std::string& what) {
  if (++damaged_ > kShownDamage) return;
  damage_.push_back(fmt::format("{}: {}", files_[file].filename().string(), what));
}

std::string CaptureIndex::damage() const {
  auto lines = fmt::format("{}", fmt::join(damage_, "; "));
  if (damaged_ > damage_.size()) lines += fmt::format("; {} more", damaged_ - damage_.size());
  return lines;
}

bool CaptureIndex::lacks_payloads() const {
  return std::any_of(captures_.begin(), captures_.end(), [this](const Capture& each) {
    return each.revisit && !each.digest.empty() && payloads_.count(each.digest) == 0;
  });
}

void CaptureIndex::look_for_payloads(const std::vector<std::filesystem::path>& others) {
  for (const auto& each : captures_) {
    const bool lacks = each.revisit && payloads_.count(each.digest) == 0;
    if (lacks && !each.digest.empty()) wanted_.insert(each.digest);
  }
  if (passed_over_) next_ = 0;
  files_.insert(files_.end(), others.begin(), others.end());
}

std::vector<Capture> CaptureIndex::take() {
  std::vector<Capture> out;
  for (auto& each : captures_) {
    if (each.revisit) {
      const auto of = payloads_.find(each.digest);
      if (of == payloads_.end()) {
        complain(each.file,
                 fmt::format("byte {}: a revisit of {}, which no file holds", each.offset,
                             each.digest.empty() ? "what it does not name" : each.digest));
        continue;
      }
      each.file = of->second.file;
      each.offset = of->second.offset;
      each.nth = of->second.nth;
    }
    out.push_back(std::move(each));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Capture& a, const Capture& b) { return a.at < b.at; });
  captures_.clear();
  return out;
}

void CaptureFiles::open(const Capture& capture) {
  in_ = std::ifstream{files_.at(capture.file), std::ios::binary};
  in_.seekg(static_cast<std::streamoff>(capture.offset));
  reader_.emplace(bytes_of(in_), keep_, capture.offset);
  file_ = capture.file;
  offset_ = capture.offset;
  nth_ = 0;
}

Result<read::WarcRecord> CaptureFiles::read(const Capture& capture) {
  // One gzip for a whole archive cannot be entered half-way: only then is it worth reading on.
  const bool ahead =
      reader_ && file_ == capture.file && offset_ == capture.offset && capture.nth > nth_;
  if (!ahead) open(capture);
  for (;;) {
    auto record = reader_->next();
    if (!record) return tl::unexpected{record.error()};
    if (!*record || (*record)->offset != capture.offset) {
      reader_.reset();
      return fail(Errc::not_found, fmt::format("{}: no record at byte {} any more",
                                               files_.at(capture.file).string(), capture.offset));
    }
    nth_ = (*record)->nth;
    if (nth_ == capture.nth) return **std::move(record);
  }
}

}  // namespace mandated::sources
