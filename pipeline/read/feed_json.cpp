#include <string>

#include <fmt/format.h>

#include "pipeline/base/json.h"
#include "pipeline/read/feed_parts.h"

namespace mandated::read {
namespace {

// "If an id is presented as a number, a JSON Feed reader should coerce it to a string" (1.1).
std::string id_of(const json::object& item) {
  const auto* const id = item.if_contains("id");
  if (id == nullptr || id->is_null() || id->is_object() || id->is_array()) return {};
  return id->is_string() ? trimmed(text_at(item, "id")) : json::serialize(*id);
}

std::string first_of(const json::object& item, std::string_view one, std::string_view other) {
  auto text = trimmed(text_at(item, one));
  return text.empty() ? trimmed(text_at(item, other)) : text;
}

FeedItem read_item(const json::object& from, std::string_view base, Warnings& warnings) {
  FeedItem item;
  item.id = id_of(from);
  item.title = trimmed(text_at(from, "title"));
  item.link = resolved(first_of(from, "url", "external_url"), base);
  item.published = feed_date(text_at(from, "date_published"), "date_published", warnings);
  item.updated = feed_date(text_at(from, "date_modified"), "date_modified", warnings);
  item.summary = trimmed(text_at(from, "summary"));
  item.content = with_links_resolved(trimmed(text_at(from, "content_html")), base);
  if (item.content.empty()) item.content = trimmed(text_at(from, "content_text"));
  return item;
}

std::string version_of(const json::object& feed) {
  auto version = trimmed(text_at(feed, "version"));
  constexpr std::string_view kAddress = "jsonfeed.org/version/";
  const auto at = version.find(kAddress);
  return at == std::string::npos ? "" : version.substr(at + kAddress.size());
}

}  // namespace

Result<Feed> read_json_feed(std::string_view text, std::string_view base, Warnings& warnings) {
  const auto value = parse_json(text);
  if (!value) return tl::unexpected{value.error()};
  const auto* const object = value->if_object();
  const auto* const items = object == nullptr ? nullptr : object->if_contains("items");
  if (items == nullptr || !items->is_array()) {
    return fail(Errc::malformed, "no feed: a JSON Feed is an object with the list \"items\"");
  }
  Feed feed;
  feed.type = "json";
  feed.version = version_of(*object);
  if (feed.version.empty()) warnings.add("the version is not that of JSON Feed");
  feed.title = trimmed(text_at(*object, "title"));
  feed.link = resolved(text_at(*object, "home_page_url"), base);
  feed.next = resolved(text_at(*object, "next_url"), base);
  std::size_t number = 0;
  for (const auto& each : items->get_array()) {
    ++number;
    const auto* const from = each.if_object();
    if (from == nullptr) {
      warnings.add(fmt::format("item {} is no object, left out", number));
      continue;
    }
    if (id_of(*from).empty()) warnings.add(fmt::format("item {} has no id", number));
    if (!has_room(feed, warnings)) break;
    feed.items.push_back(read_item(*from, base, warnings));
  }
  return feed;
}

}  // namespace mandated::read
