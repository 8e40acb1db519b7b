#include "pipeline/detect/claims.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "pipeline/mandate/same_holder.h"

namespace mandated::detect {
namespace {

/// What the item calls its holder, whatever the country is called.
mandate::HolderKeys keys_of(const MandateItem& item, const text::Countries& countries) {
  mandate::HolderKeys out{{}, {}, item.holder_type};
  if (!item.holder_key.empty()) {
    out.keys.push_back(countries.coded(item.holder_key));
    out.names.push_back(item.holder_key);
  }
  if (auto acronym = mandate::acronym_of(item.holder); !acronym.empty()) {
    out.acronyms.push_back(std::move(acronym));
  }
  return out;
}

bool is_one(const Statement& a, const Statement& b) {
  return a.where == b.where && a.text == b.text;
}

/// "special rapporteur" may mean "special rapporteur on the situation of human rights in cambodia",
/// and "unsmil" a "united nations support mission in libya". One statement that has two names acts
/// on two holders; so does one paragraph that gives two of them a term, unless a name is cut short.
bool may_mean(const Claim& claim, const Reading& reading, const MandateItem& item,
              const text::Countries& countries) {
  if (claim.item.action != item.action) return false;
  const auto any_statement = [&claim](auto holds) {
    return std::any_of(claim.statements.begin(), claim.statements.end(), holds);
  };
  const auto& own = reading.statement;
  if (any_statement([&own](const Statement& each) { return is_one(each, own); })) return false;
  const auto ours = keys_of(item, countries);
  const auto theirs = keys_of(claim.item, countries);
  if (!mandate::may_mean(ours, theirs)) return false;
  const bool one_place =
      any_statement([&own](const Statement& each) { return each.where == own.where; });
  if (term_key(item).empty() || !one_place || ours.keys.empty() || theirs.keys.empty()) return true;
  return mandate::begins(ours.keys[0], theirs.keys[0]) ||
         mandate::begins(theirs.keys[0], ours.keys[0]);
}

void support(Claim& claim, const Reading& reading, const MandateItem& item) {
  const auto same = [&](const Statement& each) { return is_one(each, reading.statement); };
  if (std::any_of(claim.statements.begin(), claim.statements.end(), same)) return;
  claim.statements.push_back(reading.statement);
  claim.rules.push_back(item.rule);
}

struct Mention {
  const Reading* reading;
  const MandateItem* item;
};

/// Those with a term first, which the others may fit into; of each the strongest authority first.
std::vector<Mention> mentions_in(const std::vector<Reading>& readings) {
  std::vector<Mention> mentions;
  for (const auto& reading : readings) {
    for (const auto& item : reading.reading.items) {
      if (makes_event(item.action)) mentions.push_back({&reading, &item});
    }
  }
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return std::pair{term_key(*a.item).empty(), a.reading->statement.authority} <
           std::pair{term_key(*b.item).empty(), b.reading->statement.authority};
  });
  return mentions;
}

bool is_of(const Claim& claim, const Mention& mention, const text::Countries& countries) {
  const auto& own = *mention.item;
  const auto term = term_key(own);
  return claim.item.action == own.action && (term.empty() || term_key(claim.item) == term) &&
         (claim.item.holder_key == own.holder_key ||
          may_mean(claim, *mention.reading, own, countries));
}

}  // namespace

std::vector<Claim> claims(const std::vector<Reading>& readings, const text::Countries& countries) {
  std::vector<Claim> out;
  for (const auto& mention : mentions_in(readings)) {
    auto claim = std::find_if(out.begin(), out.end(),
                              [&](const Claim& each) { return is_of(each, mention, countries); });
    if (claim == out.end()) claim = out.insert(out.end(), {*mention.item, {}, {}});
    support(*claim, *mention.reading, *mention.item);
  }
  return out;
}

}  // namespace mandated::detect
