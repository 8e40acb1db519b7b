#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/block.h"

namespace mandated::extract {

/// The containers of a page as a tree: they come in document order, so that what a container holds
/// is one run of indices. A parent that does not come before its child counts as the document.
class Nesting {
 public:
  explicit Nesting(const std::vector<Container>& containers);

  [[nodiscard]] std::size_t size() const { return parent_.size(); }
  [[nodiscard]] std::uint32_t parent(std::uint32_t of) const { return parent_[of]; }
  [[nodiscard]] std::string_view element(std::uint32_t of) const {
    return (*containers_)[of].element;
  }
  /// True for the container itself, too.
  [[nodiscard]] bool within(std::uint32_t inner, std::uint32_t outer) const {
    return inner >= outer && inner < end_[outer];
  }
  /// The nearest container around `of`, or itself, that is one of `element`; 0 where none is.
  [[nodiscard]] std::uint32_t nearest(std::uint32_t of, std::string_view element) const;
  /// The container right below `outer` that holds `inner`; `outer` itself where inner is outer.
  [[nodiscard]] std::uint32_t below(std::uint32_t inner, std::uint32_t outer) const;

 private:
  const std::vector<Container>* containers_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> end_;
};

}  // namespace mandated::extract
