#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/model/block.h"
#include "pipeline/read/reader.h"

namespace mandated::readers {

/// What is asked of a reader process: one for each question of read::Reader.
enum class Form : std::uint8_t { document, feed, feed_links, links, sitemap, oai, posts, captures };

struct Question {
  Form form = Form::document;
  read::Input input{};
  std::vector<std::string> selectors{};
};

/// What goes to a reader process and what comes back: numbers little-endian, texts with their
/// length before them.
[[nodiscard]] std::string packed(const Question&);
/// Views into `message`. False where it is no packed question.
[[nodiscard]] bool unpack(std::string_view message, Question&);

/// T is what a question of read::Reader is answered with.
template <class T>
[[nodiscard]] std::string packed(const Result<T>&);
/// The other side may be anything that has taken over a reader: every length, kind and index is
/// checked. Errc::malformed: "a reader process answered nonsense".
template <class T>
[[nodiscard]] Result<T> unpacked(std::string_view message);

}  // namespace mandated::readers
