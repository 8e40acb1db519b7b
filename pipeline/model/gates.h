#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace mandated {

/// What an answer has to be to count, as the operator may set it (`gates:` in the config).
struct Gates {
  /// A page that says something else and has less than this share of the last good one's bytes is
  /// doubted; one with the same words is not, however short its markup became.
  double min_share_of_size = 0.3;
  /// What would lose more than this share of the fields that were known is another page.
  double max_share_lost = 0.5;
  /// A page whose end tag is missing for the first time is doubted.
  bool end_tag = true;
  /// Words of error pages, and a redirect home, are signs of an error page that calls itself good.
  bool soft_errors = true;
  /// Media types a document may be of: "text/html", "text/*"; none for any that a reader takes.
  std::vector<std::string> media_types{};
  /// The same bytes for so many documents of a source are an error page.
  int same_body_documents = 3;
  /// A doubtful answer is the page after all once it came so many times in a row with one record,
  /// over so long; never where a required field is missing.
  int settle_answers = 3;
  std::chrono::milliseconds settle_after{std::chrono::hours{24}};
  /// Fields that an answer has to say something of, if only that it is empty; names that its
  /// profile does not read ask for nothing.
  std::vector<std::string> required{};
  int minimum_clauses = 0;
  /// A document is gone after so many answers of 404 or 410, over so long.
  int gone_answers = 3;
  std::chrono::milliseconds gone_after{std::chrono::hours{48}};
  /// What goes back within this time to what it said before has flapped.
  std::chrono::milliseconds flap_within{std::chrono::hours{24}};

  /// What was "not modified" for so long is asked for whole: not every server that says so knows.
  std::chrono::milliseconds believe_not_modified{std::chrono::hours{24 * 30}};

  bool operator==(const Gates&) const = default;
};

}  // namespace mandated
