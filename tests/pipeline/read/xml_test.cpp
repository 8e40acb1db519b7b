#include "pipeline/read/xml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/read/xml_charset.h"

namespace mandated::read {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Reading {
  std::unique_ptr<Xml> xml;
  std::vector<std::string> warnings;
};

Reading read(std::string text) {
  Warnings warnings;
  auto xml = read_xml(std::move(text), warnings);
  EXPECT_TRUE(xml.has_value());
  return {xml ? std::move(*xml) : nullptr, warnings.lines()};
}

std::string text_of(std::string text) { return read(std::move(text)).xml->root().text(); }
std::string markup_of(std::string text) { return read(std::move(text)).xml->root().markup(); }

std::string error_of(std::string text) {
  Warnings warnings;
  const auto xml = read_xml(std::move(text), warnings);
  return xml ? "" : xml.error().detail;
}

TEST(XmlTest, ReadsElementsAttributesAndText) {
  const auto read_it = read("<?xml version='1.0'?><!-- x --><a k=\"1\" l='2'><b>t</b><b/></a>");
  const auto root = read_it.xml->root();
  EXPECT_EQ(root.local(), "a");
  EXPECT_EQ(root.attribute("k"), "1");
  EXPECT_EQ(root.attribute("l"), "2");
  EXPECT_EQ(root.child("b").text(), "t");
  EXPECT_TRUE(root.child("b").next().is("b"));
  EXPECT_FALSE(root.child("b").next().next());
  EXPECT_THAT(read_it.warnings, IsEmpty());
}

TEST(XmlTest, ResolvesNamespacesWhateverThePrefix) {
  const auto read_it = read(
      "<x:a xmlns:x='urn:one' xmlns='urn:two'><b x:k='1'><c xmlns=''/></b><x:d xmlns:x='urn:3'/>"
      "<x:e/></x:a>");
  const auto root = read_it.xml->root();
  EXPECT_EQ(root.uri(), "urn:one");
  EXPECT_EQ(root.child("b").uri(), "urn:two");
  EXPECT_EQ(root.child("b").attribute("k", "urn:one"), "1");
  EXPECT_EQ(root.child("b").attribute("k"), "");
  EXPECT_EQ(root.child("b").child("c").uri(), "");
  EXPECT_EQ(root.child("d").uri(), "urn:3");
  EXPECT_EQ(root.child("e").uri(), "urn:one");
}

TEST(XmlTest, NamesAPrefixThatNobodyDeclaredByItself) {
  const auto read_it = read("<a><dc:date>x</dc:date></a>");
  EXPECT_EQ(read_it.xml->root().child("date").uri(), "dc:");
  EXPECT_THAT(read_it.warnings, ElementsAre("byte 3: nobody declared the prefix dc"));
}

TEST(XmlTest, ResolvesReferences) {
  EXPECT_EQ(text_of("<a>&lt;&#65;&#x42;&amp;&quot;&apos;&gt;</a>"), "<AB&\"'>");
  EXPECT_EQ(text_of("<a>caf&eacute; &mdash; &nbsp;x</a>"), "café — \u00A0x");
  EXPECT_EQ(text_of("<a>&#150;&#146;</a>"), "–’");
  EXPECT_EQ(text_of("<a>&#0;&#xD800;&#99999999;</a>"), "\uFFFD\uFFFD\uFFFD");
}

TEST(XmlTest, KeepsWhatIsNoReference) {
  const auto read_it = read("<a>Q&A, &nosuch; &notit; &; AT&T</a>");
  EXPECT_EQ(read_it.xml->root().text(), "Q&A, &nosuch; &notit; &; AT&T");
  EXPECT_EQ(read_it.warnings.size(), 5U);
  EXPECT_EQ(read_it.warnings[0], "byte 4: a \"&\" that begins no reference");
}

TEST(XmlTest, TakesCdataAsItStands) {
  EXPECT_EQ(text_of("<a>1<![CDATA[<b>&amp;]]>2</a>"), "1<b>&amp;2");
}

TEST(XmlTest, MakesLineEndsOne) { EXPECT_EQ(text_of("<a>1\r\n2\r3</a>"), "1\n2\n3"); }

TEST(XmlTest, DropsLayoutButNotTheSpacesOfXhtml) {
  EXPECT_FALSE(read("<a>\n  <b/>\n</a>").xml->root().child("b").next());
  EXPECT_EQ(markup_of("<a xmlns='http://www.w3.org/1999/xhtml'><b>x</b>\n<i>y</i></a>"),
            "<b>x</b>\n<i>y</i>");
}

TEST(XmlTest, WritesMarkupWithoutPrefixes) {
  EXPECT_EQ(markup_of("<d><h:p class='&quot;x' xmlns:h='u'>1 &lt; 2<h:br/><h:a></h:a></h:p></d>"),
            "<p class=\"&quot;x\">1 &lt; 2<br /><a></a></p>");
}

TEST(XmlTest, ClosesWhatAnOuterEndTagEnds) {
  const auto read_it = read("<a><b><c>x</b><d>y</d></a>");
  EXPECT_EQ(read_it.xml->root().child("d").text(), "y");
  EXPECT_THAT(read_it.warnings, ElementsAre("byte 10: </b> ends <c> too"));
}

TEST(XmlTest, PassesOverAnEndTagThatEndsNothing) {
  const auto read_it = read("<a>x</b>y</a>");
  EXPECT_EQ(read_it.xml->root().text(), "xy");
  EXPECT_THAT(read_it.warnings, ElementsAre("byte 4: </b> ends nothing"));
}

TEST(XmlTest, ReadsABareLessThanAsText) {
  const auto read_it = read("<a>1 < 2 <3</a>");
  EXPECT_EQ(read_it.xml->root().text(), "1 < 2 <3");
}

TEST(XmlTest, ReadsValuesWithoutQuotationMarks) {
  const auto read_it = read("<a k=v l>x</a>");
  EXPECT_EQ(read_it.xml->root().attribute("k"), "v");
  EXPECT_THAT(read_it.warnings, ElementsAre("byte 5: the value of k is not in quotation marks",
                                            "byte 8: attribute l has no value"));
}

TEST(XmlTest, ReadsAsFarAsACutTextGoes) {
  const auto read_it = read("<a><b>one</b><b>tw");
  EXPECT_EQ(read_it.xml->root().child("b").next().text(), "tw");
  EXPECT_THAT(read_it.warnings, ElementsAre("ends within <b>"));
}

TEST(XmlTest, HasNoRootWhereThereIsNoElement) {
  EXPECT_FALSE(read("no markup at all").xml->root());
}

TEST(XmlTest, ReadsPlainEntitiesOfTheInternalSubset) {
  EXPECT_EQ(text_of("<!DOCTYPE a [<!ENTITY un 'United Nations'><!ENTITY dash \"&#8211;\">]>"
                    "<a>&un; &dash;</a>"),
            "United Nations –");
}

TEST(XmlTest, ExpandsNoEntityThatRefersToAnother) {
  EXPECT_EQ(text_of("<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;'>]><a>&y;</a>"), "&y;");
}

TEST(XmlTest, LooksAtNoExternalEntity) {
  EXPECT_EQ(text_of("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"), "&x;");
}

TEST(XmlTest, BoundsWhatEntitiesExpandTo) {
  const std::string value(256, 'x');
  std::string text = "<!DOCTYPE a [<!ENTITY x '" + value + "'>]><a>";
  for (int i = 0; i < 10'000; ++i) text += "&x;";
  EXPECT_LT(text_of(text + "</a>").size(), (1U << 20U) + 40'000U);
}

TEST(XmlTest, RefusesDepthOverTheLimit) {
  std::string text;
  for (std::size_t i = 0; i <= kMaxXmlDepth; ++i) text += "<a>";
  EXPECT_EQ(error_of(text), "byte 1536: elements nest deeper than 512");
}

TEST(XmlTest, RefusesAttributesOverTheLimit) {
  std::string text = "<a";
  for (std::size_t i = 0; i <= kMaxXmlAttributes; ++i) text += " k='1'";
  EXPECT_EQ(error_of(text + "/>"), "byte 0: an element has more than 512 attributes");
}

TEST(XmlTest, RefusesNamespacesOverTheLimit) {
  std::string text = "<a";
  for (std::size_t i = 0; i <= kMaxXmlNamespaces; ++i) {
    text += " xmlns:n" + std::to_string(i) + "='u'";
  }
  EXPECT_EQ(error_of(text + "/>"), "byte 0: more than 128 namespaces in scope");
}

TEST(XmlTest, RefusesNodesOverTheLimit) {
  std::string element = "<b";
  for (int i = 0; i < 500; ++i) element += " k=''";
  std::string text = "<a>";
  for (std::size_t i = 0; i < kMaxXmlNodes / 500; ++i) text += element + "/>";
  EXPECT_THAT(error_of(text),
              testing::EndsWith("more than 2000000 elements, texts and attributes"));
}

TEST(XmlTest, KeepsTheFirstTwentyWarnings) {
  std::string text = "<a>";
  for (int i = 0; i < 25; ++i) text += "</b>";
  const auto read_it = read(text + "</a>");
  EXPECT_EQ(read_it.warnings.size(), 21U);
  EXPECT_EQ(read_it.warnings.back(), "and 5 more");
}

struct Bytes {
  std::string encoding, source, text;
  bool operator==(const Bytes&) const = default;
};

Bytes decoded(std::string_view bytes, std::string_view content_type = "") {
  Warnings warnings;
  const auto read_it = decode_xml(bytes, content_type, warnings);
  return {read_it.encoding, read_it.source, read_it.utf8};
}

using namespace std::string_view_literals;

TEST(XmlCharsetTest, TakesTheMarkBeforeTheHeaderBeforeTheDeclaration) {
  EXPECT_EQ(decoded("\xEF\xBB\xBF<a/>", "text/xml; charset=latin1"),
            (Bytes{"utf-8", "bom", "<a/>"}));
  EXPECT_EQ(decoded("<?xml encoding='koi8-r'?>\xE9", "text/xml; charset=latin1"),
            (Bytes{"windows-1252", "header", "<?xml encoding='koi8-r'?>é"}));
  EXPECT_EQ(decoded("<?xml encoding='koi8-r'?>\xC1"),
            (Bytes{"koi8-r", "declaration", "<?xml encoding='koi8-r'?>а"}));
}

TEST(XmlCharsetTest, KnowsWideEncodingsByTheirFirstBytes) {
  EXPECT_EQ(decoded("\0<\0a\0/\0>"sv).text, "<a/>");
  EXPECT_EQ(decoded("<\0a\0/\0>\0"sv).text, "<a/>");
  EXPECT_EQ(decoded("\0\0\0<\0\0\0a\0\0\0/\0\0\0>"sv).text, "<a/>");
  EXPECT_EQ(decoded("\xFF\xFE\0\0<\0\0\0a\0\0\0/\0\0\0>\0\0\0"sv).text, "<a/>");
}

TEST(XmlCharsetTest, DoesNotBelieveADeclarationThatCannotBe) {
  EXPECT_EQ(decoded("<?xml encoding='utf-16'?><a>é</a>").encoding, "utf-8");
  EXPECT_EQ(decoded("<?xml encoding='utf-8'?><a>caf\xE9</a>").text,
            "<?xml encoding='utf-8'?><a>café</a>");
  EXPECT_EQ(decoded("<?xml encoding='utf-8'?><a>é ü ß \xE9</a>").text,
            "<?xml encoding='utf-8'?><a>é ü ß \uFFFD</a>");
}

// "<?xml version="1.0" encoding="cp500"?><a>[</a>" of which '[' is 0x4A; in cp037 that is a cent.
TEST(XmlCharsetTest, KnowsEbcdicByItsFirstBytes) {
  constexpr auto kText =
      "\x4C\x6F\xA7\x94\x93\x40\xA5\x85\x99\xA2\x89\x96\x95\x7E\x7F\xF1\x4B\xF0\x7F\x40"
      "\x85\x95\x83\x96\x84\x89\x95\x87\x7E\x7F\x83\x97\xF5\xF0\xF0\x7F\x6F\x6E\x4C\x81"
      "\x6E\x4A\x4C\x61\x81\x6E"sv;
  Warnings warnings;
  const auto decoded = decode_xml(kText, "", warnings);
  EXPECT_EQ(decoded.encoding, "cp500");
  EXPECT_EQ(decoded.utf8, "<?xml version=\"1.0\" encoding=\"cp500\"?><a>[</a>");
}

TEST(XmlCharsetTest, KnowsOtherNamesOfEncodings) {
  Warnings warnings;
  EXPECT_EQ(decode_xml("<?xml version='1.0' encoding='CP874'?>\x80", "", warnings).utf8,
            "<?xml version='1.0' encoding='CP874'?>\u20AC");
  EXPECT_EQ(decode_xml("<?xml version='1.0' encoding='MacTurkish'?>\xDC", "", warnings).utf8,
            "<?xml version='1.0' encoding='MacTurkish'?>\u0130");
}

TEST(XmlCharsetTest, KnowsEncodingsThatOnlyXmlIsWrittenIn) {
  Warnings warnings;
  EXPECT_EQ(decode_xml("<?xml version='1.0' encoding='cp437'?><a>\x80</a>", "", warnings).utf8,
            "<?xml version='1.0' encoding='cp437'?><a>\u00C7</a>");
  EXPECT_THAT(warnings.lines(), IsEmpty());
}

}  // namespace
}  // namespace mandated::read
