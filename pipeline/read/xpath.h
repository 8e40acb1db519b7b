#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"

namespace mandated::read {

inline constexpr std::size_t kMaxXPath = 2048;  ///< bytes of an expression
/// Visits of nodes an expression may take on a page, estimated from above before it runs: pugixml
/// cannot be stopped, and `//*[//*[//*]]` takes the cube of the page.
inline constexpr double kMaxXPathVisits = 2e8;

/// The texts of what an XPath 1.0 expression gives on the tree HTML5 makes of a page, names in
/// lower case and without namespaces, in document order: of an element its words, of an attribute
/// or text its value; a string, number or truth is one text. Errc::malformed: "column 3: …" for an
/// expression that cannot be used. Errc::too_large for one too costly on this page.
[[nodiscard]] Result<std::vector<std::string>> select_by_xpath(std::string_view utf8,
                                                               std::string_view expression);

}  // namespace mandated::read
