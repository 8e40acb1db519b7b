#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/read/pdf.h"
#include "pipeline/read/pdf_encoding.h"
#include "tests/pipeline/read/pdf_sample.h"

namespace mandated::read {
namespace {

std::string be(std::uint64_t number, int size) {
  std::string out;
  while (size-- > 0) out += static_cast<char>(number >> 8U * static_cast<unsigned>(size) & 0xFFU);
  return out;
}

// One page that shows `strings` in the font of object 5; what that refers to follows.
PdfSample in_font(std::string_view strings, std::string font) {
  PdfSample pdf;
  pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
  pdf.add("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
  pdf.add("<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>");
  pdf.add_stream("BT /F1 10 Tf 60 700 Td " + std::string{strings} + " ET");
  pdf.add(std::move(font));
  return pdf;
}

PdfSample in_program(std::string_view strings, std::string_view font, std::string_view key,
                     std::string_view program) {
  auto pdf = in_font(strings, "<< /Type /Font " + std::string{font} + " >>");
  pdf.add("<< /Type /FontDescriptor " + std::string{key} + " 7 0 R >>");
  pdf.add_stream(program);
  return pdf;
}

constexpr std::string_view kComposite =
    "/Subtype /Type0 /BaseFont /Lamp /Encoding /Identity-H /DescendantFonts [<< /Type /Font /DW "
    "500 "
    "/FontDescriptor 6 0 R >>]";

std::string text_of(const PdfSample& pdf) {
  const auto blocks = read_pdf(pdf.bytes());
  if (!blocks) return std::string{name_of(blocks.error().code)} + ": " + blocks.error().detail;
  return blocks->blocks.empty() ? "" : blocks->blocks.front().text;
}

std::string sfnt(std::string_view name, const std::string& table) {
  return std::string{"\0\1\0\0", 4} + be(1, 2) + be(0, 6) + std::string{name} + be(0, 4) +
         be(28, 4) + be(table.size(), 4) + table;
}

struct Subtable {
  std::string_view name;
  std::string bytes;  ///< a, b and c are glyphs 7, 8 and 9
  friend std::ostream& operator<<(std::ostream& out, const Subtable& s) { return out << s.name; }
};

class PdfCmapTest : public testing::TestWithParam<Subtable> {};

TEST_P(PdfCmapTest, IsReadBackwardsWhereCodesAreGlyphs) {
  const std::string cmap = be(0, 2) + be(1, 2) + be(3, 2) + be(1, 2) + be(12, 4) + GetParam().bytes;
  EXPECT_EQ(text_of(in_program("<000700080009> Tj", kComposite, "/FontFile2", sfnt("cmap", cmap))),
            "abc");
}

INSTANTIATE_TEST_SUITE_P(
    Pdf, PdfCmapTest,
    testing::Values(Subtable{"Segments", be(4, 2) + be(32, 2) + be(0, 2) + be(4, 2) + be(0, 6) +
                                             be(0x63, 2) + be(0xFFFF, 2) + be(0, 2) + be(0x61, 2) +
                                             be(0xFFFF, 2) + be(7 - 0x61 + 0x10000, 2) + be(1, 2) +
                                             be(0, 4)},
                    Subtable{"Trimmed", be(6, 2) + be(16, 2) + be(0, 2) + be(0x61, 2) + be(3, 2) +
                                            be(7, 2) + be(8, 2) + be(9, 2)},
                    Subtable{"Groups", be(12, 2) + be(0, 2) + be(28, 4) + be(0, 4) + be(1, 4) +
                                           be(0x61, 4) + be(0x63, 4) + be(7, 4)}),
    [](const auto& tested) { return std::string{tested.param.name}; });

TEST(PdfFont, IsReadByTheNamesOfItsGlyphs) {
  std::string post = be(0x20000, 4) + std::string(28, '\0') + be(4, 2);
  post += be(0, 2) + be(258, 2) + be(68, 2) + be(259, 2);  // 68 is "a" in the Macintosh order
  post += std::string{"\7uni0042\6Eacute"};
  EXPECT_EQ(text_of(in_program("<000100020003> Tj", kComposite, "/FontFile2", sfnt("post", post))),
            "Ba\u00C9");
}

// Glyph 1 is L, code 200; glyph 2 is a, code 201.
std::string cff() {
  std::string out = std::string{"\1\0\4\1", 4} + be(1, 2) + be(1, 1) + be(1, 1) + be(2, 1) + "F";
  out += be(1, 2) + be(1, 1) + be(1, 1) + be(19, 1);
  out += be(29, 1) + be(37, 4) + be(15, 1) + be(29, 1) + be(42, 4) + be(16, 1);
  out += be(29, 1) + be(46, 4) + be(17, 1);
  out += be(0, 2) + be(0, 2);                            // no strings, no subroutines
  out += be(0, 1) + be(45, 2) + be(66, 2);               // charset
  out += be(0, 1) + be(2, 1) + be(200, 1) + be(201, 1);  // encoding
  return out + be(3, 2);
}

TEST(PdfFont, IsReadByTheCharsetOfACompactProgram) {
  EXPECT_EQ(text_of(in_program("<00010002> Tj", kComposite, "/FontFile3", cff())), "La");
}

TEST(PdfFont, IsReadByTheEncodingOfACompactProgram) {
  EXPECT_EQ(text_of(in_program("<C8C9> Tj", "/Subtype /Type1 /FontDescriptor 6 0 R", "/FontFile3",
                               cff())),
            "La");
}

TEST(PdfFont, IsReadByTheEncodingOfAType1Program) {
  constexpr std::string_view kProgram =
      "%!PS-AdobeFont-1.0: Lamp\n/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\n"
      "dup 1 /L put dup 2/a put dup 3 /fi put\nreadonly def\ncurrentfile eexec \x12\x34";
  EXPECT_EQ(text_of(in_program("<01020302> Tj", "/Subtype /Type1 /FontDescriptor 6 0 R",
                               "/FontFile", kProgram)),
            "Lafia");
}

TEST(PdfFont, IsReadByTheNamesOfItsDifferences) {
  EXPECT_EQ(text_of(in_font("<010203> Tj",
                            "<< /Type /Font /Subtype /Type1 /BaseFont /Lamp /Encoding << "
                            "/Differences [1 /ffi /eacute /sevenoldstyle] >> >>")),
            "ffi\u00E97");
}

TEST(PdfFont, IsNamedWhereItTellsNothing) {
  EXPECT_EQ(
      text_of(in_program("<000100020003> Tj", kComposite, "/FontFile2", "no font")),
      "unsupported: pdf: 3 of 3 characters are in fonts that do not say which they are: Lamp");
}

TEST(PdfFont, LeavesAMarkForACharacterThatItDoesNotTell) {
  EXPECT_EQ(text_of(in_font("(The lantern\\200s light) Tj",
                            "<< /Type /Font /Subtype /Type1 /BaseFont /Lamp /Encoding << "
                            "/Differences [128 /g23] >> >>")),
            "The lantern\uFFFDs light");
}

// What a writer that knows no better says of every glyph it has no text for.
TEST(PdfFont, KnowsBetterThanAMapToPrivateCharacters) {
  auto pdf = in_font("<4C61> Tj",
                     "<< /Type /Font /Subtype /Type1 /BaseFont /Lamp /Encoding /WinAnsiEncoding "
                     "/ToUnicode 6 0 R >>");
  pdf.add_stream("2 beginbfchar <4C> <F04C> <61> <FFFD> endbfchar");
  EXPECT_EQ(text_of(pdf), "La");
}

TEST(PdfFont, SpellsLigatures) {
  auto pdf = in_font("<0102> Tj", "<< /Type /Font /Subtype /Type1 /ToUnicode 6 0 R >>");
  pdf.add_stream("2 beginbfchar <01> <FB03> <02> <FB02> endbfchar");
  EXPECT_EQ(text_of(pdf), "ffifl");
}

// Adobe Glyph List Specification, 2: a name has 63 characters at the most.
TEST(PdfFont, KnowsNoGlyphByALongerNameThanThereIs) {
  const auto letters = [](int n) {
    std::string name = "uni";
    while (n-- > 0) name += "0041";
    return name;
  };
  EXPECT_EQ(pdf::known_glyph(letters(15)), "AAAAAAAAAAAAAAA");
  EXPECT_EQ(pdf::known_glyph(letters(16)), std::nullopt);
  std::string old_style = "A";
  for (int i = 0; i < 200'000; ++i) old_style += "oldstyle";
  EXPECT_EQ(pdf::known_glyph(old_style), std::nullopt);
}

}  // namespace
}  // namespace mandated::read
