#include "tests/contract/walls.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace mandated::contract {
namespace {

using Folders = std::vector<std::string_view>;

struct Room {
  std::string_view folder;  ///< "" at the end of the path: the files that stand in it directly
  Folders may_include;
};

const std::array<Room, 19> kRooms{{
    {"pipeline/base/", {"pipeline/base/"}},
    {"pipeline/model/", {"pipeline/base/", "pipeline/model/"}},
    {"pipeline/text/", {"pipeline/base/", "pipeline/model/", "pipeline/text/"}},
    {"pipeline/clause/",
     {"pipeline/base/", "pipeline/model/", "pipeline/text/", "pipeline/clause/"}},
    {"pipeline/vote/", {"pipeline/base/", "pipeline/model/", "pipeline/text/", "pipeline/vote/"}},
    {"pipeline/mandate/",
     {"pipeline/base/", "pipeline/model/", "pipeline/text/", "pipeline/mandate/"}},
    {"pipeline/extract/",
     {"pipeline/base/", "pipeline/model/", "pipeline/text/", "pipeline/clause/", "pipeline/vote/",
      "pipeline/mandate/", "pipeline/extract/"}},
    {"pipeline/diff/",
     {"pipeline/base/", "pipeline/model/", "pipeline/text/", "pipeline/clause/", "pipeline/vote/",
      "pipeline/mandate/", "pipeline/diff/"}},
    {"pipeline/series/",
     {"pipeline/base/", "pipeline/model/", "pipeline/text/", "pipeline/clause/", "pipeline/vote/",
      "pipeline/mandate/", "pipeline/diff/", "pipeline/series/"}},
    {"pipeline/detect/",
     {"pipeline/base/", "pipeline/model/", "pipeline/text/", "pipeline/clause/", "pipeline/vote/",
      "pipeline/mandate/", "pipeline/diff/", "pipeline/series/", "pipeline/detect/"}},
    {"pipeline/register/",
     {"pipeline/base/", "pipeline/model/", "pipeline/text/", "pipeline/mandate/",
      "pipeline/register/"}},
    {"pipeline/read/", {"pipeline/base/", "pipeline/model/", "pipeline/text/", "pipeline/read/"}},
    {"pipeline/store/", {"pipeline/base/", "pipeline/model/", "pipeline/text/", "pipeline/store/"}},
    {"pipeline/schedule/", {"pipeline/base/", "pipeline/schedule/"}},
    {"pipeline/", {"pipeline/"}},
    {"config/", {"config/", "pipeline/"}},
    {"daemon/", {"daemon/", "config/", "pipeline/"}},
    {"tests/", {"tests/", "daemon/", "config/", "pipeline/"}},
    {"", {}},
}};

/// Headers of a library, and the folders that may know it. Tests may know any: fakes speak the
/// other side's language.
struct Library {
  std::string_view header;
  Folders folders;
};

const std::array<Library, 23> kLibraries{{
    {"boost/asio", {"daemon/"}},
    {"boost/json", {"pipeline/base/json.h"}},
    {"curl/", {"daemon/http/"}},
    {"spdlog/", {"daemon/log/"}},
    {"systemd/", {"daemon/service/", "daemon/sinks/"}},
    {"CLI/", {"daemon/cli/", "daemon/main.cpp"}},
    {"yaml-cpp/", {"config/"}},
    {"sqlite3.h", {"pipeline/store/"}},
    {"zstd", {"pipeline/store/"}},
    {"gumbo.h", {"pipeline/read/"}},
    {"pugixml", {"pipeline/read/"}},
    {"qpdf/", {"pipeline/read/"}},
    {"seccomp.h", {"daemon/readers/"}},
    {"uchardet", {"pipeline/read/"}},
    {"zip.h", {"pipeline/read/"}},
    {"zlib.h", {"pipeline/read/"}},
    {"idn2.h", {"pipeline/text/"}},
    {"openssl/", {"pipeline/base/"}},
    {"tl/", {"pipeline/base/"}},
    {"date/", {"pipeline/schedule/"}},
    {"unicode/", {"pipeline/text/", "pipeline/read/", "daemon/log/"}},
    {"thread", {"daemon/"}},
    {"mutex", {}},
}};

bool is_in(std::string_view path, const Folders& folders) {
  return std::any_of(folders.begin(), folders.end(),
                     [path](std::string_view folder) { return path.rfind(folder, 0) == 0; });
}

const Room& room_of(std::string_view path) {
  return *std::find_if(kRooms.begin(), kRooms.end(),
                       [path](const Room& room) { return path.rfind(room.folder, 0) == 0; });
}

/// The header an `#include` line names, with its opening sign in front; "" for another line.
std::string_view included(std::string_view line) {
  const auto skip = [&line] {
    line.remove_prefix(std::min(line.size(), line.find_first_not_of(" \t")));
  };
  skip();
  if (line.empty() || line[0] != '#') return {};
  line.remove_prefix(1);
  skip();
  if (line.rfind("include", 0) != 0) return {};
  line.remove_prefix(7);
  skip();
  const auto end = line.find_first_of("\">", 1);
  return end == std::string_view::npos ? std::string_view{} : line.substr(0, end);
}

std::string problem(std::string_view path, std::string_view header) {
  const bool ours = header[0] == '"';
  header.remove_prefix(1);
  if (ours) {
    const auto& room = room_of(path);
    if (is_in(header, room.may_include)) return {};
    return fmt::format("{} may not include {}; it may include {}", room.folder, header,
                       fmt::join(room.may_include, ", "));
  }
  for (const auto& [name, folders] : kLibraries) {
    const bool whole = name.find_first_of("/.") == std::string_view::npos;
    const bool is_it = header.rfind(name, 0) == 0 &&
                       (!whole || header == name || header == fmt::format("{}.h", name) ||
                        header == fmt::format("{}.hpp", name));
    if (!is_it || path.rfind("tests/", 0) == 0 || is_in(path, folders)) continue;
    if (folders.empty()) return fmt::format("<{}> is not used in this house", header);
    return fmt::format("<{}> is included outside {}", header, fmt::join(folders, ", "));
  }
  return {};
}

}  // namespace

std::vector<std::string> broken_walls(std::string_view path, std::string_view text) {
  std::vector<std::string> out;
  for (int line = 1; !text.empty(); ++line) {
    const auto end = std::min(text.find('\n'), text.size() - 1);
    const auto header = included(text.substr(0, end + 1));
    if (!header.empty()) {
      const auto what = problem(path, header);
      if (!what.empty()) out.push_back(fmt::format("{}:{}: {}", path, line, what));
    }
    text.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace mandated::contract
