#include "pipeline/mandate/words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace mandated::mandate {
namespace {

using Texts = std::vector<std::string>;

struct Named {
  const char* name;
  MandateAction action;
};
constexpr std::array<Named, 6> kActs{{{"extended", MandateAction::extended},
                                      {"established", MandateAction::established},
                                      {"terminated", MandateAction::terminated},
                                      {"expanded", MandateAction::expanded},
                                      {"reduced", MandateAction::reduced},
                                      {"modified", MandateAction::modified}}};

struct NamedLook {
  const char* name;
  Look look;
};
constexpr std::array<NamedLook, 10> kLooks{{{"draft", Look::draft},
                                            {"intention", Look::intention},
                                            {"recalled", Look::recalled},
                                            {"other_organ", Look::other_organ},
                                            {"agreement", Look::agreement},
                                            {"courtesy", Look::courtesy},
                                            {"no_holder", Look::no_holder},
                                            {"condition", Look::condition},
                                            {"request", Look::request},
                                            {"no_decision", Look::no_decision}}};

/// Reads members of one object; the first mistake is kept.
class Reader {
 public:
  explicit Reader(const json::value& tree) : tree_(tree) {}

  Texts list(const char* name) { return list_of(member(name), name); }
  Texts list_of(const json::value* value, const std::string& path) {
    Texts texts;
    if (value == nullptr || !value->is_array()) {
      complain(path + ": missing; a list of words is expected");
      return texts;
    }
    for (const auto& item : value->get_array()) {
      if (item.is_string()) texts.emplace_back(item.get_string());
    }
    return texts;
  }
  const json::value* member(const char* name) {
    return tree_.is_object() ? tree_.get_object().if_contains(name) : nullptr;
  }
  void complain(std::string what) {
    if (mistake_.empty()) mistake_ = std::move(what);
  }
  [[nodiscard]] const std::string& mistake() const { return mistake_; }

