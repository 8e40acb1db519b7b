#include "pipeline/read/html_tree.h"

#include <algorithm>
#include <utility>

namespace mandated::read {
namespace {

constexpr std::size_t kAlign = alignof(std::max_align_t);
constexpr std::size_t kFirstChunk = 64U << 10U;
constexpr std::size_t kLargestChunk = 1U << 20U;

void* allocate(void* arena, std::size_t size) { return static_cast<Arena*>(arena)->allocate(size); }

void release(void* /*arena*/, void* /*memory*/) {}

}  // namespace

void* Arena::allocate(std::size_t size) {
  size = (size + kAlign - 1) / kAlign * kAlign;
  if (size > left_) {
    const std::size_t chunk = std::max(size, std::clamp(used_, kFirstChunk, kLargestChunk));
    chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(chunk));
    next_ = chunks_.back().get();
    left_ = chunk;
  }
  std::byte* const memory = next_;
  next_ += size;
  left_ -= size;
  used_ += size;
  return memory;
}

HtmlTree::HtmlTree(std::string html)
    : html_{std::make_unique<const std::string>(std::move(html))},
      arena_{std::make_unique<Arena>()} {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = release;
  options.userdata = arena_.get();
  options.max_errors = 0;  // nobody reads them, and a broken page has one for every tag
  output_ = gumbo_parse_with_options(&options, html_->data(), html_->size());
}

const GumboVector& children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return node.v.document.children;
  return is_element(node) ? node.v.element.children : kGumboEmptyVector;
}

GumboTag html_tag(const GumboNode& node) {
  const bool html = is_element(node) && node.v.element.tag_namespace == GUMBO_NAMESPACE_HTML;
  return html ? node.v.element.tag : GUMBO_TAG_UNKNOWN;
}

std::string element_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece tag = element.original_tag;
  if (tag.data == nullptr) return {};
  gumbo_tag_from_original_text(&tag);
  std::string name{tag.data, tag.length};
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

const char* attribute(const GumboElement& element, std::string_view name) {
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* const each = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    if (each->name == name) return each->value;
  }
  return nullptr;
}

}  // namespace mandated::read
