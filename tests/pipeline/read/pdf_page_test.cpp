#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "pipeline/read/pdf.h"
#include "tests/pipeline/read/pdf_sample.h"

namespace mandated::read {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(const std::string& bytes) {
  std::vector<std::string> out;
  const auto blocks = read_pdf(bytes);
  if (!blocks) return {std::string{name_of(blocks.error().code)} + ": " + blocks.error().detail};
  for (const Block& each : blocks->blocks) out.push_back(each.text);
  return out;
}

std::vector<std::string> texts(const PdfSample& pdf) { return texts(pdf.bytes()); }

// The sample written again by another program.
template <class Set>
std::string rewritten(const PdfSample& sample, const Set& set) {
  const std::string bytes = sample.bytes();
  QPDF pdf;
  pdf.processMemoryFile("sample", bytes.data(), bytes.size());
  QPDFWriter writer{pdf};
  writer.setOutputMemory();
  set(writer);
  writer.write();
  const auto written = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(written->getBuffer()), written->getSize()};
}

TEST(PdfPage, IsReadWhereItIsEncryptedWithoutAPassword) {
  const auto pdf = sample_pages({shown(60, 700, "The lamp is lit.")});
  EXPECT_THAT(texts(rewritten(pdf,
                              [](QPDFWriter& writer) {
                                writer.setR6EncryptionParameters("", "owner", true, true, true,
                                                                 true, true, true, qpdf_r3p_full,
                                                                 true);
                              })),
              ElementsAre("The lamp is lit."));
}

TEST(PdfPage, IsNamedWhereItIsEncryptedWithAPassword) {
  const auto pdf = sample_pages({shown(60, 700, "The lamp is lit.")});
  EXPECT_THAT(texts(rewritten(pdf,
                              [](QPDFWriter& writer) {
                                writer.setR6EncryptionParameters("user", "owner", true, true, true,
                                                                 true, true, true, qpdf_r3p_full,
                                                                 true);
                              })),
              ElementsAre("unsupported: pdf: needs a password"));
}

TEST(PdfPage, IsReadFromObjectStreams) {
  const auto pdf = sample_pages({shown(60, 700, "The lamp is lit.")});
  EXPECT_THAT(texts(rewritten(
                  pdf, [](QPDFWriter& writer) { writer.setObjectStreamMode(qpdf_o_generate); })),
              ElementsAre("The lamp is lit."));
}

TEST(PdfPage, IsReadAsItWasChangedLast) {
  std::string bytes = sample_pages({shown(60, 700, "The lamp is lit.")}).bytes();
  const auto table = bytes.rfind("\nxref");
  const auto object = bytes.size();
  const std::string content = shown(60, 700, "The lamp is out.");
  bytes += "7 0 obj\n<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
           "\nendstream\nendobj\n";
  const auto added = bytes.size();
  const std::string digits = std::to_string(object);
  bytes += "xref\n7 1\n" + std::string(10 - digits.size(), '0') + digits +
           " 00000 n \ntrailer\n<< /Size 8 /Root 1 0 R /Prev " + std::to_string(table + 1) +
           " >>\nstartxref\n" + std::to_string(added) + "\n%%EOF\n";
  EXPECT_THAT(texts(bytes), ElementsAre("The lamp is out."));
}

PdfSample layered(std::string_view configuration) {
  auto pdf =
      sample_pages({"/OC /Old BDC " + shown(60, 700, "The lamp is out.") + "EMC " +
                    shown(60, 600, "The keepers have met.")},
                   "/OCProperties << /OCGs [8 0 R] /D << " + std::string{configuration} + " >> >>");
  pdf.add("<< /Type /OCG /Name (old) >>");
  return pdf;
}

std::string with_layer(const PdfSample& pdf) {
  std::string bytes = pdf.bytes();
  const std::string fonts = "/F2 5 0 R >> >>";
  bytes.insert(bytes.find(fonts) + fonts.size() - 3, " /Properties << /Old 8 0 R >> ");
  return bytes;
}

TEST(PdfPage, LeavesOutTheLayersThatAreOff) {
  EXPECT_THAT(texts(with_layer(layered("/OFF [8 0 R]"))), ElementsAre("The keepers have met."));
  EXPECT_THAT(texts(with_layer(layered("/BaseState /OFF"))), ElementsAre("The keepers have met."));
  EXPECT_THAT(texts(with_layer(layered("/BaseState /OFF /ON [8 0 R]"))),
              ElementsAre("The lamp is out.", "The keepers have met."));
}

TEST(PdfPage, TellsOnceWhatIsPaintedTwiceForABoldLook) {
  EXPECT_THAT(texts(sample_pages(
                  {shown(60, 700, "Lamps") + "BT /F1 10 Tf 1 0 0 1 60.4 700 Tm (Lamps) Tj ET"})),
              ElementsAre("Lamps"));
}

TEST(PdfPage, TakesLettersThatAreSpacedAlikeForAWord) {
  EXPECT_THAT(
      texts(sample_pages({"BT /F1 10 Tf 60 700 Td [(L) -400 (A) -400 (M) -400 (P) -400 (S) -1200 "
                          "(A) -400 (L) -400 (L)] TJ ET"})),
      ElementsAre("LAMPS ALL"));
}

