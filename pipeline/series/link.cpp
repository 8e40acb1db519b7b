#include "pipeline/series/link.h"

#include <algorithm>
#include <bit>

#include "pipeline/series/symbol.h"
#include "pipeline/series/title.h"

namespace mandated::series {
namespace {

/// Share of words from which titles may mean one subject, if something else says so, too.
constexpr double kAlike = 0.6;
/// Bits in which the fingerprints of a draft and of the text adopted may differ.
constexpr int kNear = 5;

bool holds(const std::vector<std::string>& list, const std::string& what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&b](const std::string& each) { return holds(b, each); });
}

bool same_title(const Member& a, const Member& b) {
  const auto key = title_key(a.title);
  return !key.empty() && key == title_key(b.title);
}

bool linked(const Member& a, const Symbol& of_a, const Member& b, const Symbol& of_b) {
  return holds(a.related, of_b.base) || holds(b.related, of_a.base);
}

}  // namespace

std::string_view name_of(Reason reason) {
  switch (reason) {
    case Reason::symbol:
      return "symbol";
    case Reason::related:
      return "related";
    case Reason::title:
      return "title";
    case Reason::recalled:
      return "recalled";
    case Reason::holder:
      return "holder";
    case Reason::text:
      return "text";
  }
  return "title";
}

bool precedes(const Member& a, const Member& b) {
  if (a.adopted && b.adopted && *a.adopted != *b.adopted) return *a.adopted < *b.adopted;
  if (const auto before = is_before(read_symbol(a.symbol), read_symbol(b.symbol))) return *before;
  return a.year != 0 && b.year != 0 && a.year < b.year;
}

bool same_organ(const Member& a, const Member& b) {
  return read_symbol(a.symbol).organ == read_symbol(b.symbol).organ;
}

std::vector<Reason> continues(const Member& later, const Member& earlier) {
  const auto now = read_symbol(later.symbol);
  const auto then = read_symbol(earlier.symbol);
  const bool resolutions =
      now.role == Role::resolution && then.role == Role::resolution && now.base != then.base;
  if (!resolutions || !precedes(earlier, later)) return {};
  std::vector<Reason> reasons;
  if (linked(later, now, earlier, then)) reasons.push_back(Reason::related);
  if (same_title(later, earlier)) reasons.push_back(Reason::title);
  bool enough = !reasons.empty();
  if (holds(later.recalled, then.base)) reasons.push_back(Reason::recalled);
  if (share(later.holders, earlier.holders)) reasons.push_back(Reason::holder);
  if (now.organ != then.organ) enough = enough && holds(later.recalled, then.base);
  if (enough) return reasons;
  if (now.organ != then.organ) return {};
  // The Security Council's titles are their numbers: the mandate is the subject.
  const bool untitled = title_key(later.title).empty() && title_key(earlier.title).empty();
  if (untitled && share(later.holders, earlier.holders)) return reasons;
  const bool alike = likeness(subject_of(later.title), subject_of(earlier.title)) >= kAlike;
  if (reasons.size() + (alike ? 1 : 0) < 2) return {};
  return reasons;
}

std::vector<Reason> became(const Member& draft, const Member& adopted) {
  const auto from = read_symbol(draft.symbol);
  const auto to = read_symbol(adopted.symbol);
  const bool fit = from.role == Role::draft && to.role == Role::resolution &&
                   from.organ == to.organ && from.session == to.session;
  if (!fit) return {};
  std::vector<Reason> reasons;
  if (linked(draft, from, adopted, to)) reasons.push_back(Reason::related);
  if (same_title(draft, adopted)) reasons.push_back(Reason::title);
  const bool near = draft.fingerprint != 0 && adopted.fingerprint != 0 &&
                    std::popcount(draft.fingerprint ^ adopted.fingerprint) <= kNear;
  if (near) reasons.push_back(Reason::text);
  return reasons;
}

}  // namespace mandated::series
