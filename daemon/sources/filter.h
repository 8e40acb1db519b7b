#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

namespace mandated::sources {

/// Which addresses an operator wants: those that match one of `include` whole (any where there is
/// none) and none of `exclude`. Patterns are RE2 and checked.
class Filter {
 public:
  Filter(const std::vector<std::string>& include, const std::vector<std::string>& exclude) {
    for (const auto& each : include) include_.emplace_back(each);
    for (const auto& each : exclude) exclude_.emplace_back(each);
  }

  [[nodiscard]] bool takes(std::string_view url) const {
    return (include_.empty() || matches(include_, url)) && !matches(exclude_, url);
  }

 private:
  static bool matches(const std::deque<re2::RE2>& patterns, std::string_view url) {
    for (const auto& each : patterns) {
      if (re2::RE2::FullMatch(url, each)) return true;
    }
    return false;
  }

  std::deque<re2::RE2> include_, exclude_;
};

}  // namespace mandated::sources
