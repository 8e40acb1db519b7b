#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace mandated::mandate {

/// A text as the grammar reads it, and the way back: double quotation marks straight and hyphens
/// plain, however they are printed ("Secretary\u2011General"), reference marks ("[12]") left out, a
/// headline in capitals in small letters.
class Printed {
 public:
  explicit Printed(std::string text);

  [[nodiscard]] const std::string& plain() const { return plain_; }
  /// A name out of the plain text with the signs it is printed with.
  [[nodiscard]] std::string as_printed(const std::string& name) const;

 private:
  std::string text_;
  std::string plain_;
  std::vector<std::size_t> at_;  ///< of each plain byte and the end, in the text; empty: the same
};

}  // namespace mandated::mandate
