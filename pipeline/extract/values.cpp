#include "pipeline/extract/values.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "pipeline/extract/columns.h"
#include "pipeline/text/normalise.h"
#include "pipeline/vote/vote.h"

namespace mandated::extract {
namespace {

Field known_or_empty(std::vector<std::string> items) {
  if (items.empty()) return {};
  if (items.size() == 1 && says_nothing(items.front())) return Field::empty();
  return Field::known(std::move(items));
}

std::vector<std::string> lines_of(const Page& page, const std::vector<std::uint32_t>& values) {
  std::vector<std::string> lines;
  lines.reserve(values.size());
  for (const auto piece : values) lines.push_back(with_seams(page.pieces[piece], page.blocks));
  return lines;
}

struct Quote {
  std::size_t size;
  bool opens;
  bool closes;
};

/// The quotation mark at `at`, if one is there. A straight one opens behind a space and closes
/// before one.
std::optional<Quote> quote_at(std::string_view text, std::size_t at) {
  if (text[at] == '"') {
    constexpr std::string_view kBefore = " ([\n";
    constexpr std::string_view kAfter = " .,;:!?)]\n";
    const bool opens = at == 0 || kBefore.find(text[at - 1]) != std::string_view::npos;
    const bool closes =
        at + 1 == text.size() || kAfter.find(text[at + 1]) != std::string_view::npos;
    return Quote{1, opens && at + 1 != text.size(), closes && at != 0};
  }
  if (text.substr(at, 3) == "\u201C") return Quote{3, true, false};
  if (text.substr(at, 3) == "\u201D") return Quote{3, false, true};
  if (text.substr(at, 2) == "\u00AB") return Quote{2, true, false};
  if (text.substr(at, 2) == "\u00BB") return Quote{2, false, true};
  return std::nullopt;
}

bool ends_sentence(std::string_view text) {
  if (text.empty()) return false;
  constexpr std::array<std::string_view, 7> kEnds{".", "!", "?", ";", "\"", "\u201D", "\u2026"};
  return std::any_of(kEnds.begin(), kEnds.end(), [text](std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
  });
}

/// Is the list item around the label and all that stands under it? A list item's own text counts to
/// the list (BlockKind), so that it shows by no text of another item having come in between.
bool holds_label(const Page& page, std::uint32_t item, std::uint32_t label, std::uint32_t before) {
  if (page.nesting.within(page.container(label), item)) return true;
  const auto list = page.container(label);
  return page.block(label).kind == BlockKind::list_item && page.nesting.parent(item) == list &&
         !(page.block(before).kind == BlockKind::list_item && page.container(before) == list);
}

/// Is a line of a block an item of its own, or does the one before go on in it?
bool begins_item(const Page& page, std::optional<std::uint32_t> label, std::uint32_t before,
                 std::uint32_t piece) {
  const auto& one = page.pieces[before];
  const auto& other = page.pieces[piece];
  if (one.block == other.block) {
    const auto& text = page.blocks.blocks[other.block].text;
    const auto begin = static_cast<std::size_t>(other.text.data() - text.data());
    const bool bulleted = begin > 0 && text[begin - 1] != '\n';
    const char first = other.text.front();
    return bulleted || (ends_sentence(one.text) && !(first >= 'a' && first <= 'z'));
  }
  // The second paragraph of one list item.
  const auto item = page.nesting.nearest(page.container(piece), "li");
  if (label && holds_label(page, item, *label, before)) return true;
  return !(page.block(piece).kind == BlockKind::paragraph && item != 0 &&
           (page.nesting.within(page.container(before), item) ||
            page.nesting.parent(item) == page.container(before)));
}

bool is_symbol(std::string_view text) {
  static const RE2 kSymbol{R"([A-Z]{1,5}(/[A-Za-z0-9.\-]+){1,6}( \(\d{4}\))?|WHA\d+\.\d+)"};
  return RE2::FullMatch(re2::StringPiece{text.data(), text.size()}, kSymbol);
}

}  // namespace

std::string_view without_quotes(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return text;
  const auto first = quote_at(text, 0);
  if (!first || !first->opens) return text;
  int depth = 0;
  std::size_t closed = std::string_view::npos;
  std::size_t last_size = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto quote = quote_at(text, at);
    if (!quote) {
      ++at;
      continue;
    }
    if (quote->opens && !(quote->closes && depth > 0)) {
      ++depth;
    } else if (quote->closes && --depth == 0 && closed == std::string_view::npos) {
      closed = at;
      last_size = quote->size;
    }
    at += quote->size;
  }
  if (closed == std::string_view::npos) return trimmed(text.substr(first->size));  // never closed
  if (closed + last_size != text.size()) return text;  // a quotation at the beginning only
  return trimmed(text.substr(first->size, closed - first->size));
}

