#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace mandated {

/// What went wrong, at the granularity a caller can act on. The names are stable: they appear in
/// the journal as MANDATED_ERROR=<name>, in `attempt.outcome` and as the reason of an incident.
enum class Errc {
  network,      ///< No usable HTTP response: DNS, TLS, reset, timeout. Retry later.
  http_status,  ///< A status other than 200 and 304. Retry only if the status says so.
  gone,         ///< 404 or 410.
  blocked,      ///< A challenge or block page, or robots.txt forbids it. Never evaded.
  refused,      ///< An address we do not connect to: a private network, or not http(s).
  redirect,     ///< Too many redirects, or one that leads nowhere.
  too_large,    ///< The body passed the source's `max_body`. Do not retry.
  truncated,    ///< Fewer bytes than announced, or a body that stops half-way.
  empty,        ///< A body without content.
  soft_error,   ///< An error or maintenance page that calls itself good.
  fields_lost,  ///< What was known cannot be read any more: the page or its markup is another.
  unsupported,  ///< A media type or encoding that no reader takes.
  malformed,    ///< Not of the shape its reader or extractor expects.
  ambiguous,    ///< Two readings are possible; we report none rather than guess.
  not_found,    ///< The asked-for thing is not in the store, the config or on disk.
  unavailable,  ///< Another process holds it, or a service is not there. Retry later.
};

/// Every code, in the order above.
inline constexpr std::array kErrcs{
    Errc::network,   Errc::http_status, Errc::gone,        Errc::blocked,
    Errc::refused,   Errc::redirect,    Errc::too_large,   Errc::truncated,
    Errc::empty,     Errc::soft_error,  Errc::fields_lost, Errc::unsupported,
    Errc::malformed, Errc::ambiguous,   Errc::not_found,   Errc::unavailable};

/// The stable name: "network", "http_status", …
[[nodiscard]] std::string_view name_of(Errc);

/// An outcome a caller is expected to handle. `detail` is one line, starts lower-case, carries no
/// trailing full stop and never repeats the caller's own context.
struct Error {
  Errc code{};
  std::string detail;
};

/// C++20 stand-in for std::expected; becomes an alias of it when the compiler floor is GCC 13.
/// Functions returning it are declared [[nodiscard]]: the type itself cannot be.
template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Errc code, std::string detail) {
  return tl::unexpected<Error>{Error{code, std::move(detail)}};
}

}  // namespace mandated
