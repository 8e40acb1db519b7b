#include "pipeline/read/charset.h"

#include <gtest/gtest.h>

#include "pipeline/read/encoding.h"

namespace mandated::read {
namespace {

using namespace std::string_view_literals;

std::string told(std::string_view bytes, std::string_view type = {}, bool html = true) {
  const Decoded decoded = decode(bytes, type, html);
  return decoded.encoding + " by " + decoded.source + ": " + decoded.utf8;
}

TEST(Decode, TrustsTheByteOrderMarkOverAllElse) {
  EXPECT_EQ(told("\xEF\xBB\xBF\xC3\xA9", "text/html; charset=koi8-r"), "utf-8 by bom: \u00E9");
  EXPECT_EQ(told("\xFF\xFE"
                 "a\0\xE9\0"sv),
            "utf-16le by bom: a\u00E9");
  EXPECT_EQ(told("\xFE\xFF\0a"sv), "utf-16be by bom: a");
}

TEST(Decode, TrustsTheHeaderOverTheMeta) {
  EXPECT_EQ(told("<meta charset=utf-8>\xE9", "text/html; Charset=\"ISO-8859-1\""),
            "windows-1252 by header: <meta charset=utf-8>\u00E9");
}

TEST(Decode, PassesOverALabelNobodyKnows) {
  EXPECT_EQ(told("\xE9t\xE9", "text/html; charset=foo"), "windows-1252 by default: \u00E9t\u00E9");
}

TEST(Decode, ReadsTheMeta) {
  EXPECT_EQ(told("<!-- <meta charset=koi8-r> --><META x=1 CHARSET='windows-1251'>\xC0"),
            "windows-1251 by meta: <!-- <meta charset=koi8-r> --><META x=1 "
            "CHARSET='windows-1251'>\u0410");
  EXPECT_EQ(told("<meta content='text/html; charset = latin2' http-equiv=Content-Type>\xB1"),
            "iso-8859-2 by meta: <meta content='text/html; charset = latin2' "
            "http-equiv=Content-Type>\u0105");
}

TEST(Decode, ReadsNoMetaInPlainText) {
  EXPECT_EQ(told("<meta charset=koi8-r>\xC3\xA9", "text/plain", false),
            "utf-8 by detected: <meta charset=koi8-r>\u00E9");
}

TEST(Decode, ReadsUtf16InAMetaAsUtf8) {
  EXPECT_EQ(told("<meta charset=utf-16>\xC3\xA9"), "utf-8 by meta: <meta charset=utf-16>\u00E9");
}

TEST(Decode, ReadsAContentAttributeOnlyWithItsPragma) {
  EXPECT_EQ(told("<meta content='charset=koi8-r'>x"),
            "windows-1252 by default: <meta content='charset=koi8-r'>x");
}

// WHATWG HTML, 13.2.3.5: the parser changes the encoding where it comes upon one.
TEST(Decode, ReadsAMetaPastTheFirst1024Bytes) {
  const std::string far = "<!--" + std::string(2000, 'x') + "--><p><meta charset=iso-8859-2>\xB1.";
  EXPECT_EQ(decode(far, "", true).encoding, "iso-8859-2");
  EXPECT_EQ(decode(far, "", true).source, "meta");
  EXPECT_EQ(decode(far, "", false).source, "default");
}

TEST(Decode, ReadsNoLateMetaInWhatIsText) {
  for (const auto* element : {"script", "style", "title", "textarea", "XMP"}) {
    const auto page = "<!--" + std::string(2000, 'x') + "--><" + element +
                      " a=b>x</p><meta charset=iso-8859-2></" + element + "><p>\xB1.";
    EXPECT_EQ(decode(page, "", true).encoding, "windows-1252") << element;
    EXPECT_EQ(decode(page + "<meta charset=koi8-r>", "", true).encoding, "koi8-r") << element;
  }
}

TEST(Decode, ReadsTheXmlDeclarationWhereNoMetaSays) {
  EXPECT_EQ(told("<?xml version='1.0' encoding='koi8-r'?>\xC1"),
            "koi8-r by meta: <?xml version='1.0' encoding='koi8-r'?>\u0430");
}

TEST(Decode, TakesValidUtf8ForUtf8) {
  EXPECT_EQ(told("C\xC3\xB4te"), "utf-8 by detected: C\u00F4te");
}

TEST(Decode, TakesUtf8CutWithinACharacterForUtf8) {
  EXPECT_EQ(told("C\xC3\xB4te \xE2\x80"), "utf-8 by detected: C\u00F4te \uFFFD");
}

TEST(Decode, TakesOneLastByteForNoCutCharacter) {
  EXPECT_EQ(told("caf\xE9"), "windows-1252 by default: caf\u00E9");
}

TEST(Decode, DetectsWhatIsNotUtf8) {
  EXPECT_EQ(told("\xCF\xF0\xE0\xE2\xE0 \xF7\xE5\xEB\xEE\xE2\xE5\xEA\xE0 \xE8 "
                 "\xEE\xF1\xED\xEE\xE2\xED\xFB\xE5 \xF1\xE2\xEE\xE1\xEE\xE4\xFB"),
            "windows-1251 by detected: "
            "\u041F\u0440\u0430\u0432\u0430 \u0447\u0435\u043B\u043E\u0432\u0435\u043A\u0430 "
            "\u0438 \u043E\u0441\u043D\u043E\u0432\u043D\u044B\u0435 "
            "\u0441\u0432\u043E\u0431\u043E\u0434\u044B");
}

TEST(Decode, FallsBackToWindows1252) { EXPECT_EQ(told("plain"), "windows-1252 by default: plain"); }

TEST(DecodeAs, GivesWindowsCharactersForC1Bytes) {
  EXPECT_EQ(decode_as(*encoding_of("latin1"), "\x93\x80\x94\x81"), "\u201C\u20AC\u201D\u0081");
}

TEST(DecodeAs, KnowsWhatIcuDoesNot) {
  EXPECT_EQ(decode_as(*encoding_of("iso-8859-16"), "\xDE\xFE"), "\u021A\u021B");
  EXPECT_EQ(decode_as(*encoding_of("koi8-u"), "\xAE"), "\u045E");
  EXPECT_EQ(decode_as(*encoding_of("x-user-defined"), "a\x80\xFF"), "a\uF780\uF7FF");
  EXPECT_EQ(decode_as(*encoding_of("ibm866"), "\x7F\x80"), "\x7F\u0410");
}

TEST(DecodeAs, GivesOneReplacementForEncodingsThatAreUnsafe) {
  EXPECT_EQ(decode_as(*encoding_of("iso-2022-kr"), "<script>"), "\uFFFD");
  EXPECT_EQ(decode_as(*encoding_of("hz-gb-2312"), ""), "");
}

TEST(DecodeAs, ReadsEastAsianEncodings) {
  EXPECT_EQ(decode_as(*encoding_of("shift_jis"), "\x93\xFA\x96{\\~"), "\u65E5\u672C\\~");
  EXPECT_EQ(decode_as(*encoding_of("euc-kr"), "\xC7\xD1"), "\uD55C");
  EXPECT_EQ(decode_as(*encoding_of("gb2312"), "\xD6\xD0"), "\u4E2D");
}

struct Bytes {
  const char* label;
  std::string_view bytes;
  std::string_view text;
};

// Sections 10 to 12 of the Encoding Standard: how each decoder errs, and what ICU has otherwise.
constexpr Bytes kMultiByte[] = {
    {"gb18030", "\x80\xFF", "\u20AC\uFFFD"},
    {"gb18030", "\x81\x7F\x81\xFF<", "\uFFFD\x7F\uFFFD<"},
    {"gb18030", "\x81\x30\xFE\x29", "\uFFFD0\uFFFD)"},
    {"gb18030", "\x81\x30\xFE\x3A", "\uFFFD0\uFFFD:"},
    {"gb18030", "\x81\x30\xFE", "\uFFFD"},
    {"gb18030", "\x81\x35\xF4\x37\xE3\x32\x9A\x35", "\uE7C7\U0010FFFF"},
    {"gb18030", "\xE3\x32\x9A\x36\x81\x30", "\uFFFD\uFFFD"},
    {"gbk", "\xA3\xA0\xA6\xD9\xFE\x59\xA8\xBC", "\u3000\uFE10\u9FB4\u1E3F"},
    {"big5", "\x88\x62\x88\x64\x88\xA3\x88\xA5",
     "\u00CA\u0304\u00CA\u030C\u00EA\u0304\u00EA\u030C"},
    {"big5", "\xA4\xA4\x81\x40\x80\xFF", "\u4E2D\uFFFD@\uFFFD\uFFFD"},
    {"big5", "\x8C\xDA\xA3\xC1", "\u9FAF\u2401"},
    {"euc-jp", "\x8E\xB1\x8F\xB0\xA1\xC6\xFC", "\uFF71\u4E02\u65E5"},
    {"euc-jp", "\xC6<\xC6\x80\x8E\xE0\x8F<\xA0", "\uFFFD<\uFFFD\uFFFD\uFFFD<\uFFFD"},
    {"euc-jp", "\x8F\xF3\xA1\xF5\xA1\xC6", "\uFFFD\uFFFD\uFFFD"},
    {"shift_jis", "\x1A\x1C\x7F\x80\xA0\xB1\xFD", "\x1A\x1C\x7F\u0080\uFFFD\uFF71\uFFFD"},
    {"shift_jis", "\x85<\x85\xA0\xF0\x40\x93", "\uFFFD<\uFFFD\uE000\uFFFD"},
    {"euc-kr", "\xC9\xA1\xFF\x80\xB0<", "\uFFFD\uFFFD\uFFFD\uFFFD<"},
    {"iso-2022-jp", "\x1B$BF|\x1B(J\\~\x1B(I1\x1B(B\\", "\u65E5\u00A5\u203E\uFF71\\"},
    {"iso-2022-jp", "\x1B$B\x1B(B<", "\uFFFD<"},
    {"iso-2022-jp", "\x1B$(D\x0E\x80\x1B", "\uFFFD$(D\uFFFD\uFFFD\uFFFD"},
    {"iso-2022-jp", "\x1B$BF\x1B(BF", "\uFFFDF"},
    {"utf-16le", "a\0\x3D\xD8<\0\x3D"sv, "a\uFFFD<\uFFFD"},
};

TEST(DecodeAs, ErrsAsTheStandardsDecodersDo) {
  for (const Bytes& each : kMultiByte) {
    EXPECT_EQ(decode_as(*encoding_of(each.label), each.bytes), each.text) << each.label;
  }
}

TEST(EncodingOf, KnowsEveryEncodingByItsName) {
  for (const char* name :
       {"utf-8",        "ibm866",       "iso-8859-2",   "iso-8859-3",     "iso-8859-4",
        "iso-8859-5",   "iso-8859-6",   "iso-8859-7",   "iso-8859-8",     "iso-8859-8-i",
        "iso-8859-10",  "iso-8859-13",  "iso-8859-14",  "iso-8859-15",    "iso-8859-16",
        "koi8-r",       "koi8-u",       "macintosh",    "windows-874",    "windows-1250",
        "windows-1251", "windows-1252", "windows-1253", "windows-1254",   "windows-1255",
        "windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic", "gbk",
        "gb18030",      "big5",         "euc-jp",       "iso-2022-jp",    "shift_jis",
        "euc-kr",       "replacement",  "utf-16be",     "utf-16le",       "x-user-defined"}) {
    const Encoding* const encoding = encoding_of(name);
    ASSERT_NE(encoding, nullptr) << name;
    EXPECT_EQ(encoding->name, name);
    EXPECT_NE(decode_as(*encoding, "ab"), "") << name;
  }
}

TEST(EncodingOf, ForgivesCaseAndSpace) {
  EXPECT_EQ(encoding_of(" Latin1\n"), encoding_of("windows-1252"));
  EXPECT_EQ(encoding_of("latin"), nullptr);
  EXPECT_EQ(encoding_of(""), nullptr);
}

TEST(Decode, OfNothingIsNothingInAnyEncoding) {
  for (const auto* type : {"text/html; charset=gb18030", "text/html; charset=iso-2022-jp",
                           "text/html; charset=koi8-r", "text/html; charset=utf-16"}) {
    EXPECT_EQ(decode(std::string_view{}, type, true).utf8, "") << type;
  }
}

}  // namespace
}  // namespace mandated::read
