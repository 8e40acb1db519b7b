#include <chrono>

#include <fmt/format.h>

#include "config/expressions.h"
#include "config/sections.h"
#include "config/source_kinds.h"
#include "config/units.h"
#include "pipeline/text/url.h"

/// Kinds whose documents come with a catalogue, an archive, or under symbols.
namespace mandated::config {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;

constexpr std::string_view kOfWayback = "https://web.archive.org/web/{timestamp}id_/{url}";

struct Placeholder {
  std::string_view name;
  std::string_view example;  ///< what may stand for it
};

/// An address with places to fill in; "" was complained of.
std::string read_template(Reader& reader, const std::vector<Placeholder>& places,
                          std::string_view accepted, std::string_view fallback) {
  const auto text = fallback.empty() ? reader.required("template", accepted)
                                     : reader.optional("template", accepted);
  if (!text) return std::string{fallback};
  auto filled = text->value;
  for (const auto& place : places) {
    const auto at = filled.find(place.name);
    if (at == std::string::npos) {
      reader.complain(*text, fmt::format("{} lacks {}; write {}", in_quotes(text->value),
                                         place.name, accepted));
      return {};
    }
    filled.replace(at, place.name.size(), place.example);
  }
  const auto url = text::parse_url(filled);
  if (url && (url->scheme == "http" || url->scheme == "https") && !url->host.empty()) {
    return text->value;
  }
  reader.complain(*text,
                  fmt::format("{} is not taken; write {}", in_quotes(text->value), accepted));
  return {};
}

std::string records_of(const std::string& address) {
  const auto url = text::parse_url(address);
  if (!url) return {};
  auto root = *url;
  root.path = "/record/";
  root.query.reset();
  root.fragment.reset();
  return root.href() + "{id}";
}

}  // namespace

void read_oai_pmh(Reader& reader, Source& source, const fs::path& /*folder*/) {
  auto& oai = source.oai;
  source.url = read_url(reader);
  oai.prefix = reader.text("prefix", "a metadata prefix such as marcxml", oai.prefix);
  oai.set = reader.text("set", "a set of the repository");
  constexpr std::string_view kDay = "a day such as 2024-01-31";
  if (const auto from = reader.optional("from", kDay)) {
    oai.from = parse_date(from->value);
    if (!oai.from) {
      reader.complain(*from,
                      fmt::format("{} is not taken; write {}", in_quotes(from->value), kDay));
    }
  }
  oai.window = reader.duration("window", oai.window, {hours{24}, hours{24 * 366}});
  source.address_template =
      read_template(reader, {{"{id}", "1"}}, "an address such as https://library.test/record/{id}",
                    source.url.empty() ? kOfWayback : records_of(source.url));
}

void write_oai_pmh(Writer& out, const Source& source) {
  const auto& oai = source.oai;
  out.words("url", source.url);
  out.words("prefix", oai.prefix);
  out.words("set", oai.set);
  if (oai.from) out.words("from", format_date(*oai.from));
  out.line("window", format_duration(oai.window));
  out.words("template", source.address_template);
}

void read_warc(Reader& reader, Source& source, const fs::path& folder) {
  const bool on_web = reader.has("url");
  if (on_web && reader.has("path")) {
    reader.complain("path",
                    "stands beside url; one of them is taken: archive files, or a capture "
                    "index (CDX)");
  }
  source.warc.pattern = read_pattern(reader, "pattern");
  source.glob = "*.warc*";
  if (on_web) {
    source.url = read_url(reader);
    source.address_template =
        read_template(reader, {{"{timestamp}", "20240101000000"}, {"{url}", "http://a.test/"}},
                      "an address such as https://archive.test/{timestamp}/{url}", kOfWayback);
    read_max_documents(reader, source);
  }
  if (!on_web || reader.has("path")) {
    const auto path = reader.required("path",
                                      "a WARC file or a folder of them, or url: the "
                                      "address of a capture index (CDX)");
    if (path) source.path = resolve(folder, path->value);
    source.glob = reader.text("glob", R"(file names such as "*.warc.gz")", source.glob);
  }
}

void write_warc(Writer& out, const Source& source) {
  out.words("url", source.url);
  out.words("template", source.address_template);
  out.words("path", source.path.string());
  if (source.url.empty()) out.words("glob", source.glob);
  out.words("pattern", source.warc.pattern);
  if (!source.url.empty()) out.line("max_documents", fmt::to_string(source.max_documents));
}

void read_un_symbol(Reader& reader, Source& source, const fs::path& /*folder*/) {
  auto& symbols = source.symbols;
  source.address_template = read_template(reader, {{"{symbol}", "A/RES/1"}},
                                          "an address such as https://docs.un.org/en/{symbol}", "");
  const auto written = reader.texts("symbols", "symbols");
  if (written.empty()) {
    reader.complain("symbols",
                    "missing; write symbols such as [A/HRC/RES/54/36, \"A/HRC/RES/54/{1..40}\"]");
  }
  for (const auto& each : written) {
    auto range = read_range(each.value);
    if (range) {
      symbols.ranges.push_back(*std::move(range));
    } else {
      reader.complain(each, fmt::format("{} {}", in_quotes(each.value), range.error().detail));
    }
  }
  symbols.ahead = reader.number("ahead", symbols.ahead, {1, 100});
}

void write_un_symbol(Writer& out, const Source& source) {
  std::vector<std::string> written;
  for (const auto& each : source.symbols.ranges) written.push_back(each.text());
  out.words("template", source.address_template);
  out.list("symbols", written);
  out.line("ahead", fmt::to_string(source.symbols.ahead));
}

}  // namespace mandated::config
