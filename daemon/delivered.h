#pragma once

#include <string>

#include "daemon/http/client.h"
#include "pipeline/base/result.h"
#include "pipeline/model/document.h"

namespace mandated {

/// A document whose answer came along with the index: a record of a catalogue's list, a capture of
/// an archive. It goes the way of every answer, its snapshot's own time kept where it has one.
/// Errc::gone says that the index takes it for deleted; it opens an incident on a document we have,
/// and says nothing of one we never had.
struct Delivered {
  Delivered(Location where, Result<http::Outcome> what)
      : location(std::move(where)), outcome(std::move(what)) {}

  Location location;
  Result<http::Outcome> outcome;
};

/// What a source as a whole has to say to a person besides its trouble: open as long as there is a
/// detail, resolved by none.
struct Finding {
  std::string reason;  ///< "symbol_gap": of the source's kind, no name_of(Errc)
  std::string detail;  ///< one line; "" where nothing is the matter any more
};

}  // namespace mandated
