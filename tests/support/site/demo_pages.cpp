#include <fmt/format.h>

#include "tests/support/site/demo.h"

// Pages in the shape of a resolution database, each in another markup, in words of our own. Around
// each stand a menu, a box of related resolutions and a footer that name the same labels.
namespace mandated::site {
namespace {

constexpr const char* kFrame = R"html(<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{0} | Sample Resolution Database</title>
<style>.meta dt {{ font-weight: bold }} .box {{ float: right }}</style></head>
<body>
<header>
<a class="logo" href="/">Sample Resolution Database</a>
<nav><ul class="menu">
<li><a href="/database/resolution-database/">Resolutions</a></li>
<li><a href="/database/about/">About</a></li>
<li><a href="/database/resolution-database/?by=year">Year</a></li>
<li><a href="/database/resolution-database/?by=body">UN Body</a></li>
<li><a href="/database/resolution-database/?by=country">Country Concerned</a></li>
</ul></nav>
</header>
<main>
{1}
</main>
<footer>
<p>Browse by: <a href="/?by=session">Session</a> <a href="/?by=item">Agenda Item</a>
<a href="/?by=sponsor">Main Sponsors</a> <a href="/?by=vote">Vote</a></p>
<p>A sample site. Its texts were made up for a demonstration and are no source.</p>
</footer>
</body>
</html>
)html";

constexpr const char* kRelated = R"html(<aside class="related">
<h3>Related resolutions</h3>
<ul>
<li><a href="/database/resoltions/a-hrc-res-51-10/">An earlier text</a>
<dl><dt>Year</dt><dd>2022</dd><dt>Vote</dt><dd>Yes - 12, No - 9, Abstain - 26</dd></dl></li>
<li><a href="/database/resoltions/a-hrc-res-48-23/">A still earlier text</a>
<dl><dt>Year</dt><dd>2021</dd><dt>Vote</dt><dd>Consensus</dd></dl></li>
</ul>
</aside>)html";

constexpr const char* kCambodia = R"html(<article class="resolution">
<h1>Advisory services and technical assistance for Cambodia</h1>
<dl class="meta">
<dt>Year</dt><dd>2023</dd>
<dt>UN Body</dt><dd>Human Rights Council</dd>
<dt>Session</dt><dd>54</dd>
<dt>Session Type</dt><dd>HRC Regular</dd>
<dt>Symbol</dt><dd></dd>
<dt>Agenda Item</dt><dd>10</dd>
<dt>Country Concerned</dt><dd>Cambodia</dd>
<dt>Condemnatory</dt><dd>No</dd>
<dt>Analysis</dt>
<dd><ul><li>The text thanks the government more often than it corrects it; what doubts it has come last.</li>
<li>It was tabled under Item 10, the item for help and advice, and passed without anyone calling a vote.</li></ul></dd>
<dt>Main Sponsors</dt><dd>{0}</dd>
<dt>Vote</dt><dd>Consensus</dd>
<dt>Key Praise</dt>
<dd><ul><li>"Welcomes the steps that Cambodia has taken towards legal aid for people who cannot pay for it…"</li></ul></dd>
<dt>Key Criticism</dt>
<dd><ul><li>"Expresses concern at the trials of members of the opposition and at the narrow room left to associations and the press…"</li>
{1}</ul></dd>
<dt>Full Vote</dt>
<dd><ul><li>Yes0</li><li>No0</li><li>Abstain0</li><li>Absent0</li></ul></dd>
</dl>
</article>
)html";

constexpr const char* kExtension =
    "<li>\"Decides to extend for two years the mandate of the Special Rapporteur on the situation "
    "of human rights in Cambodia, and asks for a report at each autumn session…\"</li>\n";

constexpr const char* kNicaragua =
    R"html(<h1>Promotion and protection of human rights in Nicaragua</h1>
