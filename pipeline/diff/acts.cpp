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

void add(const std::vector<Act>& more, std::vector<const Act*>& acts) {
  for (const auto& act : more) acts.push_back(&act);
}

constexpr std::size_t kMostCompared = 100'000;

/// Acts of which each is taken once.
class Open {
 public:
  explicit Open(const std::vector<const Act*>& acts) : acts_(acts), taken_(acts.size()) {
    for (std::size_t i = acts.size(); i-- > 0;) by_key_[acts[i]->item.holder_key].push_back(i);
  }

  std::size_t take(const Act& sought) {
    auto found = same(sought);
    if (found == kNoAct) found = only_one_that_may_be(sought);
    if (found != kNoAct) taken_[found] = true;
    return found;
  }

 private:
  std::size_t same(const Act& sought) {
    const auto found = by_key_.find(sought.item.holder_key);
    if (found == by_key_.end()) return kNoAct;
    auto& places = found->second;
    while (!places.empty() && taken_[places.back()]) places.pop_back();
    return places.empty() ? kNoAct : places.back();
  }

  std::size_t only_one_that_may_be(const Act& sought) {
    if (left_ < acts_.size()) return kNoAct;
    left_ -= acts_.size();
    auto alone = kNoAct;
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      if (taken_[i] || !mandate::may_mean(acts_[i]->keys, sought.keys)) continue;
      if (alone != kNoAct) return kNoAct;
      alone = i;
    }
    return alone;
  }

  const std::vector<const Act*>& acts_;
  std::vector<bool> taken_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_key_;  ///< the first is last
  std::size_t left_ = kMostCompared;
};

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
    if (clause.kind == ClauseKind::operative) add(of(clause.text), acts);
  }
  return acts;
}

const std::vector<const Act*>& Acts::all() {
  if (all_) return *all_;
  auto& acts = all_.emplace();
  for (const auto& clause : record_.clauses) add(of(clause.text), acts);
  for (const auto& [name, field] : record_.fields) {
    const auto* items = std::get_if<std::vector<std::string>>(&field.value);
    if (items == nullptr) continue;
    for (const auto& item : *items) add(of(item), acts);
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

bool may_be_one(const Act& a, const Act& b) {
  return a.item.holder_key == b.item.holder_key || mandate::may_mean(a.keys, b.keys);
}

std::vector<std::size_t> pair_up(const std::vector<const Act*>& was,
                                 const std::vector<const Act*>& is) {
  Open open{was};
  std::vector<std::size_t> partners;
  partners.reserve(is.size());
  for (const auto* act : is) partners.push_back(open.take(*act));
  return partners;
}

}  // namespace mandated::diff
