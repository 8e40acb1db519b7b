#include "pipeline/register/groups.h"

#include <utility>

namespace mandated::registry {

Groups::Groups(const std::vector<mandate::HolderKeys>& keys) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    group_.push_back(i);
    members_.push_back({i});
    acronyms_.push_back(keys[i].acronyms);
  }
}

void Groups::join(std::size_t a, std::size_t b) {
  auto from = of(a);
  auto to = of(b);
  if (from == to) return;
  // The smaller to the larger: each act moves a few times only, whatever the order of joining.
  if (members_[to].size() < members_[from].size()) std::swap(from, to);
  for (const auto act : members_[from]) group_[act] = to;
  const auto put = [](auto& at, auto& more) {
    at.insert(at.end(), more.begin(), more.end());
    more.clear();
  };
  put(members_[to], members_[from]);
  put(acronyms_[to], acronyms_[from]);
}

bool Groups::have_other_acronyms(std::size_t a, std::size_t b) const {
  return mandate::have_other_acronyms(acronyms_[of(a)], acronyms_[of(b)]);
}

}  // namespace mandated::registry
