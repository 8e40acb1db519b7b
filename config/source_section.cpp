#include <fmt/format.h>

#include "config/expressions.h"
#include "config/sections.h"
#include "config/units.h"
#include "pipeline/text/url.h"

namespace mandated::config {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr milliseconds kShortest = minutes{1};
constexpr milliseconds kShortestPrivate = seconds{1};
constexpr milliseconds kLongest = hours{24 * 366};
constexpr std::string_view kAddress = "an http or https address";

std::string read_url(Reader& reader) {
  const auto text = reader.required("url", kAddress);
  if (!text) return {};
  const auto url = text::parse_url(text->value);
  if (!url) {
    reader.complain("url", fmt::format("{} is no address ({}); write {}", in_quotes(text->value),
                                       url.error().detail, kAddress));
  } else if ((url->scheme != "http" && url->scheme != "https") || url->host.empty()) {
    reader.complain("url",
                    fmt::format("{} is not taken; write {}", in_quotes(text->value), kAddress));
  } else if (!url->username.empty() || !url->password.empty()) {
    reader.complain("url", "holds a user name or password; addresses without are taken");
  } else {
    return url->href();
  }
  return {};
}

void read_kind(Reader& reader, Source& source, const std::filesystem::path& folder) {
  const bool known = [&] {
    const auto kind = reader.choice("kind", {"page", "listing", "directory"});
    if (kind) source.kind = static_cast<SourceKind>(*kind);
    return kind.has_value();
  }();
  // Where the kind is not known, every key of every kind is.
  const auto is = [&](SourceKind kind) { return !known || source.kind == kind; };
  const auto wants = [&](SourceKind kind, std::string_view key) {
    return (known && source.kind == kind) || (!known && reader.has(key));
  };
  if (wants(SourceKind::page, "url") || wants(SourceKind::listing, "url")) {
    source.url = read_url(reader);
  }
  if (wants(SourceKind::directory, "path")) {
    const auto path = reader.required("path", "the folder to look in");
    if (path) source.path = resolve(folder, path->value);
  }
  if (is(SourceKind::directory)) {
    source.glob = reader.text("glob", R"(file names such as "*.html")", source.glob);
  }
  if (is(SourceKind::listing)) {
    reader.mapping("links", [&source](Reader& links) {
      source.links_css = read_css(links, "css");
      source.links_pattern = read_pattern(links, "pattern");
    });
    reader.mapping("next", [&source](Reader& next) { source.next_css = read_css(next, "css"); });
    source.max_pages = reader.number("max_pages", source.max_pages, {1, 10'000});
  }
  if (is(SourceKind::listing) || is(SourceKind::directory)) {
    source.max_documents = reader.number("max_documents", source.max_documents, {1, 1'000'000});
  }
}

milliseconds read_interval(Reader& reader, std::string_view key, milliseconds fallback,
                           bool is_private) {
  const auto span = reader.duration(key, fallback, {milliseconds{0}, milliseconds::max()});
  if (span < (is_private ? kShortestPrivate : kShortest)) {
    reader.complain(key, fmt::format("\"{}\" is too often; at least 1m is taken, or 1s together "
                                     "with allow_private: true",
                                     format_duration(span)));
  } else if (span > kLongest) {
    reader.complain(key, fmt::format("\"{}\" is too seldom; at most {} is taken",
                                     format_duration(span), format_duration(kLongest)));
  }
  return span;
}

}  // namespace

ReadSource read_source(Reader& reader, const Http& http, const std::filesystem::path& folder) {
  ReadSource read;
  Source& source = read.source;
  read.id = read_id(reader);
  if (read.id) source.id = read.id->value;
  read_kind(reader, source, folder);
  source.allow_private = reader.flag("allow_private", false);
  source.every = read_interval(reader, "every", source.every, source.allow_private);
  source.revisit = read_interval(reader, "revisit", source.revisit, source.allow_private);
  source.jitter = reader.percent("jitter", 10, {0, 50}) / 100.0;
  read.profile = reader.required("profile", "the id of a profile");
  if (read.profile) source.profile = read.profile->value;
  source.limits = read_limits(reader, http.limits);
  source.announce_baseline = reader.flag("announce_baseline", false);
  return read;
}

}  // namespace mandated::config
