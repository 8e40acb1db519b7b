#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/read/inflate.h"
#include "pipeline/read/warc.h"

namespace mandated::read {

/// The plain bytes of an archive, whether it is compressed or not, a window at a time.
class WarcInput {
 public:
  WarcInput(WarcReader::Bytes bytes, std::uint64_t at) : bytes_{std::move(bytes)}, offset_{at} {}

  /// What is there and not taken yet.
  [[nodiscard]] std::string_view view() const { return std::string_view{plain_}.substr(head_); }
  /// More of it; false at the end, and where `trouble` says why there is no more.
  [[nodiscard]] bool fill();
  /// At least `size` bytes in view, or all there are.
  void want(std::size_t size);
  void drop(std::size_t size);
  /// Where what is in view stands in the file: its byte, or that of its gzip member.
  [[nodiscard]] std::uint64_t offset();
  [[nodiscard]] const std::optional<Error>& trouble() const { return trouble_; }

  bool first = true;       ///< no record was read yet
  bool told = false;       ///< the verdict of a record says what the trouble is
  std::uint64_t last = 0;  ///< WarcRecord::offset of the last one
  std::uint64_t nth = 0;   ///< and its place in the member

 private:
  struct Member {
    std::uint64_t plain;  ///< bytes before it, unpacked
    std::uint64_t offset;
  };

  [[nodiscard]] bool read_raw();
  void join_mark();
  [[nodiscard]] bool open_member();
  [[nodiscard]] bool unpack();

  WarcReader::Bytes bytes_;
  std::uint64_t offset_;  ///< of the first byte of raw_ that is not unpacked
  std::string raw_;
  std::string_view packed_;  ///< of raw_, not unpacked yet
  std::string plain_;
  std::size_t head_ = 0;
  std::uint64_t dropped_ = 0;  ///< plain bytes taken
  std::uint64_t total_ = 0;    ///< plain bytes there were
  std::optional<Inflater> inflater_;
  bool in_member_ = false;
  bool known_ = false;  ///< whether it is compressed
  std::deque<Member> members_;
  std::optional<Error> trouble_;
};

}  // namespace mandated::read
