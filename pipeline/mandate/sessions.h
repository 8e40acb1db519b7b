#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/instant.h"
#include "pipeline/base/json.h"
#include "pipeline/base/result.h"

namespace mandated::mandate {

/// A session of a UN body. Days are inclusive.
struct Session {
  std::string body;    ///< canonical: "Human Rights Council"
  std::string number;  ///< "55", "S-36"
  Date first, last;
  bool predicted = false;  ///< not of the table: by the usual days of a year
};

/// Which days a session takes. Read from config/vocabulary/sessions.yaml, which names its sources.
/// Immutable; cheap to copy; empty by default. Safe from any thread.
class Sessions {
 public:
  /// {"sessions":[{"body","table":[[number,first,last],…],"special":[…],"predicted":[[mm-dd,
  /// mm-dd],…]}]}; numbers of a table ascend without gaps.
  [[nodiscard]] static Result<Sessions> from_json(const json::value&);

  /// A regular session up to a hundred after the last of the table is predicted: each round of
  /// `predicted` is one year further. nullopt for what is neither in the table nor can follow it.
  [[nodiscard]] std::optional<Session> find(std::string_view body, std::string_view number) const;

  /// The regular session within which `day` lies; else the one that ends nearest to it, where that
  /// is at most `slack` days away.
  [[nodiscard]] std::optional<Session> around(std::string_view body, Date day, int slack) const;

  /// The session a resolution was adopted at, by its symbol: A/HRC/RES/54/36, A/HRC/RES/S-36/1.
  /// Only of the Human Rights Council, whose sessions are short: a General Assembly session is a
  /// year, of which it tells nothing.
  [[nodiscard]] std::optional<Session> of_symbol(std::string_view symbol) const;

 private:
  struct Calendar {
    std::vector<Session> regular;  ///< ascending, without gaps
    std::map<std::string, Session, std::less<>> special;
    struct Days {
      std::chrono::month_day first, last;
    };
    std::vector<Days> predicted;
  };
  static Result<Calendar> calendar_of(const json::object&);
  [[nodiscard]] static std::optional<Session> regular(const Calendar&, int number);

  std::shared_ptr<const std::map<std::string, Calendar, std::less<>>> calendars_;
};

/// A session as a text names it.
struct NamedSession {
  std::string body;  ///< "Human Rights Council", "General Assembly"; "" where the text does not say
  std::string number;
};

/// Sessions named in a sentence, in its order: "to the Human Rights Council at its fifty-seventh
/// and sixtieth sessions", "its 55th session", "the thirty-sixth special session" (S-36). The body
/// is the last one named before. Ordinals up to 99, in words or digits.
[[nodiscard]] std::vector<NamedSession> sessions_named(std::string_view text);

}  // namespace mandated::mandate
