#pragma once

#include <chrono>
#include <string>

#include "tests/support/http.h"

namespace mandated::site {

using Time = std::chrono::sys_seconds;

/// One address of the sample site: its whole answer and its 304, made once and sent many times.
struct Page {
  support::AnswerPtr full;
  support::AnswerPtr not_modified;  ///< nullptr: without validators, never answered
  std::string etag;
  Time changed{};
};

/// HTML with ETag and Last-Modified, or without both.
[[nodiscard]] Page make_page(std::string html, Time changed, bool validators = true);

/// 304 to a request that names what we have (RFC 9110 13.2.2: If-None-Match decides where both are
/// there), else the whole answer.
[[nodiscard]] support::AnswerPtr answer(const Page&, const support::Request&);

[[nodiscard]] support::AnswerPtr plain_text(int status, std::string text);

/// "Sun, 06 Nov 1994 08:49:37 GMT".
[[nodiscard]] std::string http_date(Time);

}  // namespace mandated::site
