#include "daemon/cli/input.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include <fmt/format.h>

#include "daemon/cli/failure.h"

namespace mandated::cli {
namespace {

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

[[noreturn]] void cannot_read(const std::string& file) {
  throw Failure(kIo, fmt::format("{}: {}", file, std::generic_category().message(errno)));
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

std::string read_input(const std::string& file) {
  const std::unique_ptr<std::FILE, Close> in{file == "-" ? stdin : std::fopen(file.c_str(), "rb")};
  if (!in) cannot_read(file);
  std::string bytes;
  std::array<char, 65536> chunk{};
  while (const auto got = std::fread(chunk.data(), 1, chunk.size(), in.get())) {
    bytes.append(chunk.data(), got);
    if (bytes.size() > kMaxInput) {
      throw Failure(kBadInput, fmt::format("{}: longer than {} bytes", file, kMaxInput));
    }
  }
  if (std::ferror(in.get()) != 0) cannot_read(file);
  return bytes;
}

std::string media_type_of(const std::string& said, const std::string& file) {
  if (said == "html") return "text/html";
  if (said == "text") return "text/plain";
  if (!said.empty()) return said;
  if (ends_with(file, ".html") || ends_with(file, ".htm")) return "text/html";
  return ends_with(file, ".txt") ? "text/plain" : "";
}

}  // namespace mandated::cli
