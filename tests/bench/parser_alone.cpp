#include <array>
#include <cstdio>
#include <fstream>
#include <string>

#include <gumbo.h>

/// The HTML parser alone: parses each file named on standard input, keeps nothing. What the bench
/// compares the whole daemon with. Prints how many elements it saw, so that nothing is optimised
/// away.
namespace {

std::string read_file(const std::string& path) {
  std::ifstream in{path, std::ios::binary | std::ios::ate};
  std::string bytes(static_cast<std::size_t>(in.tellg()), '\0');
  in.seekg(0).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

unsigned long count(const GumboNode& node) {
  if (node.type != GUMBO_NODE_ELEMENT) return 0;
  unsigned long elements = 1;
  const auto& children = node.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    elements += count(*static_cast<const GumboNode*>(children.data[i]));
  }
  return elements;
}

}  // namespace

int main() {
  unsigned long elements = 0;
  std::array<char, 4096> line{};
  while (std::fgets(line.data(), line.size(), stdin) != nullptr) {
    std::string path{line.data()};
    path.erase(path.find_last_not_of('\n') + 1);
    const auto bytes = read_file(path);
    auto* const output =
        gumbo_parse_with_options(&kGumboDefaultOptions, bytes.data(), bytes.size());
    elements += count(*output->root);
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
  std::printf("%lu elements\n", elements);
  return 0;
}
