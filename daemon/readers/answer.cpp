#include "daemon/readers/answer.h"

#include <new>

#include <fmt/format.h>

#include "daemon/readers/wire.h"
#include "pipeline/read/cdx.h"
#include "pipeline/read/feed.h"
#include "pipeline/read/oai.h"
#include "pipeline/read/posts.h"
#include "pipeline/read/sitemap.h"

namespace mandated::readers {
namespace {

template <class Ask>
std::string answered(const Ask& ask) {
  using Answer = decltype(ask());
  try {
    return packed(ask());
  } catch (const std::bad_alloc&) {
    return packed(Answer{
        fail(Errc::malformed, "reading it takes more memory than a reader process may have")});
  } catch (const std::exception& error) {
    return packed(
        Answer{fail(Errc::malformed, fmt::format("reading it failed: {}", error.what()))});
  }
}

}  // namespace

std::string answer_to(read::Reader& reader, std::string_view message) {
  Question asked;
  if (!unpack(message, asked)) {
    return packed(Result<Blocks>{fail(Errc::malformed, "a reader process was asked nonsense")});
  }
  const read::Input& input = asked.input;
  switch (asked.form) {
    case Form::document:
      return answered([&] { return reader.read(input); });
    case Form::feed:
      return answered([&] { return reader.feed(input); });
    case Form::feed_links:
      return answered([&] { return reader.feed_links(input); });
    case Form::links:
      return answered([&] { return reader.links(input, asked.selectors); });
    case Form::sitemap:
      return answered([&] { return reader.sitemap(input); });
    case Form::oai:
      return answered([&] { return reader.oai(input); });
    case Form::posts:
      return answered([&] { return reader.posts(input); });
    case Form::captures:
      return answered([&] { return reader.captures(input); });
  }
  return {};
}

}  // namespace mandated::readers
