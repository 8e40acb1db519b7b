#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"

namespace mandated::read {

inline constexpr std::size_t kMaxPart = std::size_t{32} << 20U;  ///< unpacked bytes of one part

/// A zip file in memory. `bytes` outlive it.
class Archive {
 public:
  /// Errc::malformed: "zip: " and what the library says.
  [[nodiscard]] static Result<Archive> open(std::string_view bytes);

  /// The unpacked part; "" where there is none of that name. Unpacks no more than kMaxPart,
  /// whatever the directory says of its size: Errc::malformed over it, or where it is damaged.
  [[nodiscard]] Result<std::string> part(const std::string& name) const;

 private:
  struct Close {
    void operator()(void* zip) const;
  };
  explicit Archive(void* zip) : zip_{zip} {}

  std::unique_ptr<void, Close> zip_;  // a zip_t
};

}  // namespace mandated::read
