#include "pipeline/read/posts.h"

#include <utility>

#include "pipeline/base/json.h"
#include "pipeline/read/html.h"
#include "pipeline/text/feed_dates.h"

namespace mandated::read {
namespace {

/// "Vote &#8211; Item 4" and the like: HTML without its markup.
std::string plain(const std::string& html) {
  const auto blocks = read_html(html);
  return blocks && !blocks->blocks.empty() ? blocks->blocks.front().text : "";
}

Post post_of(const json::object& object) {
  Post post;
  post.link = text_at(object, "link");
  post.modified = text::parse_feed_date(text_at(object, "modified_gmt"));
  const auto* const title = object.if_contains("title");
  if (title != nullptr && title->is_object()) {
    post.title = plain(text_at(title->get_object(), "rendered"));
  }
  return post;
}

}  // namespace

Result<Posts> read_posts(std::string_view bytes) {
  const auto value = parse_json(bytes);
  if (!value) return fail(Errc::malformed, "no list of posts (no JSON)");
  Posts out;
  if (const auto* const error = value->if_object()) out.refusal = text_at(*error, "code");
  const auto* const list = value->if_array();
  if (list == nullptr && out.refusal.empty())
    return fail(Errc::malformed, "no list of posts (another JSON)");
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    if (const auto* const post = (*list)[i].if_object()) out.posts.push_back(post_of(*post));
  }
  return out;
}

}  // namespace mandated::read