 private:
  const json::value& tree_;
  std::string mistake_;
};

/// "a|b c": longest first, so that "once again" is not taken for "once".
std::string any_of(Texts words) {
  std::sort(words.begin(), words.end(),
            [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::string out;
  for (const auto& word : words) {
    auto quoted = re2::RE2::QuoteMeta(word);
    std::string spaced;
    for (std::size_t i = 0; i < quoted.size(); ++i) {
      const bool space = quoted[i] == '\\' && i + 1 < quoted.size() && quoted[i + 1] == ' ';
      if (space) ++i;
      spaced += space ? std::string{"\\s+"} : std::string(1, quoted[i]);
    }
    out += (out.empty() ? "" : "|") + spaced;
  }
  return out;
}

std::unique_ptr<re2::RE2> compile(const std::string& pattern) {
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  return std::make_unique<re2::RE2>(pattern, options);
}

struct Forms {
  Texts infinitive, present, past, participle, gerund;
};

/// "extend" → "extending", "create" → "creating", "set up" → "setting up".
std::string gerund_of(const std::string& infinitive) {
  auto verb = infinitive.substr(0, infinitive.find(' '));
  const auto rest = infinitive.substr(verb.size());
  if (verb == "set") verb += 't';
  if (verb.back() == 'e') verb.pop_back();
  return verb + "ing" + rest;
}

void read_acts(Reader& reader, Words::Tables& tables, Forms& forms) {
  const auto* acts = reader.member("acts");
  if (acts == nullptr || !acts->is_object()) return reader.complain("acts: missing");
  for (const auto& [name, action] : kActs) {
    const auto path = fmt::format("acts.{}", name);
    for (const auto& line : reader.list_of(acts->get_object().if_contains(name), path)) {
      Texts parts;
      for (std::size_t at = 0; at < line.size();) {
        const auto end = std::min(line.find(' ', at), line.size());
        auto form = line.substr(at, end - at);
        std::replace(form.begin(), form.end(), '_', ' ');  // "set up" is one form
        parts.push_back(std::move(form));
        at = end + 1;
      }
      if (parts.size() != 4) {
        reader.complain(fmt::format("{}: \"{}\"; four forms are expected", path, line));
        continue;
      }
      for (const auto& form : parts) {
        tables.action_of[form] = action;
        tables.infinitive_of[form] = parts[0];
      }
      const auto gerund = gerund_of(parts[0]);
      tables.infinitive_of_gerund[gerund] = parts[0];
      forms.gerund.push_back(gerund);
      forms.infinitive.push_back(parts[0]);
      forms.present.push_back(parts[1]);
      forms.past.push_back(parts[2]);
      forms.participle.push_back(parts[3]);
    }
  }
}

void read_holders(Reader& reader, Words::Tables& tables) {
  const auto* holders = reader.member("holders");
  if (holders == nullptr || !holders->is_array()) return reader.complain("holders: missing");
  for (const auto& each : holders->get_array()) {
    if (!each.is_object()) continue;
    const auto& object = each.get_object();
    tables.holders.push_back(
        {text_at(object, "type"), reader.list_of(object.if_contains("words"), "holders.words")});
  }
}

void read_reasons(Reader& reader, Words::Tables& tables) {
  const auto* reasons = reader.member("reasons");
  if (reasons == nullptr || !reasons->is_object()) return reader.complain("reasons: missing");
  for (const auto& [name, look] : kLooks) {
    const auto told = text_at(reasons->get_object(), name);
    if (told.empty()) reader.complain(fmt::format("reasons.{}: missing", name));
    tables.reasons[look] = told;
  }
}

void read_needs(Reader& reader, Words::Tables& tables) {
  const auto* needs = reader.member("needs");
  if (needs == nullptr || !needs->is_object()) return reader.complain("needs: missing");
  for (const auto& [what, verbs] : needs->get_object()) {
    for (const auto& verb : reader.list_of(&verbs, fmt::format("needs.{}", std::string{what}))) {
      tables.needs[verb] = what;
    }
  }
}

void read_sets(Reader& reader, Words::Tables& tables) {
  const auto set = [&reader](const char* name) {
    const auto words = reader.list(name);
    return Words::Tables::Set{words.begin(), words.end()};
  };
  tables.determiners = set("determiners");
  tables.prepositions = set("prepositions");
  tables.openers = set("openers");
  tables.qualifiers = set("qualifiers");
  tables.adjectives = set("adjectives");
  tables.loose = set("loose_adverbs");
  tables.named_only = set("named_only");
  tables.vague = set("vague");
  tables.persons = set("persons");
  tables.carriers = set("carriers");
  tables.costs = set("costs");
  tables.measures = set("measures");
  tables.strengths = set("strengths");
}

Texts joined(Texts a, const Texts& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// Where names end.
void compile_names(Reader& reader, const std::string& verbs, const std::string& past,
                   Words::Tables& tables) {
  tables.purpose = compile(fmt::format(R"(^,?\s+to\s+(?:\w+ly\s+(?:and\s+\w+ly\s+)?)?(?:{})\b)",
                                       any_of(reader.list("purposes"))));
  tables.holder_end = compile(fmt::format(
      R"([;:.]|,?\s+(?:for|by)\s+(?:[\w-]+\s+){{1,2}}?(?:year|month|week|day)s?\b|\s+for\s+(?:an?|the|another|one)\s+(?:(?:further|additional|interim|final|new|initial|limited|fixed|second|maximum|short|renewable|transitional|last)\s+){{0,3}}(?:period|term|duration|time)\b|\s+in\s+\d{{4}}\b|\s+for\s+(?:the|its)\s+[a-z-]+\s+session\b|,?\s+and\s+of\s+(?:its|(?-i:[A-Z]{{3}}))|\s+(?:a|one)\s+(?:final|last)\s|,?\s+and\s+(?:also\s+)?(?:of\s+the|(?:the|an?)\s+mandate|that\s+of)\b|,?\s+\b(?:{0})\b|\s+and\s+(?:{1})\b|\s+and\s+(?:{2})\s+(?:the|an?|its|his|her|all|to|on)\b|\s+to,?\s|\s+(?:on|by|effective)\s+\d|\s+by\s+\w+ing\b|\s+(?:it|they)\s|,\s+[a-z]+ing\s+(?:that|the|an?|its|to|on|for|with|all|his|their|in|those)\b|\s+and\s+(?:{3})\s+(?:the|an?|its|that|to|for)\b|,\s+and\s+(?:{3})\b|\s+and\s+(?-i:[a-z]+ed)\s+(?:the|its|an?|upon|that|to|for|(?-i:[A-Z]))|,\s+(?:and\s+)?(?:{4})\b|\s\()",
      any_of(reader.list("holder_ends")), verbs, any_of(reader.list("purposes")), past,
      any_of(reader.list("comma_ends"))));
}

/// What tells accounts of earlier, failed and other organs' acts from those that are news.
void compile_accounts(Reader& reader, Words::Tables& tables) {
  const auto* names = reader.member("organ_names");
  if (names == nullptr || !names->is_array()) return reader.complain("organ_names: missing");
  for (const auto& each : names->get_array()) {
    tables.organ_names.push_back(
        compile(fmt::format(R"(\b(?:{})\b)", any_of(reader.list_of(&each, "organ_names")))));
  }
  tables.others_act = compile(fmt::format(
      R"(\b(?:decision|resolutions?)\s+(?:\S+\s+)?(?:of|by)\s+the\s+(?:{})|\bby\s+the\s+(?:{})\b)",
      any_of(reader.list("deciding")), any_of(reader.list("acting"))));
  const auto organs = reader.list("organs");
  const auto organ = any_of(organs);
  tables.organ_or_text =
      compile(fmt::format(R"(\b(?:{})\b)", any_of(joined(organs, reader.list("texts")))));
  tables.organ_at_start = compile(fmt::format(R"(^(?:UN\s+|United\s+Nations\s+)?(?:{})\b)", organ));
  tables.organ_goes_on = compile(fmt::format(R"(^,\s+the\s+(?:\w+\s+){{0,4}}?(?:{})\b)", organ));
  tables.failure = compile(fmt::format(R"(\b(?:{})\b)", any_of(reader.list("failures"))));
  tables.failing_part = compile(fmt::format(R"(\b(?:{})\b)", any_of(reader.list("failing_parts"))));
  const auto history = reader.list("history");
  tables.history_first = compile(fmt::format(
      R"(^[^\pL]*(?:[a-z\d -]{{1,30}}\sago|at\s+(?:its|the|an?)\s+(?:previous|earlier)\s+\w+|{}),?\s+(?:the|it|its)\b)",
      any_of(joined(history, reader.list("history_first")))));
  tables.history_after = compile(fmt::format(
      R"(^[^;:.,]{{0,60}}?\b(?:(?:by|in|under|pursuant\s+to)\s+(?:[\w-]+\s+){{0,5}}?resolutions?\s+[\dS]|(?:in|since)\s+(?:\w+\s+)?\d{{4}}\b|(?:{})\b))",
      any_of(joined(history, reader.list("history_after")))));
  const auto before_verb = [&reader](const char* adverbs) {
    return compile(fmt::format(R"(\b(?:{})\s+(?:\w+|set\s+up)$)", any_of(reader.list(adverbs))));
  };
  tables.history_adverb = before_verb("history_adverbs");
  tables.hedge = before_verb("hedges");
  tables.decree = compile(fmt::format(R"(^[^;:.]{{0,120}}?\bby\s+(?:an?\s+|the\s+)?(?:{})\b)",
                                      any_of(reader.list("decrees"))));
}

void complain_of_forms(Reader& reader, const Words::Tables& tables) {
  for (const auto* each : {&tables.boundary,         &tables.long_boundary, &tables.opener,
                           &tables.long_opener,      &tables.recalling,     &tables.infinitive,
                           &tables.gerund,           &tables.passive,       &tables.delegation,
                           &tables.later_delegation, &tables.purpose,       &tables.rename,
                           &tables.holder_end,       &tables.organ_or_text, &tables.others_act,
                           &tables.organ_at_start,   &tables.organ_goes_on, &tables.failure,
                           &tables.failing_part,     &tables.history_first, &tables.history_after,
                           &tables.history_adverb,   &tables.hedge,         &tables.decree,
                           &tables.act_word}) {
    if (!(*each)->ok()) reader.complain((*each)->error());
  }
  for (const auto& each : tables.organ_names) {
    if (!each->ok()) reader.complain(each->error());
  }
}

/// Verbs that open clauses in the past tense, beside the acts themselves.
Texts past_of_accounts() {
  return {
      "decided",    "requested",   "asked",        "agreed",     "decide",        "authorized",
      "authorised", "voted",       "resolved",     "approved",   "adopted",       "mandated",
      "reiterated", "was decided", "was resolved", "was agreed", "having agreed", "having decided",
      "noted",      "welcomed",    "recalled",     "expressed",  "condemned",     "stressed",
      "emphasized", "underlined",  "called",       "urged",      "demanded",      "reaffirmed",
      "encouraged", "commended",   "endorsed",     "deplored",   "invited",       "passed"};
}

/// "The resolution on sand", "the Council's resolution of May 2021", with an act verb that has an
/// object of its own: what stands there without one is a participle ("established by the Council").
std::string long_subject(const std::string& some_adverbs, const Forms& forms) {
  return fmt::format(
      R"(((?:the|this|that|its)\s+(?:[\w'\x{{2019}}-]+\s+){{0,5}}?(?:resolution|text|document)(?:\s+(?:on|in|of|adopted|passed)\s[^;:,.]{{1,120}}?)?)\s+{}({}|decided|requested)\s+(?:the|an?|its|for|until|to|that|all|"|by\s+(?:a|one|two|three))\b)",
      some_adverbs, any_of(joined(forms.past, forms.present)));
}

/// "the Council", "the UN Security Council (UNSC)", "most of the members of the 15-member body".
std::string subjects_of(Reader& reader) {
  return fmt::format(
      R"((?:(?:(?:most|all|[a-z]+-[a-z]+|\d+)\s+of\s+)?(?:(?:(?:the|this|that)\s+)?(?:members\s+of\s+(?:the|this)\s+)?(?:(?:un|u\.n\.|united\s+nations'?|who|\d+-(?:member|nation)|top|world)\s+)*(?:{})(?:\s+\([A-Z]{{2,6}}\))?|(?:{}))))",
      any_of(reader.list("organs")), any_of(reader.list("subjects")));
}

/// Where clauses begin, and how.
void compile_clauses(Reader& reader, const Forms& forms, const std::string& verbs,
                     const std::string& some_adverbs, Words::Tables& tables) {
  constexpr auto* kInserted =
      R"((?:\s+today)?(?:,\s+(?:among|inter|acting|by|in|on|under|with|after|following|meeting|noting)\b[^;:,]{0,80},)?)";
  const auto past = any_of(joined(past_of_accounts(), forms.past));
  const auto subjects = subjects_of(reader);
  const auto acted = any_of(forms.past);
  const auto named = long_subject(some_adverbs, forms);
  tables.boundary = compile(fmt::format(
      R"((?:(?:[;:.]|,?\s+and|,?\s+(?:in|by)\s+(?:which|whose\s+terms))\s+|,\s*)(?:and\s+)?((?:{0}{1},?\s+{2}(?:{3}|{4})|{2}(?:{3}|decided|having\s+decided|having\s+agreed))\b)|(?:,|,?\s+and)\s+((?:{5})\s+(?:(?:the|an?|its)\b|(?:by|for)\s+[\w\s-]{{1,40}}?\s+the\s+mandates?\b)|(?:requested|asked)\s))",
      subjects, kInserted, some_adverbs, verbs, past, acted));
  tables.long_boundary = compile(fmt::format(R"([;:.,]\s+({}))", named));
  tables.opener = compile(fmt::format(
      R"([^\pL]*(?:(?:and|furthermore|moreover|additionally|in\s+addition)\b,?\s+)*{0}((?:{1}|resolution\s+[\w/.-]+(?:\s+\(\d{{4}}\))?)(?:\s+today)?(?:,|\s*,[^;:]{{0,200}}?,)?\s+)?{0}({2}|{3}|to|that)\b)",
      some_adverbs, subjects, verbs, past));
  tables.long_opener = compile(fmt::format(R"([^\pL]*{})", named));
}

void compile_all(Reader& reader, const Forms& forms, Words::Tables& tables) {
  const auto adverbs = any_of(reader.list("adverbs"));
  const auto finite = joined(reader.list("clause_verbs"), forms.present);
  tables.finite = {finite.begin(), finite.end()};
  const auto verbs = any_of(finite);
  const auto some_adverbs = fmt::format(
      R"((?:(?:{}|[a-z]+ly|this\s+evening|on\s+[a-z]+day(?:\s+(?:morning|afternoon|evening))?|on\s+\d{{1,2}}\s+[a-z]+(?:\s+\d{{4}})?|on\s+[a-z]+\s+\d{{1,2}}(?:,\s+\d{{4}})?|(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d{{1,2}}),?\s+)*)",
      adverbs);
  compile_clauses(reader, forms, verbs, some_adverbs, tables);
  tables.recalling = compile(fmt::format(R"([^\pL]*(?:(?:also|further|once again)\s+)?({})\b)",
                                         any_of(reader.list("recalling"))));
  tables.infinitive = compile(fmt::format(
      R"(\bto\s+{}(?:(?:strengthen|reinforce|consolidate|update|adjust|review)\s+and\s+(?:to\s+)?)?({})\b)",
      some_adverbs, any_of(forms.infinitive)));
  tables.gerund = compile(fmt::format(
      R"((,|\band|\bafter|\bwhile|\bby|\bincluding|\bresolutions?(?:\s+\d+(?:\s+\(\d{{4}}\))?)?(?:\s+(?:today|[a-z]+day))?|\btexts?|\bdecisions?|\")\s+(?:also\s+|further\s+|then\s+|thereby\s+|thus\s+|\w+ly\s+)*({})\s)",
      any_of(forms.gerund)));
  tables.passive = compile(fmt::format(
      R"(^(?:is\s+to|are\s+to|shall|should|will|must|is|are|be)(?:\s*,[^;]{{0,300}}?,)?\s+(?:\w+ly\s+)?(?:hereby\s+|therefore\s+|also\s+|further\s+)?(?:be\s+)?(?:\w+ly\s+)?(?:hereby\s+|further\s+)?({})\b)",
      any_of(forms.participle)));
  tables.delegation = compile(fmt::format(
      R"(^\s*,?\s*(?:that\s+)?({0})(?:\s+(?:was|were)\s+(?:also\s+)?(?:requested|asked|required|mandated|instructed))?(?:,[^;:]{{0,300}}?,|\s+(?:in|on)\s[^;:,]{{0,120}}?)?\s+{1}(?:to\s+)?{1}({2})\b(?:\s+and\s+(?:dispatch|designate|deploy)\b)?)",
      any_of(reader.list("delegates")), some_adverbs, any_of(reader.list("delegated"))));
  tables.later_delegation = compile(fmt::format(
      R"(^\s*,?\s*({})\s+to\s+[^;:]{{1,400}}?,?\s+and\s+to\s+{}({})\b)",
      any_of(reader.list("delegates")), some_adverbs, any_of(reader.list("delegated"))));
  compile_accounts(reader, tables);
  compile_names(reader, verbs, any_of(joined(past_of_accounts(), forms.past)), tables);
  tables.rename = compile(fmt::format(R"(,?\s*\b(?:{})\s+)", any_of(reader.list("renames"))));
  tables.act_word = compile(
      R"(\b(?:extend|extends|extended|extending|extension|renew|renews|renewed|renewing|renewal|prolong\w*|terminat\w+|discontinu\w+|dissol\w+|establish(?:es|ed|ing|ment)?|creat(?:e|es|ed|ing|ion)|appoint(?:s|ed|ing|ment)?)\b)");
  complain_of_forms(reader, tables);
}

}  // namespace

Result<Words> Words::from_json(const json::value& tree) {
  auto tables = std::make_shared<Tables>();
  Reader reader{tree};
  Forms forms;
  read_acts(reader, *tables, forms);
  read_holders(reader, *tables);
  tables->holder_goes_on = reader.list("holder_goes_on");
  read_reasons(reader, *tables);
  read_needs(reader, *tables);
  read_sets(reader, *tables);
  compile_all(reader, forms, *tables);
  if (!reader.mistake().empty()) return fail(Errc::malformed, reader.mistake());
  Words words;
  words.tables_ = std::move(tables);
  return words;
}

}  // namespace mandated::mandate
