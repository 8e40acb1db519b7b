#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <zstd.h>

namespace mandated::store {

/// zstd (RFC 8878), with earlier bytes as prefix: what two texts share is stored once. A frame can
/// be unpacked only with the very prefix it was packed with.
class Packer {
 public:
  Packer();

  /// `prefix` "" for none.
  [[nodiscard]] std::string pack(std::string_view bytes, std::string_view prefix);
  /// Throws std::runtime_error with zstd's words where the frame is damaged or the prefix is not
  /// the right one as far as zstd can tell; a digest has to tell the rest.
  [[nodiscard]] std::string unpack(std::string_view frame, std::string_view prefix);

 private:
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  std::unique_ptr<ZSTD_CCtx, Free> packing_;
  std::unique_ptr<ZSTD_DCtx, Free> unpacking_;
  std::string room_;  ///< a frame in the making; kept, because clearing it would cost more than it
};

}  // namespace mandated::store
