#include "pipeline/read/meta_prescan.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/ascii.h"

namespace mandated::read {
namespace {

constexpr std::size_t kPrescanned = 1024;
constexpr std::size_t kParsed = 64U << 10U;  // a declaration stands in the head
/// Elements whose content is text for the parser, tags in it too (WHATWG HTML, 13.2.6.2).
constexpr std::array<std::string_view, 8> kRawText{"script", "style",  "title",   "textarea",
                                                   "xmp",    "iframe", "noembed", "noframes"};
constexpr std::string_view kSpace = "\t\n\f\r ";

bool is_space(char c) { return kSpace.find(c) != std::string_view::npos; }

bool starts_with_lower(std::string_view text, std::string_view wanted) {
  return text.size() >= wanted.size() && std::equal(wanted.begin(), wanted.end(), text.begin(),
                                                    [](char a, char b) { return a == lower(b); });
}

struct Attribute {
  std::string name;
  std::string value;
};

/// The bytes not read yet; each take_… is one of the standard's steps.
class Prescan {
 public:
  /// The prescan knows no elements; `parsing` skips the content of those that hold text.
  Prescan(std::string_view bytes, bool parsing) : rest_{bytes}, parsing_{parsing} {}

  const Encoding* run() {
    for (; !rest_.empty(); advance(1)) {
      if (rest_.starts_with("<!--")) {
        skip_past("-->", 2);  // "<!-->" is a whole comment
      } else if (starts_with_lower(rest_, "<meta") && rest_.size() > 5 &&
                 (is_space(rest_[5]) || rest_[5] == '/')) {
        advance(5);
        if (const Encoding* const found = take_meta()) return found;
      } else if (is_tag()) {
        take_tag();
      } else if (rest_.size() > 1 && rest_[0] == '<' &&
                 std::string_view{"!/?"}.find(rest_[1]) != std::string_view::npos) {
        skip_past(">", 0);
      }
      if (rest_.empty()) break;
    }
    return nullptr;
  }

 private:
  void advance(std::size_t bytes) { rest_.remove_prefix(std::min(bytes, rest_.size())); }

  // To the last byte of `end`, looked for from `from`; to the end where it is not found.
  void skip_past(std::string_view end, std::size_t from) {
    const std::size_t at = rest_.find(end, from);
    advance(at == std::string_view::npos ? rest_.size() : at + end.size() - 1);
  }

  [[nodiscard]] bool is_tag() const {
    if (rest_.size() < 2 || rest_[0] != '<') return false;
    return is_alpha(rest_[1]) || (rest_.size() > 2 && rest_[1] == '/' && is_alpha(rest_[2]));
  }

  void take_tag() {
    const auto end = std::min(rest_.find_first_of("\t\n\f\r />", 1), rest_.size());
    const auto name = rest_.substr(1, end - 1);
    advance(std::min(rest_.find_first_of("\t\n\f\r >"), rest_.size()));
    while (take_attribute()) {
    }
    if (!parsing_) return;
    const auto same = [name](std::string_view raw) {
      return raw.size() == name.size() && starts_with_lower(name, raw);
    };
    if (std::any_of(kRawText.begin(), kRawText.end(), same)) skip_raw_text(name);
  }

  /// To the end tag of that name, into its last letter; to the end where it is missing.
  void skip_raw_text(std::string_view name) {
    const auto closes = [name](std::string_view tag) {
      return tag.size() >= name.size() &&
             std::equal(name.begin(), name.end(), tag.begin(),
                        [](char a, char b) { return lower(a) == lower(b); });
    };
    do {
      advance(std::min(rest_.find("</", 1), rest_.size()));
    } while (!rest_.empty() && !closes(rest_.substr(2)));
    advance(1 + name.size());
  }

  const Encoding* take_meta() {
    std::vector<std::string> seen;
    bool pragma = false;
    std::optional<bool> need_pragma;
    const Encoding* found = nullptr;
    while (auto attribute = take_attribute()) {
      if (std::find(seen.begin(), seen.end(), attribute->name) != seen.end()) continue;
      seen.push_back(attribute->name);
      if (attribute->name == "http-equiv") {
        pragma = pragma || attribute->value == "content-type";
      } else if (attribute->name == "content" && found == nullptr) {
        found = encoding_of(charset_in(attribute->value));
        if (found != nullptr) need_pragma = true;
      } else if (attribute->name == "charset") {
        found = encoding_of(attribute->value);
        need_pragma = false;
      }
    }
    if (!need_pragma || (*need_pragma && !pragma) || found == nullptr) return nullptr;
    if (found->name.starts_with("utf-16")) return encoding_of("utf-8");
    return found->name == "x-user-defined" ? encoding_of("windows-1252") : found;
  }

