#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/model/block.h"

namespace mandated::read {

/// What a reader is given. `content_type` is the header as sent ("" for a file without one).
struct Input {
  std::string_view bytes;
  std::string_view content_type;
  std::string_view url;  ///< for the file name's extension only
};

/// Bytes to blocks, whatever the format. Implementations: in this process, or in a sandboxed one.
class Reader {
 public:
  virtual ~Reader() = default;
  /// Fails with Errc::malformed (over a limit of nesting or attributes), Errc::unsupported (no
  /// reader for the media type), Errc::empty (no text at all).
  [[nodiscard]] virtual Result<Blocks> read(const Input&) = 0;
};

[[nodiscard]] std::unique_ptr<Reader> in_process_reader();

}  // namespace mandated::read
