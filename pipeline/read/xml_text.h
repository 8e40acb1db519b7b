#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <string_view>

#include "pipeline/read/warnings.h"

namespace mandated::read {

/// References, line ends and control characters of XML text. Keeps what it makes in `made`.
class XmlText {
 public:
  XmlText(std::deque<std::string>& made, Warnings& warnings) : made_{made}, warnings_{warnings} {}

  /// The entities an internal subset declares: those whose replacement is text without markup.
  void declare(std::string_view subset);

  enum class Kind { text, attribute, cdata };
  /// `raw` itself where nothing in it stands for something else. `at` is its place, for warnings.
  [[nodiscard]] std::string_view resolve(std::string_view raw, Kind kind, std::size_t at);

 private:
  std::size_t reference(std::string_view rest, std::string& out, std::size_t at);
  [[nodiscard]] std::string_view named(std::string_view name);

  std::deque<std::string>& made_;
  Warnings& warnings_;
  std::map<std::string, std::string, std::less<>> entities_;  ///< declared, and HTML's as met
  std::size_t declared_ = 0;
  std::size_t expanded_ = 0;
};

}  // namespace mandated::read
