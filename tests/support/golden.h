#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace mandated::test {

/// The bytes of tests/data/<name>.
inline std::string read_file(std::string_view name) {
  std::ifstream file{std::filesystem::path{TEST_DATA} / name, std::ios::binary};
  EXPECT_TRUE(file.is_open()) << name;
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// Passes where `got` equals the file tests/data/<name>, byte for byte. Under
/// MANDATED_UPDATE_GOLDEN=1 it rewrites the file and *fails*, so that an update is never mistaken
/// for a pass.
inline testing::AssertionResult matches_golden(std::string_view name, std::string_view got) {
  const std::filesystem::path path = std::filesystem::path{TEST_DATA} / name;
  if (std::getenv("MANDATED_UPDATE_GOLDEN") != nullptr) {
    std::ofstream{path, std::ios::binary} << got;
    return testing::AssertionFailure() << path << " rewritten; review it and run again";
  }
  const auto wanted = read_file(name);
  if (wanted == got) return testing::AssertionSuccess();
  return testing::AssertionFailure() << path << " says:\n" << wanted << "\nGot:\n" << got;
}

}  // namespace mandated::test
