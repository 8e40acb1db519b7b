#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/digest.h"
#include "pipeline/base/json.h"
#include "pipeline/block_page.h"
#include "pipeline/diff/ladders.h"
#include "pipeline/mandate/mandate.h"
#include "pipeline/mandate/sessions.h"
#include "pipeline/text/names.h"

namespace mandated {

/// The rules of the domain that are data: config/vocabulary/, or --data-dir.
struct Vocabulary {
  text::Countries countries;
  text::Bodies bodies;
  mandate::Words mandates;
  diff::Ladders ladders;
  Digest digest;  ///< of the files it was read from: the rules digest of a version
  std::vector<std::string> soft_errors{};  ///< text::key() of what error and maintenance pages say
  BlockMarks block_pages{};
  mandate::Sessions sessions{};
};

/// Asks `file` for "countries", "bodies", "mandates", "ladders", "block_pages", "soft_errors" and
/// "sessions" (YAML already turned into JSON). Fails with the name of the file in front of what is
/// wrong with it.
[[nodiscard]] Result<Vocabulary> read_vocabulary(
    const std::function<Result<json::value>(std::string_view name)>& file);

}  // namespace mandated
