#pragma once

#include <string>
#include <string_view>

#include "pipeline/mandate/words.h"

namespace mandated::mandate {

/// The noun that something is done to, with what stands before it: "383 new security and safety
/// officer posts" of "… posts within the General Service", "Panel" of "the Panel of Experts". What
/// a sentence acts upon is told by the last word, the head. Offsets are into the text.
struct Phrase {
  std::string determiner;  ///< lower case: "the", "its", "an"; "" where there is none
  std::size_t begin = 0;   ///< after the determiner
  std::size_t head = 0;    ///< where the last word begins
  std::size_t end = 0;     ///< after the last word; begin where there is no phrase
  std::string words;       ///< lower case, [begin, end)
  [[nodiscard]] std::string_view last() const {
    return std::string_view{words}.substr(head - begin);
  }
};

/// The phrase that begins at `at`. Reads fourteen words at most.
[[nodiscard]] Phrase read_phrase(std::string_view text, std::size_t at, const Words::Tables&);

/// Type of the holder whose kind the head names ("commission" of "commission of inquiry"); "" where
/// the head is none ("an expert meeting" is a meeting, whoever meets).
[[nodiscard]] std::string type_of_head(std::string_view text, const Phrase&, const Words::Tables&);

/// Where the object begins after `at`: past adverbs, terms and insertions that part it from its
/// verb
/// (", by the present resolution, …", "until 31 October 2024 the …").
[[nodiscard]] std::size_t object_start(std::string_view text, std::size_t at, const Words::Tables&);

}  // namespace mandated::mandate
