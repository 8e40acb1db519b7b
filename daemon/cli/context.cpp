#include "daemon/cli/context.h"

#include <algorithm>

#include <fmt/format.h>

#include "config/load.h"
#include "config/units.h"
#include "daemon/cli/failure.h"
#include "pipeline/base/ascii.h"

namespace mandated::cli {

config::Data data_of(const Options& options) {
  return options.data_dir.empty() ? config::Data::built_in() : config::Data::from(options.data_dir);
}

config::Config config_of(const Options& options, const config::Data& data) {
  try {
    return config::load(options.config, data);
  } catch (const std::system_error& error) {
    throw Failure(kBadConfig, error.what());
  }
}

store::Store store_of(const config::Config& config) {
  std::error_code unreadable;
  const bool there = std::filesystem::exists(config.store, unreadable);
  if (!there && !unreadable) {
    throw Failure(kUnavailable,
                  fmt::format("store {}: there is none yet; mandated run or mandated once make it",
                              config.store.string()));
  }
  return store::Store{config.store, store::Access::read_only};
}

Document document_of(const store::Store& store, std::string_view text) {
  auto found = store.find_document(text);
  if (!found) throw Failure(kBadInput, fmt::format("{}: {}", text, found.error().detail));
  return std::move(*found);
}

std::optional<Instant> since_of(std::string_view text, Instant now, std::string_view option) {
  if (text.empty()) return std::nullopt;
  if (const auto span = config::parse_duration(text)) return now - *span;
  if (const auto at = parse_instant(text)) return at;
  throw Failure(kUsage, fmt::format("{}: \"{}\" is no time; accepted: 7d, 12h, 2026-11-23, "
                                    "2026-11-23T08:00:00Z",
                                    option, text));
}

std::string country_of(const config::Data& data, std::string_view text) {
  if (text.empty()) return {};
  const auto countries = data.vocabulary().countries;
  std::string code{text};
  for (auto& c : code) c = upper(c);
  if (!countries.name_of(code).empty()) return code;
  if (const auto named = countries.iso3(text)) return *named;
  throw Failure(kUsage,
                fmt::format("--country: \"{}\" is no country; write a name or an ISO 3166-1 "
                            "alpha-3 code such as \"KHM\"",
                            text));
}

Profile profile_of(const config::Config& config, const config::Data& data, std::string_view source,
                   std::string_view recorded) {
  const auto found = std::find_if(config.sources.begin(), config.sources.end(),
                                  [&](const auto& each) { return each.id == source; });
  if (found != config.sources.end()) return config.profile(found->profile);
  // The source is gone from the config, its documents are not.
  auto profile = data.profile(recorded);
  if (!profile) {
    throw Failure(kBadInput, fmt::format("profile {}: {}", recorded, profile.error().detail));
  }
  return std::move(*profile);
}

}  // namespace mandated::cli
