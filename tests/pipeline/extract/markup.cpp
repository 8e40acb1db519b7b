#include "tests/pipeline/extract/markup.h"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace mandated::test {
namespace {

std::string list_html(const std::vector<std::string>& items, Dice& dice) {
  std::string html;
  switch (dice.below(7)) {
    case 4:
      for (const auto& item : items) html += fmt::format("\u2022 {}<br>\n", escaped(item, dice));
      return "<div class=\"text\">" + html + "</div>";
    case 5:
      for (const auto& item : items) html += fmt::format("<div>{}</div>\n", escaped(item, dice));
      return "<div class=\"items\">" + html + "</div>";
    case 6:
      for (const auto& item : items) {
        html += fmt::format("<blockquote><p>{}</p></blockquote>", escaped(item, dice));
      }
      return "<div>" + html + "</div>";
    case 0:
      for (const auto& item : items) html += fmt::format("<li><p>{}</p></li>", escaped(item, dice));
      return "<ul class=\"list\">\n" + html + "</ul>";
    case 1:
      for (const auto& item : items) html += fmt::format("<li>{}\n", escaped(item, dice));
      return "<ol>" + html + "</ol>";
    case 2:
      for (const auto& item : items) html += fmt::format("<p>{}</p>\n", escaped(item, dice));
      return "<div class=\"text\">" + html + "</div>";
    default:
      for (const auto& item : items) html += fmt::format(" <li>{}</li>\n", escaped(item, dice));
      return "<ul>" + html + "</ul>";
  }
}

std::string names_html(const std::vector<std::string>& names, Dice& dice) {
  std::string html;
  if (names.empty()) return html;
  switch (dice.below(6)) {
    case 4:
      for (const auto& name : names) html += escaped(name, dice) + "<br>";
      return "<p>" + html + "</p>";
    case 5:
      for (const auto& name : names) html += fmt::format("<div>{}</div>", escaped(name, dice));
      return html;
    case 0:
      return "<p>" + escaped(fmt::format("{}", fmt::join(names, ", ")), dice) + "</p>";
    case 1:
      for (const auto& name : names) html += fmt::format("<span>{}</span>", escaped(name, dice));
      return "<div class=\"chips\">" + html + "</div>";
    default:
      for (const auto& name : names) html += fmt::format("<li>{}</li>", escaped(name, dice));
      return "<ul>" + html + "</ul>";
  }
}

std::string groups_html(const Groups& groups, Dice& dice) {
  std::string html;
  const auto shape = dice.below(6);
  for (std::size_t way = 0; way < groups.names.size(); ++way) {
    const auto heading = heading_of(groups, way);
    const auto at = heading.find_first_of("0123456789");
    const auto word = heading.substr(0, at);
    const auto count = heading.substr(at);
    const auto names = names_html(groups.names[way], dice);
    if (shape == 0) {
      html += fmt::format("<li>{}<span class=\"count\">{}</span>{}</li>", word, count, names);
    } else if (shape == 1) {
      html += fmt::format("<div><h5>{} ({})</h5>{}</div>", word, count, names);
    } else if (shape == 2) {
      html += fmt::format("<details><summary>{}</summary>{}</details>", heading, names);
    } else if (shape == 4) {
      html += fmt::format("<p><strong>{} ({}):</strong> {}</p>", word, count,
                          escaped(fmt::format("{}", fmt::join(groups.names[way], "; ")), dice));
    } else if (shape == 5) {
      html += fmt::format("<p>{} - {}</p><div>{}</div>", word, count, names);
    } else {
      html += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>", word, count, names);
    }
  }
  if (shape == 0) return "<ul>" + html + "</ul>";
  return shape == 3 ? "<table class=\"votes\">" + html + "</table>" : html;
}

std::string related_html(Dice& dice) {
  std::string cards;
  for (int card = 0; card < 3; ++card) {
    cards += fmt::format(
        "<div class=\"card\"><h4><a href=\"/r/{0}\">Another resolution {0}</a></h4>"
        "<p><b>Year</b> {1}</p><p><b>Vote:</b> Consensus</p><p><b>Symbol:</b> A/HRC/RES/{0}/9</p>"
        "</div>",
        card + 10, 2010 + dice.below(10));
  }
  return cards;
}

const char* kAfter[] = {
    "<div class=\"share\"><a href=\"https://x.example/\">Tweet</a> <a href=\"#\">Share</a></div>",
    "<h3>Share this</h3><ul><li><a href=\"#\">Facebook</a></li><li>E-mail</li></ul>",
    "<section class=\"comments\"><h3>Comments</h3><div class=\"comment\"><p>Vote for us!</p>"
    "<p>No - this is wrong.</p></div></section>",
    "<p class=\"post-nav\"><a href=\"/older\">Older</a> <a href=\"/newer\">Newer</a></p>"};

std::string after_html(Dice& dice) {
  std::string html;
  for (const auto* each : kAfter) {
    if (dice.chance(50)) html += each;
  }
  if (dice.chance(60)) {
    const bool aside = dice.chance(50);
    html += fmt::format("<{0} class=\"related\"><h3>Related resolutions</h3>{1}</{0}>",
                        aside ? "aside" : "div", related_html(dice));
  }
  return html;
}

}  // namespace

