#include "tests/pipeline/extract/facts.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace mandated::test {
namespace {

const std::vector<std::string>& countries() {
  static const std::vector<std::string> kNames{
      "Albania",        "Belgium",       "Bolivia",      "Bosnia and Herzegovina",
      "Brazil",         "China",         "Cape Verde",   "Côte d'Ivoire",
      "Cuba",           "Czechia",       "Eritrea",      "Gambia",
      "Ivory Coast",    "Japan",         "Kyrgyzstan",   "Libya",
      "Luxembourg",     "Mexico",        "Netherlands",  "North Korea",
      "Norway",         "Pakistan",      "Poland",       "Qatar",
      "Russia",         "Senegal",       "South Africa", "South Korea",
      "Sudan",          "Syria",         "Turkey",       "Ukraine",
      "United Kingdom", "United States", "Viet Nam"};
  return kNames;
}

/// `count` different countries, in the order of the alphabet, none of `taken`.
std::vector<std::string> some_countries(Dice& dice, std::size_t count,
                                        std::vector<std::string>& taken) {
  std::vector<std::string> names;
  while (names.size() < count && taken.size() < countries().size()) {
    const auto& name = dice.one_of(countries());
    // One country under two names would be named twice.
    if (name == "Ivory Coast" || std::count(taken.begin(), taken.end(), name) != 0) continue;
    taken.push_back(name);
    names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string sentence(Dice& dice, const std::vector<std::string>& openings) {
  static const std::vector<std::string> kMiddles{
      "the Government\u2019s decision to lift restrictions on the press",
      "reports of \u201Cexcessive force\u201D against peaceful protesters & their lawyers",
      "that the mission's visit in June 2023 was refused",
      "the human rights situation in the north \u2014 and elsewhere",
      "the lack of progress (see the report of the Secretary-General)",
      "steps taken since Session 52, including a vote on the draft; others remain",
      "its \"one-sided\" approach to x < y > z comparisons",
      "the analysis of the panel: a symbol of hope"};
  static const std::vector<std::string> kEnds{".", "\u2026", "...", ". It calls for dialogue.",
                                              ", in year after year."};
  return fmt::format("{} {}{}", dice.one_of(openings), dice.one_of(kMiddles), dice.one_of(kEnds));
}

std::vector<std::string> sentences(Dice& dice, const std::vector<std::string>& openings,
                                   std::size_t most) {
  std::vector<std::string> all;
  for (std::size_t count = 1 + dice.below(most); count > 0; --count) {
    all.push_back(sentence(dice, openings));
  }
  return all;
}

Shape text(std::string value) { return {Shown::value, std::move(value), {}}; }

Shape maybe(Dice& dice, Shape shape, std::size_t absent, std::size_t empty) {
  const auto throw_ = dice.below(100);
  if (throw_ < absent) return {Shown::absent, {}, {}};
  if (throw_ < absent + empty) return {Shown::empty, {}, {}};
  return shape;
}

Groups any_groups(Dice& dice) {
  Groups groups;
  groups.recorded = dice.chance(60);
  groups.says_absent = dice.chance(70);
  groups.names.resize(4);
  if (!groups.recorded) return groups;
  std::vector<std::string> taken;
  groups.names[0] = some_countries(dice, 1 + dice.below(12), taken);
  groups.names[1] = some_countries(dice, dice.below(8), taken);
  groups.names[2] = some_countries(dice, dice.below(8), taken);
  if (dice.chance(30)) groups.names[3] = some_countries(dice, dice.below(3), taken);
  return groups;
}

std::vector<std::string> any_sponsors(Dice& dice) {
  static const std::vector<std::string> kGroups{
      "European Union", "African Group", "Group of 77 and China",
      "Organization of Islamic Cooperation", "African Group except Tunisia"};
  if (dice.chance(35)) return {dice.one_of(kGroups)};
  std::vector<std::string> taken;
  return some_countries(dice, 1 + dice.below(5), taken);
}

void put_identity(Dice& dice, Facts& facts) {
  const auto session = 20 + dice.below(60);
  const auto number = 1 + dice.below(250);
  facts.session = text(std::to_string(session));
  facts.session_type = text("HRC Regular");
  facts.un_body = text("Human Rights Council");
  if (dice.chance(20)) {
    facts.slug = fmt::format("a-hrc-res-s-{}-{}", session, number);
    facts.symbol = fmt::format("A/HRC/RES/S-{}/{}", session, number);
    facts.session = text(fmt::format("S-{}", session));
    facts.session_type = text("HRC Special");
  } else if (dice.chance(30)) {
    facts.slug = fmt::format("a-res-{}-{}", session, number);
    facts.symbol = fmt::format("A/RES/{}/{}", session, number);
    facts.un_body = text("General Assembly");
    facts.session_type = text("GA Regular");
  } else if (dice.chance(20)) {
    facts.slug = fmt::format("e-res-{}-{}", 2000 + dice.below(25), number);
    facts.symbol = fmt::format("E/RES/{}/{}", facts.slug.substr(6, 4), number);
    facts.un_body = text("ECOSOC");
    facts.session_type = {Shown::absent, {}, {}};
  } else {
    facts.slug = fmt::format("a-hrc-res-{}-{}", session, number);
    facts.symbol = fmt::format("A/HRC/RES/{}/{}", session, number);
  }
  facts.printed_symbol = maybe(dice, text(facts.symbol), 20, 60);
}

Field field_of(const Shape& shape) {
  if (shape.shown == Shown::absent) return {};
  if (shape.shown == Shown::empty) return Field::empty();
  return shape.items.empty() ? Field::known(shape.text) : Field::known(shape.items);
}

Vote line_of(const Groups& groups) {
  Vote vote;
  vote.method = groups.recorded ? VoteMethod::recorded : VoteMethod::without_vote;
  if (!groups.recorded) return vote;
  const auto count = [&](std::size_t way) { return static_cast<int>(groups.names[way].size()); };
  vote.totals = {count(0), count(1), count(2), std::nullopt};
  if (groups.says_absent) vote.totals.absent = count(3);
  return vote;
}

Vote lists_of(const Groups& groups, const text::Countries& names) {
  Vote vote = line_of({true, true, groups.names});
  vote.method = groups.recorded ? VoteMethod::recorded : VoteMethod::unknown;
  const auto voters = [&](std::size_t way) {
    std::vector<Voter> out;
    for (const auto& name : groups.names[way]) out.push_back({name, names.iso3(name)});
    return out;
  };
  vote.yes = voters(0);
  vote.no = voters(1);
  vote.abstain = voters(2);
  vote.absent = voters(3);
  return vote;
}

}  // namespace

Facts any_facts(Dice& dice) {
  static const std::vector<std::string> kTitles{
      "Situation of human rights in {}",
      "Advisory services and technical assistance for {}: \u2018next steps\u2019",
      "Human rights situation in {} \u2013 follow-up & accountability",
      "Cooperation with {}, and the work of the \"independent\" expert on debt",
      "The negative impact of unilateral coercive measures on {} and on the enjoyment of human "
      "rights, including the right to development, in the light of the recommendations of the "
      "Social Forum's meeting\u2026"};
  static const std::vector<std::string> kView{"This resolution ignores", "UN Watch deplores",
                                              "It fails to mention", "Moreover, it applauds"};
  static const std::vector<std::string> kPraise{"Welcomes", "Commends", "Takes note of"};
  static const std::vector<std::string> kBlame{"Expresses concern at", "Deplores", "Condemns",
                                               "Decides to extend for one year"};
  Facts facts;
  put_identity(dice, facts);
  const auto& country = dice.one_of(countries());
  facts.title = fmt::format(fmt::runtime(dice.one_of(kTitles)), country);
  facts.year = text(std::to_string(2006 + dice.below(20)));
  facts.agenda_item = maybe(dice, text(std::to_string(1 + dice.below(140))), 5, 10);
  facts.country = maybe(dice, text(country), 5, 10);
  facts.condemnatory = maybe(dice, text(dice.chance(50) ? "Yes" : "No"), 10, 0);
  facts.analysis = maybe(dice, {Shown::value, {}, sentences(dice, kView, 3)}, 10, 5);
  facts.sponsors = maybe(dice, {Shown::value, {}, any_sponsors(dice)}, 5, 15);
  facts.praise = maybe(dice, {Shown::value, {}, sentences(dice, kPraise, 3)}, 5, 40);
  facts.criticism = maybe(dice, {Shown::value, {}, sentences(dice, kBlame, 5)}, 5, 10);
  facts.groups = any_groups(dice);
  facts.vote = dice.chance(10) ? Shown::absent : Shown::value;
  facts.full_vote = dice.chance(10) ? Shown::absent : Shown::value;
  return facts;
}

std::string url_of(const Facts& facts) {
  return fmt::format("https://unwatch.org/database/resoltions/{}/", facts.slug);
}

Record record_of(const Facts& facts, const text::Countries& countries) {
  Record record;
  record.profile = "unwatch-resolution";
  auto& fields = record.fields;
  fields["title"] = Field::known(facts.title);
  fields["year"] = field_of(facts.year);
  fields["un_body"] = field_of(facts.un_body);
  fields["session"] = field_of(facts.session);
  fields["session_type"] = field_of(facts.session_type);
  fields["symbol"] = Field::known(facts.symbol);
  fields["agenda_item"] = field_of(facts.agenda_item);
  fields["country_concerned"] = field_of(facts.country);
  fields["condemnatory"] = field_of(facts.condemnatory);
  if (facts.condemnatory.shown == Shown::value) {
    fields["condemnatory"] = Field::known(facts.condemnatory.text == "Yes");
  }
  fields["analysis"] = field_of(facts.analysis);
  fields["main_sponsors"] = field_of(facts.sponsors);
  fields["key_praise"] = field_of(facts.praise);
  fields["key_criticism"] = field_of(facts.criticism);
  fields["vote"] = facts.vote == Shown::value ? Field::known(line_of(facts.groups)) : Field{};
  fields["full_vote"] =
      facts.full_vote == Shown::value ? Field::known(lists_of(facts.groups, countries)) : Field{};
  return record;
}

}  // namespace mandated::test