  std::optional<Attribute> take_attribute() {
    while (!rest_.empty() && (is_space(rest_[0]) || rest_[0] == '/')) advance(1);
    if (rest_.empty() || rest_[0] == '>') return std::nullopt;
    Attribute attribute;
    while (!rest_.empty() && !is_space(rest_[0]) && rest_[0] != '/' && rest_[0] != '>' &&
           (rest_[0] != '=' || attribute.name.empty())) {
      attribute.name += lower(rest_[0]);
      advance(1);
    }
    while (!rest_.empty() && is_space(rest_[0])) advance(1);
    if (rest_.empty() || rest_[0] != '=') return attribute;
    advance(1);
    while (!rest_.empty() && is_space(rest_[0])) advance(1);
    if (!take_value(attribute.value)) return std::nullopt;
    return attribute;
  }

  // False where the bytes end within the value: an attribute cut off says nothing.
  bool take_value(std::string& value) {
    const bool quoted = !rest_.empty() && (rest_[0] == '"' || rest_[0] == '\'');
    const std::string_view ends = quoted ? rest_.substr(0, 1) : std::string_view{"\t\n\f\r >"};
    if (quoted) advance(1);
    const std::size_t end = rest_.find_first_of(ends);
    for (const char c : rest_.substr(0, end)) value += lower(c);
    if (end == std::string_view::npos) {
      rest_ = {};
      return false;
    }
    advance(quoted ? end + 1 : end);
    return true;
  }

  std::string_view rest_;
  bool parsing_;
};

// WHATWG HTML, "get an XML encoding".
const Encoding* xml_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return nullptr;
  bytes = bytes.substr(0, kPrescanned);
  const std::string_view declaration = bytes.substr(0, bytes.find('>'));
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos || declaration.size() == bytes.size()) return nullptr;
  const auto skip_controls = [&] {
    while (at < declaration.size() && declaration[at] >= 0 && declaration[at] <= ' ') ++at;
  };
  at += 8;
  skip_controls();
  if (at >= declaration.size() || declaration[at] != '=') return nullptr;
  ++at;
  skip_controls();
  if (at >= declaration.size() || (declaration[at] != '"' && declaration[at] != '\''))
    return nullptr;
  const std::size_t end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return nullptr;
  const Encoding* const found = encoding_of(declaration.substr(at + 1, end - at - 1));
  return found != nullptr && found->name.starts_with("utf-16") ? encoding_of("utf-8") : found;
}

}  // namespace

const Encoding* prescan(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("<\0?\0x\0"sv)) return encoding_of("utf-16le");
  if (bytes.starts_with("\0<\0?\0x"sv)) return encoding_of("utf-16be");
  const Encoding* const found = Prescan{bytes.substr(0, kPrescanned), false}.run();
  return found != nullptr ? found : xml_encoding(bytes);
}

const Encoding* late_meta(std::string_view bytes) {
  return Prescan{bytes.substr(0, kParsed), true}.run();
}

std::string_view charset_in(std::string_view content) {
  constexpr std::string_view kWord = "charset";
  for (std::size_t at = 0; at < content.size(); ++at) {
    if (!starts_with_lower(content.substr(at), kWord)) continue;
    std::size_t begin = content.find_first_not_of(kSpace, at + kWord.size());
    if (begin == std::string_view::npos) return {};
    if (content[begin] != '=') {
      at = begin - 1;
      continue;
    }
    begin = content.find_first_not_of(kSpace, begin + 1);
    if (begin == std::string_view::npos) return {};
    const char quote = content[begin];
    if (quote == '"' || quote == '\'') {
      const std::size_t end = content.find(quote, begin + 1);
      return end == std::string_view::npos ? std::string_view{}
                                           : content.substr(begin + 1, end - begin - 1);
    }
    return content.substr(begin, content.find_first_of("\t\n\f\r ;", begin) - begin);
  }
  return {};
}

}  // namespace mandated::read
