#include "pipeline/read/warc_input.h"

#include <algorithm>

#include <fmt/format.h>

namespace mandated::read {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10U;

}  // namespace

/// Another piece of the file; false at its end.
bool WarcInput::read_raw() {
  raw_.resize(kPiece);
  raw_.resize(bytes_(raw_.data(), raw_.size()));
  packed_ = raw_;
  return !raw_.empty();
}

/// Half a mark of gzip is at hand: the other half comes with the next piece.
void WarcInput::join_mark() {
  if (packed_.size() != 1) return;
  const std::string half{packed_};
  if (!read_raw()) raw_.clear();
  raw_.insert(0, half);
  packed_ = raw_;
}

/// Padding between members is passed over; false at the end.
bool WarcInput::open_member() {
  for (;;) {
    const auto zeros = std::min(packed_.find_first_not_of('\0'), packed_.size());
    packed_.remove_prefix(zeros);
    offset_ += zeros;
    if (!packed_.empty()) break;
    if (!read_raw()) return false;
  }
  join_mark();
  if (!is_gzip(packed_)) {
    trouble_ = Error{Errc::malformed, fmt::format("byte {}: no gzip member", offset_)};
    return false;
  }
  inflater_->restart();
  in_member_ = true;
  members_.push_back({total_, offset_});
  return true;
}

bool WarcInput::unpack() {
  const auto before = plain_.size();
  while (plain_.size() == before) {
    if (!in_member_ && !open_member()) return false;
    if (packed_.empty() && !read_raw()) {
      trouble_ = Error{Errc::truncated, "gzip: it ends half-way"};
      return false;
    }
    const auto had = packed_.size();
    const auto end = inflater_->take(packed_, plain_, kPiece);
    offset_ += had - packed_.size();
    if (!end) {
      trouble_ = end.error();
      trouble_->detail = fmt::format("byte {}: {}", offset_, end.error().detail);
      return false;
    }
    in_member_ = !*end;
  }
  total_ += plain_.size() - before;
  return true;
}

bool WarcInput::fill() {
  if (trouble_) return false;
  if (head_ >= kPiece) {
    plain_.erase(0, head_);
    head_ = 0;
  }
  if (!known_) {
    known_ = true;
    if (!read_raw()) return false;
    join_mark();
    if (is_gzip(packed_)) inflater_.emplace(Inflater::Format::gzip);
  }
  if (inflater_) return unpack();
  if (packed_.empty() && !read_raw()) return false;
  plain_ += packed_;
  total_ += packed_.size();
  offset_ += packed_.size();
  packed_ = {};
  return true;
}

void WarcInput::want(std::size_t size) {
  while (view().size() < size && fill()) {
  }
}

void WarcInput::drop(std::size_t size) {
  head_ += size;
  dropped_ += size;
}

std::uint64_t WarcInput::offset() {
  if (!inflater_) return offset_ - view().size();
  while (members_.size() > 1 && members_[1].plain <= dropped_) members_.pop_front();
  return members_.empty() ? offset_ : members_.front().offset;
}

}  // namespace mandated::read
