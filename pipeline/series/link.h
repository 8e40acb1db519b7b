#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/member.h"

namespace mandated::series {

/// Why one document belongs to another.
enum class Reason : std::uint8_t {
  symbol,    ///< the same symbol but for its suffix
  related,   ///< the catalogue links them
  title,     ///< the same subject, in the same words
  recalled,  ///< it names the other's number
  holder,    ///< both act on the mandate of one holder
  text,      ///< nearly the same text
};

[[nodiscard]] std::string_view name_of(Reason);

/// Why `later` continues `earlier`, strongest first; none where it does not. Both are adopted
/// resolutions, and `later` is the later one. Within one organ one of these is enough: the same
/// title; the catalogue's word; two of: recalled, the same holder, a title that shares most of its
/// words; where titles are numbers, as the Security Council's are, the same holder. Of two organs,
/// which often follow one subject side by side: the same title, and recalled.
[[nodiscard]] std::vector<Reason> continues(const Member& later, const Member& earlier);

/// True where both are documents of one organ.
[[nodiscard]] bool same_organ(const Member& a, const Member& b);

/// Why `draft` became `adopted`: one session of one organ, and the same title, nearly the same
/// text, or the catalogue's word.
[[nodiscard]] std::vector<Reason> became(const Member& draft, const Member& adopted);

/// True where `a` was adopted before `b`: by their days, else by their numbers, else by their
/// years.
[[nodiscard]] bool precedes(const Member& a, const Member& b);

}  // namespace mandated::series
