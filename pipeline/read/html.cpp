#include "pipeline/read/html.h"

#include <utility>

#include "pipeline/read/css.h"
#include "pipeline/read/css_match.h"
#include "pipeline/read/html_blocks.h"
#include "pipeline/read/html_guard.h"
#include "pipeline/read/html_roles.h"
#include "pipeline/read/html_tree.h"
#include "pipeline/read/html_words.h"
#include "pipeline/read/query_encoding.h"
#include "pipeline/text/normalise.h"
#include "pipeline/text/url.h"

namespace mandated::read {
namespace {

Result<HtmlTree> tree_of(std::string_view utf8) {
  auto page = guarded(utf8, Wanted::elements);
  if (!page) return tl::unexpected{page.error()};
  return HtmlTree{std::move(page->html)};
}

std::string first_alt(const std::vector<css::Element>& elements, std::size_t link) {
  for (std::size_t i = link + 1; i < elements.size() && elements[i].parent >= link; ++i) {
    if (html_tag(*elements[i].node) != GUMBO_TAG_IMG) continue;
    const char* const alt = attribute(elements[i].node->v.element, "alt");
    if (alt != nullptr) return text::normalise(alt);
  }
  return {};
}

// The page's own <base href> counts before where it came from (HTML 2.4.1).
std::string base_of(const std::vector<css::Element>& elements, std::string_view fetched_from) {
  for (const css::Element& each : elements) {
    if (html_tag(*each.node) != GUMBO_TAG_BASE) continue;
    const char* const href = attribute(each.node->v.element, "href");
    if (href == nullptr) continue;
    const auto base = text::parse_url(href, fetched_from);
    const bool usable = base && base->scheme != "data" && base->scheme != "javascript";
    return usable ? base->href() : std::string{fetched_from};
  }
  return std::string{fetched_from};
}

// Selected elements and all within them; every element where there is no selector.
Result<std::vector<bool>> within(const HtmlTree& tree, const std::vector<css::Element>& elements,
                                 std::string_view css) {
  if (css.empty()) return std::vector<bool>(elements.size(), true);
  const auto selector = css::parse(css);
  if (!selector) return tl::unexpected{selector.error()};
  std::vector<bool> inside = css::match(*selector, tree, elements);
  for (std::size_t i = 1; i < elements.size(); ++i) {
    inside[i] = inside[i] || inside[elements[i].parent];
  }
  return inside;
}

}  // namespace

Result<Blocks> read_html(std::string_view utf8) {
  auto page = guarded(utf8, Wanted::blocks);
  if (!page) return tl::unexpected{page.error()};
  Blocks blocks = blocks_of(HtmlTree{std::move(page->html)});
  blocks.closed = page->closed;
  return blocks;
}

Result<std::vector<Link>> links(std::string_view utf8, std::string_view base, std::string_view css,
                                std::string_view encoding) {
  const auto tree = tree_of(utf8);
  if (!tree) return tl::unexpected{tree.error()};
  const std::vector<css::Element> elements = css::elements_of(*tree);
  const auto inside = within(*tree, elements, css);
  if (!inside) return tl::unexpected{inside.error()};
  const std::string from = base_of(elements, base);
  std::vector<Link> out;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const GumboNode& node = *elements[i].node;
    const GumboTag tag = html_tag(node);
    if (!(*inside)[i] || (tag != GUMBO_TAG_A && tag != GUMBO_TAG_AREA)) continue;
    const char* const href = attribute(node.v.element, "href");
    if (href == nullptr) continue;
    const auto url = text::parse_url(with_query_encoded(href, encoding), from);
    if (!url || (url->scheme != "http" && url->scheme != "https")) continue;
    std::string words = words_of(node);
    if (tag == GUMBO_TAG_AREA) {
      const char* const alt = attribute(node.v.element, "alt");
      if (alt != nullptr) words = text::normalise(alt);
    }
    if (words.empty()) words = first_alt(elements, i);
    out.push_back({url->href(), std::move(words)});
  }
  return out;
}

Result<std::vector<std::string>> select(std::string_view utf8, std::string_view css) {
  const auto selector = css::parse(css);
  if (!selector) return tl::unexpected{selector.error()};
  const auto tree = tree_of(utf8);
  if (!tree) return tl::unexpected{tree.error()};
  const std::vector<css::Element> elements = css::elements_of(*tree);
  const std::vector<bool> selected = css::match(*selector, *tree, elements);
  std::vector<std::string> out;
  std::size_t size = 0;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!selected[i]) continue;
    out.push_back(words_of(*elements[i].node));
    size += out.back().size();
    if (size > kMaxSelectedText) return fail(Errc::too_large, "the selected texts pass 64 MB");
  }
  return out;
}

}  // namespace mandated::read
