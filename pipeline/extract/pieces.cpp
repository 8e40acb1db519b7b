#include "pipeline/extract/pieces.h"

#include <algorithm>
#include <array>

#include "pipeline/base/ascii.h"
#include "pipeline/text/normalise.h"

namespace mandated::extract {
namespace {

bool begins_lower(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  return first != std::string_view::npos && text[first] >= 'a' && text[first] <= 'z';
}

/// Colons, dashes and spaces between a label and its value.
std::string_view without_joint(std::string_view text) {
  for (;;) {
    std::size_t size = 0;
    if (text.empty()) return text;
    if (text.front() == ':' || text.front() == ' ' || text.front() == '=') size = 1;
    if (text.substr(0, 2) == "- ") size = 2;
    if (text.substr(0, 4) == "\u2013 " || text.substr(0, 4) == "\u2014 ") size = 4;
    if (size == 0) return text;
    text.remove_prefix(size);
  }
}

/// A value without what sets it apart from the next pair on its line.
std::string_view without_divider(std::string_view text) {
  for (;;) {
    text = trimmed(text);
    std::size_t size = 0;
    for (const std::string_view divider : {"|", "\u2022", "\u00B7"}) {
      if (text.size() >= divider.size() && text.substr(text.size() - divider.size()) == divider) {
        size = divider.size();
      }
    }
    if (size == 0) return text;
    text.remove_suffix(size);
  }
}

/// A bullet, a picture letter or a number of an icon font: nothing a reader reads.
bool is_ornament(std::string_view text) {
  constexpr std::size_t kLongest = 16;
  return text.size() <= kLongest && std::none_of(text.begin(), text.end(), is_alnum);
}

/// A place in a line at which a label may begin.
struct Seam {
  std::size_t at = 0;
  bool inlined = true;  ///< an inline element begins or ends here; else it is a divider ("|")
};

/// Takes one line of one block apart, left to right.
class LineReader {
 public:
  LineReader(const Block& block, std::uint32_t index, const Profile& profile, const Labels& labels,
             std::vector<Piece>& out)
      : block_(block), index_(index), profile_(profile), labels_(labels), out_(out) {}

  void read(std::size_t begin, std::size_t end) {
    line_ = std::string_view{block_.text}.substr(begin, end - begin);
    open_.reset();
    find_seams(begin, end);
    std::size_t value = 0;  // where the present value begins
    for (std::size_t i = 0; i + 1 < seams_.size(); ++i) {
      const auto at = seams_[i].at;
      if (at < value) continue;
      const bool first = open_ == std::nullopt && is_ornament(line_.substr(0, at));
      const auto label = first ? label_at_start(i) : label_within(i, value);
      if (!label) continue;
      add_value(value, at);
      const auto size = label->size;
      open_ = label->field;
      out_.push_back({without_joint(trimmed(line_.substr(at, size))), index_, label->field,
                      is_link(line_.substr(at, size))});
      value = at + size;
    }
    add_value(value, line_.size());
  }

 private:
  void find_seams(std::size_t begin, std::size_t end) {
    seams_.assign(1, Seam{});
    auto cut = std::upper_bound(block_.cuts.begin(), block_.cuts.end(), begin);
    for (; cut != block_.cuts.end() && *cut < end; ++cut) seams_.push_back({*cut - begin});
    for (const std::string_view divider : {"|", "\u2022", "\u00B7"}) {
      for (auto at = line_.find(divider); at != std::string_view::npos;
           at = line_.find(divider, at + 1)) {
        seams_.push_back({at + divider.size(), false});
      }
    }
    std::sort(seams_.begin(), seams_.end(),
              [](const Seam& a, const Seam& b) { return a.at < b.at; });
    seams_.push_back({line_.size()});
  }

  std::optional<Labels::Prefix> label_at_start(std::size_t i) {
    const auto at = seams_[i].at;
    const auto rest = line_.substr(at);
    if (const auto whole = labels_.field(rest)) return Labels::Prefix{*whole, rest.size()};
    if (const auto prefix = labels_.prefix(rest)) return prefix;
    // `<b>Key</b> <b>Praise</b>` is one label, hence up to three runs.
    constexpr std::size_t kRuns = 3;
    for (std::size_t next = i + 1; next + 1 < seams_.size() && next <= i + kRuns; ++next) {
      if (!seams_[next].inlined) break;
      const auto run = rest.substr(0, seams_[next].at - at);
      const auto field = labels_.field(run);
      if (!field) continue;
      const auto after = rest.substr(run.size());
      if (begins_lower(after)) return std::nullopt;  // "Vote for us"
      return Labels::Prefix{*field, run.size()};
    }
    return std::nullopt;
  }

