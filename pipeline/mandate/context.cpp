#include "pipeline/mandate/context.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/mandate/holder.h"
#include "pipeline/mandate/phrase.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

constexpr std::size_t kLongestTitle = 200;

/// "54/36. Advisory services …" without its number.
std::string_view subject_of(std::string_view title) {
  static const re2::RE2 kNumber{
      "^\\s*(?:[A-Z/]*(?:S-)?\\d+/\\d+|\\d{3,4}\\s+\\(\\d{4}\\))\\.?\\s+"};
  static const re2::RE2 kOnlyNumber{
      "(?i)^\\s*resolution\\s+[\\dA-Z/.-]+(?:\\s+\\(\\d{4}\\))?\\s*$"};
  re2::StringPiece rest{title.data(), title.size()};
  if (re2::RE2::FullMatch(rest, kOnlyNumber)) return "";
  re2::RE2::Consume(&rest, kNumber);
  std::string_view out{rest.data(), rest.size()};
  while (!out.empty() && (out.back() == '.' || out.back() == ' ')) out.remove_suffix(1);
  return out;
}

/// What stands in parentheses itself has none.
std::string without_parentheses(std::string_view title) {
  static const re2::RE2 kParentheses{"\\s*\\([^)]*\\)|[()]"};
  std::string out{title};
  re2::RE2::GlobalReplace(&out, kParentheses, "");
  return out;
}

/// The name in the title that begins with the kind: "Special Rapporteur on the right to food".
std::string named_in(std::string_view title, std::string_view kind, const Words::Tables& tables) {
  const auto at = lowered(title).find(lowered(kind));
  if (at == std::string::npos) return "";
  return read_holder(title.substr(at), tables).name;
}

/// The first holder that the title names.
Holder first_in(std::string_view title, const Words::Tables& tables) {
  static const re2::RE2 kName{
      "\\b(?:[Mm]andate|[Ee]xtension|[Rr]enewal)\\s+of\\s+(?:the\\s+mandate\\s+of\\s+)?(?:the\\s+)?"
      "(\\w)"};
  re2::StringPiece group;
  if (!re2::RE2::PartialMatch(piece(title), kName, &group)) return {};
  auto holder = read_holder(title.substr(offset(title, group)), tables);
  return holder.type.empty() ? Holder{} : holder;
}

}  // namespace

MandateContext context_of(const Record& record) {
  MandateContext context{std::string{record.text("title")}, std::string{record.text("un_body")},
                         adopted_of(record)};
  const auto derived = record.derived.find("un_body");
  if (context.body.empty() && derived != record.derived.end()) context.body = derived->second.value;
  return context;
}

bool is_bare(std::string_view holder, const Words::Tables& tables) {
  const auto phrase = read_phrase(holder, 0, tables);
  if (is_acronym(holder) || phrase.begin != 0) return false;
  auto kind = lowered(holder);
  for (bool stripped = true; stripped;) {
    stripped = false;
    const auto space = kind.find(' ');
    if (space == std::string::npos) break;
    if (tables.adjectives.count(kind.substr(0, space)) != 0) {
      kind.erase(0, space + 1);
      stripped = true;
    }
  }
  return std::any_of(tables.holders.begin(), tables.holders.end(), [&kind](const auto& each) {
    return std::find(each.words.begin(), each.words.end(), kind) != each.words.end();
  });
}

void resolve_holder(const MandateContext& context, const Words::Tables& tables, MandateItem& item) {
  const auto title = subject_of(std::string_view{context.title}.substr(0, kLongestTitle));
  if (item.holder.empty() && makes_event(item.action)) {
    auto holder = first_in(title, tables);
    item.holder = holder.name;
    item.holder_type = holder.type;
  }
  item.holder_key = holder_key(item.holder);
  if (title.empty() || item.holder.empty() || !makes_event(item.action) ||
      !is_bare(item.holder, tables)) {
    return;
  }
  const auto named = named_in(title, item.holder, tables);
  if (named.size() > item.holder.size() + 1) {
    item.holder_key = holder_key(named);
    item.holder = fmt::format("{} ({})", item.holder,
                              without_parentheses(named.substr(item.holder.size() + 1)));
    return;
  }
  static const re2::RE2 kSituation{"(?i)^(?:the\\s+)?(?:human\\s+rights\\s+)?situation\\b"};
  const bool person =
      item.holder_type == "special_rapporteur" || item.holder_type == "independent_expert";
  if (person && re2::RE2::PartialMatch(piece(title), kSituation)) {
    item.holder_key = holder_key(fmt::format("{} on {}", item.holder, title));
  }
  const auto told = without_parentheses(title);
  if (lowered(told) != lowered(item.holder))
    item.holder = fmt::format("{} ({})", item.holder, told);
}

}  // namespace mandated::mandate
