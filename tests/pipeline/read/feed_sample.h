#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "pipeline/read/feed.h"

namespace mandated::read {

inline Feed feed_of(std::string_view text, std::string_view base = {}) {
  auto feed = read_feed(text, "", base);
  EXPECT_TRUE(feed.has_value()) << (feed ? "" : feed.error().detail);
  return feed ? std::move(*feed) : Feed{};
}

inline std::string feed_error(std::string_view text) {
  const auto feed = read_feed(text, "", "");
  return feed ? "read as " + feed->type : feed.error().detail;
}

/// The one item of a feed.
inline FeedItem item_of(std::string_view text, std::string_view base = {}) {
  const auto feed = feed_of(text, base);
  EXPECT_EQ(feed.items.size(), 1U);
  return feed.items.empty() ? FeedItem{} : feed.items.front();
}

/// An RSS item of these elements.
inline FeedItem rss_item(const std::string& elements, std::string_view base = {}) {
  return item_of(
      "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:a=\"http://www.w3.org/2005/Atom\""
      " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item>" +
          elements + "</item></channel></rss>",
      base);
}

/// An entry of Atom 1.0 of these elements.
inline FeedItem atom_entry(const std::string& elements, std::string_view base = {}) {
  return item_of(
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>" + elements + "</entry></feed>", base);
}

inline std::string day(const std::optional<Instant>& at) { return at ? format_instant(*at) : ""; }

}  // namespace mandated::read
