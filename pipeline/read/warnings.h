#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace mandated::read {

/// What was mended on the way, a line each: the first 20, then how many more there were.
class Warnings {
 public:
  void add(std::string what);
  [[nodiscard]] std::vector<std::string> lines() const;

 private:
  std::vector<std::string> first_;
  std::size_t count_ = 0;
};

}  // namespace mandated::read
