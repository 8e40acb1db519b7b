#include <algorithm>

#include <fmt/format.h>

#include "config/expressions.h"
#include "config/source_kinds.h"

/// Kinds whose index is a list of addresses, over HTTP.
namespace mandated::config {
namespace {

namespace fs = std::filesystem;

/// Which addresses of the list are documents, and how much of it is looked at.
void read_list(Reader& reader, Source& source) {
  source.include = read_patterns(reader, "include");
  source.exclude = read_patterns(reader, "exclude");
  read_max_pages(reader, source);
  read_max_documents(reader, source);
}

void write_list(Writer& out, const Source& source) {
  out.list("include", source.include);
  out.list("exclude", source.exclude);
  out.line("max_pages", fmt::to_string(source.max_pages));
  out.line("max_documents", fmt::to_string(source.max_documents));
}

void read_stop_after(Reader& reader, Source& source) {
  source.stop_after = reader.number("stop_after", source.stop_after, {0, 10'000});
}

void write_stop_after(Writer& out, const Source& source) {
  if (source.stop_after > 0) out.line("stop_after", fmt::to_string(source.stop_after));
}

}  // namespace

void read_listing(Reader& reader, Source& source, const fs::path& /*folder*/) {
  auto& listing = source.listing;
  source.url = read_url(reader);
  reader.mapping("links", [&listing](Reader& links) {
    listing.links_css = read_css(links, "css");
    listing.links_pattern = read_pattern(links, "pattern");
  });
  reader.mapping("next", [&listing](Reader& next) { listing.next_css = read_css(next, "css"); });
  const bool follows = reader.has("follow");
  reader.mapping("follow", [&listing](Reader& follow) {
    listing.follow_css = read_css(follow, "css");
    listing.follow_pattern = read_pattern(follow, "pattern");
  });
  listing.depth = reader.number("depth", follows ? 1 : 0, {0, 10});
  if (!follows && listing.depth > 0) {
    reader.complain("depth",
                    "says how deep, but not which links are followed; write follow.css or "
                    "follow.pattern");
  }
  read_stop_after(reader, source);
  read_list(reader, source);
}

void write_listing(Writer& out, const Source& source) {
  const auto& listing = source.listing;
  out.words("url", source.url);
  out.mapping("links", [&listing](Writer& links) {
    links.words("css", listing.links_css);
    links.words("pattern", listing.links_pattern);
  });
  out.mapping("next", [&listing](Writer& next) { next.words("css", listing.next_css); });
  out.mapping("follow", [&listing](Writer& follow) {
    follow.words("css", listing.follow_css);
    follow.words("pattern", listing.follow_pattern);
  });
  if (listing.depth > 0) out.line("depth", fmt::to_string(listing.depth));
  write_stop_after(out, source);
  write_list(out, source);
}

void read_feed(Reader& reader, Source& source, const fs::path& /*folder*/) {
  source.url = read_url(reader);
  read_list(reader, source);
}

void write_feed(Writer& out, const Source& source) {
  out.words("url", source.url);
  write_list(out, source);
}

void read_sitemap(Reader& reader, Source& source, const fs::path& /*folder*/) {
  source.url = read_url(reader);
  source.sitemap.from_robots = reader.flag("from_robots", source.sitemap.from_robots);
  source.sitemap.depth = reader.number("depth", source.sitemap.depth, {0, 5});
  read_list(reader, source);
}

void write_sitemap(Writer& out, const Source& source) {
  out.words("url", source.url);
  out.flag("from_robots", source.sitemap.from_robots);
  out.line("depth", fmt::to_string(source.sitemap.depth));
  write_list(out, source);
}

void read_wordpress(Reader& reader, Source& source, const fs::path& /*folder*/) {
  source.url = read_url(reader);
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  constexpr std::string_view kAccepted = "REST routes such as \"posts\"";
  const auto types = reader.texts("types", kAccepted);
  if (!types.empty()) source.wordpress.types.clear();
  for (const auto& each : types) {
    if (std::all_of(each.value.begin(), each.value.end(), is_plain)) {
      source.wordpress.types.push_back(each.value);
    } else {
      reader.complain(each,
                      fmt::format("{} is not taken; write {}", in_quotes(each.value), kAccepted));
    }
  }
  read_list(reader, source);
}

void write_wordpress(Writer& out, const Source& source) {
  out.words("url", source.url);
  out.list("types", source.wordpress.types);
  write_list(out, source);
}

}  // namespace mandated::config
