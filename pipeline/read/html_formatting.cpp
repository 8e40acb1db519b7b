#include <algorithm>

#include "pipeline/read/html_nesting.h"
#include "pipeline/read/html_tags.h"

/// The list of active formatting elements, 13.2.4.3, and what happens to misnested ones.
namespace mandated::read {

using namespace tags;

void HtmlNesting::text(std::size_t bytes) {
  if (formatting_.empty()) return;
  // gumbo looks for the last formatting element on the stack at every character.
  if (formatting_.back().tag != GUMBO_TAG_LAST) steps_ += bytes * open_.size();
  if (count_[GUMBO_TAG_SELECT] == 0) reconstruct();
}

void HtmlNesting::clear_to_marker() {
  while (!formatting_.empty()) {
    const bool marker = formatting_.back().tag == GUMBO_TAG_LAST;
    formatting_.pop_back();
    if (marker) return;
  }
}

void HtmlNesting::reconstruct() {
  std::size_t at = formatting_.size();
  while (at > 0 && formatting_[at - 1].tag != GUMBO_TAG_LAST && !formatting_[at - 1].open) --at;
  for (; at < formatting_.size(); ++at) {
    push(formatting_[at].tag, 0);
    formatting_[at].id = open_.back().id;
    formatting_[at].open = true;
    steps_ += open_.size();
  }
}

std::size_t HtmlNesting::formatting_of(std::uint32_t id) const {
  for (std::size_t at = formatting_.size(); at-- > 0;) {
    if (formatting_[at].tag != GUMBO_TAG_LAST && formatting_[at].id == id) return at;
  }
  return kNone;
}

// The adoption agency algorithm, 13.2.6.4.7.
void HtmlNesting::adopt(const Tag& tag) {
  if (top_is(tag.tag) && formatting_of(open_.back().id) == kNone) return pop();
  for (int round = 0; round < 8; ++round) {
    const bool listed = std::any_of(formatting_.begin(), formatting_.end(),
                                    [&](const Formatting& each) { return each.tag == tag.tag; });
    if (!listed) return end_by_name(tag);
    if (!adopt_once(tag.tag)) return;
  }
}

// One round; false where it was the last.
bool HtmlNesting::adopt_once(GumboTag tag) {
  std::size_t entry = formatting_.size();
  while (entry > 0 && formatting_[entry - 1].tag != tag) {
    if (formatting_[entry - 1].tag == GUMBO_TAG_LAST) return false;
    --entry;
  }
  if (entry == 0) return false;
  --entry;
  steps_ += open_.size() + formatting_.size();
  std::size_t at = open_.size();
  while (at > 0 && open_[at - 1].id != formatting_[entry].id) --at;
  if (at == 0) {
    formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(entry));
    return false;
  }
  --at;
  std::size_t furthest = kNone;
  for (std::size_t above = open_.size(); above-- > at + 1;) {
    if (is(open_[above].tag, kScope)) return false;  // not in scope: the tag is ignored
    if (is(open_[above].tag, kSpecial)) furthest = above;
  }
  if (furthest == kNone) {
    pop_to(at);
    formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(entry));
    return false;
  }
  const std::uint32_t subject = formatting_[entry].id;
  std::size_t bookmark = kNone;
  furthest = clone_between(at, furthest, bookmark);
  // The clone goes just within the furthest block, on the stack and in the list.
  const std::size_t old = formatting_of(subject);
  Formatting clone = formatting_[old];
  clone.id = next_id_++;
  if (bookmark == kNone) bookmark = old;
  formatting_.insert(formatting_.begin() + static_cast<std::ptrdiff_t>(bookmark), clone);
  formatting_.erase(formatting_.begin() +
                    static_cast<std::ptrdiff_t>(old < bookmark ? old : old + 1));
  open_.insert(open_.begin() + static_cast<std::ptrdiff_t>(furthest + 1), Open{tag, 0, clone.id});
  open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(at));
  ++elements_;
  return true;
}

// The inner loop: what stands between the formatting element and the furthest block is cloned, up
// to three of the listed, and the rest taken off the stack. Returns where the block is then.
std::size_t HtmlNesting::clone_between(std::size_t formatting_at, std::size_t furthest,
                                       std::size_t& bookmark) {
  int inner = 0;
  for (std::size_t at = furthest; --at > formatting_at;) {
    ++inner;
    const std::size_t entry = formatting_of(open_[at].id);
    if (entry == kNone || inner > 3) {
      remove_open(at);
      --furthest;
      if (entry == kNone) continue;
      formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(entry));
      if (bookmark != kNone && entry < bookmark) --bookmark;
      continue;
    }
    open_[at].id = formatting_[entry].id = next_id_++;
    ++elements_;
    if (bookmark == kNone) bookmark = entry + 1;
  }
  return furthest;
}

}  // namespace mandated::read
