#include "pipeline/series/family.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "pipeline/series/member.h"
#include "pipeline/series/symbol.h"

namespace mandated::series {
namespace {

/// More documents than this under one key tell nothing: everybody recalls 60/251.
constexpr std::size_t kMostOfAKey = 256;

Part part_of(const Member& member, const Symbol& symbol) {
  if (symbol.suffix.starts_with("Corr")) return Part::corrigendum;
  if (symbol.suffix.starts_with("Rev") && symbol.role != Role::draft) return Part::revision;
  if (symbol.suffix.starts_with("Add")) return Part::addendum;
  if (symbol.role == Role::draft) return Part::draft;
  return member.reissued ? Part::reissue : Part::text;
}

class Family {
 public:
  explicit Family(const std::vector<Member>& members) : members_(members) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      symbols_.push_back(read_symbol(members[i].symbol));
      for (auto& key : keys_of(members[i])) by_key_[std::move(key)].push_back(i);
    }
    group();
    adopt_drafts();
    sort();
    for (std::size_t i = 0; i < steps_.size(); ++i) link(i);
  }

  std::vector<Step> take() { return std::move(steps_); }

 private:
  /// Documents of one symbol are one resolution.
  void group() {
    std::map<std::string, std::size_t> by_base;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const auto& base = symbols_[i].base.empty() ? members_[i].url : symbols_[i].base;
      const auto [found, fresh] = by_base.emplace(base, steps_.size());
      if (fresh) steps_.push_back({base, {}, {}, {}});
      steps_[found->second].sheets.push_back(
          {i, part_of(members_[i], symbols_[i]), {Reason::symbol}});
    }
    for (auto& step : steps_) {
      std::stable_sort(step.sheets.begin(), step.sheets.end(),
                       [this](const auto& a, const auto& b) {
                         return std::pair{a.part, members_[a.member].fingerprint == 0} <
                                std::pair{b.part, members_[b.member].fingerprint == 0};
                       });
    }
  }

  /// A draft moves to the resolution it became.
  void adopt_drafts() {
    const auto step_of = steps_by_member();
    std::vector<bool> gone(steps_.size(), false);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const auto first = steps_[i].sheets.front().member;
      if (symbols_[first].role != Role::draft) continue;
      for (const auto other : candidates(first)) {
        auto reasons = became(members_[first], members_[other]);
        if (reasons.empty()) continue;
        auto& to = steps_[step_of.at(other)].sheets;
        for (auto& sheet : steps_[i].sheets) to.push_back({sheet.member, sheet.part, reasons});
        gone[i] = true;
        break;
      }
    }
    std::size_t at = 0;
    std::erase_if(steps_, [&](const Step&) { return gone[at++]; });
  }

  void sort() {
    std::stable_sort(steps_.begin(), steps_.end(), [this](const Step& a, const Step& b) {
      const auto& left = first_of(a);
      const auto& right = first_of(b);
      return left.year != right.year         ? left.year < right.year
             : left.adopted && right.adopted ? *left.adopted < *right.adopted
                                             : false;
    });
  }

  void link(std::size_t at) {
    auto& step = steps_[at];
    for (const auto& sheet : step.sheets) {
      if (sheet.part != Part::text && sheet.part != Part::reissue) continue;
      for (const auto other : candidates(sheet.member)) consider(step, sheet.member, other);
    }
  }

  void consider(Step& step, std::size_t member, std::size_t other) {
    auto reasons = continues(members_[member], members_[other]);
    if (reasons.empty()) return;
    const auto found = step_of(other);
    if (!found) return;
    const bool own = same_organ(members_[member], members_[other]);
    const auto rank = (own ? 2 : 0) + (holds_title(reasons) ? 1 : 0);
    if (step.predecessor) {
      const auto& held = first_of(steps_[*step.predecessor]);
      const bool better = rank != rank_ ? rank > rank_ : precedes(held, members_[other]);
      if (!better) return;
    }
    rank_ = rank;
    step.predecessor = found;
    step.reasons = std::move(reasons);
  }

  static bool holds_title(const std::vector<Reason>& reasons) {
    return std::any_of(reasons.begin(), reasons.end(), [](Reason each) {
      return each == Reason::title || each == Reason::related;
    });
  }

  [[nodiscard]] std::optional<std::size_t> step_of(std::size_t member) {
    if (step_of_.empty()) step_of_ = steps_by_member();
    const auto found = step_of_.find(member);
    return found == step_of_.end() ? std::nullopt : std::optional{found->second};
  }

  [[nodiscard]] std::unordered_map<std::size_t, std::size_t> steps_by_member() const {
    std::unordered_map<std::size_t, std::size_t> out;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      for (const auto& sheet : steps_[i].sheets) out.emplace(sheet.member, i);
    }
    return out;
  }

  [[nodiscard]] std::vector<std::size_t> candidates(std::size_t member) const {
    std::vector<std::size_t> out;
    for (const auto& key : lookups_of(members_[member])) {
      const auto found = by_key_.find(key);
      if (found == by_key_.end() || found->second.size() > kMostOfAKey) continue;
      out.insert(out.end(), found->second.begin(), found->second.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    std::erase(out, member);
    return out;
  }

  [[nodiscard]] const Member& first_of(const Step& step) const {
    return members_[step.sheets.front().member];
  }

  const std::vector<Member>& members_;
  std::vector<Symbol> symbols_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
  std::unordered_map<std::size_t, std::size_t> step_of_;
  int rank_ = 0;  ///< of the predecessor held
  std::vector<Step> steps_;
};

}  // namespace

std::string_view name_of(Part part) {
  switch (part) {
    case Part::text:
      return "text";
    case Part::draft:
      return "draft";
    case Part::corrigendum:
      return "corrigendum";
    case Part::revision:
      return "revision";
    case Part::addendum:
      return "addendum";
    case Part::reissue:
      return "reissue";
  }
  return "text";
}

std::vector<Step> family_of(const std::vector<Member>& members) { return Family(members).take(); }

std::vector<std::size_t> series_of(const std::vector<Step>& steps, std::size_t step) {
  auto root = step;
  for (std::size_t n = 0; n < steps.size() && steps[root].predecessor; ++n) {
    root = *steps[root].predecessor;
  }
  std::vector<bool> within(steps.size(), false);
  within[root] = true;
  // Predecessors were adopted earlier, but the order of what has no day is not certain: until
  // nothing is added.
  for (bool more = true; more;) {
    more = false;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (within[i] || !steps[i].predecessor || !within[*steps[i].predecessor]) continue;
      within[i] = more = true;
    }
  }
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (within[i]) out.push_back(i);
  }
  return out;
}

}  // namespace mandated::series
