#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mandated::contract {

/// Lambdas and braced temporaries inside co_await expressions, `path:line: what`: g++ 12 destroys
/// such a temporary twice, or too early. What goes into co_await has a name.
[[nodiscard]] std::vector<std::string> nameless_awaits(std::string_view path,
                                                       std::string_view text);

}  // namespace mandated::contract
