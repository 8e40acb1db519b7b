#include "pipeline/read/reader.h"

#include "pipeline/read/charset.h"
#include "pipeline/read/html.h"

namespace mandated::read {
namespace {

class InProcessReader final : public Reader {
 public:
  Result<Blocks> read(const Input& input) override {
    const bool html = input.bytes.find('<') != std::string_view::npos;
    const Decoded decoded = decode(input.bytes, input.content_type, html);
    auto blocks = html ? read_html(decoded.utf8) : read_text(decoded.utf8);
    if (blocks && blocks->blocks.empty()) return fail(Errc::empty, "no text");
    return blocks;
  }
};

}  // namespace

std::unique_ptr<Reader> in_process_reader() { return std::make_unique<InProcessReader>(); }

}  // namespace mandated::read
