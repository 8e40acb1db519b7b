#include <array>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "tests/support/site/mass.h"

// About 60 KB of theme around 4 KB of fields, as a content management system would send them: a
// style sheet, a menu, the entry, its teasers, a footer. Words are dealt out by a small generator,
// so that a page neither equals its neighbour nor compresses to nothing.
namespace mandated::site {
namespace {

constexpr std::array<std::string_view, 24> kCountries{
    "Albania",   "Bolivia", "Cambodia", "Denmark", "Ecuador", "Finland",  "Gambia", "Haiti",
    "Indonesia", "Jamaica", "Kenya",    "Latvia",  "Malawi",  "Nepal",    "Oman",   "Peru",
    "Qatar",     "Rwanda",  "Somalia",  "Togo",    "Ukraine", "Viet Nam", "Yemen",  "Zambia"};

constexpr std::array<std::string_view, 40> kWords{
    "courts",    "access",   "remedy",  "schools",  "prisons",  "reform",    "press",    "families",
    "elections", "villages", "health",  "housing",  "workers",  "detention", "archives", "borders",
    "police",    "counsel",  "minors",  "refugees", "harvests", "water",     "roads",    "funds",
    "assembly",  "reports",  "experts", "visits",   "treaties", "statutes",  "rulings",  "fines",
    "protests",  "unions",   "clinics", "teachers", "farmers",  "towns",     "islands",  "valleys"};

/// The same numbers on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}
  std::size_t below(std::size_t bound) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::size_t>(state_ >> 11U) % bound;
  }
  std::string words(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
      out += i == 0 ? "" : " ";
      out += kWords[below(kWords.size())];
    }
    return out;
  }

 private:
  std::uint64_t state_;
};

std::string quotation(Dice& dice, std::string_view verb) {
  return fmt::format("<li>\"{} the state of {} and of {}, and the lack of {}…\"</li>\n", verb,
                     dice.words(6), dice.words(5), dice.words(4));
}

std::string sponsors(int number, int revision) {
  std::string out;
  for (int i = 0; i < 2 + revision; ++i) {
    // A step coprime to the number of countries names none twice before all were named.
    const auto at = static_cast<std::size_t>(number + 7 * i) % kCountries.size();
    out += (i == 0 ? "" : ", ") + std::string{kCountries[at]};
  }
  return out;
}

std::string field(int number, std::string_view label, const std::string& value) {
  switch (number % 4) {
    case 0:
      return fmt::format("<dt>{}</dt><dd>{}</dd>\n", label, value);
    case 1:
      return fmt::format("<tr><th>{}</th><td>{}</td></tr>\n", label, value);
    case 2:
      return fmt::format("<h3>{}</h3><div>{}</div>\n", label, value);
    default:
      return fmt::format(
          "<div class=\"row\"><span class=\"label\">{}:</span> <span>{}</span></div>\n", label,
          value);
  }
}

std::string in_box(int number, const std::string& fields) {
  constexpr std::array<std::string_view, 4> kBoxes{"dl", "table", "section", "div"};
  const auto box = kBoxes[static_cast<std::size_t>(number % 4)];
  return fmt::format("<{0} class=\"fields\">\n{1}</{0}>\n", box, fields);
}

std::string entry(int number, int revision, Dice& dice) {
  const auto country = kCountries[static_cast<std::size_t>(number) % kCountries.size()];
  const int session = 40 + number / 60;
  std::string analysis = "<ul>\n", praise = "<ul>\n", criticism = "<ul>\n";
  analysis += fmt::format("<li>The text speaks of {} and leaves out {}.</li>\n", dice.words(8),
                          dice.words(8));
  for (int i = 0; i < 4; ++i) praise += quotation(dice, "Welcomes");
  for (int i = 0; i < 12; ++i) criticism += quotation(dice, "Expresses concern at");
  if (number % 10 == 0) {
    criticism += fmt::format(
        "<li>\"Decides to extend for one year the mandate of the Special Rapporteur on the "
        "situation of human rights in {}…\"</li>\n",
        country);
  }
  const auto add = [number](std::string_view label, const std::string& value) {
    return field(number, label, value);
  };
  return fmt::format("<h1>Situation of human rights in {}, text {}</h1>\n", country, number + 1) +
         in_box(number, add("Year", std::to_string(2006 + session / 3)) +
                            add("UN Body", "Human Rights Council") +
                            add("Session", std::to_string(session)) +
                            add("Session Type", "HRC Regular") +
                            add("Agenda Item", std::to_string(1 + number % 10)) +
                            add("Country Concerned", std::string{country}) +
                            add("Condemnatory", number % 3 == 0 ? "Yes" : "No") +
                            add("Analysis", analysis + "</ul>") +
                            add("Main Sponsors", sponsors(number, revision)) +
                            add("Vote", "Consensus") + add("Key Praise", praise + "</ul>") +
                            add("Key Criticism", criticism + "</ul>") +
                            add("Full Vote",
                                "<ul><li>Yes0</li><li>No0</li><li>Abstain0</li>"
                                "<li>Absent0</li></ul>"));
}

std::string style(std::size_t bytes) {
  Dice theme{7};  // the theme is the same on every page
  std::string out = "<style>\n";
  while (out.size() < bytes) {
    out += fmt::format(".{}-{} .{}{{margin:{}px {}px;padding:{}em;color:#{:06x}}}\n",
                       theme.words(1), theme.below(90), theme.words(1), theme.below(40),
                       theme.below(40), theme.below(4), theme.below(1U << 24U));
  }
  return out + "</style>\n";
}

std::string menu(std::size_t bytes) {
  Dice theme{11};
  std::string out = "<header><nav><ul class=\"menu\">\n";
  while (out.size() < bytes) {
    out += fmt::format("<li class=\"menu-item menu-item-{}\"><a href=\"/topic/{}/\">{}</a></li>\n",
                       theme.below(9'000), theme.below(9'000), theme.words(2));
  }
  return out + "</ul></nav></header>\n";
}

std::string teasers(Dice& dice, std::size_t bytes) {
  std::string out = "<aside class=\"related\"><h3>Related resolutions</h3><ul>\n";
  while (out.size() < bytes) {
    out += fmt::format(
        "<li class=\"teaser post-{0}\"><a href=\"/news/{0}/\"><img src=\"/img/{0}.jpg\" "
        "alt=\"\" width=\"300\" height=\"200\"><span>On {1}</span></a></li>\n",
        dice.below(90'000), dice.words(5));
  }
  return out + "</ul></aside>\n";
}

}  // namespace

std::string mass_slug(int number) {
  return fmt::format("a-hrc-res-{}-{}", 40 + number / 60, 1 + number % 60);
}

std::string mass_page(int number, int revision, int bytes) {
  Dice dice{static_cast<std::uint64_t>(number) + 1};
  const auto main = entry(number, revision, dice);
  const auto all = static_cast<std::size_t>(bytes);
  const auto theme = all > main.size() + 1'000 ? all - main.size() - 1'000 : 0;
  std::string html = fmt::format(
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
      "<title>Resolution {} | Sample Resolution Database</title>\n",
      number + 1);
  html += style(theme * 5 / 10) + "</head>\n<body>\n" + menu(theme * 3 / 10);
  html += "<main>\n" + main + "</main>\n" + teasers(dice, theme * 2 / 10);
  return html +
         "<footer><p>Browse by <a href=\"/?by=year\">Year</a> <a href=\"/?by=item\">Agenda "
         "Item</a></p></footer>\n</body></html>\n";
}

}  // namespace mandated::site
