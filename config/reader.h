#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/mistakes.h"
#include "config/yaml.h"

namespace mandated::config {

using std::chrono::milliseconds;

template <class T>
struct Range {
  T low;
  T high;
};

/// A text with its place, for checks that come later.
struct Text {
  std::string value;
  Place place;
  std::string path;
};

/// Reads one mapping key by key. A mistake is noted and the fallback taken, so that reading goes
/// on; who reads throws at the end. A key nobody asked for is unknown: the keys asked for are the
/// ones that are known. The node and the mistakes have to live as long.
class Reader {
 public:
  /// `node` may be of any kind; what is no mapping is complained of here. An empty one has no keys.
  Reader(Mistakes&, const yaml::Node& node, std::string path);

  /// Notes every key that was not asked for. Call it last.
  void done();
  /// What is not asked for may be right: which keys there are hangs on one that could not be read.
  void accept_the_rest() { accepts_all_ = true; }

  /// True where the key stands, whatever its value.
  [[nodiscard]] bool has(std::string_view key) const;
  /// True where a mapping stands under the key.
  [[nodiscard]] bool is_mapping(std::string_view key) const;
  [[nodiscard]] std::string path_of(std::string_view key) const;
  /// Notes a mistake at the key's value, or at the mapping where the key is missing.
  void complain(std::string_view key, std::string what) const;
  void complain(const Text& at, std::string what) const;

  /// A text that has to be there; `accepted` says what it is. nullopt was complained of.
  [[nodiscard]] std::optional<Text> required(std::string_view key, std::string_view accepted);
  [[nodiscard]] std::optional<Text> optional(std::string_view key, std::string_view accepted);
  [[nodiscard]] std::string text(std::string_view key, std::string_view accepted,
                                 std::string_view fallback = "");

  [[nodiscard]] milliseconds duration(std::string_view key, milliseconds fallback,
                                      Range<milliseconds>);
  [[nodiscard]] std::uint64_t size(std::string_view key, std::uint64_t fallback,
                                   Range<std::uint64_t>);
  [[nodiscard]] int number(std::string_view key, int fallback, Range<int>);
  [[nodiscard]] int percent(std::string_view key, int fallback, Range<int>);
  [[nodiscard]] bool flag(std::string_view key, bool fallback);
  /// One word of `all`; the first is not a fallback: a key that has none is missing. nullopt was
  /// complained of.
  [[nodiscard]] std::optional<std::size_t> choice(std::string_view key,
                                                  const std::vector<std::string_view>& all);
  /// A list of texts; none where the key is missing.
  [[nodiscard]] std::vector<Text> texts(std::string_view key, std::string_view accepted);

  /// Calls `read` with the mapping under `key`, an empty one where the key is missing.
  void mapping(std::string_view key, const std::function<void(Reader&)>& read);
  /// Calls `read` with each mapping of the list under `key`; of a list that needs one, none is a
  /// mistake.
  void mappings(std::string_view key, const std::function<void(Reader&)>& read,
                bool needs_one = false);

 private:
  [[nodiscard]] const yaml::Node* find(std::string_view key);
  [[nodiscard]] const yaml::Node* scalar(std::string_view key, std::string_view accepted);
  template <class T, class Parse, class Format>
  T measured(std::string_view key, T fallback, const Range<T>& range, std::string_view accepted,
             Parse parse, Format format);

  Mistakes& mistakes_;
  const yaml::Node& node_;
  std::string path_;
  bool readable_ = true;
  bool accepts_all_ = false;
  std::vector<std::string_view> known_;
};

}  // namespace mandated::config
