#include "pipeline/read/pdf_shown.h"

#include <algorithm>
#include <cmath>

namespace mandated::read::pdf {

bool Recent::has(const Run& run) const {
  const double slip = 0.12 * run.size;  // less than any letter's width
  return std::any_of(last_.begin(), last_.end(), [&run, slip](const Run& each) {
    return each.text == run.text && std::abs(each.x - run.x) < slip &&
           std::abs(each.y - run.y) < slip && std::abs(each.size - run.size) < slip;
  });
}

double spread_of(const std::vector<Token>& operands) {
  constexpr std::size_t kFewestGaps = 4;
  constexpr std::size_t kLongestLetter = 2;  // in bytes of a code
  std::vector<double> gaps;
  for (const Token& each : operands) {
    if (each.kind == Token::Kind::string && each.text.size() > kLongestLetter) return 0;
    if (each.kind == Token::Kind::number) gaps.push_back(-each.number / 1000);
  }
  if (gaps.size() < kFewestGaps) return 0;
  std::sort(gaps.begin(), gaps.end());
  const double middle = gaps[gaps.size() / 2];
  const auto alike = std::count_if(gaps.begin(), gaps.end(), [middle](double gap) {
    return std::abs(gap - middle) < 0.1 * middle;
  });
  return middle > kGap && alike * 4 >= static_cast<std::ptrdiff_t>(gaps.size()) * 3 ? middle : 0;
}

}  // namespace mandated::read::pdf
