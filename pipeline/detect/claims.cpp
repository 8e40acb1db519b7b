#include "pipeline/detect/claims.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "pipeline/mandate/same_holder.h"
#include "pipeline/text/acronym.h"

namespace mandated::detect {
namespace {

bool starts_with_word(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning &&
         (text.size() == beginning.size() || text[beginning.size()] == ' ');
}

/// "special rapporteur" may mean "special rapporteur on the situation of human rights in cambodia",
/// and "unsmil" a "united nations support mission in libya", whatever the country is called.
bool may_mean(const MandateItem& vague, const MandateItem& exact,
              const text::Countries& countries) {
  if (vague.action != exact.action) return false;
  const auto ours = countries.coded(vague.holder_key);
  const auto theirs = countries.coded(exact.holder_key);
  const bool same_type = vague.holder_type == exact.holder_type;
  return ours.empty() || starts_with_word(theirs, ours) || starts_with_word(ours, theirs) ||
         text::may_stand_for(vague.holder_key, exact.holder_key) ||
         text::may_stand_for(exact.holder_key, vague.holder_key) ||
         (same_type &&
          (mandate::has_words_of(theirs, ours) || mandate::has_words_of(ours, theirs)));
}

void support(Claim& claim, const Reading& reading, const MandateItem& item) {
  const auto same = [&](const Statement& each) {
    return each.where == reading.statement.where && each.text == reading.statement.text;
  };
  if (std::any_of(claim.statements.begin(), claim.statements.end(), same)) return;
  claim.statements.push_back(reading.statement);
  claim.rules.push_back(item.rule);
}

struct Mention {
  const Reading* reading;
  const MandateItem* item;
};

void sort_by_authority(std::vector<Mention>& mentions) {
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return a.reading->statement.authority < b.reading->statement.authority;
  });
}

}  // namespace

std::vector<Claim> claims(const std::vector<Reading>& readings, const text::Countries& countries) {
  std::vector<Mention> exact, vague;
  for (const auto& reading : readings) {
    for (const auto& item : reading.reading.items) {
      if (!makes_event(item.action)) continue;
      (term_key(item).empty() ? vague : exact).push_back({&reading, &item});
    }
  }
  sort_by_authority(exact);
  sort_by_authority(vague);

  std::vector<Claim> out;
  for (const auto& mention : exact) {
    const auto& [reading, item] = mention;
    const auto same = [&own = *mention.item, &countries](const Claim& claim) {
      return claim.item.action == own.action && term_key(claim.item) == term_key(own) &&
             (claim.item.holder_key == own.holder_key || may_mean(own, claim.item, countries));
    };
    const auto found = std::find_if(out.begin(), out.end(), same);
    if (found == out.end()) {
      out.push_back({*item, {}, {}});
      support(out.back(), *reading, *item);
    } else {
      support(*found, *reading, *item);
    }
  }
  for (const auto& mention : vague) {
    const auto& [reading, item] = mention;
    const auto fits = [&own = *mention.item, &countries](const Claim& claim) {
      return may_mean(own, claim.item, countries);
    };
    const auto found = std::find_if(out.begin(), out.end(), fits);
    if (found == out.end()) {
      out.push_back({*item, {}, {}});
      support(out.back(), *reading, *item);
    } else {
      support(*found, *reading, *item);
    }
  }
  return out;
}

}  // namespace mandated::detect
