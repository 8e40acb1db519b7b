#pragma once

#include <string>

#include "daemon/http/client.h"
#include "pipeline/base/result.h"
#include "pipeline/model/document.h"

namespace mandated {

/// A document whose answer came along with the index: a record of a catalogue's list, a capture of
/// an archive. It goes the way of every answer, its snapshot's own time kept where it has one.
/// Where the index takes it for `deleted`, the outcome is its word for that, of status 410: a
/// document we have is gone, one we never had is none.
struct Delivered {
  Delivered(Location where, Result<http::Outcome> what)
      : location(std::move(where)), outcome(std::move(what)) {}

  Location location;
  Result<http::Outcome> outcome;
  std::string deleted{};  ///< in words of ours, one line; "" for one that is there
};

/// What a source as a whole has to say to a person besides its trouble: open as long as there is a
/// detail, resolved by none.
struct Finding {
  std::string reason;  ///< "symbol_gap": of the source's kind, no name_of(Errc)
  std::string detail;  ///< one line; "" where nothing is the matter any more
};

}  // namespace mandated