  /// After a value on the same line: with a colon, or after the value of a field that is short.
  std::optional<Labels::Prefix> label_within(std::size_t i, std::size_t value) {
    const auto at = seams_[i].at;
    const auto run = line_.substr(at, seams_[i + 1].at - at);
    if (const auto prefix = labels_.prefix(run)) return prefix;
    const auto field = labels_.field(run);
    if (!field || !seams_[i].inlined) return std::nullopt;
    const auto after = trimmed(line_.substr(at + run.size()));
    const bool colon = trimmed(run).back() == ':' || (!after.empty() && after.front() == ':');
    if (colon) return Labels::Prefix{*field, run.size()};
    if (begins_lower(run) || begins_lower(after)) return std::nullopt;
    const bool valueless = open_ && says_nothing(line_.substr(value, at - value));
    if (!valueless && !open_is_short()) return std::nullopt;
    return Labels::Prefix{*field, run.size()};
  }

  /// Is the label before, on this line, of a field whose value ends before the line does?
  [[nodiscard]] bool open_is_short() const {
    if (!open_) return false;
    const auto& rule = profile_.fields[*open_];
    return rule.type != FieldType::list || rule.splits_commas;
  }

  [[nodiscard]] bool is_link(std::string_view label) const {
    // A heading that links to itself is a heading still.
    if (block_.kind == BlockKind::heading || block_.kind == BlockKind::caption) return false;
    constexpr std::size_t kMostLinks = 100;
    const auto bare = trimmed(label);
    const auto last = std::min(block_.links.size(), kMostLinks);
    return std::any_of(block_.links.begin(),
                       block_.links.begin() + static_cast<std::ptrdiff_t>(last),
                       [bare](const Link& link) { return link.text == bare; });
  }

  void add_value(std::size_t begin, std::size_t end) {
    auto text = line_.substr(begin, end - begin);
    if (begin > 0) text = without_joint(text);
    text = without_bullet(without_divider(text));
    if (!text.empty()) out_.push_back({text, index_, std::nullopt, false});
  }

  const Block& block_;
  std::uint32_t index_;
  const Profile& profile_;
  const Labels& labels_;
  std::vector<Piece>& out_;
  std::string_view line_;
  std::vector<Seam> seams_;
  std::optional<std::size_t> open_;  ///< field of the last label on this line
};

/// True for the long plain paragraph that most of a page is: no label can be in it.
bool is_plain(const Block& block, const Labels& labels) {
  return block.cuts.empty() && block.text.size() > labels.longest() &&
         block.text.find_first_of("\n|") == std::string::npos &&
         block.text.find("\u2022") == std::string::npos &&
         std::string_view{block.text}.substr(0, labels.longest()).find(':') ==
             std::string_view::npos;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \n") - begin + 1);
}

std::string_view without_bullet(std::string_view text) {
  constexpr std::array<std::string_view, 10> kBullets{
      "\u2022", "\u2023", "\u25AA", "\u25CF", "\u25E6", "\u25CB", "\u25A0", "\u00B7", "*", "-"};
  text = trimmed(text);
  for (const auto bullet : kBullets) {
    if (text.substr(0, bullet.size()) != bullet) continue;
    const auto rest = text.substr(bullet.size());
    if (rest.empty() || rest.front() == ' ' || bullet.size() > 1) return trimmed(rest);
  }
  return text;
}

bool says_nothing(std::string_view text) {
  constexpr std::size_t kLongest = 12;
  if (text.size() > kLongest) return false;
  const auto key = text::key(text);
  return key.empty() || key == "none" || key == "n a" || key == "nil";
}

std::vector<Piece> pieces_of(const Blocks& blocks, const Profile& profile, const Labels& labels) {
  std::vector<Piece> pieces;
  pieces.reserve(blocks.blocks.size() + 16);
  for (std::size_t i = 0; i < blocks.blocks.size(); ++i) {
    const auto& block = blocks.blocks[i];
    const auto index = static_cast<std::uint32_t>(i);
    if (is_plain(block, labels)) {
      pieces.push_back({without_bullet(block.text), index, std::nullopt, false});
      continue;
    }
    LineReader reader(block, index, profile, labels, pieces);
    for (std::size_t begin = 0; begin <= block.text.size();) {
      const auto end = std::min(block.text.find('\n', begin), block.text.size());
      reader.read(begin, end);
      begin = end + 1;
    }
  }
  return pieces;
}

std::string with_seams(const Piece& piece, const Blocks& blocks) {
  const auto& block = blocks.blocks[piece.block];
  const auto begin = static_cast<std::size_t>(piece.text.data() - block.text.data());
  const auto is_gap = [](char c) {
    return std::string_view{" \n,;:-()\"'"}.find(c) != std::string_view::npos;
  };
  std::string out;
  std::size_t done = 0;
  auto cut = std::upper_bound(block.cuts.begin(), block.cuts.end(), begin);
  for (; cut != block.cuts.end() && *cut < begin + piece.text.size(); ++cut) {
    const auto at = *cut - begin;
    if (is_gap(piece.text[at - 1]) || is_gap(piece.text[at])) continue;
    out += piece.text.substr(done, at - done);
    out += '\n';
    done = at;
  }
  return out += piece.text.substr(done);
}

}  // namespace mandated::extract
