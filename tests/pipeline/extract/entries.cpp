#include "tests/pipeline/extract/entries.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace mandated::test {
namespace {

constexpr const char* kWays[] = {"Yes", "No", "Abstain", "Absent"};

std::string vote_line(const Groups& groups) {
  if (!groups.recorded) return "Consensus";
  auto line = fmt::format("Yes - {}, No - {}, Abstain - {}", groups.names[0].size(),
                          groups.names[1].size(), groups.names[2].size());
  if (groups.says_absent) line += fmt::format(", Absent - {}", groups.names[3].size());
  return line;
}

std::string quoted(const std::string& item, Dice& dice) {
  static const std::vector<std::pair<std::string, std::string>> kMarks{
      {"\"", "\""}, {"\u201C", "\u201D"}, {"\" ", "\""}};
  const auto& [open, close] = dice.one_of(kMarks);
  return open + item + close;
}

class Writer {
 public:
  explicit Writer(Dice& dice) : dice_(dice) {}

  void line(const char* label, const Shape& shape) {
    if (shape.shown == Shown::absent) return;
    Entry entry{label, Entry::Kind::line, shape.text, {}, nullptr};
    if (shape.shown == Shown::empty) entry.line = nothing();
    entries.push_back(std::move(entry));
  }

  void list(const char* label, const Shape& shape, bool quotes) {
    if (shape.shown == Shown::absent) return;
    Entry entry{label, Entry::Kind::list, {}, shape.items, nullptr};
    if (shape.shown == Shown::empty) {
      entry.kind = Entry::Kind::line;
      entry.line = nothing();
    }
    if (quotes) {
      for (auto& item : entry.items) item = quoted(item, dice_);
    }
    entries.push_back(std::move(entry));
  }

  std::vector<Entry> entries;

 private:
  std::string nothing() { return dice_.chance(50) ? "None" : ""; }
  Dice& dice_;
};

}  // namespace

std::string heading_of(const Groups& groups, std::size_t way) {
  return fmt::format("{}{}", kWays[way], groups.names[way].size());
}

std::vector<Entry> entries_of(const Facts& facts, Dice& dice) {
  Writer writer(dice);
  writer.line("Year", facts.year);
  writer.line("UN Body", facts.un_body);
  writer.line("Session", facts.session);
  writer.line("Session Type", facts.session_type);
  writer.line("Symbol", facts.printed_symbol);
  writer.line("Agenda Item", facts.agenda_item);
  writer.line("Country Concerned", facts.country);
  writer.line("Condemnatory", facts.condemnatory);
  writer.list("Analysis", facts.analysis, false);
  Shape sponsors = facts.sponsors;
  if (sponsors.shown == Shown::value) {
    const bool with_and = sponsors.items.size() > 1 && dice.chance(30);
    const auto last = sponsors.items.size() - 1;
    sponsors.text = sponsors.items.front();
    for (std::size_t i = 1; i < sponsors.items.size(); ++i) {
      sponsors.text += (with_and && i == last ? " and " : ", ") + sponsors.items[i];
    }
  }
  writer.line("Main Sponsors", sponsors);
  if (facts.vote == Shown::value) {
    writer.line("Vote", {Shown::value, vote_line(facts.groups), {}});
  }
  writer.list("Key Praise", facts.praise, true);
  writer.list("Key Criticism", facts.criticism, true);
  if (facts.full_vote == Shown::value) {
    writer.entries.push_back({"Full Vote", Entry::Kind::groups, {}, {}, &facts.groups});
  }
  return std::move(writer.entries);
}

}  // namespace mandated::test
