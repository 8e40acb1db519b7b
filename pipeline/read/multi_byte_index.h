#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace mandated::read {

/// An index of the WHATWG Encoding Standard (section 5), addressed by lead and trail byte.
class PairIndex {
 public:
  /// `prefix` stands before each pair ("\x8F" for JIS X 0212 in EUC-JP), `converter` is ICU's.
  PairIndex(const char* converter, std::string_view prefix);

  /// The code point of a pair, 0 where there is none. Over U+10FFFF: two code points, the second
  /// in the upper 16 bits.
  [[nodiscard]] char32_t at(unsigned lead, unsigned trail) const;
  void set(unsigned pair, char32_t value);
  void drop_private_use();
  void drop_leads_from(unsigned lead);

 private:
  std::vector<char32_t> values_;
};

[[nodiscard]] const PairIndex& gb18030_index();
[[nodiscard]] const PairIndex& big5_index();
[[nodiscard]] const PairIndex& euc_kr_index();
[[nodiscard]] const PairIndex& shift_jis_index();
[[nodiscard]] const PairIndex& jis0208_index();  ///< by the bytes of EUC-JP
[[nodiscard]] const PairIndex& jis0212_index();  ///< by the bytes of EUC-JP after 0x8F

/// The code point of four bytes of gb18030 (the standard's ranges), 0 where there is none.
[[nodiscard]] char32_t gb18030_four(std::string_view four);

}  // namespace mandated::read
