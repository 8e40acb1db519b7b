#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/output.h"
#include "pipeline/read/warc.h"

namespace mandated::cli {
namespace {

/// Digests are checked on any size; only what a coding has to be undone for is kept.
constexpr std::size_t kKept = std::size_t{16} << 20U;

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);  // NOLINT: nothing was written
  }
};
using File = std::unique_ptr<std::FILE, Close>;

File open(const std::string& name) {
  if (name == "-") return File{stdin};
  File file{std::fopen(name.c_str(), "rbe")};
  if (!file)
    throw Failure(kIo, fmt::format("{}: {}", name, std::generic_category().message(errno)));
  return file;
}

std::string content_type_of(const read::WarcRecord& record) {
  const auto of_http = read::field_of(record.http, "content-type");
  return std::string{!record.http.empty() ? of_http
                                          : read::field_of(record.fields, "content-type")};
}

json::object to_json(const read::WarcRecord& record) {
  return {{"offset", record.offset},
          {"type", json_or_null(record.type)},
          {"uri", json_or_null(record.uri)},
          {"date", json_of(record.date)},
          {"status", record.status == 0 ? json::value(nullptr) : json::value(record.status)},
          {"content_type", json_or_null(content_type_of(record))},
          {"length", record.length},
          {"payload_digest", json_or_null(record.payload_digest)},
          {"verdict", record.verdict}};
}

}  // namespace

int probe_warc(const Options& options) {
  const auto file = open(options.file);
  read::WarcReader reader{
      [&file](char* to, std::size_t size) { return std::fread(to, 1, size, file.get()); }, kKept};
  for (;;) {
    const auto record = reader.next();
    if (!record)
      throw Failure(kBadInput, fmt::format("{}: {}", options.file, record.error().detail));
    if (!*record) return kDone;
    print_json_line(to_json(**record));
  }
}

}  // namespace mandated::cli
