#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/vote/roll.h"
#include "pipeline/vote/vote.h"
#include "pipeline/vote/ways.h"

namespace mandated::vote {
namespace {

constexpr std::size_t kLongestName = 60;  ///< bytes of a name that no vocabulary knows
constexpr std::size_t kMostNames = 1000;

struct Group {
  bool seen = false;
  std::optional<int> count;
  std::vector<std::string> names;

  [[nodiscard]] bool complete() const {
    return count && names.size() >= static_cast<std::size_t>(*count);
  }
};

/// The lists as they stand, line by line.
class Lists {
 public:
  explicit Lists(const text::Countries& countries) : countries_(countries) {}

  void add(std::string_view line) {
    if (total_ >= kMostNames) return;
    if (const auto heading = take_heading(line)) {
      auto& group = groups_[static_cast<std::size_t>(heading->way)];
      if (group.seen) {
        skipping_ = true;
        return;
      }
      group.seen = true;
      group.count = heading->count;
      current_ = &group;
      order_.push_back(heading->way);
      skipping_ = false;
      if (!heading->rest.empty()) add_names(heading->rest);
      return;
    }
    if (current_ != nullptr && !current_->count && current_->names.empty() && is_number(line)) {
      current_->count = std::atoi(std::string{line}.c_str());
      return;
    }
    if (!skipping_) add_names(line);
  }

  [[nodiscard]] bool any_heading() const { return !order_.empty(); }

  /// Parts the names by `counts`, in the order of the headings, where their sum is right.
  [[nodiscard]] bool part_by(const VoteTotals& counts) {
    auto order = order_;
    if (order.empty()) order = {Way::yes, Way::no, Way::abstain, Way::absent};
    std::size_t sum = 0;
    for (const auto way : order) sum += static_cast<std::size_t>(total_of(counts, way).value_or(0));
    std::vector<std::string> all = loose_;
    for (const auto way : order) {
      const auto& names = groups_[static_cast<std::size_t>(way)].names;
      all.insert(all.end(), names.begin(), names.end());
    }
    if (sum == 0 || sum != all.size()) return false;
    auto next = all.begin();
    for (const auto way : order) {
      const auto& count = total_of(counts, way);
      if (!count) continue;
      auto& group = groups_[static_cast<std::size_t>(way)];
      group.seen = true;
      group.count = count;
      group.names.assign(next, next + *count);
      next += *count;
    }
    loose_.clear();
    return true;
  }

  [[nodiscard]] VoteTotals counts() const {
    return {groups_[0].count, groups_[1].count, groups_[2].count, groups_[3].count};
  }

  [[nodiscard]] bool adds_up() const {
    return loose_.empty() && std::all_of(groups_.begin(), groups_.end(), [](const Group& group) {
             return !group.count || group.names.size() == static_cast<std::size_t>(*group.count);
           });
  }

  [[nodiscard]] Vote take() const {
    Vote vote;
    for (std::size_t i = 0; i < kWays; ++i) {
      const auto& group = groups_[i];
      if (!group.seen) continue;
      total_of(vote, static_cast<Way>(i)) = group.count;
      if (!group.names.empty() || group.count == 0) {
        list_of(vote, static_cast<Way>(i)) = voters(group.names, countries_);
      }
    }
    return vote;
  }

 private:
  static bool is_number(std::string_view line) {
    return !line.empty() && line.size() <= 4 && std::all_of(line.begin(), line.end(), is_digit);
  }

  void add_names(std::string_view line) {
    auto names = countries_.split_list(line);
    const bool known = std::any_of(names.begin(), names.end(), [this](const std::string& name) {
      return countries_.iso3_of_voter(name).has_value();
    });
    // A share button or a footer behind the last list; a name nobody knows is one only where some
    // are still missing.
    const bool may_be_unknown = current_ != nullptr && current_->count && !current_->complete() &&
                                line.size() <= kLongestName;
    if (!known && !may_be_unknown) {
      skipping_ = true;
      return;
    }
    auto& to = current_ == nullptr ? loose_ : current_->names;
    total_ += names.size();
    std::move(names.begin(), names.end(), std::back_inserter(to));
  }

  const text::Countries& countries_;
  std::array<Group, kWays> groups_{};
  std::vector<Way> order_;          ///< of the headings
  std::vector<std::string> loose_;  ///< names before any heading
  Group* current_ = nullptr;
  std::size_t total_ = 0;
  bool skipping_ = false;
};

/// Line by line, whatever blocks they stand in.
std::vector<std::string_view> parted(const std::vector<std::string_view>& blocks) {
  std::vector<std::string_view> lines;
  for (auto block : blocks) {
    for (auto end = block.find('\n'); end != std::string_view::npos; end = block.find('\n')) {
      lines.push_back(block.substr(0, end));
      block.remove_prefix(end + 1);
    }
    lines.push_back(block);
  }
  return lines;
}

/// What the vote line says and the headings do not; where both do, they say the same.
void complete(Vote& vote, const VoteTotals& told) {
  for (std::size_t i = 0; i < kWays; ++i) {
    const auto way = static_cast<Way>(i);
    const auto& line = total_of(told, way);
    auto& heading = total_of(vote, way);
    if (line && heading && *line != *heading) {
      vote.problems.push_back(fmt::format("{}: {} in the vote line, {} in the heading of the list",
                                          name_of(way), *line, *heading));
    }
    if (!heading) heading = line;
  }
}

}  // namespace

bool opens_group(std::string_view line) {
  const auto heading = take_heading(line);
  return heading.has_value();
}

std::optional<Vote> read_groups(const std::vector<std::string_view>& lines,
                                const text::Countries& countries, const VoteTotals& announced) {
  if (lines.size() == 1) {
    if (auto tally = read_tally(lines.front())) return tally;
  }
  Lists lists(countries);
  std::optional<VoteTotals> told;
  const auto each_line = parted(lines);
  for (const auto line : each_line) {
    if (const auto tally = read_tally(line)) {
      told = tally->totals;
    } else {
      lists.add(line);
    }
  }
  const auto totals = told.value_or(announced);
  if (!lists.any_heading()) {
    if (!lines.empty() && says_consensus(lines.front())) return read_tally(lines.front());
    if (auto roll = read_roll(each_line, countries, totals)) return roll;
    if (!lists.part_by(totals)) return std::nullopt;
  } else if (!lists.adds_up()) {
    (void)lists.part_by(lists.counts());
  }
  auto vote = lists.take();
  if (told) complete(vote, *told);
  vote.method = method_of(vote);
  check(vote);
  return vote;
}

}  // namespace mandated::vote
