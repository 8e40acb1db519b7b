#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "pipeline/model/block.h"
#include "pipeline/model/profile.h"
#include "pipeline/model/record.h"
#include "pipeline/text/names.h"

namespace mandated::extract {

/// Blocks to records, by one profile: fields by their labels in any markup, or the structure of an
/// official text where the profile asks for clauses. Made once a profile, since its labels and
/// patterns are compiled; what it is made of has to outlive it.
class Extractor {
 public:
  Extractor(const Profile&, const text::Countries&, const text::Bodies&);
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  ~Extractor();

  /// Total: every field of the profile is in the record, `unknown` where it was not found. What can
  /// be inferred (country from the title, session from the symbol, without a vote from words on the
  /// page) goes to `derived` with where it came from. Time and memory are linear in the page.
  [[nodiscard]] Record operator()(const Blocks&, std::string_view url) const;

  /// The symbol an address stands for, by the profile's rules; "" where none matches.
  /// ".../a-hrc-res-54-36/" is A/HRC/RES/54/36.
  [[nodiscard]] std::string symbol_of(std::string_view url) const;

  [[nodiscard]] const Profile& profile() const;

 private:
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

/// One record by a profile that is used once.
[[nodiscard]] Record extract(const Blocks&, std::string_view url, const Profile&,
                             const text::Countries&, const text::Bodies&);

}  // namespace mandated::extract
