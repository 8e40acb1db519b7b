#include <cstdio>

#include <algorithm>

#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/describe.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/output.h"
#include "daemon/log/escape.h"
#include "pipeline/read/reader.h"

#include <unistd.h>

namespace mandated::cli {
namespace {

Version version_of(const store::Store& store, const Document& document,
                   std::optional<std::int64_t> asked) {
  if (document.versions == 0) {
    throw Failure(kBadInput, fmt::format("{}: no version yet; mandated incidents says why",
                                         document.url));
  }
  auto version = store.version(document.id, asked.value_or(document.versions));
  if (!version) {
    throw Failure(kUsage, fmt::format("--version: {} has versions 1 to {}", name_of(document),
                                      document.versions));
  }
  return std::move(*version);
}

std::string bytes_of(const store::Store& store, const Version& version) {
  auto bytes = store.blob(version.snapshot);
  if (!bytes) {
    throw Failure(kIo, fmt::format("store: the bytes {} are not there", version.snapshot.hex()));
  }
  return std::move(*bytes);
}

/// To a terminal no page writes as it likes.
void print_raw(const std::string& bytes) {
  if (::isatty(STDOUT_FILENO) == 1) {
    for (std::size_t start = 0; start < bytes.size();) {
      const auto end = std::min(bytes.find('\n', start), bytes.size());
      print_line(std::string_view{bytes}.substr(start, end - start));
      start = end + 1;
    }
    return;
  }
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
}

void print_text(const store::Store& store, const Document& document, const Version& version) {
  std::string content_type;
  for (const auto& each : store.snapshots(document.id)) {
    if (each.snapshot.digest == version.snapshot) content_type = each.snapshot.content_type;
  }
  const auto bytes = bytes_of(store, version);
  const auto blocks = read::in_process_reader()->read({bytes, content_type, document.url});
  if (!blocks) throw Failure(kBadInput, fmt::format("{}: {}", document.url, blocks.error().detail));
  for (const auto& block : blocks->blocks) {
    print_field(block.kind == BlockKind::list_item ? "-" : "", block.text, 3);
  }
}

json::object to_json(const Version& version) {
  return {{"ordinal", version.ordinal},
          {"digest", version.digest.hex()},
          {"snapshot", version.snapshot.hex()},
          {"cause", name_of(version.cause)},
          {"recorded_at", format_instant(version.recorded_at)}};
}

void print_record(const Document& document, const Version& version, const Profile& profile) {
  print_line(bold(name_of(document)));
  print_field("document", document.url);
  print_field("version", fmt::format("{} of {}, {}, {}", version.ordinal, document.versions,
                                     name_of(version.cause), format_instant(version.recorded_at)));
  print_field("snapshot", version.snapshot.hex());
  fmt::print("\n");
  for (const auto& rule : profile.fields) {
    print_field(rule.name, words_of(version.record.field(rule.name)), 20);
  }
  for (const auto& [path, derived] : version.record.derived) {
    print_field(path, fmt::format("{} (derived from {})", derived.value, derived.from), 20);
  }
  for (const auto& clause : version.record.clauses) {
    print_field(clause.number.empty() ? std::string{name_of(clause.kind)} : clause.number,
                clause.text);
  }
}

}  // namespace

int show(const Options& options) {
  const auto data = data_of(options);
  const auto config = config_of(options, data);
  const auto store = store_of(config);
  const auto document = document_of(store, options.subject);
  const auto version = version_of(store, document, options.version);
  if (options.raw) {
    print_raw(bytes_of(store, version));
  } else if (options.text) {
    print_text(store, document, version);
  } else if (options.json) {
    auto out = cli::to_json(document);
    out["version"] = to_json(version);
    out["record"] = mandated::to_json(version.record);
    print_json(out);
  } else {
    print_record(document, version,
                 profile_of(config, data, document.source, version.record.profile));
  }
  return 0;
}

}  // namespace mandated::cli
