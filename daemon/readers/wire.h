#pragma once

#include <string>
#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/model/block.h"
#include "pipeline/read/reader.h"

namespace mandated::readers {

/// What goes to a reader process and what comes back: numbers little-endian, texts with their
/// length before them.
[[nodiscard]] std::string packed(const read::Input&);
[[nodiscard]] std::string packed(const Result<Blocks>&);

/// Views into `message`. False where it is no packed input.
[[nodiscard]] bool unpack(std::string_view message, read::Input& input);

/// The other side may be anything that has taken over a reader: every length, kind and index is
/// checked. Errc::malformed: "a reader process answered nonsense".
[[nodiscard]] Result<Blocks> unpacked(std::string_view message);

}  // namespace mandated::readers
