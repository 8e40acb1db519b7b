#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

#include "pipeline/extract/page.h"
#include "pipeline/model/record.h"
#include "pipeline/text/names.h"

namespace mandated::extract {

/// What stands under a label, read by the type of its field. `empty` where the page says "None";
/// `unknown` where nothing stands there or it is not of the type.
[[nodiscard]] Field read_text_field(const Page&, const std::vector<std::uint32_t>& values,
                                    const RE2* pattern);
[[nodiscard]] Field read_flag(const Page&, const std::vector<std::uint32_t>& values);
/// An item each; outer quotation marks are taken off.
[[nodiscard]] Field read_items(const Page&, std::optional<std::uint32_t> label,
                               const std::vector<std::uint32_t>& values);
/// Names as printed, split at commas. A document symbol among them is put into `dropped`: UN Watch
/// has "Organization of Islamic Cooperation, A/HRC/RES/55/30".
[[nodiscard]] Field read_names(const Page&, const std::vector<std::uint32_t>& values,
                               const text::Countries&, std::string& dropped);
/// The vote line, in one piece or in several.
[[nodiscard]] Field read_vote_line(const Page&, const std::vector<std::uint32_t>& values);
/// The lists of countries; `line` is the vote line's field, whose totals part lists that run
/// together.
[[nodiscard]] Field read_vote_lists(const Page&, const std::vector<std::uint32_t>& values,
                                    const text::Countries&, const Field& line);

/// Without the pair of quotation marks around the whole text, if there is one.
[[nodiscard]] std::string_view without_quotes(std::string_view);

}  // namespace mandated::extract