Field read_text_field(const Page& page, const std::vector<std::uint32_t>& values,
                      const RE2* pattern) {
  if (values.empty()) return {};
  const auto text = page.pieces[values.front()].text;
  if (says_nothing(text)) return Field::empty();
  if (pattern != nullptr && !RE2::FullMatch(re2::StringPiece{text.data(), text.size()}, *pattern)) {
    return {};
  }
  return Field::known(std::string{text});
}

Field read_flag(const Page& page, const std::vector<std::uint32_t>& values) {
  if (values.empty()) return {};
  const auto text = page.pieces[values.front()].text;
  if (says_nothing(text)) return Field::empty();
  constexpr std::size_t kLongest = 12;
  const auto key = text.size() > kLongest ? std::string{} : text::key(text);
  if (key == "yes" || key == "true") return Field::known(true);
  if (key == "no" || key == "false") return Field::known(false);
  return {};
}

Field read_items(const Page& page, std::optional<std::uint32_t> label,
                 const std::vector<std::uint32_t>& values) {
  std::vector<std::string> items;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto text = page.pieces[values[i]].text;
    if (i > 0 && !begins_item(page, label, values[i - 1], values[i])) {
      items.back() += ' ';
      items.back() += text;
    } else {
      items.emplace_back(text);
    }
  }
  for (auto& item : items) item = std::string{without_quotes(item)};
  items.erase(std::remove(items.begin(), items.end(), ""), items.end());
  return known_or_empty(std::move(items));
}

Field read_names(const Page& page, const std::vector<std::uint32_t>& values,
                 const text::Countries& countries, std::string& dropped) {
  std::vector<std::string> names;
  for (const auto& line : lines_of(page, values)) {
    for (auto& name : countries.split_list(line)) {
      if (is_symbol(name)) {
        dropped += dropped.empty() ? name : ", " + name;
      } else {
        names.push_back(std::move(name));
      }
    }
  }
  return known_or_empty(std::move(names));
}

Field read_vote_line(const Page& page, const std::vector<std::uint32_t>& values) {
  constexpr std::size_t kMostPieces = 8;  // four ways, their counts apart
  std::optional<Vote> best;
  std::string line;
  for (std::size_t i = 0; i < values.size() && i < kMostPieces; ++i) {
    if (i > 0) line += vote::opens_group(page.pieces[values[i]].text) ? ", " : " ";
    line += with_seams(page.pieces[values[i]], page.blocks);
    if (i == 0 && says_nothing(line)) return Field::empty();
    if (auto vote = vote::read_tally(line)) best = std::move(vote);
  }
  return best ? Field::known(*std::move(best)) : Field{};
}

Field read_vote_lists(const Page& page, const std::vector<std::uint32_t>& values,
                      const text::Countries& countries, const Field& line) {
  if (values.empty()) return {};
  const auto lines = lines_of(page, by_headings(page, values, vote::opens_group));
  const std::vector<std::string_view> views(lines.begin(), lines.end());
  const auto* announced = std::get_if<Vote>(&line.value);
  auto vote = vote::read_groups(views, countries, announced ? announced->totals : VoteTotals{});
  if (vote) return Field::known(*std::move(vote));
  return lines.size() == 1 && says_nothing(lines.front()) ? Field::empty() : Field{};
}

}  // namespace mandated::extract
