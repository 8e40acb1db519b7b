#include "pipeline/mandate/reasons.h"

#include <algorithm>

#include "pipeline/text/match.h"

namespace mandated::mandate {
namespace {

bool holds(std::string_view text, const re2::RE2& form) {
  return re2::RE2::PartialMatch(piece(text), form);
}

struct Forms {
  re2::RE2 draft{
      "(?i)\\bwould\\s+(?:\\w+\\s+)?(?:extend|renew|establish|create|terminate|prolong)|"
      "\\bdraft\\s+"
      "resolution"};
  re2::RE2 intention{
      "(?i)\\bintention\\b|\\b(?:its|the)\\s+intent\\b|\\b(?:to|will|would|shall)\\s+consider\\b|"
      "\\bconsider(?:s|ing)?\\s+(?:to\\s+)?(?:extending|renewing|establishing|the\\s+possibility)"};
  re2::RE2 agreement{"(?i)\\b(?:memorandum|memoranda|agreement|contract|treaty)\\b"};
  re2::RE2 renewed{"(?i)\\b(?:renewal|renewed|extend\\w*|extension|sign\\w*|prolong\\w*)\\b"};
  re2::RE2 courtesy{
      "(?i)\\bextend(?:s|ed|ing)?\\s+(?:\\S+\\s+){0,5}?(?:appreciation|gratitude|thanks|"
      "condolences|"
      "sympath\\w+|congratulations|invitations?|cooperation|support|assistance|hospitality|access|"
      "protection)\\b"};
  re2::RE2 condition{"(?i)\\bdecides?\\b[^;]*\\bterminat\\w+\\b[^;]*\\b(?:once|if|when|unless)\\b"};
};

}  // namespace

Look look_of(std::string_view text, const Sentence& sentence, const Words::Tables& tables) {
  static const Forms kForms;
  if (holds(text, kForms.draft)) return Look::draft;
  if (holds(text, kForms.intention)) return Look::intention;
  if (holds(text, kForms.agreement) && holds(text, kForms.renewed)) return Look::agreement;
  if (holds(text, kForms.courtesy)) return Look::courtesy;
  if (holds(text, *tables.others_act)) return sentence.recalls ? Look::recalled : Look::other_organ;
  if (sentence.recalls) return Look::recalled;
  if (holds(text, kForms.condition)) return Look::condition;
  if (sentence.passed_over) return *sentence.passed_over;
  if (!sentence.acts.empty()) return Look::no_holder;
  return sentence.requests ? Look::request : Look::no_decision;
}

}  // namespace mandated::mandate
