#include "pipeline/diff/acts.h"

#include <algorithm>

#include "pipeline/mandate/context.h"
#include "pipeline/mandate/names.h"

namespace mandated::diff {
namespace {

Act act_of(const Record& record, std::string_view sentence, MandateItem item,
           const mandate::Words& words) {
  const auto full = mandate::holder_names(record, sentence, item, words).full;
  mandate::HolderKeys keys{{}, {}, item.holder_type};
  for (auto& key : {item.holder_key, mandate::holder_key(full), mandate::acronym_in(item.holder),
                    mandate::acronym_in(full)}) {
    if (!key.empty()) keys.names.push_back(key);
  }
  keys.keys = keys.names;
  auto shown = mandate::display_name(item.holder, full);
  return {std::move(item), std::move(keys), std::move(shown)};
}

}  // namespace

Acts::Acts(const Record& record, const mandate::Words& words)
    : record_(record), words_(words), context_(mandate::context_of(record)) {
  std::string_view above;
  for (const auto& clause : record.clauses) {
    if (clause.level == 0) {
      above = clause.text;
    } else {
      leads_.emplace(clause.text, above);
    }
  }
}

const std::vector<Act>& Acts::of(std::string_view text) {
  const auto found = read_.find(text);
  return found != read_.end() ? found->second
                              : read_.emplace(std::string{text}, read(text)).first->second;
}

std::vector<const Act*> Acts::operative() {
  std::vector<const Act*> acts;
  for (const auto& clause : record_.clauses) {
    if (clause.kind != ClauseKind::operative) continue;
    for (const auto& act : of(clause.text)) acts.push_back(&act);
  }
  return acts;
}

std::vector<Act> Acts::read(std::string_view text) const {
  auto context = context_;
  const auto above = leads_.find(text);
  if (above != leads_.end()) context.lead = above->second;
  std::vector<Act> acts;
  for (auto& item : mandate::read_mandates(text, context, words_).items) {
    if (makes_event(item.action)) acts.push_back(act_of(record_, text, std::move(item), words_));
  }
  return acts;
}

std::vector<const Act*>::const_iterator find_same(const std::vector<const Act*>& acts,
                                                  const Act& sought) {
  const auto same = std::find_if(acts.begin(), acts.end(), [&sought](const Act* each) {
    return each->item.holder_key == sought.item.holder_key;
  });
  if (same != acts.end()) return same;
  const auto may_be = [&sought](const Act* each) { return may_be_one(*each, sought); };
  const auto found = std::find_if(acts.begin(), acts.end(), may_be);
  const bool alone = found == acts.end() || std::none_of(found + 1, acts.end(), may_be);
  return alone ? found : acts.end();
}

bool may_be_one(const Act& a, const Act& b) {
  return a.item.holder_key == b.item.holder_key || mandate::may_mean(a.keys, b.keys);
}

}  // namespace mandated::diff