TEST(PdfPage, TakesTheSpacingBetweenTwoLettersForASpace) {
  EXPECT_THAT(
      texts(sample_pages({"BT /F1 10 Tf 60 700 Td (of light) Tj 2 Tc (,a) Tj 0 Tc (nd so on) "
                          "Tj ET"})),
      ElementsAre("of light, and so on"));
}

TEST(PdfPage, IsNamedWhereMostPagesArePictures) {
  auto pdf = sample_pages({shown(60, 700, "A cover."), "q 600 0 0 800 0 0 cm /Im Do Q",
                           "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"});
  pdf.add_stream("x",
                 "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
                 "/ColorSpace /DeviceGray");
  std::string bytes = pdf.bytes();
  const std::string fonts = "/F2 5 0 R >> >>";
  bytes.insert(bytes.find(fonts) + fonts.size() - 3, " /XObject << /Im 12 0 R >> ");
  EXPECT_THAT(texts(bytes), ElementsAre("unsupported: pdf: 2 of 3 pages are pictures without text, "
                                        "as of a scan"));
}

TEST(PdfPage, ReadsNarrowColumnsOneAfterTheOther) {
  std::string page;
  std::string left;
  std::string right;
  for (int i = 0; i < 8; ++i) {
    page += shown(60, 700 - 12 * i, "and the lamps of all the harbours are lit");        // to 265
    page += shown(274, 700 - 12 * i, "while the bells of every pier are rung by hand");  // to 504
    left += (i == 0 ? "" : " ") + std::string{"and the lamps of all the harbours are lit"};
    right += " while the bells of every pier are rung by hand";
  }
  EXPECT_THAT(texts(sample_pages({page})), ElementsAre(left + right));
}

TEST(PdfPage, GoesOnInTheNextColumnWithAName) {
  std::string page;
  std::string expected;
  for (int i = 0; i < 9; ++i) {
    page += shown(60, 700 - 12 * i, "and the lamps of all the harbours are lit");
    expected += (i == 0 ? "" : " ") + std::string{"and the lamps of all the harbours are lit"};
  }
  for (int i = 0; i < 9; ++i) {
    page += shown(274, 700 - 12 * i, "Utopia has bells on piers that are rung by hand");
    expected += " Utopia has bells on piers that are rung by hand";
  }
  EXPECT_THAT(texts(sample_pages({page})), ElementsAre(expected));
}

TEST(PdfPage, KeepsANumberWithItsTextBesideAnotherColumn) {
  std::string page;
  std::string left;
  std::string right = "(a)";
  for (int i = 0; i < 9; ++i) {
    page += shown(60, 700 - 12 * i, "and the lamps of all the harbours are lit");  // to 265
    page += shown(300, 700 - 12 * i, "the bells of every pier are rung by hand");
    left += (i == 0 ? "" : " ") + std::string{"and the lamps of all the harbours are lit"};
    right += " the bells of every pier are rung by hand";
  }
  page += shown(278, 700, "(a)");
  EXPECT_THAT(texts(sample_pages({page})), ElementsAre(left, right));
}

TEST(PdfPage, KnowsTheHyphenThatIsNoneOfTheKeyboard) {
  PdfSample pdf =
      sample_pages({shown(60, 700, "The arrangements of all the harbours and such arrange\\001") +
                    shown(60, 688, "ments as were made by them")});
  std::string bytes = pdf.bytes();
  const std::string encoding = "/BaseFont /Times /Encoding /WinAnsiEncoding";
  bytes.replace(
      bytes.find(encoding), encoding.size(),
      "/BaseFont /Times /Encoding <</BaseEncoding/WinAnsiEncoding/Differences[1/uni2010]>>");
  EXPECT_THAT(texts(bytes),
              ElementsAre("The arrangements of all the harbours and such arrangements as were made "
                          "by them"));
}

TEST(PdfPage, PartsLinesThatEndBeforeTheNextWordHadToGo) {
  std::string page = shown(60, 712, "Keepers Council") + shown(60, 700, "Ninth session");
  for (int i = 0; i < 9; ++i) {
    page += shown(60, 688 - 12 * i,
                  i == 0 ? "The lamps of all the harbours have been lit, an"
                         : "and the lamps of all the harbours are to be lit");
  }
  const auto got = texts(sample_pages({page}));
  ASSERT_EQ(got.size(), 3U);
  EXPECT_EQ(got[0], "Keepers Council");
  EXPECT_EQ(got[1], "Ninth session");
}

TEST(PdfPage, KnowsWordsApartByWhereElseTheyStand) {
  EXPECT_THAT(
      texts(sample_pages({shown(60, 700, "in the annex to the report, and in") +
                          shown(60, 688, "the annex") + shown(107, 688, "to the letter, too")})),
      ElementsAre("in the annex to the report, and in the annex to the letter, too"));
}

}  // namespace
}  // namespace mandated::read
