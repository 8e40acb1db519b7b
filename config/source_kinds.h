#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string_view>

#include "config/reader.h"
#include "config/source.h"
#include "config/writer.h"

/// The kinds of sources: each reads and writes the keys that are its own.
namespace mandated::config {

struct KindOfSource {
  SourceKind kind;
  std::string_view name;
  /// Notes its mistakes and gives what it could read; relative paths are relative to `folder`.
  void (*read)(Reader&, Source&, const std::filesystem::path& folder);
  /// What read() read, as `check --effective` prints it, defaults included.
  void (*write)(Writer&, const Source&);
};

/// Reads `kind`; nullptr was complained of.
[[nodiscard]] const KindOfSource* read_kind(Reader&);
[[nodiscard]] const KindOfSource& kind_of(const Source&);

/// `url`, an http or https address; "" was complained of.
[[nodiscard]] std::string read_url(Reader&);
/// catalogue_kinds.cpp
void read_oai_pmh(Reader&, Source&, const std::filesystem::path& folder);
void write_oai_pmh(Writer&, const Source&);
void read_warc(Reader&, Source&, const std::filesystem::path& folder);
void write_warc(Writer&, const Source&);
void read_un_symbol(Reader&, Source&, const std::filesystem::path& folder);
void write_un_symbol(Writer&, const Source&);

/// list_kinds.cpp
void read_listing(Reader&, Source&, const std::filesystem::path& folder);
void write_listing(Writer&, const Source&);
void read_feed(Reader&, Source&, const std::filesystem::path& folder);
void write_feed(Writer&, const Source&);
void read_sitemap(Reader&, Source&, const std::filesystem::path& folder);
void write_sitemap(Writer&, const Source&);
void read_wordpress(Reader&, Source&, const std::filesystem::path& folder);
void write_wordpress(Writer&, const Source&);

void read_max_pages(Reader&, Source&);
void read_max_documents(Reader&, Source&);

}  // namespace mandated::config
