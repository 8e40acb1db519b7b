#include "pipeline/read/pdf_gutters.h"

#include <gtest/gtest.h>

namespace mandated::read::pdf {
namespace {

// `lines` rows of so many words, ten points apart.
std::vector<Row> rows(int lines, int words) {
  std::vector<Row> out;
  for (int line = 0; line < lines; ++line) {
    Row row;
    for (int word = 0; word < words; ++word) {
      const double x = 100.0 * word;
      row.push_back({.text = "lamp", .x = x, .end = x + 90, .y = 700.0 - 12 * line, .size = 10});
    }
    out.push_back(std::move(row));
  }
  return out;
}

TEST(PdfGutters, PartColumns) {
  const auto gutters = gutters_of({rows(8, 3)});
  ASSERT_EQ(gutters[0].size(), 2U);
  EXPECT_TRUE(gutters[0][0].parts(90, 100, 650));
}

// Each gap is tried on every row.
TEST(PdfGutters, AreNoMoreThanASheetHasRoomFor) {
  EXPECT_EQ(gutters_of({rows(8, 1500)})[0].size(), 1000U);
}

}  // namespace
}  // namespace mandated::read::pdf
