#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/store/documents.h"
#include "pipeline/store/impl.h"

namespace mandated::store {
namespace {

constexpr std::size_t kShown = 5;

/// "S/RES/2754 (2024)" without the year, which tells no two resolutions of the Council apart.
std::string_view without_year(std::string_view symbol) {
  constexpr std::string_view kYear = "(dddd)";
  const auto at = symbol.size() - std::min(symbol.size(), kYear.size());
  const auto is_of = [](char c, char pattern) {
    return pattern == 'd' ? is_digit(c) : c == pattern;
  };
  const bool has_year = at > 0 && std::equal(symbol.begin() + static_cast<std::ptrdiff_t>(at),
                                             symbol.end(), kYear.begin(), kYear.end(), is_of);
  return has_year ? symbol.substr(0, at) : symbol;
}

/// Symbols are compared in one spelling: "a_hrc_res_54_36", "A-HRC-RES-54-36" and
/// "A/HRC/RES/54/36" are one.
std::string symbol_key(std::string_view printed) {
  const auto text = without_year(printed);
  std::string key;
  for (const char c : text) {
    if (c == '_' || c == '-' || c == ' ' || c == '/') {
      if (!key.empty() && key.back() != '/') key += '/';
    } else {
      key += upper(c);
    }
  }
  if (!key.empty() && key.back() == '/') key.pop_back();
  return key;
}

std::string_view without_slash(std::string_view url) {
  while (url.size() > 1 && url.ends_with('/')) url.remove_suffix(1);
  return url;
}

/// Without fragment; scheme and host, which have no case, in small letters.
std::string address_of(std::string_view text) {
  std::string address{without_slash(text.substr(0, text.find('#')))};
  if (const auto host = address.find("://"); host != std::string::npos) {
    const auto end = std::min(address.find('/', host + 3), address.size());
    for (std::size_t i = 0; i < end; ++i) address[i] = lower(address[i]);
  }
  return address;
}

/// An end that begins where a part of the name begins: "54/36" of "A/HRC/RES/54/36", not "4/36".
bool is_end_of(std::string_view end, std::string_view whole) {
  constexpr std::string_view kBetween = "/-_=?&.";
  if (end.empty() || !whole.ends_with(end)) return false;
  const auto at = whole.size() - end.size();
  return at == 0 || kBetween.find(whole[at - 1]) != std::string_view::npos ||
         kBetween.find(end.front()) != std::string_view::npos;
}

/// How well a name fits what was asked for; the best fit that is alone is meant. A document's own
/// address goes before the same address as another one's alias: what redirects there.
enum class Fit { none, end, exact, own };

Fit fit_of(std::string_view asked, std::string_view asked_symbol, std::string_view symbol,
           std::string_view url, bool is_alias) {
  const auto key = symbol_key(symbol);
  const auto address = without_slash(url);
  if (address == asked && !is_alias) return Fit::own;
  if ((!key.empty() && key == asked_symbol) || address == asked) return Fit::exact;
  if (is_end_of(asked_symbol, key) || is_end_of(asked, address)) return Fit::end;
  return Fit::none;
}

struct Candidates {
  Fit fit = Fit::end;
  std::set<std::int64_t> ids;

  void consider(Fit found, std::int64_t id) {
    if (found == Fit::none || found < fit) return;
    if (found > fit) ids.clear();
    fit = found;
    ids.insert(id);
  }
};

Candidates candidates_for(Database& database, std::string_view asked) {
  Candidates candidates;
  const auto key = symbol_key(asked);
  auto cursor = database.query(R"sql(
    SELECT id, symbol, url, 0 FROM document
    UNION ALL SELECT document, '', url, 1 FROM alias
    UNION ALL SELECT id, '', address, 0 FROM document WHERE address <> '')sql");
  while (cursor.next()) {
    const bool is_alias = cursor.integer(3) != 0;
    const auto fit = fit_of(asked, key, cursor.text(1), cursor.text(2), is_alias);
    candidates.consider(fit, cursor.integer(0));
  }
  return candidates;
}

/// The same address in two sources is one publication, known for longer under the first: the later
/// one answers, as it does after a source was given another id.
void put_newest(std::vector<Document>& found, Document document) {
  const auto same = [&document](const Document& each) { return each.url == document.url; };
  const auto older = std::find_if(found.begin(), found.end(), same);
  if (older == found.end()) {
    found.push_back(std::move(document));
  } else {
    *older = std::move(document);
  }
}

}  // namespace

Result<Document> Store::find_document(std::string_view text) const {
  auto& database = *impl_->database;
  const auto address = address_of(text);
  const std::string_view asked = address;
  const auto candidates = candidates_for(database, asked);
  std::vector<Document> found;
  for (const auto id : candidates.ids) {
    if (found.size() > kShown) break;
    auto cursor = database.query("SELECT " MANDATED_DOCUMENT_COLUMNS R"sql(
      FROM document JOIN source ON source.id = document.source
        JOIN poll ON poll.document = document.id
      WHERE document.id = ?1)sql",
                                 id);
    if (cursor.next()) put_newest(found, document_of(cursor));
  }
  if (found.size() == 1) return std::move(found.front());
  if (found.empty()) {
    return fail(Errc::not_found, fmt::format("no document \"{}\"; a symbol, an address or the end "
                                             "of one is accepted",
                                             text));
  }
  std::vector<std::string> names;
  for (const auto& document : found) {
    if (names.size() == kShown) break;
    names.push_back(document.symbol.empty()
                        ? document.url
                        : fmt::format("{} ({})", document.symbol, document.url));
  }
  return fail(Errc::ambiguous, fmt::format("\"{}\" may be {}{}", text, fmt::join(names, " or "),
                                           found.size() > kShown ? " or others" : ""));
}

}  // namespace mandated::store
