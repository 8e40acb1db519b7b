#include "pipeline/mandate/same_holder.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/text/acronym.h"

namespace mandated::mandate {
namespace {

std::size_t capitals_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
}

bool is_acronym(std::string_view holder) {
  return holder.find(' ') == std::string_view::npos && capitals_of(holder) >= 2;
}

/// "special rapporteur" is anybody's: only what says more may stand in another order.
bool says_more_than_its_kind(std::string_view key) {
  return std::count(key.begin(), key.end(), ' ') >= 3;
}

template <typename Holds>
bool any_pair(const std::vector<std::string>& a, const std::vector<std::string>& b, Holds holds) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) {
    return std::any_of(b.begin(), b.end(), [&](const std::string& y) { return holds(x, y); });
  });
}

bool is_one(std::string_view a, std::string_view b, bool one_type) {
  if (begins(a, b) || begins(b, a)) return true;
  if (!one_type || !says_more_than_its_kind(a) || !says_more_than_its_kind(b)) return false;
  return has_words_of(a, b) || has_words_of(b, a);
}

/// "Special Rapporteur (on the right to food)", of which the title says what is in parentheses: the
/// name goes on in them.
std::string without_title_marks(const std::string& written) {
  const auto open = written.find(" (");
  if (open == std::string::npos || !written.ends_with(')')) return written;
  const auto inside = std::string_view{written}.substr(open + 2);
  const bool goes_on = inside.starts_with("on ") || inside.starts_with("in ") ||
                       inside.starts_with("for ") || inside.starts_with("of ");
  if (!goes_on || inside.find('(') != std::string_view::npos) return written;
  return written.substr(0, open + 1).append(inside.substr(0, inside.size() - 1));
}

}  // namespace

bool begins(std::string_view whole, std::string_view part) {
  return whole.starts_with(part) && (whole.size() == part.size() || whole[part.size()] == ' ');
}

bool have_other_acronyms(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return !a.empty() && !b.empty() && !any_pair(a, b, std::equal_to<>{});
}

bool may_mean(const HolderKeys& a, const HolderKeys& b) {
  if (a.keys.empty() || b.keys.empty()) return true;
  if (have_other_acronyms(a.acronyms, b.acronyms)) return false;
  const bool one_type = !a.type.empty() && a.type == b.type;
  return any_pair(a.keys, b.keys,
                  [one_type](const auto& x, const auto& y) { return is_one(x, y, one_type); }) ||
         any_pair(a.names, b.names, [](const auto& x, const auto& y) {
           return text::may_stand_for(x, y) || text::may_stand_for(y, x);
         });
}

bool has_words_of(std::string_view text, std::string_view fewer) {
  const auto padded = fmt::format(" {} ", text);
  for (std::size_t at = 0; at < fewer.size();) {
    const auto end = std::min(fewer.find(' ', at), fewer.size());
    if (padded.find(fmt::format(" {} ", fewer.substr(at, end - at))) == std::string::npos) {
      return false;
    }
    at = end + 1;
  }
  return true;
}

std::string acronym_in(std::string_view holder) {
  const auto open = holder.rfind('(');
  const auto close = holder.rfind(')');
  if (open == std::string::npos || close == std::string::npos || close < open + 4) return {};
  const auto inside = holder.substr(open + 1, close - open - 1);
  const bool is_word = inside.find(' ') == std::string::npos;
  return is_word && capitals_of(inside) >= 3 ? lowered(inside) : std::string{};
}

std::string acronym_of(std::string_view holder) {
  return is_acronym(holder) ? lowered(holder) : acronym_in(holder);
}

std::string display_name(const std::string& written, const std::string& full) {
  if (full.empty()) return without_title_marks(written);
  return is_acronym(written) ? fmt::format("{} ({})", full, written) : full;
}

}  // namespace mandated::mandate
