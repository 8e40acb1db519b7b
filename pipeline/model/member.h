#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/instant.h"
#include "pipeline/base/json.h"

namespace mandated {

/// What of a document's newest version tells which series of resolutions it belongs to.
struct Member {
  std::int64_t document = 0;  ///< of the store
  std::string url;
  std::string profile;  ///< two records are best compared where one profile read both
  std::string symbol;   ///< as read, "" where there is none
  std::string title;
  std::string country;  ///< ISO 3166-1 alpha-3, "" where none is concerned
  std::optional<Date> adopted;
  int year = 0;                       ///< stated or of the adoption, 0 where unknown
  std::vector<std::string> recalled;  ///< symbols of its own organ's resolutions that it names
  std::vector<std::string> holders;   ///< keys of those whose mandates it acts upon
  std::vector<std::string> related;   ///< symbols the catalogue links it with
  std::uint64_t fingerprint = 0;      ///< simhash of its clauses; 0 where there are none
  bool reissued = false;              ///< says that it was issued again for technical reasons
  bool operator==(const Member&) const = default;
};

/// Everything but document and url, which the store knows.
[[nodiscard]] json::object to_json(const Member&);
[[nodiscard]] Result<Member> member_from_json(const json::value&);

}  // namespace mandated
