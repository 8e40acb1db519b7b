#include "config/yaml.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace mandated::config::yaml {
namespace {

/// Ends the reading where going on would only repeat the same mistake.
struct Stop {
  Place place;
  std::string what;
};

/// YAML 1.2 §5.1 allows tabs and line ends alone; escapes in double quotes could bring in more.
bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

Place place_of(const YAML::Mark& mark) { return {mark.line + 1, mark.column + 1}; }

/// Builds the tree from the parser's events: they carry the place of each value, and each key as
/// often as it is written, which YAML::Node does not.
class Builder final : public YAML::EventHandler {
 public:
  explicit Builder(Mistakes& mistakes) : mistakes_(mistakes) {}

  Node take() { return std::move(root_); }
  /// Of the last text in quotes: the only one that the end of the file can have cut.
  [[nodiscard]] const Place& last_quoted() const { return last_quoted_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) {
      throw Stop{place_of(mark), "more follows after the end of the document; one is taken"};
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    put({.kind = Kind::null, .place = place_of(mark)});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    complain(place_of(mark), "an alias; write the value out");
    put({.kind = Kind::refused, .place = place_of(mark)});
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    const bool plain = tag == "?" || tag.empty();
    if (tag == "!") last_quoted_ = place_of(mark);
    if (!plain && tag != "!" && tag != "tag:yaml.org,2002:str") {
      complain(place_of(mark), fmt::format("the tag {}; tags are not taken", in_quotes(tag)));
      put({.kind = Kind::refused, .place = place_of(mark)});
      return;
    }
    if (std::any_of(value.begin(), value.end(), is_control)) {
      complain(place_of(mark), "a control character; text and line ends are taken");
      put({.kind = Kind::refused, .place = place_of(mark)});
      return;
    }
    put({.kind = Kind::text, .place = place_of(mark), .text = value, .plain = plain});
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(Kind::sequence, mark);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(Kind::mapping, mark);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Frame {
    Node node;
    std::set<std::string> seen;
    bool at_key = true;
  };

  void open(Kind kind, const YAML::Mark& mark) {
    if (frames_.size() == kMaxDepth) {
      throw Stop{place_of(mark), fmt::format("nested deeper than {} levels", kMaxDepth)};
    }
    if (expects_key()) throw Stop{place_of(mark), "a key that is no word; write key: value"};
    frames_.push_back({.node = {.kind = kind, .place = place_of(mark)}, .seen = {}});
  }

  void close() {
    Node done = std::move(frames_.back().node);
    frames_.pop_back();
    put(std::move(done));
  }

  [[nodiscard]] bool expects_key() const {
    return !frames_.empty() && frames_.back().node.kind == Kind::mapping && frames_.back().at_key;
  }

  void put(Node node) {
    if (++nodes_ > kMaxNodes) {
      throw Stop{node.place, fmt::format("more than {} values", kMaxNodes)};
    }
    if (frames_.empty()) {
      root_ = std::move(node);
    } else if (expects_key()) {
      put_key(node);
    } else {
      frames_.back().node.children.push_back(std::move(node));
      frames_.back().at_key = true;
    }
  }

  void put_key(const Node& key) {
    auto& frame = frames_.back();
    if (key.kind != Kind::text) throw Stop{key.place, "a key that is no word; write key: value"};
    frame.node.keys.push_back(key.text);
    frame.node.key_places.push_back(key.place);
    frame.at_key = false;
    if (!frame.seen.insert(key.text).second) complain(key.place, "given twice; once is taken");
  }

  void complain(Place place, std::string what) {
    std::string path;
    for (const auto& frame : frames_) {
      if (frame.node.kind == Kind::sequence) {
        path += fmt::format("[{}]", frame.node.children.size());
      } else if (!frame.node.keys.empty()) {
        path += (path.empty() ? "" : ".") + frame.node.keys.back();
      }
    }
    mistakes_.add(place, path, std::move(what));
  }

  Mistakes& mistakes_;
  std::vector<Frame> frames_;
  Node root_;
  Place last_quoted_{0, 0};
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

Place place_at(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n');
  const auto start = before.rfind('\n');
  const auto column = start == std::string_view::npos ? offset : offset - start - 1;
  return {static_cast<int>(line) + 1, static_cast<int>(column) + 1};
}

/// Bytes of the UTF-8 character at `text[0]`; 0 where there is none (Unicode 15, table 3-7).
std::size_t character(std::string_view text) {
  const auto at = [text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : std::uint8_t{0};
  };
  const auto tail = [&at](std::size_t i) { return (at(i) & 0xC0U) == 0x80U; };
  const auto first = at(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool overlong = first == 0xE0 && at(1) < 0xA0;
    const bool surrogate = first == 0xED && at(1) > 0x9F;
    return tail(1) && tail(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool overlong = first == 0xF0 && at(1) < 0x90;
    const bool beyond = first == 0xF4 && at(1) > 0x8F;
    return tail(1) && tail(2) && tail(3) && !overlong && !beyond ? 4 : 0;
  }
  return 0;
}

/// yaml-cpp takes 0x04 for the end of the file and
/// would leave the rest unread in silence.
bool check_characters(std::string_view text, Mistakes& mistakes) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto length = character(text.substr(i));
    if (length == 0) {
      mistakes.add(place_at(text, i), "",
                   fmt::format("the byte 0x{:02x} is no UTF-8; save the file as UTF-8", byte));
      return false;
    }
    if (is_control(text[i])) {
      mistakes.add(
          place_at(text, i), "",
          fmt::format("the control character 0x{:02x}; text, tabs and line ends are taken", byte));
      return false;
    }
    i += length;
  }
  return true;
}

std::string_view line_at(std::string_view text, int line) {
  for (; line > 1; --line) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

std::string syntax(std::string_view text, const YAML::Exception& error) {
  const auto line = line_at(text, error.mark.line + 1);
  const auto indent = line.substr(0, line.find_first_not_of(" \t"));
  if (indent.find('\t') != std::string_view::npos) {
    return "a tab in the indentation; YAML takes spaces there";
  }
  return fmt::format("not YAML: {}", error.msg);
}

/// yaml-cpp takes the end of the file for the end of a quoted text. True where the text that
/// begins at `place` has its closing quote, or begins with none (a block text).
bool is_closed(std::string_view text, Place place) {
  for (int line = 1; line < place.line; ++line) text.remove_prefix(text.find('\n') + 1);
  text.remove_prefix(std::min(text.size(), static_cast<std::size_t>(place.column - 1)));
  if (text.empty() || (text[0] != '"' && text[0] != '\'')) return true;
  const char quote = text[0];
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 == text.size() || text[i + 1] != quote) return true;
      ++i;
    }
  }
  return false;
}

}  // namespace

Node parse(std::string_view text, Mistakes& mistakes) {
  if (text.size() > kMaxBytes) {
    mistakes.add({}, "", fmt::format("{} bytes; at most {} are taken", text.size(), kMaxBytes));
    return {.kind = Kind::refused};
  }
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  if (!check_characters(text, mistakes)) return {.kind = Kind::refused};
  Builder builder(mistakes);
  try {
    std::istringstream in{std::string(text)};
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Stop& stop) {
    mistakes.add(stop.place, "", stop.what);
    return {.kind = Kind::refused};
  } catch (const YAML::Exception& error) {
    mistakes.add(place_of(error.mark), "", syntax(text, error));
    return {.kind = Kind::refused};
  }
  if (builder.last_quoted().line > 0 && !is_closed(text, builder.last_quoted())) {
    mistakes.add(builder.last_quoted(), "", "a quote without its end");
    return {.kind = Kind::refused};
  }
  return builder.take();
}

}  // namespace mandated::config::yaml
