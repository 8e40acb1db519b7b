#include "daemon/readers/wire.h"

#include <cstdint>

namespace mandated::readers {
namespace {

class Packer {
 public:
  void number(std::uint64_t value, int bytes = 4) {
    for (int i = 0; i < bytes; ++i) {
      out_ += static_cast<char>(value & 0xFFU);
      value >>= 8U;
    }
  }
  void text(std::string_view text) {
    number(text.size());
    out_ += text;
  }
  void block(const Block& block) {
    number(static_cast<std::uint8_t>(block.kind), 1);
    number(static_cast<std::uint8_t>(block.region), 1);
    number(static_cast<std::uint32_t>(block.level));
    number(block.container);
    text(block.text);
    number(block.links.size());
    for (const Link& link : block.links) {
      text(link.url);
      text(link.text);
    }
    number(block.cuts.size());
    for (const std::uint32_t cut : block.cuts) number(cut);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_{bytes} {}

  std::uint32_t number(std::size_t bytes = 4) {
    good_ = good_ && rest_.size() >= bytes;
    if (!good_) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = bytes; i-- > 0;) {
      value = value << 8U | static_cast<std::uint8_t>(rest_[i]);
    }
    rest_.remove_prefix(bytes);
    return value;
  }
  std::string_view text() {
    const std::size_t size = number();
    good_ = good_ && size <= rest_.size();
    if (!good_) return {};
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }
  /// How many follow, of at least `least` bytes each.
  std::size_t count(std::size_t least) {
    const std::size_t count = number();
    good_ = good_ && count <= rest_.size() / least;
    return good_ ? count : 0;
  }
  void demand(bool right) { good_ = good_ && right; }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool done() const { return good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

Block block_of(Unpacker& in, std::size_t containers) {
  Block block;
  const auto kind = in.number(1);
  const auto region = in.number(1);
  in.demand(kind <= static_cast<std::uint8_t>(BlockKind::preformatted));
  in.demand(region <= static_cast<std::uint8_t>(Region::footer));
  if (!in.good()) return block;
  block.kind = static_cast<BlockKind>(kind);
  block.region = static_cast<Region>(region);
  block.level = static_cast<int>(in.number());
  block.container = in.number();
  block.text = in.text();
  in.demand(block.level >= 0 && block.container < containers && !block.text.empty());
  for (std::size_t left = in.count(8); left > 0 && in.good(); --left) {
    const auto url = in.text();
    block.links.push_back({std::string{url}, std::string{in.text()}});
  }
  std::uint32_t last = 0;
  for (std::size_t left = in.count(4); left > 0 && in.good(); --left) {
    const std::uint32_t cut = in.number();
    in.demand(cut > last && cut < block.text.size());
    block.cuts.push_back(last = cut);
  }
  return block;
}

tl::unexpected<Error> nonsense() {
  return fail(Errc::malformed, "a reader process answered nonsense");
}

}  // namespace

std::string packed(const read::Input& input) {
  Packer out;
  out.text(input.content_type);
  out.text(input.url);
  out.text(input.bytes);
  return out.take();
}

bool unpack(std::string_view message, read::Input& input) {
  Unpacker in{message};
  input.content_type = in.text();
  input.url = in.text();
  input.bytes = in.text();
  return in.done();
}

std::string packed(const Result<Blocks>& result) {
  Packer out;
  out.number(result ? 0 : 1, 1);
  if (!result) {
    out.number(static_cast<std::uint8_t>(result.error().code), 1);
    out.text(result.error().detail);
    return out.take();
  }
  out.number(result->closed ? 1 : 0, 1);
  out.text(result->title);
  out.text(result->language);
  out.number(result->containers.size());
  for (const Container& each : result->containers) {
    out.number(each.parent);
    out.text(each.element);
  }
  out.number(result->blocks.size());
  for (const Block& each : result->blocks) out.block(each);
  return out.take();
}

Result<Blocks> unpacked(std::string_view message) {
  Unpacker in{message};
  if (in.number(1) != 0) {
    const auto code = in.number(1);
    const std::string detail{in.text()};
    if (!in.done() || code >= kErrcs.size()) return nonsense();
    return fail(kErrcs[code], detail);
  }
  Blocks out;
  out.closed = in.number(1) != 0;
  out.title = in.text();
  out.language = in.text();
  out.containers.clear();
  for (std::size_t left = in.count(8); left > 0 && in.good(); --left) {
    const auto parent = in.number();
    // A container stands behind its parent; the first is its own.
    in.demand(parent < out.containers.size() || (out.containers.empty() && parent == 0));
    out.containers.push_back({parent, std::string{in.text()}});
  }
  for (std::size_t left = in.count(22); left > 0 && in.good(); --left) {
    out.blocks.push_back(block_of(in, out.containers.size()));
  }
  if (!in.done() || out.containers.empty()) return nonsense();
  return out;
}

}  // namespace mandated::readers