std::string escaped(std::string_view text, Dice& dice) {
  std::string html;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const auto rest = text.substr(at);
    std::size_t size = 1;
    if (c == '&') {
      html += "&amp;";
    } else if (c == '<') {
      html += "&lt;";
    } else if (c == '>') {
      html += "&gt;";
    } else if (c == '"' && dice.chance(50)) {
      html += "&quot;";
    } else if (c == '\'' && dice.chance(50)) {
      html += "&#39;";
    } else if (c == ' ' && dice.chance(10)) {
      html += dice.chance(50) ? "&nbsp;" : "\n   ";
    } else if (rest.substr(0, 3) == "\u2019" && dice.chance(50)) {
      html += "&rsquo;";
      size = 3;
    } else if (rest.substr(0, 3) == "\u2026" && dice.chance(50)) {
      html += "&hellip;";
      size = 3;
    } else {
      html += c;
    }
    at += size;
  }
  return html;
}

std::string value_html(const Entry& entry, Dice& dice) {
  if (entry.kind == Entry::Kind::groups) return groups_html(*entry.groups, dice);
  if (entry.kind == Entry::Kind::list) return list_html(entry.items, dice);
  if (entry.line.empty()) return "";
  const auto text = escaped(entry.line, dice);
  switch (dice.below(4)) {
    case 0:
      return fmt::format("<a href=\"/database/?q=1\">{}</a>", text);
    case 1:
      return fmt::format("<span class=\"v\">{}</span>", text);
    default:
      return text;
  }
}

std::string flow_html(const Entry& entry, Dice& dice) {
  const auto html = value_html(entry, dice);
  if (entry.kind != Entry::Kind::line) return html;
  return entry.line.empty() ? "" : "<p>" + html + "</p>\n";
}

std::string page_html(const Facts& facts, std::string main, Dice& dice) {
  const auto title = escaped(facts.title, dice);
  static const std::vector<std::string> kSites{" - UN Watch", " | UN Watch", " \u2013 UN Watch"};
  std::string head = fmt::format(
      "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}{}</title>"
      "<style>.Year{{color:red}}</style><script>var labels = [\"Year\", \"Vote\"];</script>"
      "</head><body>",
      title, dice.one_of(kSites));
  head +=
      "<div class=\"cookies\" role=\"complementary\"><p>We use cookies. Vote for your choice.</p>"
      "<button>Yes</button><button>No</button></div>"
      "<header><a href=\"/\">UN Watch</a></header>"
      "<nav><ul><li><a href=\"/a\">Analysis</a></li><li><a href=\"/v\">Vote</a></li>"
      "<li><a href=\"/y\">Year in Review</a></li></ul></nav>";
  if (dice.chance(50)) {
    head += "<p class=\"crumbs\"><a href=\"/\">Home</a> \u00BB <a href=\"/d\">Database</a></p>";
  }
  if (dice.chance(20)) head += "<div class=\"latest\">" + related_html(dice) + "</div>";
  const auto heading = dice.chance(80) ? "<h1>" + title + "</h1>" : "";
  const bool wrapped = dice.chance(60);
  const auto after = after_html(dice);
  std::string body = wrapped ? "<div class=\"fields\">" + main + "</div>" : main;
  body = heading + body + after;
  body = dice.chance(50) ? "<main><article>" + body + "</article></main>"
                         : "<div id=\"content\"><div class=\"inner\">" + body + "</div></div>";
  return head + body +
         "<footer><h4>Symbol</h4><p>A dove</p><p>Year: 2020</p><p>Analysis</p></footer>"
         "<script>document.write('Vote: No')</script></body></html>";
}

}  // namespace mandated::test
