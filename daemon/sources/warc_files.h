#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pipeline/base/instant.h"
#include "pipeline/read/warc.h"

namespace re2 {
class RE2;
}

namespace mandated::sources {

/// Where a capture lies.
struct Capture {
  std::uint32_t file = 0;
  std::uint64_t offset = 0;
  std::uint64_t nth = 0;
  Instant at{};
  std::string url;
  std::string digest;    ///< of the payload
  bool revisit = false;  ///< it repeats the payload of `digest`
};

/// Captures over which a folder is taken for more than it should be.
inline constexpr std::size_t kMaxCaptures = 1'000'000;

/// A look through archive files for captures of pages, slice by slice, so that a file of gigabytes
/// holds nobody up. Used on the work thread. The frames of a file, its own records and zlib's, are
/// taken apart here and not in a reader process: they are the operator's own file and not an answer
/// of a host, they come in bounded pieces, and a file would have to cross to a process as a whole.
/// What a capture holds goes to a reader process as every other document does.
class CaptureIndex {
 public:
  /// `pattern` over the address outlives it. Digests that need a coding undone are checked on
  /// blocks of up to `keep` bytes.
  CaptureIndex(std::vector<std::filesystem::path> files, const re2::RE2& pattern, std::size_t keep);

  /// Reads on for a bounded time; false when all is read, or all that was looked for is found.
  /// Errc::too_large over kMaxCaptures.
  [[nodiscard]] Result<bool> read_on();

  /// Is there a revisit of which nothing read so far holds the payload?
  [[nodiscard]] bool lacks_payloads() const;
  /// Reads on for nothing but the payloads that lack, until all are found: once more in the files
  /// at hand where the pattern passed over pages of theirs, then in `others`.
  void look_for_payloads(const std::vector<std::filesystem::path>& others);

  /// In order of capture; a revisit has become the place of what it repeats, or is named as damage
  /// where that is nowhere. What is no good answer (status, verdict) is not among them.
  [[nodiscard]] std::vector<Capture> take();
  /// What is wrong with the files, a line each: the first ten, then how many more.
  [[nodiscard]] std::string damage() const;
  [[nodiscard]] const std::vector<std::filesystem::path>& files() const { return files_; }

 private:
  [[nodiscard]] bool open_next();
  void look_at(const read::WarcRecord& record);
  void complain(std::size_t file, const std::string& what);

  std::vector<std::filesystem::path> files_;
  const re2::RE2& pattern_;
  std::size_t keep_;
  std::size_t next_ = 0;  ///< file
  std::ifstream in_;
  std::optional<read::WarcReader> reader_;
  std::vector<Capture> captures_;
  std::map<std::string, Capture, std::less<>> payloads_;  ///< by digest
  bool passed_over_ = false;      ///< pages that are not meant, whose payloads nobody keeps in mind
  std::set<std::string> wanted_;  ///< digests; where there are any, nothing else is looked for
  std::vector<std::string> damage_;
  std::size_t damaged_ = 0;
};

/// Reads captures one by one; goes on in the open file where the next one lies ahead in it.
class CaptureFiles {
 public:
  CaptureFiles(std::vector<std::filesystem::path> files, std::size_t keep)
      : files_{std::move(files)}, keep_{keep} {}

  /// Errc::not_found where the file is not what it was.
  [[nodiscard]] Result<read::WarcRecord> read(const Capture& capture);

 private:
  void open(const Capture& capture);

  std::vector<std::filesystem::path> files_;
  std::size_t keep_;
  std::uint32_t file_ = 0;
  std::uint64_t offset_ = 0, nth_ = 0;  ///< of the last record read
  std::ifstream in_;
  std::optional<read::WarcReader> reader_;
};

}  // namespace mandated::sources
