#include "pipeline/read/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "pipeline/read/reader.h"
#include "tests/pipeline/read/pdf_sample.h"

namespace mandated::read {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(const PdfSample& pdf) {
  std::vector<std::string> out;
  const auto blocks = read_pdf(pdf.bytes());
  if (!blocks) return {blocks.error().detail};
  for (const Block& each : blocks->blocks) out.push_back(each.text);
  return out;
}

std::string refused(const Result<Blocks>& result) {
  return result ? "read" : std::string{name_of(result.error().code)} + ": " + result.error().detail;
}

// With a full-width second line, so that where lines end is known.
std::string paragraph(int y, std::string_view first, std::string_view second) {
  return shown(100, y, first) + shown(60, y - 12, second);
}

TEST(Pdf, JoinsTheLinesOfAParagraphByItsIndent) {
  const auto pdf = sample_pages(
      {paragraph(
           700, "Noting that the lanterns of the harbour have been lit again, as was",
           "promised in the spring by all those who keep them, and that the pilots of the bay") +
       paragraph(676, "Recalling that the pilots of the bay have asked for a second bell, in",
                 "their letter of the autumn,")});
  EXPECT_THAT(
      texts(pdf),
      ElementsAre("Noting that the lanterns of the harbour have been lit again, as was promised "
                  "in the spring by all those who keep them, and that the pilots of the bay",
                  "Recalling that the pilots of the bay have asked for a second bell, in their "
                  "letter of the autumn,"));
}

TEST(Pdf, GoesOnAcrossPagesWithoutRunningHeadsAndPageNumbers) {
  const auto page = [](std::string_view number, std::string_view words) {
    return shown(60, 780, "A/RES/99/7") + shown(60, 700, words) + shown(300, 20, number);
  };
  EXPECT_THAT(texts(sample_pages({page("1/2", "The keepers have met, and"),
                                  page("2/2", "their meeting was long.")})),
              ElementsAre("A/RES/99/7", "The keepers have met, and their meeting was long."));
}

TEST(Pdf, LeavesOutHeadsOfSeveralLinesThatOtherPagesHaveToo) {
  const auto page = [](std::string_view words) {
    return shown(60, 790, "Advisory services for the") +
           shown(60, 780, "keepers of the lights of") +
           shown(60, 770, "all harbours and of those") +
           shown(60, 760, "that have yet to be built") + shown(60, 700, words);
  };
  EXPECT_THAT(
      texts(sample_pages({shown(60, 700, "The keepers have met, and they"),
                          page("have agreed that their next"), page("meeting is in May.")})),
      ElementsAre("The keepers have met, and they have agreed that their next meeting is in "
                  "May."));
}

TEST(Pdf, LeavesOutASmallHeadThatStandsApart) {
  EXPECT_THAT(texts(sample_pages(
                  {shown(60, 700, "The keepers have met, and they"),
                   shown(60, 780, "Lights of all harbours", 8) + shown(60, 700, "have agreed.")})),
              ElementsAre("The keepers have met, and they have agreed."));
}

TEST(Pdf, TakesWhatStandsBelowATypedRuleForFootnotes) {
  const auto first = shown(60, 700, "Welcomes the report of the keeper and all") +
                     shown(40, 100, "__________________") + shown(50, 88, "4", 6) +
                     shown(58, 85, "A/99/12 and the documents", 9) +
                     shown(58, 75, "annexed to it.", 9);
  const auto blocks =
      read_pdf(sample_pages({first, shown(60, 700, "that is annexed to it;")}).bytes());
  ASSERT_TRUE(blocks);
  ASSERT_EQ(blocks->blocks.size(), 2U);
  EXPECT_EQ(blocks->blocks[0].text,
            "Welcomes the report of the keeper and all that is annexed to it;");
  EXPECT_EQ(blocks->blocks[1].text, "4 A/99/12 and the documents annexed to it.");
  EXPECT_EQ(blocks->containers[blocks->blocks[1].container].element, "footnote");
}

TEST(Pdf, JoinsTheLinesOfTextTypedDoubleSpaced) {
  std::string page;
  std::string expected;
  for (int i = 0; i < 20; ++i) {
    page += shown(60, 780 - 24 * i, "the lamps of all the harbours are to be lit");
    expected += i == 0 ? "" : " ";
    expected += "the lamps of all the harbours are to be lit";
  }
  EXPECT_THAT(texts(sample_pages({page})), ElementsAre(expected));
}

TEST(Pdf, KnowsTheWideSpacesOfAJustifiedLineFromColumns) {
  EXPECT_THAT(
      texts(sample_pages(
          {shown(60, 700, "The keepers of the lights of all harbours have met, an") +
           shown(60, 688, "agreed") + shown(140, 688, "upon") + shown(230, 688, "nothing") +
           shown(60, 676, "in the three days that they spent with each other then")})),
      ElementsAre(
          "The keepers of the lights of all harbours have met, an agreed upon nothing in the "
          "three days that they spent with each other then"));
}

TEST(Pdf, KeepsASpaceThatAFootnoteMarkHasTakenIn) {
  EXPECT_THAT(texts(sample_pages({shown(60, 700, "On the change") + shown(122, 704, "2 ", 6) +
                                  shown(126, 700, "that keepers have seen in the harbours")})),
              ElementsAre("On the change that keepers have seen in the harbours"));
}

TEST(Pdf, TakesRaisedLettersOutAsMarks) {
  EXPECT_THAT(texts(sample_pages({shown(60, 700, "On the change") + shown(122, 704, "b", 6) +
                                  shown(130, 700, "that keepers have seen in the harbours")})),
              ElementsAre("On the change that keepers have seen in the harbours"));
}

TEST(Pdf, ReadsASheetThatIsTurned) {
  const std::string turned = "q 0 1 -1 0 800 0 cm " +
                             shown(60, 700, "All of this page stands on its") +
                             shown(60, 688, "side, as tables do.") + " Q";
  EXPECT_THAT(texts(sample_pages({turned})),
              ElementsAre("All of this page stands on its side, as tables do."));
}

TEST(Pdf, KeepsTheMastheadThatWordMarksAsARunningHead) {
  auto pdf = sample_pages(
      {"/Artifact BMC " + shown(60, 780, "United Nations") + shown(450, 780, "A/RES/99/7") +
       shown(300, 20, "1/2") + "EMC\n" + marked(0, shown(60, 700, "The keepers have met."))},
      "/StructTreeRoot 8 0 R");
  pdf.add("<< /Type /StructTreeRoot /K << /S /P /Pg 6 0 R /K 0 >> >>");
  EXPECT_THAT(texts(pdf), ElementsAre("United Nations", "A/RES/99/7", "The keepers have met."));
}

// As some programs tag what they did not write.
TEST(Pdf, ReadsByLayoutWhereTheTreeTakesLinesForParagraphs) {
  std::string page;
  std::string expected;
  std::string elements;
  for (int i = 0; i < 8; ++i) {
    page += marked(i, shown(60, 780 - 12 * i, "and the lamps of all the harbours are to be lit"));
    expected += i == 0 ? "" : " ";
    expected += "and the lamps of all the harbours are to be lit";
    elements += "<< /S /P /Pg 6 0 R /K " + std::to_string(i) + " >> ";
  }
  auto pdf = sample_pages({page}, "/StructTreeRoot 8 0 R");
  pdf.add("<< /Type /StructTreeRoot /K [" + elements + "] >>");
  EXPECT_THAT(texts(pdf), ElementsAre(expected));
}

TEST(Pdf, TakesRaisedMarksOutOfWords) {
  const auto line = shown(60, 700, "Welcomes the report") + shown(155, 704, "7", 6) +
                    shown(163, 700, "of the keeper, and thanks her for it");
  EXPECT_THAT(texts(sample_pages({line})),
              ElementsAre("Welcomes the report of the keeper, and thanks her for it"));
}

TEST(Pdf, KeepsTheHyphenOfACompoundAndDropsThatOfABrokenWord) {
  const auto pdf = sample_pages(
      {shown(60, 700, "The making of every decision was discussed. Each decision-") +
       shown(60, 688, "making body reported on harbour lights and on the arrange-") +
       shown(60, 676, "ments it had found, and such arrangements at some length and")});
  EXPECT_THAT(
      texts(pdf),
      ElementsAre("The making of every decision was discussed. Each decision-making body "
                  "reported on harbour lights and on the arrangements it had found, and such "
                  "arrangements at some length and"));
}

TEST(Pdf, KeepsTheHyphenOfACompoundThatStandsWithinALineElsewhere) {
  const auto pdf =
      sample_pages({shown(60, 700, "The arrangements of the lake-side harbours and such arrange-") +
                    shown(60, 688, "ments as were made by harbours of the sea and by the lake-") +
                    shown(60, 676, "side ones are all of this kind, as was meant by the har-") +
                    shown(60, 664, "bours.")});
  EXPECT_THAT(
      texts(pdf),
      ElementsAre("The arrangements of the lake-side harbours and such arrangements as were "
                  "made by harbours of the sea and by the lake-side ones are all of this "
                  "kind, as was meant by the harbours."));
}

TEST(Pdf, ReadsColumnsOneAfterTheOther) {
  const auto pdf =
      sample_pages({shown(60, 760, "Ninth session") + shown(350, 760, "Distr.: General") +
                    shown(60, 742, "Item 4") + shown(350, 742, "7 May 2031") +
                    shown(60, 700, "The keepers of the lights of all harbours have met.")});
  EXPECT_THAT(texts(pdf), ElementsAre("Ninth session", "Item 4", "Distr.: General", "7 May 2031",
                                      "The keepers of the lights of all harbours have met."));
}

// The paragraph has two pieces of content, on two pages; its footnote stands behind it.
PdfSample tagged() {
  auto pdf = sample_pages({marked(0, shown(80, 700, "1. Requests the keeper to")) +
                               marked(1, shown(60, 60, "3 See A/9.")),
                           marked(0, shown(60, 740, "light the lamp;")) + "/Artifact BMC " +
                               shown(60, 780, "Page head") + "EMC\n"},
                          "/StructTreeRoot 10 0 R /MarkInfo << /Marked true >> /Lang (en-GB)");
  pdf.add("<< /Type /StructTreeRoot /K 11 0 R /RoleMap << /Body /P >> >>");
  pdf.add("<< /S /Document /K [12 0 R] >>");
  pdf.add("<< /S /Body /Pg 6 0 R /K [0 << /Type /MCR /Pg 8 0 R /MCID 0 >> 13 0 R] >>");
  pdf.add("<< /S /Note /Pg 6 0 R /K 1 >>");
  return pdf;
}

TEST(Pdf, FollowsTheStructureTreeAcrossPages) {
  const auto blocks = read_pdf(tagged().bytes());
  ASSERT_TRUE(blocks);
  ASSERT_EQ(blocks->blocks.size(), 2U);
  EXPECT_EQ(blocks->blocks[0].text, "1. Requests the keeper to light the lamp;");
  EXPECT_EQ(blocks->blocks[1].text, "3 See A/9.");
  EXPECT_EQ(blocks->containers[blocks->blocks[1].container].element, "footnote");
  EXPECT_EQ(blocks->language, "en-GB");
  EXPECT_TRUE(blocks->closed);
}

TEST(Pdf, ReadsByLayoutWhereTheTreeTellsLessThanHalf) {
  auto pdf = sample_pages({marked(0, shown(60, 700, "A word")) +
                           shown(60, 660, "and much more that no element of the tree speaks of.")},
                          "/StructTreeRoot 8 0 R");
  pdf.add("<< /Type /StructTreeRoot /K << /S /P /Pg 6 0 R /K 0 >> >>");
  EXPECT_THAT(texts(pdf),
              ElementsAre("A word", "and much more that no element of the tree speaks of."));
}

TEST(Pdf, SurvivesAStructureTreeThatHoldsItself) {
  auto pdf =
      sample_pages({marked(0, shown(60, 700, "All there is to read."))}, "/StructTreeRoot 8 0 R");
  pdf.add("<< /Type /StructTreeRoot /K 9 0 R >>");
  pdf.add("<< /S /P /Pg 6 0 R /K [0 9 0 R] >>");
  EXPECT_THAT(texts(pdf), ElementsAre("All there is to read."));
}

TEST(Pdf, ReadsOctalEscapesAndTheWindowsEncoding) {
  EXPECT_THAT(texts(sample_pages({shown(60, 700, "\\322C\\364te\\323 \\226 \\(un\\)")})),
              ElementsAre("\u00D2C\u00F4te\u00D3 \u2013 (un)"));
}

TEST(Pdf, TakesASoftHyphenWithinALineForAHyphen) {
  EXPECT_THAT(
      texts(sample_pages({shown(60, 700, "The Secretary\\255General, in every decision\\255") +
                          shown(60, 688, "making body of the harbours")})),
      ElementsAre("The Secretary-General, in every decision-making body of the harbours"));
}

TEST(Pdf, ReadsWhatCodesMeanFromTheFont) {
  PdfSample own;
  own.add("<< /Type /Catalog /Pages 2 0 R >>");
  own.add("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
  own.add("<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>");
  own.add_stream("BT /F1 10 Tf 60 700 Td <000100020003> Tj ET");
  own.add(
      "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< "
      "/Type /Font /DW 500 >>] >>");
  own.add_stream(
      "1 beginbfchar <0001> <00530061> endbfchar 1 beginbfrange <0002> <0003> <0078> "
      "endbfrange");
  EXPECT_THAT(texts(own), ElementsAre("Saxy"));
}

TEST(Pdf, SaysWhetherTheEndIsThere) {
  std::string bytes = sample_pages({shown(60, 700, "The end of this file is missing.")}).bytes();
  bytes.resize(bytes.find("startxref"));
  const auto blocks = read_pdf(bytes);
  ASSERT_TRUE(blocks);
  EXPECT_EQ(blocks->blocks.at(0).text, "The end of this file is missing.");
  EXPECT_FALSE(blocks->closed);
}

TEST(Pdf, RefusesWhatHasNoPages) {
  EXPECT_EQ(refused(read_pdf("%PDF-1.4\nnothing")),
            "malformed: pdf: unable to find trailer dictionary while recovering damaged file");
}

// Each form draws the next one ten times: 10^12 characters out of 4 KB.
TEST(Pdf, RefusesFormsThatMultiply) {
  auto pdf = sample_pages({"/X0 Do"});
  std::string names;
  for (int i = 0; i < 12; ++i) {
    std::string content = "BT /F1 9 Tf (x) Tj ET ";
    for (int k = 0; k < 10; ++k) content += "/X" + std::to_string(i + 1) + " Do ";
    names += "/X" + std::to_string(i) + " " + std::to_string(8 + i) + " 0 R ";
    pdf.add_stream(content, "/Type /XObject /Subtype /Form");
  }
  std::string bytes = pdf.bytes();
  const std::string fonts = "/F2 5 0 R >> >>";
  const auto at = bytes.find(fonts) + fonts.size() - 3;
  bytes.insert(at, " /XObject << " + names + ">> ");
  EXPECT_EQ(refused(read_pdf(bytes)),
            "malformed: pdf: over 5000 pages, 256 MB of decoded data or 400000 pieces of text");
}

TEST(Pdf, RefusesMoreDataThanItMayUnpackTo) {
  const std::string plain(kMaxPdfData / 8 + 1, ' ');
  uLongf size = compressBound(plain.size());
  std::string packed(size, '\0');
  compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
            reinterpret_cast<const Bytef*>(plain.data()), plain.size(), 1);
  packed.resize(size);
  PdfSample own;
  own.add("<< /Type /Catalog /Pages 2 0 R >>");
  own.add("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
  own.add(
      "<< /Type /Page /Parent 2 0 R /Contents [4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R] "
      ">>");
  own.add_stream(packed, "/Filter /FlateDecode");
  EXPECT_EQ(refused(read_pdf(own.bytes())),
            "malformed: pdf: over 5000 pages, 256 MB of decoded data or 400000 pieces of text");
}

// A megabyte of ranges, each of which says every code again.
TEST(Pdf, ReadsAFontThatSaysTheSameOverAndOver) {
  PdfSample own;
  own.add("<< /Type /Catalog /Pages 2 0 R >>");
  own.add("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
  own.add("<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>");
  own.add_stream("BT /F1 10 Tf 60 700 Td <0001> Tj ET");
  own.add(
      "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< "
      "/Type /Font /DW 500 >>] >>");
  std::string ranges;
  for (int i = 0; i < 50'000; ++i) ranges += "<0000> <FFFF> <0041> ";
  own.add_stream("1 beginbfrange " + ranges + "endbfrange");
  EXPECT_THAT(texts(own), ElementsAre("B"));
}

TEST(Reader, ChoosesByTheBytesBeforeTheMediaType) {
  const std::string pdf = sample_pages({shown(60, 700, "Text of a PDF.")}).bytes();
  const auto reader = in_process_reader();
  const auto by_bytes = reader->read({pdf, "text/html", ""});
  ASSERT_TRUE(by_bytes);
  EXPECT_EQ(by_bytes->blocks.at(0).text, "Text of a PDF.");
  const auto page = reader->read({"<p>Not here.</p>", "application/pdf", ""});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->blocks.at(0).text, "Not here.");
}

TEST(Reader, NamesWhatItDoesNotRead) {
  const auto reader = in_process_reader();
  EXPECT_EQ(refused(reader->read({"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "", ""})),
            "unsupported: a Word file from before 2007, or one with a password; pdf, docx, html, "
            "text are read");
}

}  // namespace
}  // namespace mandated::read
