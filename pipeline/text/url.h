#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"

namespace mandated::text {

/// An address parsed by the WHATWG URL Standard (url.spec.whatwg.org, basic URL parser); http and
/// https are special schemes, hosts are IDNA-processed (UTS 46) and in ASCII.
struct Url {
  std::string scheme;  ///< lower case, without ':'
  std::string username, password;
  std::string host;                   ///< serialised; "" where there is none; IPv6 in brackets
  bool authority = false;             ///< "//" stands before the host, be it empty
  std::optional<std::uint16_t> port;  ///< nullopt where it is the scheme's default
  std::string path;                   ///< begins with '/' unless opaque ("mailto:a@b") or empty
  std::optional<std::string> query;   ///< without '?'
  std::optional<std::string> fragment;

  [[nodiscard]] std::string href() const;  ///< the standard's URL serialiser
};

/// Errc::malformed where `text` is no address, with the standard's name of the failure:
/// "no address: host-missing". `base` may be "" (then `text` has to be absolute). The query is
/// encoded as UTF-8. Domains by UTS 46 of Unicode 15 (ICU 72), nontransitional.
[[nodiscard]] Result<Url> parse_url(std::string_view text, std::string_view base = {});

/// The identity of a document's address: http(s) only, without fragment, user and password;
/// default port dropped; an empty query dropped; a trailing slash of a path other than "/"
/// dropped unless another stands before it, so that canonical addresses stay as they are. Path and
/// query are otherwise kept as they are: the site's spelling is the site's own. Errc::malformed or
/// Errc::refused (another scheme than http, https or file).
[[nodiscard]] Result<std::string> canonical_url(std::string_view text, std::string_view base = {});

}  // namespace mandated::text
