#include "config/reader.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/units.h"

namespace mandated::config {
namespace {

constexpr std::string_view kDuration = R"(a duration such as "90s", "15m" or "1h30m")";
constexpr std::string_view kSize = R"(a size such as "512KiB" or "16MiB")";
constexpr std::string_view kPercent = R"(a share such as "10%")";
constexpr std::string_view kNumber = "a whole number";

std::string_view shape_of(yaml::Kind kind) {
  switch (kind) {
    case yaml::Kind::mapping:
      return "a mapping";
    case yaml::Kind::sequence:
      return "a list";
    case yaml::Kind::text:
      return "a single value";
    case yaml::Kind::null:
    case yaml::Kind::refused:
      break;
  }
  return "nothing";
}

std::string not_this(const yaml::Node& node, std::string_view accepted) {
  if (node.kind == yaml::Kind::text) {
    return fmt::format("{} is not taken; write {}", in_quotes(node.text), accepted);
  }
  if (node.kind == yaml::Kind::null) return fmt::format("has no value; write {}", accepted);
  return fmt::format("is {}; write {}", shape_of(node.kind), accepted);
}

std::optional<int> parse_number(std::string_view text) {
  int value = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  // "010" is eight to one reader and ten to another.
  const bool octal = text.size() > 1 && text[0] == '0';
  if (read.ec != std::errc{} || read.ptr != end || octal) return std::nullopt;
  return value;
}

}  // namespace

Reader::Reader(Mistakes& mistakes, const yaml::Node& node, std::string path)
    : mistakes_(mistakes), node_(node), path_(std::move(path)) {
  readable_ = node.kind == yaml::Kind::mapping;
  if (!readable_ && node.kind != yaml::Kind::refused) {
    mistakes_.add(node.place, path_, not_this(node, "a mapping of keys and values"));
  }
}

void Reader::done() {
  if (!readable_ || accepts_all_) return;
  std::vector<std::string_view> unique;
  for (const auto key : known_) {
    if (std::find(unique.begin(), unique.end(), key) == unique.end()) unique.push_back(key);
  }
  for (std::size_t i = 0; i < node_.keys.size(); ++i) {
    const auto& key = node_.keys[i];
    if (std::find(unique.begin(), unique.end(), key) != unique.end()) continue;
    mistakes_.add(node_.key_places[i], path_of(key),
                  fmt::format("unknown key; known here: {}", fmt::join(unique, ", ")));
  }
}

bool Reader::has(std::string_view key) const {
  return std::find(node_.keys.begin(), node_.keys.end(), key) != node_.keys.end();
}

bool Reader::is_mapping(std::string_view key) const {
  const auto found = std::find(node_.keys.begin(), node_.keys.end(), key);
  const auto index = static_cast<std::size_t>(found - node_.keys.begin());
  return found != node_.keys.end() && node_.children[index].kind == yaml::Kind::mapping;
}

std::string Reader::path_of(std::string_view key) const {
  auto shown = in_quotes(key);
  shown = shown.substr(1, shown.size() - 2);
  return path_.empty() ? shown : fmt::format("{}.{}", path_, shown);
}

void Reader::complain(std::string_view key, std::string what) const {
  const auto found = std::find(node_.keys.begin(), node_.keys.end(), key);
  const auto index = static_cast<std::size_t>(found - node_.keys.begin());
  const auto place = found == node_.keys.end() ? node_.place : node_.children[index].place;
  mistakes_.add(place, path_of(key), std::move(what));
}

void Reader::complain(const Text& at, std::string what) const {
  mistakes_.add(at.place, at.path, std::move(what));
}

const yaml::Node* Reader::find(std::string_view key) {
  known_.push_back(key);
  const auto found = std::find(node_.keys.begin(), node_.keys.end(), key);
  if (found == node_.keys.end()) return nullptr;
  return &node_.children[static_cast<std::size_t>(found - node_.keys.begin())];
}

/// The node where it is a text; otherwise nullptr, complained of unless the key is missing.
const yaml::Node* Reader::scalar(std::string_view key, std::string_view accepted) {
  const auto* node = find(key);
  if (node == nullptr || node->kind == yaml::Kind::refused) return nullptr;
  if (node->kind == yaml::Kind::text && !node->text.empty()) return node;
  const yaml::Node nothing{.kind = yaml::Kind::null};
  complain(key, not_this(node->kind == yaml::Kind::text ? nothing : *node, accepted));
  return nullptr;
}

std::optional<Text> Reader::optional(std::string_view key, std::string_view accepted) {
  const auto* node = scalar(key, accepted);
  if (node == nullptr) return std::nullopt;
  return Text{node->text, node->place, path_of(key)};
}

std::optional<Text> Reader::required(std::string_view key, std::string_view accepted) {
  if (readable_ && !has(key)) complain(key, fmt::format("missing; write {}", accepted));
  return optional(key, accepted);
}

std::string Reader::text(std::string_view key, std::string_view accepted,
                         std::string_view fallback) {
  const auto* node = scalar(key, accepted);
  return node == nullptr ? std::string(fallback) : node->text;
}

template <class T, class Parse, class Format>
T Reader::measured(std::string_view key, T fallback, const Range<T>& range,
                   std::string_view accepted, Parse parse, Format format) {
  const auto* node = scalar(key, accepted);
  if (node == nullptr) return fallback;
  const auto value = parse(*node);
  if (!value) {
    complain(key, not_this(*node, accepted));
    return fallback;
  }
  if (*value < range.low || *value > range.high) {
    complain(key, fmt::format("{} is out of range; {} to {} are taken", in_quotes(node->text),
                              format(range.low), format(range.high)));
    return fallback;
  }
  return *value;
}

milliseconds Reader::duration(std::string_view key, milliseconds fallback,
                              Range<milliseconds> range) {
  return measured(
      key, fallback, range, kDuration,
      [](const yaml::Node& node) { return parse_duration(node.text); },
      [](milliseconds span) { return format_duration(span); });
}

std::uint64_t Reader::size(std::string_view key, std::uint64_t fallback,
                           Range<std::uint64_t> range) {
  return measured(
      key, fallback, range, kSize, [](const yaml::Node& node) { return parse_size(node.text); },
      [](std::uint64_t bytes) { return format_size(bytes); });
}

int Reader::number(std::string_view key, int fallback, Range<int> range) {
  return measured(
      key, fallback, range, kNumber,
      [](const yaml::Node& node) {
        return node.plain ? parse_number(node.text) : std::optional<int>{};
      },
      [](int value) { return fmt::to_string(value); });
}

int Reader::percent(std::string_view key, int fallback, Range<int> range) {
  return measured(
      key, fallback, range, kPercent,
      [](const yaml::Node& node) { return parse_percent(node.text); },
      [](int value) { return fmt::format("{}%", value); });
}

bool Reader::flag(std::string_view key, bool fallback) {
  const auto* node = scalar(key, "true or false");
  if (node == nullptr) return fallback;
  if (node->plain && node->text == "true") return true;
  if (node->plain && node->text == "false") return false;
  complain(key, not_this(*node, "true or false"));
  return fallback;
}

std::optional<std::size_t> Reader::choice(std::string_view key,
                                          const std::vector<std::string_view>& all) {
  const auto accepted = fmt::format("one of {}", fmt::join(all, ", "));
  const auto word = required(key, accepted);
  if (!word) return std::nullopt;
  const auto found = std::find(all.begin(), all.end(), word->value);
  if (found != all.end()) return static_cast<std::size_t>(found - all.begin());
  complain(key, fmt::format("{} is not taken; write {}", in_quotes(word->value), accepted));
  return std::nullopt;
}

std::vector<Text> Reader::texts(std::string_view key, std::string_view accepted) {
  std::vector<Text> out;
  const auto* node = find(key);
  if (node == nullptr || node->kind == yaml::Kind::refused) return out;
  if (node->kind != yaml::Kind::sequence) {
    complain(key, not_this(*node, fmt::format("a list of {}", accepted)));
    return out;
  }
  for (std::size_t i = 0; i < node->children.size(); ++i) {
    const auto& item = node->children[i];
    auto path = fmt::format("{}[{}]", path_of(key), i);
    if (item.kind == yaml::Kind::text && !item.text.empty()) {
      out.push_back({item.text, item.place, std::move(path)});
    } else if (item.kind != yaml::Kind::refused) {
      mistakes_.add(item.place, path, not_this(item, accepted));
    }
  }
  return out;
}

void Reader::mapping(std::string_view key, const std::function<void(Reader&)>& read) {
  const auto kind = readable_ ? yaml::Kind::mapping : yaml::Kind::refused;
  const yaml::Node none{.kind = kind, .place = node_.place};
  const auto* node = find(key);
  Reader reader(mistakes_, node == nullptr ? none : *node, path_of(key));
  read(reader);
  reader.done();
}

void Reader::mappings(std::string_view key, const std::function<void(Reader&)>& read,
                      bool needs_one) {
  constexpr std::string_view kAccepted = "a list, each item beginning with \"- \"";
  const auto* node = find(key);
  if (node == nullptr) {
    if (needs_one && readable_) complain(key, fmt::format("missing; write {}", kAccepted));
    return;
  }
  if (node->kind == yaml::Kind::refused) return;
  if (node->kind != yaml::Kind::sequence) {
    complain(key, not_this(*node, kAccepted));
    return;
  }
  if (needs_one && node->children.empty()) complain(key, "has no item; write at least one");
  for (std::size_t i = 0; i < node->children.size(); ++i) {
    Reader reader(mistakes_, node->children[i], fmt::format("{}[{}]", path_of(key), i));
    read(reader);
    reader.done();
  }
}

}  // namespace mandated::config
