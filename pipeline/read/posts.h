#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/instant.h"
#include "pipeline/base/result.h"

namespace mandated::read {

/// A post as the REST API of WordPress lists it (developer.wordpress.org, REST API handbook,
/// Posts).
struct Post {
  std::string link;
  std::string title;  ///< without its markup
  std::optional<Instant> modified;
};

/// An answer of that API: posts, or why there are none.
struct Posts {
  std::string refusal;  ///< the "code" of an error: "rest_forbidden"; "" of a list
  std::vector<Post> posts;
};

/// Errc::malformed where it is neither: "no list of posts (no JSON)", "… (another JSON)".
[[nodiscard]] Result<Posts> read_posts(std::string_view bytes);

}  // namespace mandated::read
