#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"

namespace mandated::read {

/// True for bytes that begin as a gzip member (RFC 1952).
[[nodiscard]] bool is_gzip(std::string_view bytes);

/// Undoes deflate piece by piece; memory is bounded whatever the bytes are. One member, or one
/// stream, at a time: what follows it is left in the input.
class Inflater {
 public:
  enum class Format : std::uint8_t {
    gzip,
    deflate  ///< zlib (RFC 1950), or bare (RFC 1951), which some servers send for "deflate"
  };
  explicit Inflater(Format);
  Inflater(Inflater&&) noexcept;
  Inflater& operator=(Inflater&&) noexcept;
  ~Inflater();

  /// Takes bytes off the front of `in` and appends at most `room` bytes to `out`. Gives true at the
  /// end of the member. Errc::malformed: "gzip: " and what zlib says.
  [[nodiscard]] Result<bool> take(std::string_view& in, std::string& out, std::size_t room);
  void restart();

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

/// All members of gzip, or a stream of deflate, whole. Errc::too_large over `limit` bytes: "over
/// 16777216 bytes unpacked", Errc::truncated, Errc::malformed. What follows the last member and is
/// none is passed over, as gzip(1) does.
[[nodiscard]] Result<std::string> inflate(std::string_view bytes, Inflater::Format,
                                          std::size_t limit);

}  // namespace mandated::read
