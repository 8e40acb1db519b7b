# cmake -DOUT=<file.cpp> -DFOLDER=<config> "-DFILES=<a.yaml>;<b.yaml>" -P embed.cmake
# Writes the files' bytes into a source: embedded() gives each by its path below FOLDER.
set(arrays "")
set(rows "")
set(index 0)
foreach(name IN LISTS FILES)
  file(READ "${FOLDER}/${name}" hex HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  # The last zero keeps an empty file an array, and is not counted.
  string(APPEND arrays "constexpr unsigned char kFile${index}[] = {\n${bytes}0};\n")
  string(APPEND rows "      {\"${name}\", text(kFile${index})},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE "${OUT}" "// Written by config/embed.cmake.
#include \"config/embedded.h\"

namespace mandated::config {
namespace {

${arrays}
template <std::size_t N>
std::string_view text(const unsigned char (&bytes)[N]) {
  return {reinterpret_cast<const char*>(bytes), N - 1};
}

}  // namespace

std::map<std::string_view, std::string_view> embedded() {
  return {
${rows}  };
}

}  // namespace mandated::config
")
