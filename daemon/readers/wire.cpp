#include "daemon/readers/wire.h"

#include <bit>
#include <chrono>
#include <optional>
#include <utility>

#include "daemon/readers/wire_fields.h"

namespace mandated::readers {
namespace {

template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool>;

template <class T>
struct IsDuration : std::false_type {};
template <class Rep, class Period>
struct IsDuration<std::chrono::duration<Rep, Period>> : std::true_type {};

constexpr std::uint8_t last_of(BlockKind) {
  return static_cast<std::uint8_t>(BlockKind::preformatted);
}
constexpr std::uint8_t last_of(Region) { return static_cast<std::uint8_t>(Region::footer); }
constexpr std::uint8_t last_of(Ordinal::Form) {
  return static_cast<std::uint8_t>(Ordinal::Form::roman);
}
constexpr std::uint8_t last_of(Form) { return static_cast<std::uint8_t>(Form::captures); }

class Packer {
 public:
  template <class... Values>
  void operator()(const Values&... values) {
    (put(values), ...);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void bytes(std::uint64_t value, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      out_ += static_cast<char>(value & 0xFFU);
      value >>= 8U;
    }
  }

  template <class T>
  void put(const T& value) {
    if constexpr (std::same_as<T, bool>) {
      bytes(value ? 1 : 0, 1);
    } else if constexpr (std::is_enum_v<T>) {
      bytes(static_cast<std::uint8_t>(value), 1);
    } else if constexpr (Number<T>) {
      bytes(static_cast<std::uint64_t>(value), sizeof value);
    } else if constexpr (std::same_as<T, double>) {
      bytes(std::bit_cast<std::uint64_t>(value), sizeof value);
    } else if constexpr (std::same_as<T, Instant>) {
      bytes(static_cast<std::uint64_t>(value.time_since_epoch().count()), 8);
    } else if constexpr (IsDuration<T>::value) {
      bytes(static_cast<std::uint64_t>(value.count()), 8);
    } else {
      parts(*this, value);
    }
  }
  void put(std::string_view text) {
    bytes(text.size(), 4);
    out_ += text;
  }
  void put(const std::string& text) { put(std::string_view{text}); }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class T>
  void put(const std::vector<T>& values) {
    bytes(values.size(), 4);
    for (const T& each : values) put(each);
  }

  std::string out_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_{bytes} {}

  template <class... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }
  [[nodiscard]] bool done() const { return good_ && rest_.empty(); }

 private:
  std::uint64_t bytes(std::size_t count) {
    good_ = good_ && rest_.size() >= count;
    if (!good_) return 0;
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;) {
      value = value << 8U | static_cast<std::uint8_t>(rest_[i]);
    }
    rest_.remove_prefix(count);
    return value;
  }

  template <class T>
  void get(T& value) {
    if constexpr (std::same_as<T, bool>) {
      value = bytes(1) != 0;
    } else if constexpr (std::is_enum_v<T>) {
      const auto number = bytes(1);
      good_ = good_ && number <= last_of(T{});
      if (good_) value = static_cast<T>(number);
    } else if constexpr (Number<T>) {
      value = static_cast<T>(bytes(sizeof value));
    } else if constexpr (std::same_as<T, double>) {
      value = std::bit_cast<double>(bytes(sizeof value));
    } else if constexpr (std::same_as<T, Instant>) {
      value = Instant{Instant::duration{static_cast<std::int64_t>(bytes(8))}};
    } else if constexpr (IsDuration<T>::value) {
      value = T{static_cast<std::int64_t>(bytes(8))};
    } else {
      parts(*this, value);
    }
  }
  void get(std::string_view& text) {
    const std::size_t size = bytes(4);
    good_ = good_ && size <= rest_.size();
    if (!good_) return;
    text = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  void get(std::string& text) {
    std::string_view view;
    get(view);
    text = view;
  }
  template <class T>
  void get(std::optional<T>& value) {
    bool there = false;
    get(there);
    if (there) get(value.emplace());
  }
  template <class T>
  void get(std::vector<T>& values) {
    values.clear();
    // No more than came can follow, whatever is said.
    for (std::size_t left = bytes(4); left > 0 && good_; --left) get(values.emplace_back());
  }

  std::string_view rest_;
  bool good_ = true;
};

template <class T>
bool holds(const T&) {
  return true;
}

bool holds(const Block& block, std::size_t containers) {
  std::uint32_t last = 0;
  for (const std::uint32_t cut : block.cuts) {
    if (cut <= last || cut >= block.text.size()) return false;
    last = cut;
  }
  return block.level >= 0 && block.container < containers && !block.text.empty();
}

// A container stands behind its parent; the first is its own.
bool holds(const Blocks& blocks) {
  if (blocks.containers.empty() || blocks.containers[0].parent != 0) return false;
  for (std::size_t i = 1; i < blocks.containers.size(); ++i) {
    if (blocks.containers[i].parent >= i) return false;
  }
  for (const Block& each : blocks.blocks) {
    if (!holds(each, blocks.containers.size())) return false;
  }
  return true;
}

tl::unexpected<Error> nonsense() {
  return fail(Errc::malformed, "a reader process answered nonsense");
}

}  // namespace

std::string packed(const Question& question) {
  Packer out;
  out(question.form, question.selectors, question.input.content_type, question.input.url,
      question.input.bytes, question.input.selectors);
  return out.take();
}

bool unpack(std::string_view message, Question& question) {
  Unpacker in{message};
  in(question.form, question.selectors, question.input.content_type, question.input.url,
     question.input.bytes, question.input.selectors);
  return in.done();
}

template <class T>
std::string packed(const Result<T>& result) {
  Packer out;
  out(result.has_value());
  if (result) {
    out(*result);
  } else {
    out(static_cast<std::uint8_t>(result.error().code), result.error().detail);
  }
  return out.take();
}

template <class T>
Result<T> unpacked(std::string_view message) {
  Unpacker in{message};
  bool good = false;
  in(good);
  if (!good) {
    std::uint8_t code = 0;
    std::string detail;
    in(code, detail);
    if (!in.done() || code >= kErrcs.size()) return nonsense();
    return fail(kErrcs[code], std::move(detail));
  }
  T value;
  in(value);
  if (!in.done() || !holds(value)) return nonsense();
  return value;
}

template std::string packed(const Result<Blocks>&);
template std::string packed(const Result<read::Feed>&);
template std::string packed(const Result<std::vector<Link>>&);
template std::string packed(const Result<std::vector<std::vector<Link>>>&);
template std::string packed(const Result<read::Sitemap>&);
template std::string packed(const Result<read::OaiAnswer>&);
template std::string packed(const Result<read::Posts>&);
template std::string packed(const Result<std::vector<read::CdxCapture>>&);
template Result<Blocks> unpacked(std::string_view);
template Result<read::Feed> unpacked(std::string_view);
template Result<std::vector<Link>> unpacked(std::string_view);
template Result<std::vector<std::vector<Link>>> unpacked(std::string_view);
template Result<read::Sitemap> unpacked(std::string_view);
template Result<read::OaiAnswer> unpacked(std::string_view);
template Result<read::Posts> unpacked(std::string_view);
template Result<std::vector<read::CdxCapture>> unpacked(std::string_view);

}  // namespace mandated::readers
