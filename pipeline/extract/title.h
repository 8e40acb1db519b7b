#pragma once

#include <optional>
#include <string>

#include "pipeline/extract/page.h"

namespace mandated::extract {

/// The title: the main heading, else the document's title without the name of the site, else the
/// first line before the first label (`first`, a piece). "" where there is none.
[[nodiscard]] std::string title_of(const Page&, std::optional<std::uint32_t> first);

}  // namespace mandated::extract
