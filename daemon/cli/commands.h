#pragma once

#include "daemon/cli/options.h"

/// One function a command: prints its answer to stdout and returns the exit status. What goes wrong
/// is thrown (failure.h). What each answers: systemd/man/mandated.1.
namespace mandated::cli {

[[nodiscard]] int run(const Options&);
[[nodiscard]] int once(const Options&);
[[nodiscard]] int check(const Options&);
[[nodiscard]] int sources(const Options&);
[[nodiscard]] int documents(const Options&);
[[nodiscard]] int show(const Options&);
[[nodiscard]] int diff(const Options&);
[[nodiscard]] int series(const Options&);
[[nodiscard]] int log_events(const Options&);
[[nodiscard]] int mandates(const Options&);
[[nodiscard]] int explain(const Options&);
[[nodiscard]] int correct(const Options&);
[[nodiscard]] int incidents(const Options&);
[[nodiscard]] int backup(const Options&);

/// The probes need no config and no store; only probe_fetch uses the network.
[[nodiscard]] int probe_fetch(const Options&);
[[nodiscard]] int probe_charset(const Options&);
[[nodiscard]] int probe_blocks(const Options&);
[[nodiscard]] int probe_text(const Options&);
[[nodiscard]] int probe_links(const Options&);
[[nodiscard]] int probe_feed(const Options&);
[[nodiscard]] int probe_sitemap(const Options&);
[[nodiscard]] int probe_select(const Options&);
[[nodiscard]] int probe_record(const Options&);
[[nodiscard]] int probe_clauses(const Options&);
[[nodiscard]] int probe_diff(const Options&);
[[nodiscard]] int probe_vote(const Options&);
[[nodiscard]] int probe_mandates(const Options&);
[[nodiscard]] int probe_url(const Options&);
[[nodiscard]] int probe_robots(const Options&);
[[nodiscard]] int probe_marc(const Options&);
[[nodiscard]] int probe_oai(const Options&);
[[nodiscard]] int probe_warc(const Options&);
[[nodiscard]] int probe_schedule(const Options&);

}  // namespace mandated::cli