<table class="facts"><tbody>
<tr><th>Year</th><td>2023</td></tr>
<tr><th>UN Body</th><td>Human Rights Council</td></tr>
<tr><th>Session</th><td>52</td></tr>
<tr><th>Session Type</th><td>HRC Regular</td></tr>
<tr><th>Symbol</th><td>A/HRC/RES/52/2</td></tr>
<tr><th>Agenda Item</th><td>2</td></tr>
<tr><th>Country Concerned</th><td>Nicaragua</td></tr>
<tr><th>Condemnatory</th><td>Yes</td></tr>
<tr><th>Analysis</th><td><ul><li>The text names those responsible and keeps the experts at work, which few texts of this session dare.</li></ul></td></tr>
<tr><th>Main Sponsors</th><td>Canada, Chile, Costa Rica, Paraguay</td></tr>
<tr><th>Vote</th><td>Yes - 21, No - 5, Abstain - 21, Absent - 0</td></tr>
<tr><th>Key Praise</th><td>None</td></tr>
<tr><th>Key Criticism</th><td><ul><li>"Condemns the stripping of opponents of their nationality and the closing of universities…"</li>
<li>"Decides to extend the mandate of the Group of Human Rights Experts on Nicaragua for a period of two years…"</li></ul></td></tr>
<tr><th>Full Vote</th><td><ul>
<li>Yes21 <ul><li>Argentina, Belgium, Chile, Costa Rica, Czech Republic, Finland, France, Gambia, Georgia, Germany, Lithuania, Luxembourg, Malawi, Mexico, Montenegro, Morocco, Paraguay, Romania, Ukraine, United Kingdom, United States</li></ul></li>
<li>No5 <ul><li>Algeria, China, Cuba, Eritrea, Vietnam</li></ul></li>
<li>Abstain21 <ul><li>Bangladesh, Benin, Bolivia, Cameroon, Ivory Coast, Gabon, Honduras, India, Kazakhstan, Kyrgyzstan, Malaysia, Maldives, Nepal, Pakistan, Qatar, Senegal, Somalia, South Africa, Sudan, United Arab Emirates, Uzbekistan</li></ul></li>
<li>Absent0</li>
</ul></td></tr>
</tbody></table>
)html";

constexpr const char* kSouthSudan = R"html(<h1>Advancing human rights in South Sudan</h1>
<h3>Year</h3><p>2024</p>
<h3>UN Body</h3><p>Human Rights Council</p>
<h3>Session</h3><p>55</p>
<h3>Session Type</h3><p>HRC Regular</p>
<h3>Agenda Item</h3><p>2</p>
<h3>Country Concerned</h3><p>South Sudan</p>
<h3>Condemnatory</h3><p>Yes</p>
<h3>Analysis</h3><ul><li>The concerned state voted with the other side; the inquiry goes on all the same.</li></ul>
<h3>Main Sponsors</h3><p>Albania, Ireland, Norway, United Kingdom, United States</p>
<h3>Vote</h3><p>Yes - 21, No - 8, Abstain - 18, Absent - 0</p>
<h3>Key Praise</h3><ul><li>"Acknowledges the shelter that neighbours have given to people who fled…"</li></ul>
<h3>Key Criticism</h3>
<ul><li>"Demands an end to the attacks on villages and on those who bring them food…"</li>
<li>"Decides to extend the mandate of the Commission on Human Rights in South Sudan for a period of one year…"</li></ul>
<h3>Full Vote</h3>
<ul>
<li>Yes21 <ul><li>Albania, Argentina, Belgium, Bulgaria, Chile, Costa Rica, Dominican Republic, Finland, France, Georgia, Germany, Honduras, Japan, Kyrgyzstan, Lithuania, Luxembourg, Montenegro, Netherlands, Paraguay, Romania, United States</li></ul></li>
<li>No8 <ul><li>Algeria, Burundi, China, Ivory Coast, Cuba, Eritrea, Somalia, Sudan</li></ul></li>
<li>Abstain18 <ul><li>Bangladesh, Benin, Brazil, Cameroon, Gambia, Ghana, India, Indonesia, Kazakhstan, Kuwait, Malawi, Malaysia, Maldives, Morocco, Qatar, South Africa, United Arab Emirates, Vietnam</li></ul></li>
<li>Absent0</li>
</ul>
)html";

