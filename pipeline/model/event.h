#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/digest.h"
#include "pipeline/base/instant.h"
#include "pipeline/base/json.h"

namespace mandated {

enum class Severity : std::uint8_t { info, notice, warning };

/// Who says it, strongest first.
enum class Authority : std::uint8_t { official, catalogue, quotation, analysis };

/// Where a claim was read. An event without evidence is not told.
struct Evidence {
  std::string quote;  ///< the sentence, whole
  std::string where;  ///< "key_criticism[5]", "operative paragraph 31"
  std::string url;
  Digest snapshot;
  std::string rule;
  Authority authority = Authority::quotation;
};

/// What someone is told. Its shape is written down in systemd/EVENTS.md.
struct Event {
  Digest id;               ///< event_id(): what is claimed, never how or when it was read
  std::string type;        ///< "mandate.extended", "record.changed", "document.added", …
  std::string resolution;  ///< symbol, "" where the document has none
  std::string document;    ///< canonical address; "" for an event about a source
  std::string source;      ///< source id
  std::string country;     ///< ISO 3166-1 alpha-3, "" where none is concerned
  std::string body;        ///< "Human Rights Council"
  std::optional<Date> occurred;
  Instant recorded{};
  Severity severity = Severity::notice;
  Authority authority = Authority::quotation;  ///< the strongest of the evidence
  std::vector<Evidence> evidence;
  bool baseline = false;  ///< found by a source's first round: history, not news
  std::string title;      ///< of the document
  json::object details;   ///< the type's own part
};

/// Digest of (type, resolution or else document, claim key, the term it establishes). Never quote,
/// rule, time or source: the same act read again is the same event with more evidence.
[[nodiscard]] Digest event_id(std::string_view type, std::string_view subject,
                              std::string_view claim, std::string_view term);

[[nodiscard]] std::string_view name_of(Severity);
[[nodiscard]] std::string_view name_of(Authority);

/// The one JSON shape of an event, "schema": 1; see systemd/EVENTS.md.
[[nodiscard]] json::object to_json(const Event&);
[[nodiscard]] Result<Event> event_from_json(const json::value&);

/// One line for people and for the journal's MESSAGE, without control characters:
/// `mandate.extended A/HRC/RES/54/36: Special Rapporteur on …, 2 years`.
[[nodiscard]] std::string summary(const Event&);

}  // namespace mandated
