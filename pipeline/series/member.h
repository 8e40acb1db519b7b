#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/mandate/mandate.h"
#include "pipeline/model/document.h"
#include "pipeline/model/member.h"
#include "pipeline/model/record.h"

namespace mandated::series {

/// What of a record tells its series.
[[nodiscard]] Member member_of(const Document&, const Record&, const mandate::Words&);

/// A simhash over runs of three words: two texts that differ in few words differ in few bits. 0 for
/// no text.
[[nodiscard]] std::uint64_t fingerprint_of(const std::vector<Clause>&);

/// Where a record says something, for evidence: "operative paragraph 31" and the paragraph.
struct Place {
  std::string where;
  std::string quote;
};

/// The first paragraph (or item of a list) that names the resolution; empty where none does.
[[nodiscard]] Place place_naming(const Record&, const std::string& symbol, std::string_view organ);

/// Under what a member is found, and under what those are found it may continue or be continued by.
/// Opaque; the same text means the same thing in any member.
[[nodiscard]] std::vector<std::string> keys_of(const Member&);
[[nodiscard]] std::vector<std::string> lookups_of(const Member&);

}  // namespace mandated::series
