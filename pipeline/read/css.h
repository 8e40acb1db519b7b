#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"

namespace mandated::read::css {

inline constexpr std::size_t kMaxLength = 2048;   ///< bytes of a selector
inline constexpr std::size_t kMaxCompounds = 64;  ///< of a selector with all that nests in it
inline constexpr int kMaxNesting = 8;             ///< :not(:is(…))

enum class Combinator : std::uint8_t { none, descendant, child, next, later };

struct AttributeTest {
  enum class Op : std::uint8_t { exists, equals, word, dash, prefix, suffix, part };
  std::string name;  ///< lower case
  Op op = Op::exists;
  std::string value{};
  bool ignore_case = false;
};

struct Pseudo {
  enum class Kind : std::uint8_t {
    root,
    empty,
    link,
    lang,
    never,
    nth_child,
    nth_last_child,
    nth_of_type,
    nth_last_of_type,
    any,
    none,
    has
  };
  Kind kind{};
  int step = 0;                          ///< of an+b: a
  int offset = 0;                        ///< of an+b: b
  std::vector<std::string> languages{};  ///< lang: ranges in lower case
  std::vector<std::uint32_t> of{};       ///< any, none: last compounds of the selectors in brackets
  Combinator leading{};                  ///< has: how its one compound is related
};

/// What stands between combinators: "li.item[data-x]:first-child".
struct Compound {
  std::string type;  ///< lower case; "" for any
  std::vector<std::string> ids{};
  std::vector<std::string> classes{};
  std::vector<AttributeTest> attributes{};
  std::vector<Pseudo> pseudos{};
  Combinator combinator = Combinator::none;  ///< to the compound before it in the program
};

/// A parsed selector. A compound stands after all it refers to, so that one pass over the elements
/// in document order decides every compound for every element.
struct Selector {
  std::vector<Compound> compounds;
  std::vector<std::uint32_t> ends;  ///< the last compounds of the comma-separated selectors
};

/// Selectors Level 3 without namespaces but "*|" and without pseudo-elements, with :is, :where,
/// :not of lists, :has of one compound each, :required, :optional, the i and s flags.
/// Errc::malformed: `column 7: unknown pseudo-class "foo"; known here: …` (columns count characters
/// from 1).
[[nodiscard]] Result<Selector> parse(std::string_view selector);

}  // namespace mandated::read::css
