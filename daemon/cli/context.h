#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "config/config.h"
#include "config/data.h"
#include "daemon/cli/options.h"
#include "pipeline/store/store.h"
#include "pipeline/vocabulary.h"

/// What commands work with. Throws Failure, ConfigError, StorageError.
namespace mandated::cli {

[[nodiscard]] config::Data data_of(const Options&);
/// kBadConfig where there is no such file.
[[nodiscard]] config::Config config_of(const Options&, const config::Data&);
/// For reading; kUnavailable where there is none yet.
[[nodiscard]] store::Store store_of(const config::Config&);

/// A document by what the user calls it: not_found and ambiguous are kBadInput.
[[nodiscard]] Document document_of(const store::Store&, std::string_view text);

/// `--since`: "7d" before `now`, a date or a time; `option` names it in the kUsage message.
[[nodiscard]] std::optional<Instant> since_of(std::string_view text, Instant now,
                                              std::string_view option = "--since");

/// `--country`: the alpha-3 code of a code in any case or of a name, "" of ""; kUsage for others,
/// since a filter that can match nothing would look like an answer.
[[nodiscard]] std::string country_of(const config::Data&, std::string_view text);

/// The profile a document of this source is read with, now.
[[nodiscard]] Profile profile_of(const config::Config&, const config::Data&,
                                 std::string_view source, std::string_view recorded);

}  // namespace mandated::cli
