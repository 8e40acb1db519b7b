#pragma once

#include <string_view>

#include "pipeline/model/block.h"
#include "pipeline/model/profile.h"
#include "pipeline/model/record.h"
#include "pipeline/text/names.h"

namespace mandated::extract {

/// Blocks to a record, by a profile: fields by their labels in any markup, clauses where the
/// profile asks for them. Total: every field of the profile is in the record, `unknown` where it
/// was not found. What can be inferred (country from the title, session from the symbol, without a
/// vote from words on the page) goes to `derived` with where it came from.
[[nodiscard]] Record extract(const Blocks&, std::string_view url, const Profile&,
                             const text::Countries&, const text::Bodies&);

/// The symbol an address stands for, by the profile's rules; "" where none matches.
/// ".../a-hrc-res-54-36/" is A/HRC/RES/54/36.
[[nodiscard]] std::string symbol_of(std::string_view url, const Profile&);

}  // namespace mandated::extract
