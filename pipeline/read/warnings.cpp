#include "pipeline/read/warnings.h"

#include <utility>

#include <fmt/format.h>

namespace mandated::read {
namespace {

constexpr std::size_t kKept = 20;

}  // namespace

void Warnings::add(std::string what) {
  if (++count_ <= kKept) first_.push_back(std::move(what));
}

std::vector<std::string> Warnings::lines() const {
  auto out = first_;
  if (count_ > kKept) out.push_back(fmt::format("and {} more", count_ - kKept));
  return out;
}

}  // namespace mandated::read
