#include "pipeline/extract/nesting.h"

#include <algorithm>

namespace mandated::extract {

Nesting::Nesting(const std::vector<Container>& containers)
    : containers_(&containers), parent_(containers.size()), end_(containers.size()) {
  const auto size = static_cast<std::uint32_t>(containers.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    parent_[i] = containers[i].parent < i ? containers[i].parent : 0;
    end_[i] = i + 1;
  }
  for (auto i = size; i-- > 1;) end_[parent_[i]] = std::max(end_[parent_[i]], end_[i]);
  if (size > 0) end_[0] = size;
}

std::uint32_t Nesting::nearest(std::uint32_t of, std::string_view element) const {
  while (of != 0 && this->element(of) != element) of = parent_[of];
  return of;
}

std::uint32_t Nesting::below(std::uint32_t inner, std::uint32_t outer) const {
  if (inner == outer) return outer;
  while (parent_[inner] != outer && inner != 0) inner = parent_[inner];
  return inner;
}

}  // namespace mandated::extract
