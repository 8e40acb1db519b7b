#include "config/gates_section.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <re2/re2.h>

#include "config/units.h"

namespace mandated::config {
namespace {

/// One rule: how it is read over what it was, written, and taken over from another's.
struct Rule {
  std::string_view key;
  void (*read)(Reader&, std::string_view key, Gates&);
  void (*write)(Writer&, std::string_view key, const Gates&);
  void (*take)(const Gates& from, Gates& to);
};

template <auto kMember>
void take(const Gates& from, Gates& to) {
  to.*kMember = from.*kMember;
}

int percent_of(double share) { return static_cast<int>(std::lround(share * 100)); }

template <double Gates::*kMember>
constexpr Rule share(std::string_view key) {
  return {key,
          [](Reader& of, std::string_view name, Gates& gates) {
            gates.*kMember = of.percent(name, percent_of(gates.*kMember), {0, 100}) / 100.0;
          },
          [](Writer& out, std::string_view name, const Gates& gates) {
            out.line(name, fmt::format("{}%", percent_of(gates.*kMember)));
          },
          take<kMember>};
}

template <int Gates::*kMember, int kLeast, int kMost>
constexpr Rule number(std::string_view key) {
  return {key,
          [](Reader& of, std::string_view name, Gates& gates) {
            gates.*kMember = of.number(name, gates.*kMember, {kLeast, kMost});
          },
          [](Writer& out, std::string_view name, const Gates& gates) {
            out.line(name, fmt::to_string(gates.*kMember));
          },
          take<kMember>};
}

template <milliseconds Gates::*kMember>
constexpr Rule span(std::string_view key) {
  return {key,
          [](Reader& of, std::string_view name, Gates& gates) {
            constexpr Range<milliseconds> kSpan{milliseconds{0}, std::chrono::hours{24 * 366}};
            gates.*kMember = of.duration(name, gates.*kMember, kSpan);
          },
          [](Writer& out, std::string_view name, const Gates& gates) {
            out.line(name, format_duration(gates.*kMember));
          },
          take<kMember>};
}

template <bool Gates::*kMember>
constexpr Rule flag(std::string_view key) {
  return {key,
          [](Reader& of, std::string_view name, Gates& gates) {
            gates.*kMember = of.flag(name, gates.*kMember);
          },
          [](Writer& out, std::string_view name, const Gates& gates) {
            out.flag(name, gates.*kMember);
          },
          take<kMember>};
}

void read_media_types(Reader& of, std::string_view key, Gates& gates) {
  if (!of.has(key)) return;
  gates.media_types.clear();
  static const re2::RE2 type{R"([a-z0-9.+-]+/([a-z0-9.+-]+|\*))"};
  for (auto& each : of.texts(key, R"(media types such as "text/html" or "text/*")")) {
    if (re2::RE2::FullMatch(each.value, type)) {
      gates.media_types.push_back(std::move(each.value));
    } else {
      of.complain(each, fmt::format("{} is no media type; write one such as text/html or text/*",
                                    in_quotes(each.value)));
    }
  }
}

void write_media_types(Writer& out, std::string_view key, const Gates& gates) {
  gates.media_types.empty() ? out.line(key, "[]") : out.list(key, gates.media_types);
}

void read_required(Reader& of, std::string_view key, Gates& gates) {
  if (!of.has(key)) return;
  gates.required.clear();
  for (auto& each : of.texts(key, "names of fields")) {
    gates.required.push_back(std::move(each.value));
  }
}

void write_required(Writer& out, std::string_view key, const Gates& gates) {
  gates.required.empty() ? out.line(key, "[]") : out.list(key, gates.required);
}

constexpr std::string_view kRequired = "required";
constexpr Rule kMinimumClauses = number<&Gates::minimum_clauses, 0, 10'000>("minimum_clauses");

/// What a profile says beside its fields.
constexpr std::array kOfContent{
    Rule{kRequired, read_required, write_required, take<&Gates::required>}, kMinimumClauses};

constexpr std::array kRules{
    Rule{"media_types", read_media_types, write_media_types, take<&Gates::media_types>},
    share<&Gates::min_share_of_size>("min_share_of_size"),
    share<&Gates::max_share_lost>("max_share_lost"),
    flag<&Gates::end_tag>("end_tag"),
    flag<&Gates::soft_errors>("soft_errors"),
    number<&Gates::same_body_documents, 2, 1'000'000>("same_body_documents"),
    number<&Gates::settle_answers, 1, 1'000>("settle_answers"),
    span<&Gates::settle_after>("settle_after"),
    number<&Gates::gone_answers, 1, 1'000>("gone_answers"),
    span<&Gates::gone_after>("gone_after"),
    span<&Gates::flap_within>("flap_within"),
    span<&Gates::believe_not_modified>("believe_not_modified"),
};

void expect_fields(const Reader& of, const Gates& gates, const Profile& profile) {
  std::vector<std::string_view> names;
  for (const auto& field : profile.fields) names.emplace_back(field.name);
  for (const auto& each : gates.required) {
    if (std::find(names.begin(), names.end(), each) != names.end()) continue;
    of.complain(kRequired, names.empty()
                               ? fmt::format("profile {} reads no fields", profile.id)
                               : fmt::format("{} is no field of profile {}; there are {}",
                                             in_quotes(each), profile.id, fmt::join(names, ", ")));
  }
}

void expect_clauses(const Reader& of, const Gates& gates, const Profile& profile) {
  if (gates.minimum_clauses == 0 || profile.clauses) return;
  of.complain(kMinimumClauses.key,
              fmt::format("profile {} reads no clauses; leave it out", profile.id));
}

void read_named(Reader& of, const Rule& rule, GatesOfProfile& out) {
  if (of.has(rule.key)) out.named.emplace_back(rule.key);
  rule.read(of, rule.key, out.gates);
}

template <class Do>
void for_each_rule(Do what) {
  for (const auto& rule : kRules) what(rule);
  for (const auto& rule : kOfContent) what(rule);
}

}  // namespace

Gates read_gates(Reader& reader, const Gates& fallback, const Profile* profile) {
  Gates gates = fallback;
  reader.mapping("gates", [&gates, profile](Reader& of) {
    for_each_rule([&](const Rule& rule) { rule.read(of, rule.key, gates); });
    if (profile == nullptr) return;
    if (of.has(kRequired)) expect_fields(of, gates, *profile);
    if (of.has(kMinimumClauses.key)) expect_clauses(of, gates, *profile);
  });
  return gates;
}

GatesOfProfile read_gates_of_profile(Reader& reader) {
  GatesOfProfile out;
  reader.mapping("gates", [&out](Reader& of) {
    for (const auto& rule : kRules) read_named(of, rule, out);
  });
  read_named(reader, kMinimumClauses, out);
  return out;
}

void require(GatesOfProfile& gates, const std::string& field) {
  if (gates.gates.required.empty()) gates.named.emplace_back(kRequired);
  gates.gates.required.push_back(field);
}

Gates asked_of(const Profile& profile, Gates gates) {
  auto& required = gates.required;
  const auto is_unread = [&profile](const std::string& name) {
    return std::none_of(profile.fields.begin(), profile.fields.end(),
                        [&name](const auto& field) { return field.name == name; });
  };
  required.erase(std::remove_if(required.begin(), required.end(), is_unread), required.end());
  if (!profile.clauses) gates.minimum_clauses = 0;
  return gates;
}

Gates overlaid(const Gates& base, const GatesOfProfile& profile) {
  Gates gates = base;
  const auto& named = profile.named;
  for_each_rule([&](const Rule& rule) {
    const bool is_named = std::find(named.begin(), named.end(), rule.key) != named.end();
    if (is_named) rule.take(profile.gates, gates);
  });
  return gates;
}

void write(Writer& out, const Gates& gates) {
  for_each_rule([&](const Rule& rule) { rule.write(out, rule.key, gates); });
}

}  // namespace mandated::config
