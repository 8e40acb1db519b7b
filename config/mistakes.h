#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace mandated::config {

/// Where in a file, both from 1. Columns count bytes.
struct Place {
  int line = 1;
  int column = 1;
  auto operator<=>(const Place&) const = default;
};

/// Collects what is wrong with one file, so that one run reports all of it.
class Mistakes {
 public:
  explicit Mistakes(std::string file) : file_(std::move(file)) {}

  /// `path` is "" for the file as a whole.
  void add(Place, std::string_view path, std::string what);
  [[nodiscard]] bool empty() const { return all_.empty(); }
  /// `file:line:col: path: what`, in the order of the file.
  [[nodiscard]] std::vector<std::string> lines() const;
  void throw_if_any() const;

 private:
  struct Mistake {
    Place place;
    std::string text;
  };
  std::string file_;
  std::vector<Mistake> all_;
};

/// A value as it is shown in a message: in quotes, control characters as escapes, cut after 60
/// bytes.
[[nodiscard]] std::string in_quotes(std::string_view value);

}  // namespace mandated::config