/// Two pages of one shape: spans with labels.
constexpr const char* kSpans = R"html(<h1>{0}</h1>
<div class="row"><span class="label">Year:</span> <span class="value">{1}</span></div>
<div class="row"><span class="label">UN Body:</span> <span class="value">Human Rights Council</span></div>
<div class="row"><span class="label">Session:</span> <span class="value">{2}</span></div>
<div class="row"><span class="label">Session Type:</span> <span class="value">HRC Regular</span></div>
<div class="row"><span class="label">Agenda Item:</span> <span class="value">10</span></div>
<div class="row"><span class="label">Country Concerned:</span> <span class="value">{3}</span></div>
<div class="row"><span class="label">Condemnatory:</span> <span class="value">No</span></div>
<div class="row"><span class="label">Analysis:</span><ul><li>Another text of the item for help and advice; the expert stays, the questions too.</li></ul></div>
<div class="row"><span class="label">Main Sponsors:</span> <span class="value">{4}</span></div>
<div class="row"><span class="label">Vote:</span> <span class="value">Consensus</span></div>
<div class="row"><span class="label">Key Praise:</span><ul><li>"Welcomes the first reforms of the courts and the training of the police…"</li></ul></div>
<div class="row"><span class="label">Key Criticism:</span><ul>
<li>"Expresses concern at violence against journalists and against women who stand for office…"</li>
<li>"{5}"</li></ul></div>
<div class="row"><span class="label">Full Vote:</span><ul><li>Yes0</li><li>No0</li><li>Abstain0</li><li>Absent0</li></ul></div>
)html";

std::string in_frame(const std::string& title, const std::string& main) {
  return fmt::format(kFrame, title, main);
}

std::string link(const char* slug, const char* title, const char* year) {
  return fmt::format(
      "<tr class=\"resolution\"><td><a class=\"title\" href=\"/database/resoltions/{}/\">{}</a>"
      "</td><td>{}</td></tr>\n",
      slug, title, year);
}

}  // namespace

std::string demo_index(bool grown) {
  std::string rows;
  if (grown) rows += link("a-hrc-res-45-35", "Help for the Central African Republic", "2020");
  rows +=
      link("a-hrc-res-54-36", "Advisory services and technical assistance for Cambodia", "2023");
  rows += link("a-hrc-res-52-2", "Promotion and protection of human rights in Nicaragua", "2023");
  rows += link("a-hrc-res-55-1", "Advancing human rights in South Sudan", "2024");
  rows += link("a-hrc-res-54-32", "Assistance to Somalia in the field of human rights", "2023");
  return in_frame("Resolutions", "<h1>Resolutions</h1>\n<table class=\"list\">\n" +
                                     ("<tr><th>Title</th><th>Year</th></tr>\n" + rows) +
                                     "</table>");
}

std::string demo_page(const std::string& slug, bool changed) {
  if (slug == "a-hrc-res-54-36") {
    const auto main =
        fmt::format(kCambodia, changed ? "Japan, Australia" : "Japan", changed ? kExtension : "");
    return in_frame("Cambodia", main + kRelated);
  }
  if (slug == "a-hrc-res-52-2") return in_frame("Nicaragua", std::string{kNicaragua} + kRelated);
  if (slug == "a-hrc-res-55-1") return in_frame("South Sudan", std::string{kSouthSudan} + kRelated);
  if (slug == "a-hrc-res-54-32") {
    const auto main = fmt::format(
        kSpans, "Assistance to Somalia in the field of human rights", "2023", "54", "Somalia",
        "Somalia, United Kingdom",
        "Decides to renew the mandate of the Independent Expert on the situation of human rights "
        "in Somalia for a period of one year…");
    return in_frame("Somalia", main + kRelated);
  }
  const auto main = fmt::format(
      kSpans, "Help and advice for the Central African Republic", "2020", "45",
      "Central African Republic", "African Group",
      "Decides to renew for one year the mandate of the Independent Expert on the situation of "
      "human rights in the Central African Republic…");
  return in_frame("Central African Republic", main + kRelated);
}

}  // namespace mandated::site
