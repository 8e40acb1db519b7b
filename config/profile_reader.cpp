#include "config/profile_reader.h"

#include <set>

#include <fmt/format.h>
#include <re2/re2.h>

#include "config/expressions.h"
#include "config/gates_section.h"
#include "config/reader.h"
#include "config/yaml.h"

namespace mandated::config {
namespace {

/// What has no effect on a field of its type is none that the writer meant.
void expect_of_type(const Reader& reader, const FieldRule& field) {
  if (!field.pattern.empty() && field.type != FieldType::text) {
    reader.complain("pattern", "is of fields that are text; leave it out or write type: text");
  }
  if (field.splits_commas && field.type != FieldType::list) {
    reader.complain("splits_commas",
                    "is of fields that are lists; leave it out or write type: list");
  }
}

FieldRule read_field(Reader& reader, std::set<std::string>& names, GatesOfProfile& gates) {
  FieldRule field;
  if (const auto name = reader.required("name", "the name of a field")) {
    field.name = name->value;
    if (!names.insert(field.name).second) {
      reader.complain(*name, fmt::format("{} is there already; each field has a name of its own",
                                         in_quotes(field.name)));
    }
  }
  const auto type = reader.choice("type", {"text", "flag", "list", "vote"});
  if (type) field.type = static_cast<FieldType>(*type);
  for (auto& label : reader.texts("labels", "labels")) {
    field.labels.push_back(std::move(label.value));
  }
  field.pattern = read_pattern(reader, "pattern");
  field.css = read_css(reader, "css");
  field.xpath = read_xpath(reader, "xpath");
  if (!field.css.empty() && !field.xpath.empty()) {
    reader.complain("xpath", "stands beside css; one of them is taken");
  }
  if (reader.flag("required", false)) require(gates, field.name);
  field.splits_commas = reader.flag("splits_commas", false);
  if (type) expect_of_type(reader, field);
  return field;
}

Profile::SymbolRule read_symbol(Reader& reader) {
  const auto pattern = reader.required("pattern", "an RE2 regular expression over the address");
  const auto symbol = reader.required("symbol", R"(a symbol such as "A/HRC/RES/\1/\2")");
  if (pattern && symbol) {
    const auto groups = check_pattern(reader, *pattern);
    const auto wanted = RE2::MaxSubmatch(symbol->value);
    if (groups && wanted > *groups) {
      reader.complain(*symbol, fmt::format("{} names group {}; the pattern has {}",
                                           in_quotes(symbol->value), wanted, *groups));
    }
  }
  return {pattern ? pattern->value : "", symbol ? symbol->value : ""};
}

/// A number of clauses is asked of none where none are read: it would look like a gate and be none.
void expect_clauses(const Reader& reader, const Profile& profile) {
  if (profile.clauses || profile.gates.gates.minimum_clauses == 0) return;
  reader.complain("minimum_clauses",
                  "asks for clauses, and none are read; leave it out or write clauses: true");
}

}  // namespace

std::optional<Profile> read_profile(std::string_view text, Mistakes& mistakes) {
  const auto tree = yaml::parse(text, mistakes);
  Reader reader(mistakes, tree, "");
  Profile profile;
  if (const auto id = reader.required("id", "the id of the profile")) profile.id = id->value;
  if (const auto authority = reader.choice("authority", {"official", "commentary", "catalogue"})) {
    profile.authority = static_cast<ProfileAuthority>(*authority);
  }
  profile.gates = read_gates_of_profile(reader);
  std::set<std::string> names;
  reader.mappings("fields", [&](Reader& each) {
    profile.fields.push_back(read_field(each, names, profile.gates));
  });
  reader.mappings("symbols", [&](Reader& each) { profile.symbols.push_back(read_symbol(each)); });
  profile.clauses = reader.flag("clauses", false);
  expect_clauses(reader, profile);
  reader.done();
  profile.digest = sha256(text);
  if (!mistakes.empty()) return std::nullopt;
  return profile;
}

}  // namespace mandated::config
