#include "daemon/readers/wire.h"
#include "pipeline/read/cdx.h"
#include "pipeline/read/feed.h"
#include "pipeline/read/oai.h"
#include "pipeline/read/posts.h"
#include "pipeline/read/sitemap.h"
#include "tests/fuzz/fuzz.h"

using namespace mandated;

namespace {

// What was taken for an answer is one: it says the same when it is sent on.
template <class T>
Result<T> answer(std::string_view message) {
  auto first = readers::unpacked<T>(message);
  const auto sent = readers::packed(first);
  const auto second = readers::unpacked<T>(sent);
  test::require(first.has_value() == second.has_value(), "an answer stays an answer");
  test::require(readers::packed(second) == sent, "an answer says the same again");
  return first;
}

void blocks_hold(const Blocks& blocks) {
  for (const auto& block : blocks.blocks) {
    test::require(block.container < blocks.containers.size(), "a block's container exists");
  }
  for (std::size_t i = 1; i < blocks.containers.size(); ++i) {
    test::require(blocks.containers[i].parent < i, "a container stands behind its parent");
  }
}

void question_holds(std::string_view message) {
  readers::Question question;
  if (!readers::unpack(message, question)) return;
  const auto sent = readers::packed(question);
  readers::Question again;
  test::require(readers::unpack(sent, again), "a question stays a question");
  test::require(readers::packed(again) == sent, "a question says the same again");
}

}  // namespace

// The first byte says what the rest is taken for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto message = test::text_of(data + 1, size - 1);
  switch (data[0] % 9) {
    case 0:
      if (const auto blocks = answer<Blocks>(message)) blocks_hold(*blocks);
      break;
    case 1:
      (void)answer<read::Feed>(message);
      break;
    case 2:
      (void)answer<std::vector<Link>>(message);
      break;
    case 3:
      (void)answer<std::vector<std::vector<Link>>>(message);
      break;
    case 4:
      (void)answer<read::Sitemap>(message);
      break;
    case 5:
      (void)answer<read::OaiAnswer>(message);
      break;
    case 6:
      (void)answer<read::Posts>(message);
      break;
    case 7:
      (void)answer<std::vector<read::CdxCapture>>(message);
      break;
    default:
      question_holds(message);
      break;
  }
  return 0;
}
