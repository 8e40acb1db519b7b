#include "pipeline/diff/align.h"

#include <algorithm>
#include <string_view>

#include "pipeline/base/ascii.h"
#include "pipeline/diff/matching.h"
#include "pipeline/text/dates.h"
#include "pipeline/text/normalise.h"

namespace mandated::diff {
namespace {

using Texts = std::vector<std::string>;

bool is_word(char c) { return is_alnum(c) || (c & 0x80) != 0; }

/// fold() without the spaces that stand beside punctuation ("A / HRC", "2019 - 2020") and without
/// the mark that ends a paragraph: the last one of a list has a full stop, and is not another text
/// when one is added behind it.
std::string key_of(std::string_view text) {
  auto key = text::fold(text);
  while (!key.empty() && std::string_view{" ,;.:"}.find(key.back()) != std::string_view::npos) {
    key.pop_back();
  }
  std::size_t end = 0;
  for (std::size_t at = 0; at < key.size(); ++at) {
    const bool inside = at > 0 && at + 1 < key.size();
    if (key[at] == ' ' && inside && !(is_word(key[at - 1]) && is_word(key[at + 1]))) continue;
    key[end++] = key[at];
  }
  key.resize(end);
  return key;
}

/// False where their keys differ for sure: typography leaves the letters and digits of ASCII as they
/// are, and a key is dear. Up to the first byte beyond ASCII, which may be a letter's accent.
bool may_be_same(std::string_view a, std::string_view b) {
  const auto is_shown = [](char c) { return is_word(c); };
  auto left = std::find_if(a.begin(), a.end(), is_shown);
  auto right = std::find_if(b.begin(), b.end(), is_shown);
  while (left != a.end() && right != b.end()) {
    if ((*left & 0x80) != 0 || (*right & 0x80) != 0) return true;
    if (*left != *right) return false;
    left = std::find_if(left + 1, a.end(), is_shown);
    right = std::find_if(right + 1, b.end(), is_shown);
  }
  const auto plain = [](char c) { return (c & 0x80) == 0; };
  return (left == a.end() && right == b.end()) || !std::all_of(left, a.end(), plain) ||
         !std::all_of(right, b.end(), plain);
}

void read_keys(const Texts& texts, Side& side) {
  std::transform(texts.begin(), texts.end(), side.keys.begin(), key_of);
}

/// Bags of what has no equal: most paragraphs have one and are never looked into.
void read_bags(const Texts& texts, Dictionary& words, Side& side) {
  for (std::size_t at = 0; at < side.size(); ++at) {
    if (side.open(at)) side.bags[at] = words.bag(texts[at]);
  }
}

bool is_date(const std::string& key) {
  const auto found = text::date_at(key, 0);
  return found && found->end == key.size();
}

/// The day below a resolution became another one: no word in common, but nothing else either, and
/// the same place beside a pair.
void match_dates(Sides& sides) {
  // Indices wrap past 0, which the bounds refuse.
  const auto match_beside = [&sides](std::size_t i, std::size_t neighbour) {
    if (neighbour >= sides.before.size() || sides.before.partner[neighbour] == kNone) return;
    const auto partner = sides.before.partner[neighbour];
    const auto j = neighbour < i ? partner + 1 : partner - 1;
    if (sides.after.open(j) && is_date(sides.after.keys[j])) sides.match(i, j);
  };
  for (std::size_t i = 0; i < sides.before.size(); ++i) {
    if (!sides.before.open(i) || !is_date(sides.before.keys[i])) continue;
    match_beside(i, i - 1);
    if (sides.before.open(i)) match_beside(i, i + 1);
  }
}

Sides matched(const Texts& before, const Texts& after) {
  Sides sides{Side{before.size()}, Side{after.size()}};
  read_keys(before, sides.before);
  read_keys(after, sides.after);
  match_equal(sides);
  Dictionary words;
  read_bags(before, words, sides.before);
  read_bags(after, words, sides.after);
  match_similar(sides, words.size());
  match_dates(sides);
  match_parts(sides, words.size());
  return sides;
}

/// Rows in the order of `after`, what is gone in between.
class Rows {
 public:
  Rows(const Sides& sides, std::vector<bool> kept) : sides_(sides), kept_(std::move(kept)) {
    for (std::size_t i = 0; i < sides.before.size(); ++i) {
      if (sides.before.whole[i] != kNone) parts_.emplace_back(sides.before.whole[i], i);
    }
    for (const auto whole : sides.after.whole) {
      if (whole != kNone) split_.push_back(whole);
    }
    std::sort(parts_.begin(), parts_.end());
    std::sort(split_.begin(), split_.end());
  }

  std::vector<Pair> take() {
    for (std::size_t j = 0; j < sides_.after.size(); ++j) add(j);
    removed_up_to(sides_.before.size());
    return std::move(rows_);
  }

 private:
  void add(std::size_t j) {
    if (sides_.after.whole[j] != kNone) {
      rows_.push_back({sides_.after.whole[j], j, false, false, Pair::Share::split});
      return;
    }
    const auto i = sides_.after.partner[j];
    if (i == kNone) {
      rows_.push_back({Pair::npos, j});
      return;
    }
    if (kept_[j]) removed_up_to(i);
    auto part = std::lower_bound(parts_.begin(), parts_.end(), std::pair{j, std::size_t{0}});
    const bool merged = part != parts_.end() && part->first == j;
    for (; part != parts_.end() && part->first == j && part->second < i; ++part) add_part(*part);
    const bool split = std::binary_search(split_.begin(), split_.end(), i);
    const auto share = merged  ? Pair::Share::merged
                       : split ? Pair::Share::split
                               : Pair::Share::whole;
    rows_.push_back({i, j, sides_.equal(i, j), !kept_[j], share});
    for (; part != parts_.end() && part->first == j; ++part) add_part(*part);
  }

  void add_part(const std::pair<std::size_t, std::size_t>& part) {
    rows_.push_back({part.second, part.first, false, false, Pair::Share::merged});
  }

  void removed_up_to(std::size_t end) {
    for (; next_before_ < end; ++next_before_) {
      if (sides_.before.open(next_before_)) rows_.push_back({next_before_, Pair::npos});
    }
  }

  const Sides& sides_;
  std::vector<bool> kept_;
  std::vector<std::pair<std::size_t, std::size_t>> parts_;  ///< merged: into which, which
  std::vector<std::size_t> split_;
  std::size_t next_before_ = 0;
  std::vector<Pair> rows_;
};

}  // namespace

bool same_text(std::string_view a, std::string_view b) {
  return may_be_same(a, b) && key_of(a) == key_of(b);
}

std::vector<Pair> align(const Texts& before, const Texts& after) {
  const auto sides = matched(before, after);
  std::vector<std::size_t> weights(after.size());
  std::transform(after.begin(), after.end(), weights.begin(),
                 [](const std::string& text) { return text.size(); });
  return Rows(sides, in_order(sides, weights)).take();
}

}  // namespace mandated::diff
