#include "pipeline/extract/title.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "pipeline/text/normalise.h"

namespace mandated::extract {
namespace {

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool off_page(Region region) {
  return region == Region::navigation || region == Region::footer || region == Region::aside;
}

/// The heading of level one that stands in the main part, that the document's title repeats, and
/// that says most: a site's name is often one, too.
const Block* main_heading(const Page& page, const std::string& title) {
  const Block* best = nullptr;
  std::tuple<bool, bool, std::size_t> best_rank;
  for (const auto& block : page.blocks.blocks) {
    if (block.kind != BlockKind::heading || block.level != 1 || off_page(block.region)) continue;
    const std::tuple rank{block.region == Region::main,
                          contains(title, text::fold(one_line(block.text))), block.text.size()};
    if (best != nullptr && rank <= best_rank) continue;
    best = &block;
    best_rank = rank;
  }
  return best;
}

/// A heading of any level, or else a line, that the document's title begins with and is half of.
std::string repeated_heading(const Page& page, const std::string& title) {
  std::string line;
  for (const auto& block : page.blocks.blocks) {
    if (off_page(block.region) || block.text.size() * 2 < title.size()) continue;
    if (block.text.size() > title.size() + title.size() / 2) continue;
    const bool heading = block.kind == BlockKind::heading;
    if (!heading && !line.empty()) continue;
    auto text = one_line(block.text);
    const auto folded = text::fold(text);
    if (title.substr(0, folded.size()) != folded) continue;
    if (heading) return text;
    line = std::move(text);
  }
  return line;
}

/// Does the document's title end with it, behind what it is the title of? "Dams - UN Watch".
bool is_site_name(std::string_view heading, std::string_view title) {
  return heading.size() * 2 < title.size() &&
         title.substr(title.size() - heading.size()) == heading;
}

std::string without_site(const std::string& title) {
  constexpr std::array<std::string_view, 8> kSeparators{
      " | ", " - ", " \u2013 ", " \u2014 ", " \u00BB ", " \u00AB ", " \u00B7 ", " :: "};
  std::size_t cut = std::string::npos;
  for (const auto separator : kSeparators) {
    const auto at = title.rfind(separator);
    if (at == std::string::npos || at == 0) continue;
    if (cut == std::string::npos || at > cut) cut = at;
  }
  if (cut == std::string::npos) return title;
  constexpr long kMostWords = 5;
  const auto words = std::count(title.begin() + static_cast<std::ptrdiff_t>(cut), title.end(), ' ');
  return words - 1 > kMostWords ? title : title.substr(0, cut);
}

/// The last heading before the first label, else the first line of the page.
std::string line_before(const Page& page, std::uint32_t first) {
  const Block* line = nullptr;
  for (std::uint32_t i = 0; i < first; ++i) {
    const auto& block = page.block(i);
    if (off_page(block.region) || page.pieces[i].field) continue;
    if (block.kind == BlockKind::heading || line == nullptr) line = &block;
  }
  return line == nullptr ? std::string{} : one_line(line->text);
}

}  // namespace

std::string title_of(const Page& page, std::optional<std::uint32_t> first) {
  const auto title = text::fold(page.blocks.title);
  const auto* const heading = main_heading(page, title);
  // Themes of old have the site's name as the heading of level one, and the page's as the next.
  if (heading != nullptr && !is_site_name(text::fold(one_line(heading->text)), title)) {
    return one_line(heading->text);
  }
  if (!title.empty()) {
    if (auto repeated = repeated_heading(page, title); !repeated.empty()) return repeated;
    if (heading != nullptr && heading->region == Region::main) return one_line(heading->text);
    return without_site(page.blocks.title);
  }
  return first ? line_before(page, *first) : std::string{};
}

}  // namespace mandated::extract
