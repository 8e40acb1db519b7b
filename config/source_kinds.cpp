#include "config/source_kinds.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

#include "config/sections.h"
#include "pipeline/text/url.h"

namespace mandated::config {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kAddress = "an http or https address";

void read_page(Reader& reader, Source& source, const fs::path& /*folder*/) {
  source.url = read_url(reader);
}

void write_page(Writer& out, const Source& source) { out.words("url", source.url); }

void read_directory(Reader& reader, Source& source, const fs::path& folder) {
  const auto path = reader.required("path", "the folder to look in");
  if (path) source.path = resolve(folder, path->value);
  source.glob = reader.text("glob", R"(file names such as "*.html")", source.glob);
  read_max_documents(reader, source);
}

void write_directory(Writer& out, const Source& source) {
  out.words("path", source.path.string());
  out.words("glob", source.glob);
  out.line("max_documents", fmt::to_string(source.max_documents));
}

constexpr std::array kKinds{
    KindOfSource{SourceKind::page, "page", read_page, write_page},
    KindOfSource{SourceKind::listing, "listing", read_listing, write_listing},
    KindOfSource{SourceKind::directory, "directory", read_directory, write_directory},
    KindOfSource{SourceKind::feed, "feed", read_feed, write_feed},
    KindOfSource{SourceKind::sitemap, "sitemap", read_sitemap, write_sitemap},
    KindOfSource{SourceKind::wordpress, "wordpress", read_wordpress, write_wordpress},
    KindOfSource{SourceKind::oai_pmh, "oai-pmh", read_oai_pmh, write_oai_pmh},
    KindOfSource{SourceKind::warc, "warc", read_warc, write_warc},
    KindOfSource{SourceKind::un_symbol, "un-symbol", read_un_symbol, write_un_symbol},
};

const KindOfSource& row_of(SourceKind kind) {
  const auto* const row = std::find_if(kKinds.begin(), kKinds.end(),
                                       [kind](const auto& each) { return each.kind == kind; });
  if (row == kKinds.end()) throw std::logic_error("config: a kind of source without a row");
  return *row;
}

}  // namespace

const KindOfSource* read_kind(Reader& reader) {
  std::vector<std::string_view> names;
  for (const auto& each : kKinds) names.push_back(each.name);
  const auto chosen = reader.choice("kind", names);
  return chosen ? &kKinds.at(*chosen) : nullptr;
}

const KindOfSource& kind_of(const Source& source) { return row_of(source.kind); }

std::string_view name_of(SourceKind kind) { return row_of(kind).name; }

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

void read_max_pages(Reader& reader, Source& source) {
  source.max_pages = reader.number("max_pages", source.max_pages, {1, 10'000});
}

void read_max_documents(Reader& reader, Source& source) {
  source.max_documents = reader.number("max_documents", source.max_documents, {1, 1'000'000});
}

}  // namespace mandated::config
