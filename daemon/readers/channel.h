#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace mandated::readers {

/// A descriptor that is closed with its owner; -1 for none.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_{fd} {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : fd_{other.release()} {}
  Descriptor& operator=(Descriptor&& other) noexcept;

  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] int release();

 private:
  int fd_;
};

inline constexpr std::size_t kMaxMessage = std::size_t{256} << 20U;

enum class Came { message, end, late, stopped };

/// A message has its length (8 bytes, little-endian) before it. Blocks; false at the other's end,
/// and for a message over kMaxMessage.
[[nodiscard]] bool receive(int fd, std::string& message);
[[nodiscard]] bool send(int fd, std::string_view message);

/// Sends `question` and waits for the answer, both no longer than until `deadline`. `go_on` is
/// asked now and then: false stops the waiting. `fd` does not block.
[[nodiscard]] Came exchange(int fd, std::string_view question, std::string& answer,
                            std::chrono::steady_clock::time_point deadline,
                            const std::function<bool()>& go_on);

}  // namespace mandated::readers
