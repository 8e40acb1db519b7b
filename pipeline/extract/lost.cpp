#include "pipeline/extract/lost.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/text/normalise.h"

namespace mandated::extract {
namespace {

/// Longer than this no label is.
constexpr std::size_t kLongestLabel = 48;
/// A value is looked for within longer text only where it is at least so long: "5" is everywhere.
constexpr std::size_t kTelling = 12;

using Texts = std::vector<std::string>;

std::string label_of(std::string_view text) {
  while (!text.empty() && (text.back() == ':' || text.back() == ' ' || text.back() == '\n')) {
    text.remove_suffix(1);
  }
  return std::string{text.size() <= kLongestLabel ? text : std::string_view{}};
}

/// "Lead sponsors" of "Lead sponsors: Japan", or of the block before "Japan"; "" where none is.
std::string label_before(const Blocks& blocks, std::size_t at, const std::string& value) {
  const auto& text = blocks.blocks[at].text;
  if (const auto found = text.find(value); found != std::string::npos && found > 0) {
    return label_of(std::string_view{text}.substr(0, found));
  }
  for (auto before = at; before-- > 0 && at - before <= 3;) {
    const auto& block = blocks.blocks[before];
    if (block.kind == BlockKind::list_item && blocks.blocks[at].kind == block.kind) continue;
    return label_of(block.text);
  }
  return {};
}

/// Under what one of the texts stands now.
std::string found_under(const Texts& texts, const Blocks& blocks) {
  for (const auto& value : texts) {
    const auto key = text::key(value);
    for (std::size_t i = 0; i < blocks.blocks.size(); ++i) {
      const auto here = text::key(blocks.blocks[i].text);
      const bool is_it = here == key || (here.size() > key.size() && here.ends_with(' ' + key)) ||
                         (key.size() >= kTelling && here.find(key) != std::string::npos);
      if (!is_it) continue;
      if (auto label = label_before(blocks, i, value); !label.empty()) return label;
    }
  }
  return {};
}

const FieldRule* rule_of(const std::string& name, const Profile& profile) {
  const auto found = std::find_if(profile.fields.begin(), profile.fields.end(),
                                  [&name](const FieldRule& each) { return each.name == name; });
  return found == profile.fields.end() ? nullptr : &*found;
}

std::string explain(const std::string& name, const Field& was, const Blocks& blocks,
                    const Profile& profile) {
  const auto* rule = rule_of(name, profile);
  const auto selector = rule == nullptr ? "" : rule->css + rule->xpath;
  const auto what = !selector.empty() ? fmt::format(
                                            "selector \"{}\" of {} finds nothing it can "
                                            "read any more",
                                            selector, name)
                    : rule == nullptr || rule->labels.empty()
                        ? fmt::format("{} cannot be read any more", name)
                        : fmt::format("label \"{}\" of {} is not on the page any more",
                                      rule->labels.front(), name);
  auto texts = texts_of(was);
  if (texts.size() > 1) {  // sponsors stand on one line as often as in a list
    std::string line;
    for (const auto& each : texts) line += (line.empty() ? "" : ", ") + each;
    texts.insert(texts.begin(), std::move(line));
  }
  const auto label = found_under(texts, blocks);
  if (label.empty()) return what;
  return fmt::format("{}; the last known value stands under \"{}\": add it to profile {}", what,
                     label, profile.id);
}

bool holds(const Field& field, const std::string& key) {
  const auto texts = texts_of(field);
  return std::any_of(texts.begin(), texts.end(), [&key](const std::string& text) {
    const auto here = text::key(text);
    return here == key || here.ends_with(' ' + key);
  });
}

}  // namespace

std::string explain_lost(const std::vector<std::string>& lost, const Fields& last_known,
                         const Blocks& blocks, const Profile& profile) {
  std::string all;
  for (const auto& name : lost) {
    const auto was = last_known.find(name);
    if (was == last_known.end()) continue;
    all += (all.empty() ? "" : "; ") + explain(name, was->second, blocks, profile);
  }
  return all;
}

std::optional<Error> swallowed(const Fields& last_known, const Record& now,
                               const Profile& profile) {
  for (const auto& [name, was] : last_known) {
    if (was.state != FieldState::known || now.field(name).state != FieldState::unknown) continue;
    for (const auto& text : texts_of(was)) {
      const auto key = text::key(text);
      for (const auto& [other, field] : now.fields) {
        const auto before = last_known.find(other);
        const bool new_there = holds(field, key) && before != last_known.end() &&
                               before->second.state != FieldState::unknown &&
                               !holds(before->second, key);
        if (!new_there || key.empty()) continue;
        return Error{Errc::fields_lost,
                     fmt::format("{} has lost its label: what it said stands in {} now; add the "
                                 "label that the page uses to profile {}",
                                 name, other, profile.id)};
      }
    }
  }
  return std::nullopt;
}

}  // namespace mandated::extract
