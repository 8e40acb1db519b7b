#include "pipeline/base/result.h"

namespace mandated {

std::string_view name_of(Errc code) {
  switch (code) {
    case Errc::network:
      return "network";
    case Errc::http_status:
      return "http_status";
    case Errc::gone:
      return "gone";
    case Errc::blocked:
      return "blocked";
    case Errc::refused:
      return "refused";
    case Errc::redirect:
      return "redirect";
    case Errc::too_large:
      return "too_large";
    case Errc::truncated:
      return "truncated";
    case Errc::empty:
      return "empty";
    case Errc::soft_error:
      return "soft_error";
    case Errc::fields_lost:
      return "fields_lost";
    case Errc::unsupported:
      return "unsupported";
    case Errc::malformed:
      return "malformed";
    case Errc::ambiguous:
      return "ambiguous";
    case Errc::not_found:
      return "not_found";
    case Errc::unavailable:
      return "unavailable";
  }
  return "unknown";
}

}  // namespace mandated
