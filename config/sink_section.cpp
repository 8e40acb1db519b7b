#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/event_types.h"
#include "config/sections.h"

namespace mandated::config {
namespace {

constexpr std::string_view kType = R"(event types such as "mandate.*")";
constexpr std::string_view kCountry = R"(ISO 3166-1 alpha-3 codes such as "KHM")";

/// A filter that can take nothing is a typing error that would lose events in silence.
void read_types(Reader& reader, Sink& sink) {
  for (auto& type : reader.texts("types", kType)) {
    const bool takes_one =
        std::any_of(kEventTypes.begin(), kEventTypes.end(),
                    [&type](std::string_view each) { return matches(type.value, each); });
    if (!takes_one) {
      reader.complain(type, fmt::format("{} takes no event; there are {}", in_quotes(type.value),
                                        fmt::join(kEventTypes, ", ")));
    }
    sink.types.push_back(std::move(type.value));
  }
}

void read_countries(Reader& reader, Sink& sink, const Data& data) {
  auto countries = reader.texts("countries", kCountry);
  if (countries.empty()) return;
  const auto codes = data.country_codes();
  for (auto& country : countries) {
    if (codes.count(country.value) == 0) {
      reader.complain(country, fmt::format("{} is the code of no country; write {}",
                                           in_quotes(country.value), kCountry));
    }
    sink.countries.push_back(std::move(country.value));
  }
}

}  // namespace

ReadSink read_sink(Reader& reader, const Data& data, const std::filesystem::path& folder) {
  ReadSink read;
  Sink& sink = read.sink;
  read.id = read_id(reader);
  if (read.id) sink.id = read.id->value;
  const auto kind = reader.choice("kind", {"file", "stdout", "journal"});
  if (kind) sink.kind = static_cast<SinkKind>(*kind);
  if (kind ? sink.kind == SinkKind::file : reader.has("path")) {
    const auto path = reader.required("path", "the file to append to");
    if (path) sink.path = resolve(folder, path->value);
  }
  read_types(reader, sink);
  read_countries(reader, sink, data);
  return read;
}

}  // namespace mandated::config
