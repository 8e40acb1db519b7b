#pragma once

#include <string>

#include "tests/support/http.h"

/// Many generated pages, for the bench and the system tests: /index.html links to all of them,
/// /urls.txt lists their addresses, POST /control/… changes them.
namespace mandated::site {

struct MassOptions {
  int pages = 200;
  int page_bytes = 60'000;  ///< about
  int change_percent = 0;
  bool validators = true;
};

/// Addresses:
///   GET  /index.html, /resolution/a-hrc-res-S-N/, /urls.txt
///   POST /control/change?percent=P   that share of the pages, evenly spread, gets one more sponsor
///   POST /control/validators?on=0|1
///   POST /control/reset              the pages as they were, the counts at zero
///   GET  /control/counts             {"requests","not_modified","full"}: of pages and the index
[[nodiscard]] support::Handler mass(const MassOptions&);

/// "a-hrc-res-40-1" is the first.
[[nodiscard]] std::string mass_slug(int number);
/// One page, of any revision: each adds a sponsor. The same in every run.
[[nodiscard]] std::string mass_page(int number, int revision, int bytes);
/// Whether a change of this share hits this page: exactly pages × percent / 100 of them.
[[nodiscard]] bool is_changed(int number, int percent);

}  // namespace mandated::site
