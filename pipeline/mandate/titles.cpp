#include "pipeline/mandate/titles.h"

#include <fmt/format.h>

#include "pipeline/mandate/context.h"
#include "pipeline/mandate/holder.h"
#include "pipeline/mandate/phrase.h"
#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

using Tables = Words::Tables;

/// "to rename the Committee on Trade as the Committee on Trade and Investment".
void put_new_name(std::string_view after, const Tables& tables, MandateItem& item) {
  static const re2::RE2 kNew{"(?:\\bas|\\bto|\\bto\\s+be\\s+known\\s+as)\\s+(?:the\\s+)?([A-Z])"};
  re2::StringPiece groups[2];
  // "to rename the Committee on Trade the Committee on Investment"
  static const re2::RE2 kBare{"^.+?\\s+(?:to|to\\s+the|the)\\s+([A-Z].*)$"};
  static const re2::RE2 kAs{"^\\s*(?:,\\s*)?as\\s"};
  std::string bare;
  if (!re2::RE2::PartialMatch(piece(after), kAs) &&
      re2::RE2::FullMatch(item.holder, kBare, &bare) &&
      !type_of_head(bare, read_phrase(bare, 0, tables), tables).empty()) {
    item.holder = bare;
    return;
  }
  if (!kNew.Match(piece(after), 0, after.size(), re2::RE2::UNANCHORED, groups, 2)) return;
  const auto at = offset(after, groups[1]);
  const auto named = read_holder(after.substr(at), tables);
  item.holder = named.name;
  if (!named.type.empty()) item.holder_type = named.type;
}

/// "to redefine the mandate of that procedure and rename it \"independent expert on …\"".
void put_name_given(std::string_view after, const Tables& tables, MandateItem& item) {
  static const re2::RE2 kIt{
      "(?i)\\band\\s+(?:to\\s+)?rename\\s+it\\s+(?:as\\s+)?(?:the\\s+)?\"?(?:the\\s+)?([a-z])"};
  re2::StringPiece group;
  if (!re2::RE2::PartialMatch(piece(after), kIt, &group)) return;
  const auto named = read_holder(after.substr(offset(after, group)), tables);
  if (named.type.empty()) return;
  item.holder = named.name;
  item.holder_type = named.type;
}

/// "to transform the mandate of the Independent Expert on sand into that of Special Rapporteur": on
/// sand, as he was.
void put_new_kind(std::string_view after, const Tables& tables, MandateItem& item) {
  static const re2::RE2 kInto{
      "(?i)^[^;:]{0,160}?\\binto\\s+(?:that\\s+of\\s+|the\\s+mandate\\s+of\\s+|a\\s+mandate\\s+"
      "of\\s+)?"
      "(?:an?\\s+|the\\s+)?(\\w)"};
  static const re2::RE2 kOn{"\\s(?:on|in|for)\\s.*$"};
  re2::StringPiece group;
  if (!re2::RE2::PartialMatch(piece(after), kInto, &group)) return;
  const auto named = read_holder(after.substr(offset(after, group)), tables);
  if (named.type.empty()) return;
  std::string subject;
  re2::StringPiece on;
  if (is_bare(named.name, tables) &&
      kOn.Match(item.holder, 0, item.holder.size(), re2::RE2::UNANCHORED, &on, 1)) {
    subject = std::string{view(on)};
  }
  item.holder = named.name + subject;
  item.holder_type = named.type;
}

/// "the current mandate on poverty, as a special rapporteur": special rapporteur on poverty.
void put_title_of_subject(std::string_view after, const Tables& tables, MandateItem& item) {
  static const re2::RE2 kAs{
      "(?i)^\\s+((?:on|in)\\s[^;:,]{2,160}?),?\\s+as\\s+an?\\s+(special\\s+rapporteur|"
      "independent\\s+"
      "expert|working\\s+group)\\b"};
  std::string subject, kind;
  if (!re2::RE2::PartialMatch(piece(after), kAs, &subject, &kind)) return;
  item.holder = fmt::format("{} {}", kind, subject);
  item.holder_type = type_of(kind, tables);
}

}  // namespace

void put_new_title(std::string_view after, const Act& act, const Tables& tables,
                   MandateItem& item) {
  if (act.verb == "rename" || act.verb == "reconstitute") put_new_name(after, tables, item);
  if (act.verb == "transform" || act.verb == "convert") put_new_kind(after, tables, item);
  if (act.action == MandateAction::modified) put_name_given(after, tables, item);
  if (item.holder.empty()) put_title_of_subject(after, tables, item);
}

}  // namespace mandated::mandate
