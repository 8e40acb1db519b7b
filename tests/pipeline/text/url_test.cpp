#include "pipeline/text/url.h"

#include <ostream>

#include <gtest/gtest.h>

namespace mandated::text {
namespace {

std::string href(std::string_view text, std::string_view base = {}) {
  const auto url = parse_url(text, base);
  return url ? url->href() : url.error().detail;
}

struct Case {
  const char* name;
  const char* input;
  const char* base;
  const char* href;
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class ParseUrl : public testing::TestWithParam<Case> {};

TEST_P(ParseUrl, GivesTheStandardsSerialisation) {
  EXPECT_EQ(href(GetParam().input, GetParam().base), GetParam().href);
}

constexpr Case kCases[] = {
    {"HostInUpperCase", "HTTP://EXAMPLE.Org", "", "http://example.org/"},
    {"DefaultPort", "https://a.org:443/x", "", "https://a.org/x"},
    {"OtherPort", "https://a.org:80/x", "", "https://a.org:80/x"},
    {"EmptyPort", "http://a.org:/x", "", "http://a.org/x"},
    {"DotSegments", "http://a.org/b/./c/../%2E%2e/d", "", "http://a.org/d"},
    {"Backslashes", "http:\\\\a.org\\b", "", "http://a.org/b"},
    {"SpacesAndTabs", "  http://a.o\trg/b c\n", "", "http://a.org/b%20c"},
    {"NonAscii", "http://a.org/\u00E9?\u00E9#\u00E9", "", "http://a.org/%C3%A9?%C3%A9#%C3%A9"},
    {"QuoteInQuery", "http://a.org/'?'", "", "http://a.org/'?%27"},
    {"Credentials", "http://u:p:q@r@a.org/", "", "http://u:p%3Aq%40r@a.org/"},
    {"Ipv4InHexAndOctal", "http://0x7f.1/", "", "http://127.0.0.1/"},
    {"Ipv4Octal", "http://0300.0250.01.1/", "", "http://192.168.1.1/"},
    {"Ipv4Number", "http://3232235777/", "", "http://192.168.1.1/"},
    {"Ipv4WithDotAtEnd", "http://1.2.3.4./", "", "http://1.2.3.4/"},
    {"Ipv6", "http://[2001:DB8:0:0:1:0:0:1]/", "", "http://[2001:db8::1:0:0:1]/"},
    {"Ipv6Dotted", "http://[::ffff:1.2.3.4]/", "", "http://[::ffff:102:304]/"},
    {"Ipv6Zero", "http://[0:0::0]/", "", "http://[::]/"},
    {"Idn", "http://B\u00FCcher.example/", "", "http://xn--bcher-kva.example/"},
    {"IdnSharpS", "http://fa\u00DF.example/", "", "http://xn--fa-hia.example/"},
    {"FullWidthHost", "http://\uFF21\uFF0Eorg/", "", "http://a.org/"},
    {"PercentInHost", "http://%61.org/", "", "http://a.org/"},
    {"Relative", "d?e#f", "http://a.org/b/c?x#y", "http://a.org/b/d?e#f"},
    {"RelativeUp", "../../../d", "http://a.org/b/c/e", "http://a.org/d"},
    {"RelativeToRoot", "/d", "http://a.org/b/c", "http://a.org/d"},
    {"RelativeScheme", "//b.org/d", "https://a.org/b", "https://b.org/d"},
    {"RelativeQuery", "?q", "http://a.org/b?x", "http://a.org/b?q"},
    {"RelativeFragment", "#f", "http://a.org/b?x#y", "http://a.org/b?x#f"},
    {"RelativeEmpty", "", "http://a.org/b?x#y", "http://a.org/b?x"},
    {"RelativeHashSlash", "#/", "http://a.org/foo/bar", "http://a.org/foo/bar#/"},
    {"SameSchemeWithoutSlashes", "http:d", "http://a.org/b/c", "http://a.org/b/d"},
    {"OtherSchemeWithoutSlashes", "https:d.org", "http://a.org/b/c", "https://d.org/"},
    {"File", "file:///srv/a b.html", "", "file:///srv/a%20b.html"},
    {"FileOnLocalhost", "file://localhost/a", "", "file:///a"},
    {"FileDriveLetter", "file:///C|/a/../..", "", "file:///C:/"},
    {"FileRelative", "b.html", "file:///srv/a.html", "file:///srv/b.html"},
    {"FileBare", "file:", "", "file:///"},
    {"Opaque", "mailto:a@b.org ?x", "", "mailto:a@b.org%20?x"},
    {"OtherScheme", "foo://h/a/../b", "", "foo://h/b"},
    {"PathThatLooksLikeAHost", "foo:/.//a", "", "foo:/.//a"},
    {"InvalidUtf8", "http://a.org/\xFF", "", "http://a.org/%EF%BF%BD"},
    {"NoScheme", "a.org", "", "no address: missing-scheme-non-relative-URL"},
    {"NoHost", "http://", "", "no address: host-missing"},
    {"NoHostAfterUser", "http://u@/x", "", "no address: host-missing"},
    {"PortOnly", "http://:80/", "", "no address: host-missing"},
    {"PortNotANumber", "http://a.org:8a/", "", "no address: port-invalid"},
    {"PortTooLarge", "http://a.org:65536/", "", "no address: port-out-of-range"},
    {"SpaceInHost", "http://a b/", "", "no address: domain-invalid-code-point"},
    {"Ipv4TooLarge", "http://256.1.1.1/", "", "no address: IPv4-out-of-range-part"},
    {"Ipv4FiveParts", "http://1.2.3.4.5/", "", "no address: IPv4-too-many-parts"},
    {"Ipv4NotANumber", "http://a.0x/", "", "no address: IPv4-non-numeric-part"},
    {"Ipv6Open", "http://[::1/", "", "no address: IPv6-unclosed"},
    {"Ipv6TwoGaps", "http://[1::2::3]/", "", "no address: IPv6-invalid"},
    {"Ipv6EmptyGap", "http://[1:2:3:4:5:6:7::8]/", "", "no address: IPv6-invalid"},
    {"BadPunycode", "http://xn--a\u00E4.org/", "", "no address: domain-to-ASCII"},
};

INSTANTIATE_TEST_SUITE_P(Standard, ParseUrl, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string{row.param.name}; });

TEST(ParseUrlParts, AreKeptApart) {
  const auto url = parse_url("https://u:p@a.org:8443/b/c?d=e#f");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme, "https");
  EXPECT_EQ(url->username, "u");
  EXPECT_EQ(url->password, "p");
  EXPECT_EQ(url->host, "a.org");
  EXPECT_EQ(url->port, 8443);
  EXPECT_EQ(url->path, "/b/c");
  EXPECT_EQ(url->query, "d=e");
  EXPECT_EQ(url->fragment, "f");
}

TEST(CanonicalUrl, IsOneForEveryWayToWriteAnAddress) {
  for (const char* same :
       {"https://unwatch.org/database/x", "https://unwatch.org/database/x/",
        "https://unwatch.org/database/x?", "HTTPS://UNWATCH.org:443/database/x#a",
        "https://user:secret@unwatch.org/database/x"}) {
    EXPECT_EQ(canonical_url(same), "https://unwatch.org/database/x") << same;
  }
}

TEST(CanonicalUrl, KeepsTheSitesSpelling) {
  EXPECT_EQ(canonical_url("https://a.org/Database/%e9?b=2&a=1"),
            "https://a.org/Database/%e9?b=2&a=1");
  EXPECT_EQ(canonical_url("https://a.org"), "https://a.org/");
}

TEST(CanonicalUrl, RefusesOtherSchemes) {
  const auto url = canonical_url("javascript:alert(1)");
  ASSERT_FALSE(url);
  EXPECT_EQ(url.error().code, Errc::refused);
  EXPECT_EQ(url.error().detail, "scheme \"javascript\"; http, https and file are accepted");
}

TEST(CanonicalUrl, StaysAsItIsWhenTakenAgain) {
  for (const auto* address :
       {"http://a.example/b/", "http://a.example/b//", "http://a.example//"}) {
    const auto once = canonical_url(address).value();
    EXPECT_EQ(canonical_url(once).value(), once);
  }
}

}  // namespace
}  // namespace mandated::text
