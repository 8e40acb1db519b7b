#include "daemon/sources/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>
#include <fnmatch.h>
#include <sys/stat.h>

#include "pipeline/base/ascii.h"

namespace mandated::sources {
namespace {

namespace fs = std::filesystem;

bool is_plain(char c) {
  return is_alnum(c) || std::string_view{"/-._~"}.find(c) != std::string_view::npos;
}

std::string content_type_of(const fs::path& path) {
  const auto extension = path.extension().string();
  if (extension == ".html" || extension == ".htm" || extension == ".xhtml") return "text/html";
  if (extension == ".txt") return "text/plain";
  return "";  // the reader looks at the bytes
}

std::string tag_of(const struct stat& status) {
  return fmt::format("\"{}-{}.{:09}\"", status.st_size, status.st_mtim.tv_sec,
                     status.st_mtim.tv_nsec);
}

}  // namespace

Result<std::vector<Location>> list_files(const fs::path& folder, const std::string& glob) {
  std::error_code error;
  fs::recursive_directory_iterator each{folder, error};
  std::vector<fs::path> paths;
  while (!error && each != fs::recursive_directory_iterator{}) {
    const auto name = each->path().filename().string();
    const bool hidden = name.front() == '.';
    std::error_code dangling;  // a link to nothing is no file, and no trouble of the folder
    if (hidden && each->is_directory(dangling)) each.disable_recursion_pending();
    if (!hidden && each->is_regular_file(dangling) &&
        ::fnmatch(glob.c_str(), name.c_str(), FNM_PERIOD) == 0) {
      paths.push_back(fs::absolute(each->path()).lexically_normal());
    }
    each.increment(error);
  }
  if (error) {
    return fail(Errc::not_found, fmt::format("folder {}: {}", folder.string(), error.message()));
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Location> locations;
  for (const auto& path : paths) locations.push_back({file_url(path), path.filename().string()});
  return locations;
}

Result<http::Outcome> read_file(const std::string& url, const Validators& validators,
                                std::uint64_t max_body) {
  const auto path = path_of(url);
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    const int why = errno;
    return fail(why == ENOENT ? Errc::gone : Errc::not_found,
                fmt::format("{}: {}", path.string(), std::strerror(why)));
  }
  const auto tag = tag_of(status);
  if (validators.url == url && validators.etag == tag) return http::NotModified{validators};
  if (static_cast<std::uint64_t>(status.st_size) > max_body) {
    return fail(Errc::too_large, fmt::format("{}: {} bytes, over the limit of {}", path.string(),
                                             status.st_size, max_body));
  }
  std::ifstream file{path, std::ios::binary};
  http::Response response;
  response.body.assign(std::istreambuf_iterator<char>{file}, {});
  if (!file) return fail(Errc::not_found, fmt::format("{}: cannot be read", path.string()));
  response.snapshot.final_url = url;
  response.snapshot.content_type = content_type_of(path);
  response.snapshot.etag = tag;
  return response;
}

std::string file_url(const fs::path& path) {
  std::string url = "file://";
  for (const char c : path.string()) {
    if (is_plain(c)) {
      url += c;
    } else {
      url += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return url;
}

fs::path path_of(std::string_view url) {
  constexpr std::string_view kScheme = "file://";
  std::string path;
  for (auto i = kScheme.size(); i < url.size(); ++i) {
    const bool escaped = url[i] == '%' && i + 2 < url.size() && hex_value(url[i + 1]) >= 0 &&
                         hex_value(url[i + 2]) >= 0;
    path +=
        escaped ? static_cast<char>(hex_value(url[i + 1]) * 16 + hex_value(url[i + 2])) : url[i];
    if (escaped) i += 2;
  }
  return path;
}

}  // namespace mandated::sources
