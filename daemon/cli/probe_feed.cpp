#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/input.h"
#include "daemon/cli/output.h"
#include "pipeline/read/feed.h"
#include "pipeline/read/sitemap.h"

/// Probes of what lists documents: feeds and sitemaps.
namespace mandated::cli {
namespace {

json::object to_json(const read::FeedItem& item) {
  return {{"id", item.id},
          {"title", item.title},
          {"link", item.link},
          {"published", json_of(item.published)},
          {"updated", json_of(item.updated)},
          {"summary", item.summary},
          {"content", item.content}};
}

json::object to_json(const read::SitemapEntry& entry) {
  return {{"url", entry.url},
          {"lastmod", json_of(entry.lastmod)},
          {"changefreq", json_or_null(entry.changefreq)},
          {"priority", entry.priority ? json::value(*entry.priority) : json::value{}}};
}

template <class T>
T good(Result<T> result, const std::string& file) {
  if (!result) throw Failure(kBadInput, fmt::format("{}: {}", file, result.error().detail));
  return std::move(*result);
}

}  // namespace

int probe_feed(const Options& options) {
  const auto bytes = read_input(options.file);
  const auto feed = good(read::read_feed(bytes, options.content_type, options.base), options.file);
  json::array items;
  for (const auto& item : feed.items) items.push_back(to_json(item));
  print_json(
      {{"type", feed.type},
       {"version", feed.version},
       {"title", feed.title},
       {"link", feed.link},
       {"ttl", feed.ttl ? json::value(fmt::format("PT{}S", feed.ttl->count())) : json::value{}},
       {"items", std::move(items)},
       {"warnings", json_of(feed.warnings)}});
  return kDone;
}

int probe_sitemap(const Options& options) {
  const auto bytes = read_input(options.file);
  const auto sitemap =
      good(read::read_sitemap(bytes, options.content_type, options.base), options.file);
  json::array entries;
  for (const auto& entry : sitemap.entries) entries.push_back(to_json(entry));
  print_json({{"type", sitemap.type},
              {"entries", std::move(entries)},
              {"warnings", json_of(sitemap.warnings)}});
  return kDone;
}

}  // namespace mandated::cli
