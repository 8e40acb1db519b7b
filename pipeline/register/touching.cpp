#include "pipeline/register/touching.h"

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "pipeline/register/end.h"
#include "pipeline/register/kinds.h"

namespace mandated::registry {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr days kBefore{31};  ///< the end of a term, at most, it is extended
constexpr days kAfter{1};    ///< the end of a term, at most, another begins

/// By day: where terms end, and where acts extend one.
using Days = std::multimap<sys_days, std::size_t>;
using Found = std::set<std::size_t>;  ///< groups

/// The groups of those whose day is from `first` to `last` and that fit.
template <typename Fits>
Found groups_within(const Days& all, sys_days first, sys_days last, const Groups& groups,
                    Fits fits) {
  Found found;
  const auto end = all.upper_bound(last);
  for (auto each = all.lower_bound(first); each != end; ++each) {
    if (fits(each->second)) found.insert(groups.of(each->second));
  }
  return found;
}

void join_of_one_subject(const Indices& of_subject, const std::vector<Act>& acts, Groups& groups) {
  Days ends, extensions;
  for (const auto i : of_subject) {
    const auto& event = acts[i].event;
    const auto end = end_of(event, event.occurred, mandate::Sessions{});
    if (end.date) ends.emplace(*end.date, i);
    if (event.type == "mandate.extended") extensions.emplace(*event.occurred, i);
  }
  const auto adopted = [&acts](std::size_t i) { return *acts[i].event.occurred; };
  std::vector<std::pair<std::size_t, std::size_t>> links;
  for (const auto& [day, i] : extensions) {
    const auto precedes = [&, at = i](std::size_t j) { return adopted(j) < adopted(at); };
    const auto before = groups_within(ends, day - kAfter, day + kBefore, groups, precedes);
    if (before.size() == 1 && *before.begin() != groups.of(i))
      links.emplace_back(*before.begin(), i);
  }
  for (const auto& [end, i] : ends) {
    const auto follows = [&, of = i](std::size_t j) { return adopted(of) < adopted(j); };
    const auto after = groups_within(extensions, end - kBefore, end + kAfter, groups, follows);
    if (after.size() < 2) continue;
    std::erase_if(links, [&, home = groups.of(i)](const auto& link) {
      return link.first == home && after.count(groups.of(link.second)) != 0;
    });
  }
  for (const auto& [home, follower] : links) groups.join(home, follower);
}

}  // namespace

void join_touching(const std::vector<Act>& acts, Groups& groups) {
  std::map<std::string, Indices> of_subject;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const auto& event = acts[i].event;
    if (!is_authorization(event) || event.country.empty() || !event.occurred) continue;
    of_subject[fmt::format("{} {} {}", event.body, event.country, subject_of(event))].push_back(i);
  }
  for (const auto& entry : of_subject) join_of_one_subject(entry.second, acts, groups);
}

}  // namespace mandated::registry
