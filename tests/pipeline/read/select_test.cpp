#include <ostream>

#include <gtest/gtest.h>

#include "pipeline/read/html.h"

namespace mandated::read {
namespace {

constexpr std::string_view kPage =
    "<!doctype html><html><head><title>T</title></head><body class='Home page'>"
    "<ul id=menu><li class=a>one<li class='a b'>two<li>three<li lang=en-GB>four</ul>"
    "<div data-x='A b c'><p>p1</p><span>s1</span><p>p2 <em></em></p><p>p3</p></div>"
    "<a HREF='/x' type=TEXT>link</a><h2 id='9:9'>h</h2><my-box>box</my-box>"
    "</body></html>";

std::string told(std::string_view css) {
  const auto found = select(kPage, css);
  if (!found) return found.error().detail;
  std::string out;
  for (const std::string& text : *found) out += (out.empty() ? "" : ",") + text;
  return out;
}

struct Case {
  const char* name;
  const char* css;
  const char* texts;
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class Select : public testing::TestWithParam<Case> {};

TEST_P(Select, GivesTheTextsInDocumentOrder) { EXPECT_EQ(told(GetParam().css), GetParam().texts); }

constexpr Case kCases[] = {
    {"Type", "LI", "one,two,three,four"},
    {"TypeOfCustomElement", "my-BOX", "box"},
    {"Universal", "ul > *", "one,two,three,four"},
    {"Id", "#menu li:first-child", "one"},
    {"IdIsCaseSensitive", "#Menu", ""},
    {"EscapedId", "#\\39\\:9", "h"},
    {"Class", ".a", "one,two"},
    {"TwoClasses", "li.a.b", "two"},
    {"ClassIsCaseSensitive", ".home", ""},
    {"Group", "em, h2 ,span", "s1,,h"},
    {"Descendant", "body div p", "p1,p2,p3"},
    {"DescendantWithinTwo", "div body p", ""},
    {"Child", "body > p", ""},
    {"Next", "span + p", "p2"},
    {"Later", "span ~ p", "p2,p3"},
    {"Chain", "ul~div>span+p", "p2"},
    {"AttributeExists", "[HREF]", "link"},
    {"AttributeEquals", "div[data-x='A b c'] span", "s1"},
    {"AttributeWord", "[data-x~=b] > span", "s1"},
    {"AttributeDash", "[lang|=en]", "four"},
    {"AttributePrefix", "[data-x^=\"A b\"] span", "s1"},
    {"AttributeSuffix", "[data-x$=\" c\"] span", "s1"},
    {"AttributePart", "[data-x*=' b '] span", "s1"},
    {"AttributeEmptyPrefixNever", "[data-x^='']", ""},
    {"AttributeCase", "[data-x='a B c']", ""},
    {"AttributeCaseFlag", "[data-x='a B c' i] span", "s1"},
    {"AttributeCaselessInHtml", "[type=text]", "link"},
    {"AttributeCaselessUnlessS", "[type=text s]", ""},
    {"NthChild", "li:nth-child(2n+1)", "one,three"},
    {"NthChildOdd", "li:nth-child( odd )", "one,three"},
    {"NthChildNegative", "li:nth-child(-n + 2)", "one,two"},
    {"NthChildNumber", "li:nth-child(3)", "three"},
    {"NthLastChild", "li:nth-last-child(1)", "four"},
    {"NthOfType", "p:nth-of-type(2)", "p2"},
    {"NthLastOfType", "p:nth-last-of-type(2)", "p2"},
    {"FirstOfType", "div > :first-of-type", "p1,s1"},
    {"LastChild", "div > :last-child", "p3"},
    {"OnlyChild", "em:only-child", ""},
    {"OnlyOfType", "span:only-of-type", "s1"},
    {"Root", "title:not(:root)", "T"},
    {"Empty", "p > :empty", ""},
    {"Link", "a:link", "link"},
    {"HoverNever", "a:hover", ""},
    {"Not", "li:not(.b):not([lang])", "one,three"},
    {"NotAList", "li:not(.b, [lang])", "one,three"},
    {"IsWithCombinators", "li:is(ul > .b, .none)", "two"},
    {"NestedNot", "li:not(:is(.a, :not(:last-child)))", "four"},
    {"HasChild", "p:has(> em)", "p2"},
    {"HasDescendant", "body:has(em) h2", "h"},
    {"HasNext", "p:has(+ span)", "p1"},
    {"HasLater", "p:has(~ p:last-child)", "p1,p2"},
    {"HasNot", "p:not(:has(em))", "p1,p3"},
    {"WhiteSpace", "\n li\t.a , .b ", "two"},
    {"ErrorPseudo", "li p:foo",
     "column 5: unknown pseudo-class \"foo\"; known here: root, scope, empty, link, any-link, "
     "first-child, last-child, only-child, first-of-type, last-of-type, only-of-type, "
     "nth-child(), nth-last-child(), nth-of-type(), nth-last-of-type(), lang(), enabled, disabled, "
     "checked, required, optional, is(), where(), not(), has()"},
    {"ErrorPseudoElement", "p::before", "column 2: pseudo-elements select no element"},
    {"ErrorEmpty", "",
     "column 1: the selector ends; expected an element, \"*\", \"#\", \".\", \"[\" or \":\""},
    {"ErrorAfterComma", "a,",
     "column 3: the selector ends; expected an element, \"*\", \"#\", \".\", \"[\" or \":\""},
    {"ErrorTwoCombinators", "a > > b",
     "column 5: unexpected \">\"; expected an element, \"*\", \"#\", \".\", \"[\" or \":\""},
    {"ErrorClass", "\u00E9 .5", "column 4: unexpected \"5\"; expected a name after \".\""},
    {"ErrorOperator", "[a!=b]",
     "column 3: unexpected \"!\"; expected \"]\", \"=\", \"~=\", \"|=\", \"^=\", \"$=\" or \"*=\""},
    {"ErrorString", "[a='b]", "column 4: the string does not end"},
    {"ErrorBracket", "a)", "column 2: unexpected \")\""},
    {"ErrorNth", "a:nth-child(x)",
     "column 13: expected \"odd\", \"even\" or a number such as \"2n+1\""},
    {"ErrorNamespace", "svg|a", "column 4: namespaces are not known here"},
    {"ErrorHas", "a:has(b c)",
     "column 9: unexpected \"c\"; expected \",\" or \")\": \"has()\" takes one compound each"},
    {"ErrorHasInHas", "a:has(b:has(c))", "column 8: \"has()\" does not nest"},
};

INSTANTIATE_TEST_SUITE_P(Selectors, Select, testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string{row.param.name}; });

TEST(SelectLimits, BoundTheSelector) {
  EXPECT_EQ(told(std::string(3000, 'a')), "column 2049: longer than 2048 bytes");
  std::string many = "a";
  for (int i = 0; i < 64; ++i) many += " a";
  EXPECT_EQ(told(many), "column 130: more than 64 parts");
  std::string nested = "a";
  for (int i = 0; i < 9; ++i) nested = ":is(" + nested + ")";
  EXPECT_EQ(told(nested), "column 33: brackets nest deeper than 8");
}

TEST(SelectQuirks, ComparesIdsAndClassesWithoutCaseWhereThePageHasNoDoctype) {
  EXPECT_EQ(select("<p class=Note id=X>a", ".note#x"), (std::vector<std::string>{"a"}));
}

TEST(SelectStates, KnowsTheLanguageOfAnElement) {
  constexpr auto kForms =
      "<body lang=en-GB><p>a<p lang=''>b<p lang=FR><q>c</q><p xml:lang=de><p lang=english>e";
  const std::vector<std::string> en{"a"}, c{"c", "c"}, other{"b"};
  EXPECT_EQ(select(kForms, "p:lang(en)"), en);
  EXPECT_EQ(select(kForms, "p:lang('EN-gb', it)"), en);
  EXPECT_EQ(select(kForms, "p:lang(fr), q:lang(fr)"), c);
  EXPECT_EQ(select(kForms, "p:lang('')"), other);
  EXPECT_EQ(told("a:lang(5)"), "column 8: unexpected \"5\"; expected a language such as \"en\"");
}

TEST(SelectStates, KnowsTheStatesOfAForm) {
  constexpr auto kForms =
      "<form><button>a</button><button disabled>b</button><select><option>c<option selected>d"
      "<optgroup disabled><option>e</optgroup></select><fieldset "
      "disabled><legend><button>f</button>"
      "</legend><legend><button>g</button></legend><div><button>h</button></div></fieldset>"
      "<textarea required>i</textarea><textarea>j</textarea>";
  using Texts = std::vector<std::string>;
  EXPECT_EQ(select(kForms, "button:enabled"), (Texts{"a", "f"}));
  EXPECT_EQ(select(kForms, "button:disabled"), (Texts{"b", "g", "h"}));
  EXPECT_EQ(select(kForms, "option:disabled"), (Texts{"e"}));
  EXPECT_EQ(select(kForms, ":CHECKED"), (Texts{"d"}));
  EXPECT_EQ(select(kForms, ":required"), (Texts{"i"}));
  EXPECT_EQ(select(kForms, "textarea:optional"), (Texts{"j"}));
  EXPECT_EQ(told("div:not(:enabled) a"), "");
}

TEST(SelectStates, TakesAnElementOfAnyNamespace) {
  EXPECT_EQ(select("<p>a<b>c</b>", "*|b, *|*.x"), (std::vector<std::string>{"c"}));
}

TEST(SelectText, PartsWordsOfNeighbouringBlocks) {
  EXPECT_EQ(select("<table><tr><td>Yes<td>20</table><p>a<br>b<script>c</script>", "body"),
            (std::vector<std::string>{"Yes 20 a b"}));
}

std::string linked(std::string_view html, std::string_view base, std::string_view css = "") {
  const auto found = links(html, base, css);
  if (!found) return found.error().detail;
  std::string out;
  for (const Link& link : *found) out += link.url + ' ' + link.text + '\n';
  return out;
}

TEST(Links, AreResolvedAndKeptInOrder) {
  EXPECT_EQ(linked("<a href='b?c#d'> x <b>y</b></a><a href=/z>z</a><a href='b?c#d'>x y</a>",
                   "https://a.org/p/q"),
            "https://a.org/p/b?c#d x y\nhttps://a.org/z z\nhttps://a.org/p/b?c#d x y\n");
}

TEST(Links, FollowTheBaseElement) {
  EXPECT_EQ(linked("<base href=//c.org/d/><a href=e>e</a>", "https://a.org/"),
            "https://c.org/d/e e\n");
}

TEST(Links, FollowNoBaseElementThatCannotBeOne) {
  EXPECT_EQ(linked("<base href='javascript:1'><a href=e>e</a>", "https://a.org/b/"),
            "https://a.org/b/e e\n");
  EXPECT_EQ(
      linked("<base target=_top><base href=/d/><base href=/f/><a href=e>e</a>", "https://a.org/b/"),
      "https://a.org/d/e e\n");
}

TEST(Links, LeaveOutWhatIsNotHttp) {
  EXPECT_EQ(linked("<a href=mailto:x@y>m</a><a href=javascript:1>j</a><a name=n>n</a>"
                   "<a href='http://'>bad</a><area href=/map>",
                   "https://a.org/"),
            "https://a.org/map \n");
}

TEST(Links, TakeEntitiesAndWhiteSpaceOutOfAddresses) {
  EXPECT_EQ(
      linked("<a href=' /x?a=1&amp;b=2\n'>t</a><a href='/y?a=1&copy=2'>u</a>", "https://a.org/"),
      "https://a.org/x?a=1&b=2 t\nhttps://a.org/y?a=1&copy=2 u\n");
}

TEST(Links, TakeAnImagesAltForText) {
  EXPECT_EQ(linked("<map><area href=/m alt=' Map '></map>", "https://a.org/"),
            "https://a.org/m Map\n");
  EXPECT_EQ(linked("<a href=/x><img alt=' Home '></a><img alt=no>", "https://a.org/"),
            "https://a.org/x Home\n");
}

TEST(Links, AreThoseWithinWhatASelectorSelects) {
  EXPECT_EQ(
      linked("<nav><a href=1>1</a></nav><main><p><a href=2>2</a></main>", "https://a.org/", "main"),
      "https://a.org/2 2\n");
  EXPECT_EQ(linked("<a class=x href=1>1</a><a href=2>2</a>", "https://a.org/", "a.x"),
            "https://a.org/1 1\n");
}

TEST(Links, NameTheFaultOfASelector) {
  EXPECT_EQ(linked("<a href=1>1</a>", "https://a.org/", "a["),
            "column 3: the selector ends; expected an attribute's name");
}

}  // namespace
}  // namespace mandated::read
