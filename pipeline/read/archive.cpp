#include "pipeline/read/archive.h"

#include <array>

#include <fmt/format.h>
#include <zip.h>

namespace mandated::read {
namespace {

zip_t* handle(void* zip) { return static_cast<zip_t*>(zip); }

tl::unexpected<Error> broken(zip_error_t& error) {
  auto told = fail(Errc::malformed, fmt::format("zip: {}", zip_error_strerror(&error)));
  zip_error_fini(&error);
  return told;
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void Archive::Close::operator()(void* zip) const { zip_discard(handle(zip)); }

Result<Archive> Archive::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return broken(error);
  zip_t* const zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (zip == nullptr) {
    zip_source_free(source);
    return broken(error);
  }
  zip_error_fini(&error);
  return Archive{zip};
}

Result<std::string> Archive::part(const std::string& name) const {
  zip_t* const zip = handle(zip_.get());
  const zip_int64_t index = zip_name_locate(zip, name.c_str(), 0);
  if (index < 0) return std::string{};
  const std::unique_ptr<zip_file_t, CloseFile> file{
      zip_fopen_index(zip, static_cast<zip_uint64_t>(index), 0)};
  if (!file) return fail(Errc::malformed, fmt::format("zip: {}: {}", name, zip_strerror(zip)));
  std::string out;
  std::array<char, 65536> chunk{};
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), chunk.data(), chunk.size());
    if (got < 0) {
      return fail(Errc::malformed, fmt::format("zip: {}: {}", name, zip_file_strerror(file.get())));
    }
    if (got == 0) return out;
    out.append(chunk.data(), static_cast<std::size_t>(got));
    if (out.size() > kMaxPart) {
      return fail(Errc::malformed,
                  fmt::format("zip: {}: unpacks to over {} MB", name, kMaxPart >> 20U));
    }
  }
}

}  // namespace mandated::read
