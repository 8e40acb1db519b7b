#include "daemon/sinks/standard_output.h"

#include <utility>

#include "daemon/sinks/lines.h"

namespace mandated::sinks {
namespace {

class StandardOutputSink final : public Sink {
 public:
  StandardOutputSink(std::string id, int fd) : id_(std::move(id)), fd_(fd) {}

  Result<void> deliver(const Event& event) override {
    if (const int error = lines_.write(fd_, line_of(event)); error != 0) {
      return tl::unexpected{trouble(id_, "standard output", error)};
    }
    return {};
  }

 private:
  std::string id_;
  int fd_;
  Lines lines_;
};

}  // namespace

std::unique_ptr<Sink> make_standard_output_sink(std::string id, int fd) {
  return std::make_unique<StandardOutputSink>(std::move(id), fd);
}

}  // namespace mandated::sinks
