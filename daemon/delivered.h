#pragma once

#include <utility>
#include <variant>

#include "daemon/http/client.h"
#include "pipeline/base/result.h"
#include "pipeline/model/document.h"

namespace mandated {

/// A document whose answer came along with the index: a record of a catalogue's list, a capture of
/// an archive. It goes the way of every answer, its snapshot's own time kept where it has one.
/// Where the catalogue says that it is deleted (deletion_of), a document we have is gone, one we
/// never had is none.
struct Delivered {
  Delivered(Location where, Result<http::Outcome> what)
      : location(std::move(where)), outcome(std::move(what)) {}

  Location location;
  Result<http::Outcome> outcome;
};

/// A catalogue's word that it deleted a record, of its list or asked for by itself: `trouble` gone,
/// in words of ours, of an answer of status 410. nullptr for every other answer.
[[nodiscard]] inline const Error* deletion_of(const Result<http::Outcome>& outcome) {
  const auto* const response = outcome ? std::get_if<http::Response>(&*outcome) : nullptr;
  const bool deleted =
      response != nullptr && response->trouble && response->trouble->code == Errc::gone;
  return deleted ? &*response->trouble : nullptr;
}

/// What a source as a whole has to say to a person besides its trouble: open as long as there is a
/// detail, resolved by none.
struct Finding {
  std::string reason;  ///< "symbol_gap": of the source's kind, no name_of(Errc)
  std::string detail;  ///< one line; "" where nothing is the matter any more
};

}  // namespace mandated
