#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/record.h"
#include "pipeline/text/names.h"

namespace mandated::test {

/// Repeatable dice: the same seed gives the same throws on every machine (SplitMix64).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[below(all.size())];
  }

 private:
  std::uint64_t state_;
};

/// What a page shows under one label: nothing at all (no label), a label with nothing or "None"
/// under it, or a value.
enum class Shown : std::uint8_t { absent, empty, value };

struct Shape {
  Shown shown = Shown::value;
  std::string text;                ///< of a short field
  std::vector<std::string> items;  ///< of a list
};

struct Groups {
  bool recorded = true;
  bool says_absent = true;                      ///< the vote line gives the absent, too
  std::vector<std::vector<std::string>> names;  ///< yes, no, abstain, absent
};

/// One record, before anything renders it.
struct Facts {
  std::string title;
  std::string slug;    ///< of the address
  std::string symbol;  ///< that the address stands for
  Shape year, un_body, session, session_type, printed_symbol, agenda_item, country, condemnatory;
  Shape analysis, sponsors, praise, criticism;
  Shown vote = Shown::value;
  Shown full_vote = Shown::value;
  Groups groups;
};

[[nodiscard]] Facts any_facts(Dice&);
[[nodiscard]] std::string url_of(const Facts&);
/// What the extractor has to make of any rendering of the facts.
[[nodiscard]] Record record_of(const Facts&, const text::Countries&);

}  // namespace mandated::test
