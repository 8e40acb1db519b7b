#include "pipeline/extract/catalogue.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/text/match.h"

namespace mandated::extract {
namespace {

bool matches(std::string_view text, const RE2& pattern) {
  return RE2::PartialMatch(piece(text), pattern);
}

bool is_resolution_symbol(std::string_view symbol) {
  static const RE2 kResolution{R"(/RES/|^WHA\d+\.\d+|^EB\d+\.R)"};
  return matches(symbol, kResolution);
}

bool is_draft_symbol(std::string_view symbol) {
  static const RE2 kDraft{R"(/L\.\d)"};
  return matches(symbol, kDraft);
}

bool is_meeting_symbol(std::string_view symbol) {
  static const RE2 kMeeting{R"(/(?:PV|SR|Min)\.\d)"};
  return matches(symbol, kMeeting);
}

std::string symbol_of(const MarcRecord& record, bool of_vote) {
  const char* const first = of_vote ? "791" : "191";
  const char* const second = of_vote ? "191" : "791";
  const auto symbol = record.first(first, 'a');
  return std::string{symbol.empty() ? record.first(second, 'a') : symbol};
}

bool has_field(const MarcRecord& record, std::string_view tag) {
  return std::any_of(record.fields.begin(), record.fields.end(),
                     [tag](const MarcField& each) { return each.tag == tag; });
}

/// By 089, else by what only such records hold.
CatalogueType type_of(const MarcRecord& record) {
  for (const auto& field : record.fields) {
    if (field.tag != "089") continue;
    if (field.first('b') == "B01") return CatalogueType::resolution;
    if (field.first('b') == "B02") return CatalogueType::draft;
    if (field.first('b') == "B23") return CatalogueType::vote;
  }
  if (has_field(record, "089")) return CatalogueType::document;
  if (has_field(record, "791") || has_field(record, "967")) return CatalogueType::vote;
  const auto symbol = record.first("191", 'a');
  if (is_resolution_symbol(symbol)) return CatalogueType::resolution;
  if (is_draft_symbol(symbol)) return CatalogueType::draft;
  return CatalogueType::document;
}

/// ISBD ends an area with " :", " /", " =" or " ;".
std::string without_isbd(std::string_view title) {
  const auto end = title.find_last_not_of(" :/=;");
  return std::string{title.substr(0, end == std::string_view::npos ? 0 : end + 1)};
}

/// "20231108" is "2023-11-08"; what else is no date is kept as it stands.
std::string date_of(std::string_view text) {
  static const RE2 kGlued{R"((\d{4})(\d{2})(\d{2}))"};
  static const RE2 kGluedMonth{R"((\d{4})(\d{2}))"};
  std::string year, month, day;
  if (RE2::FullMatch(piece(text), kGlued, &year, &month, &day)) {
    return fmt::format("{}-{}-{}", year, month, day);
  }
  if (RE2::FullMatch(piece(text), kGluedMonth, &year, &month)) {
    return fmt::format("{}-{}", year, month);
  }
  return std::string{text};
}

/// "36sp" is special session S-36, "10emsp" emergency special session ES-10.
std::string session_of(std::string_view text) {
  static const RE2 kEmergency{R"((?i)(\d+)\s*emsp)"};
  static const RE2 kSpecial{R"((?i)(\d+)\s*sp)"};
  std::string number;
  if (RE2::FullMatch(piece(text), kEmergency, &number)) return "ES-" + number;
  if (RE2::FullMatch(piece(text), kSpecial, &number)) return "S-" + number;
  return std::string{text};
}

std::string body_of(const MarcRecord& record, std::string_view symbol, const text::Bodies& bodies) {
  if (const auto body = bodies.of_symbol(symbol)) return *body;
  const auto named = record.first("981", 'a');
  if (const auto body = bodies.canonical(named)) return *body;
  return std::string{named};
}

void add_once(std::vector<std::string>& list, std::string text) {
  if (text.empty() || std::find(list.begin(), list.end(), text) != list.end()) return;
  list.push_back(std::move(text));
}

std::vector<std::string> agenda_items(const MarcRecord& record) {
  std::vector<std::string> items;
  for (const auto& field : record.fields) {
    if (field.tag != "991") continue;
    const auto item = field.first('b');
    add_once(items, std::string{item.substr(0, item.find('['))});
  }
  return items;
}

/// 710 also names the organ that adopted: "UN. General Assembly (78th sess. : 2023-2024)".
std::vector<std::string> sponsors(const MarcRecord& record) {
  std::vector<std::string> names;
  for (const auto& field : record.fields) {
    if (field.tag != "710") continue;
    const auto name = field.first('a');
    if (!name.starts_with("UN.")) add_once(names, std::string{name});
  }
  return names;
}

/// "Additional sponsors: Burundi, United Republic of Tanzania and Zimbabwe. - The amendment …".
std::vector<std::string> additional_sponsors(const MarcRecord& record,
                                             const text::Countries& countries) {
  static const RE2 kNote{
      R"((?i)additional sponsors?:\s*(.+?)\s*(?:\((?:[A-Z]+/|\d)[^)]*\).*|\.\s*-\s.*|\.)?$)"};
  std::vector<std::string> names;
  for (const auto& field : record.fields) {
    if (field.tag != "515") continue;
    for (const auto& each : field.subfields) {
      std::string list;
      if (!RE2::PartialMatch(piece(each.text), kNote, &list)) continue;
      for (auto& name : countries.split_list(list)) add_once(names, std::move(name));
    }
  }
  return names;
}

std::string kind_of_link(std::string_view symbol, char ind1, CatalogueType of) {
  if (is_resolution_symbol(symbol)) return "resolution";
  if (is_draft_symbol(symbol)) return "draft";
  if (is_meeting_symbol(symbol)) return "meeting";
  if (ind1 == '4') return "meeting";
  if (ind1 == '1') return of == CatalogueType::draft ? "resolution" : "document";
  // The Security Council's drafts have a plain number: S/2023/773.
  if (ind1 == '2' && of != CatalogueType::draft && symbol.starts_with("S/")) return "draft";
  return ind1 == '2' || ind1 == '3' ? "report" : "document";
}

std::vector<CatalogueLink> related(const MarcRecord& record, CatalogueType type) {
  std::vector<CatalogueLink> links;
  const auto add = [&links](std::string kind, std::string_view symbol) {
    const bool there = std::any_of(links.begin(), links.end(), [symbol](const CatalogueLink& each) {
      return each.symbol == symbol;
    });
    if (!symbol.empty() && !there) links.push_back({std::move(kind), std::string{symbol}});
  };
  for (const auto& field : record.fields) {
    const bool link = field.tag == "993";
    if (!link && (field.tag != "952" || type != CatalogueType::vote)) continue;
    for (const auto& each : field.subfields) {
      if (each.code != 'a') continue;
      add(link ? kind_of_link(each.text, field.ind1, type) : "meeting", each.text);
    }
  }
  return links;
}

std::vector<CatalogueFile> files(const MarcRecord& record) {
  static const RE2 kSuffix{R"((?i)-(AR|ZH|EN|FR|RU|ES|DE)\.\w{2,5}(?:[?#].*)?$)"};
  std::vector<CatalogueFile> out;
  for (const auto& field : record.fields) {
    const auto url = field.first('u');
    if (field.tag != "856" || url.empty()) continue;
    std::string language;
    RE2::PartialMatch(piece(url), kSuffix, &language);
    for (auto& c : language) c = static_cast<char>(c | 0x20);
    out.push_back({language, std::string{url}});
  }
  return out;
}

std::string reissue_note(const MarcRecord& record) {
  std::string note;
  for (const auto& field : record.fields) {
    if (field.tag != "596") continue;
    for (const auto& each : field.subfields) note += (note.empty() ? "" : " ") + each.text;
  }
  return note;
}

json::value or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::array array_of(const std::vector<std::string>& texts) {
  return json::array(texts.begin(), texts.end());
}

}  // namespace

std::string_view name_of(CatalogueType type) {
  switch (type) {
    case CatalogueType::resolution:
      return "resolution";
    case CatalogueType::draft:
      return "draft";
    case CatalogueType::vote:
      return "vote";
    case CatalogueType::document:
      break;
  }
  return "document";
}

CatalogueRecord read_catalogue(const MarcRecord& record, const text::Countries& countries,
                               const text::Bodies& bodies) {
  CatalogueRecord out;
  out.type = type_of(record);
  const bool of_vote = out.type == CatalogueType::vote;
  out.recid = record.control("001");
  out.changed = record.control("005");
  out.symbol = symbol_of(record, of_vote);
  out.title = without_isbd(record.first("245", 'a'));
  out.date = date_of(record.first("269", 'a'));
  out.vote_date = date_of(record.first("992", 'a'));
  if (of_vote && out.vote_date.empty()) out.vote_date = out.date;
  out.body = body_of(record, out.symbol, bodies);
  const auto session = record.first(of_vote ? "791" : "191", 'c');
  out.session = session_of(session.empty() ? record.first("191", 'c') : session);
  out.agenda_items = agenda_items(record);
  out.sponsors = sponsors(record);
  out.additional_sponsors = additional_sponsors(record, countries);
  std::tie(out.vote, out.full_vote) = catalogue_votes(record);
  out.related = related(record, out.type);
  out.files = files(record);
  out.reissued = reissue_note(record);
  return out;
}

json::object to_json(const CatalogueRecord& record) {
  json::array related, files;
  for (const auto& each : record.related) {
    related.push_back(json::object{{"kind", each.kind}, {"symbol", each.symbol}});
  }
  for (const auto& each : record.files) {
    files.push_back(json::object{{"language", or_null(each.language)}, {"url", each.url}});
  }
  const auto& vote = record.full_vote ? record.full_vote : record.vote;
  return {{"type", name_of(record.type)},
          {"recid", or_null(record.recid)},
          {"changed", or_null(record.changed)},
          {"symbol", or_null(record.symbol)},
          {"title", or_null(record.title)},
          {"date", or_null(record.date)},
          {"vote_date", or_null(record.vote_date)},
          {"body", or_null(record.body)},
          {"session", or_null(record.session)},
          {"agenda_items", array_of(record.agenda_items)},
          {"sponsors", array_of(record.sponsors)},
          {"additional_sponsors", array_of(record.additional_sponsors)},
          {"vote", vote ? json::value(mandated::to_json(*vote)) : json::value(nullptr)},
          {"related", std::move(related)},
          {"files", std::move(files)},
          {"reissued", or_null(record.reissued)}};
}

}  // namespace mandated::extract
