#include "daemon/cli/parse.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/failure.h"
#include "daemon/log/escape.h"

namespace mandated::cli {
namespace {

/// Adds commands to one application; what is chosen ends up in the invocation.
class Grammar {
 public:
  explicit Grammar(Invocation& invocation) : invocation_(invocation), options_(invocation.options) {
    app_.fallthrough();  // --json is understood before and after the command
    app_.require_subcommand(1);
    app_.set_version_flag("--version", "mandated " MANDATED_VERSION);
    app_.add_option("--config", options_.config, "the config file")
        ->envname("MANDATED_CONFIG")
        ->type_name("FILE")
        ->capture_default_str();
    app_.add_option("--data-dir", options_.data_dir,
                    "profiles and vocabulary instead of the built-in ones")
        ->type_name("FOLDER");
    app_.add_flag("--json", options_.json, "print JSON; of lists one object a line");
    app_.add_flag("-v,--verbose", options_.verbose, "log more");
    add_service();
    add_questions();
    add_care();
    add_probes();
  }

  CLI::App& app() { return app_; }

 private:
  CLI::App* add(CLI::App& to, const char* name, const char* what, int (*command)(const Options&)) {
    auto* const added = to.add_subcommand(name, what);
    added->callback([this, command] { invocation_.command = command; });
    return added;
  }
  void subject(CLI::App* command, const char* name, const char* what) {
    command->add_option(name, options_.subject, what)->required();
  }
  void file(CLI::App* probe) {
    probe->add_option("FILE", options_.file, "\"-\" is standard input")->required();
  }

  void add_service() {
    add(app_, "run", "the daemon: poll on schedule until told to stop", cli::run);
    add(app_, "once", "one round now, then exit", cli::once)
        ->add_option("SOURCE", options_.sources, "sources by id; all where none is named");
    add(app_, "check", "is the config right? every mistake with its place", cli::check)
        ->add_flag("--effective", options_.effective, "print what is in force");
  }

  void add_questions() {
    add(app_, "sources", "how each source fares", cli::sources);
    auto* const documents = add(app_, "documents", "what is tracked", cli::documents);
    documents->add_option("--source", options_.source, "of this source");
    documents->add_option("--country", options_.country, "of this country: KHM, Cambodia");
    documents->add_option("--body", options_.body, "of this UN body");
    since(documents, "changed since: 7d, 2026-11-23 or a time");
    auto* const show = add(app_, "show", "the record of a document", cli::show);
    subject(show, "DOC", "symbol, address, or an unambiguous end of one");
    show->add_option("--version", options_.version, "this version; the newest where not given");
    show->add_flag("--raw", options_.raw, "the bytes it was read from")
        ->excludes(show->add_flag("--text", options_.text, "the text of the page"));
    auto* const diff = add(app_, "diff", "what changed between two versions", cli::diff);
    subject(diff, "DOC", "symbol, address, or an unambiguous end of one");
    diff->add_option("A..B", options_.range, "two versions; the last two where not given");
    diff->add_option("--format", options_.format)->check(CLI::IsMember({"text", "json"}));
    subject(add(app_, "series", "what a resolution continues, and what changed", cli::series),
            "DOC", "symbol, address, or an unambiguous end of one");
    auto* const log = add(app_, "log", "events", cli::log_events);
    log->add_option("--type", options_.types, "of this type: mandate.extended, mandate.*");
    log->add_option("--country", options_.country, "of this country: KHM, Cambodia");
    log->add_flag("--follow", options_.follow, "go on as they are recorded");
    since(log, "recorded since: 7d, 2026-11-23 or a time");
    auto* const mandates = add(app_, "mandates", "the register of mandates", cli::mandates);
    mandates->add_option("--expiring", options_.expiring, "those that end within this time: 90d");
    mandates->add_option("--as-of", options_.as_of, "as it held on this day: 2024-01-01");
    mandates->add_option("--known-at", options_.known_at, "by what was recorded until this time");
    auto* const correct = add(app_, "correct", "mark an event as wrong", cli::correct);
    subject(correct, "EVENT", "an event's id or its first six digits");
    correct->add_option("--reason", options_.reason, "why it is wrong")->required();
    subject(add(app_, "explain", "the evidence of an event, or of a document's", cli::explain),
            "EVENT|DOC", "an event's id or its first six digits, or a document");
    add(app_, "incidents", "trouble, with what to do", cli::incidents)
        ->add_flag("--all", options_.all, "past ones too");
  }

  void since(CLI::App* command, const char* what) {
    command->add_option("--since", options_.since, what);
  }

  void add_care() {
    add(app_, "backup", "a consistent copy of the store, beside a running daemon", cli::backup)
        ->add_option("FILE", options_.target, "must not exist")
        ->required();
  }

  void add_probes() {
    auto* const probe = app_.add_subcommand("probe", "what would the daemon make of one input?");
    probe->require_subcommand(1);
    add_fetch(*probe);
    auto* const charset = add(*probe, "charset", "the encoding of a file", probe_charset);
    charset->add_option("--content-type", options_.content_type, "as a server would send it");
    file(charset);
    auto* const blocks = add(*probe, "blocks", "the text of a file as blocks", probe_blocks);
    blocks->add_option("--type", options_.content_type, "media type; html where not given");
    file(blocks);
    file(add(*probe, "text", "the text of a file, a block a line", probe_text));
    auto* const links = add(*probe, "links", "the links of a page", probe_links);
    links->add_option("--css", options_.css, "within what this selects");
    links->add_option("--base", options_.base, "address of the page")->required();
    links->add_option("--content-type", options_.content_type, "as a server would send it");
    file(links);
    add_lists(*probe);
    auto* const select = add(*probe, "select", "what a selector selects", probe_select);
    auto* const by = select->add_option_group("by", "a selector");
    by->add_option("--css", options_.css);
    by->add_option("--xpath", options_.xpath, "XPath 1.0");
    by->require_option(1);
    select->add_option("--content-type", options_.content_type, "as a server would send it");
    file(select);
    auto* const record = add(*probe, "record", "the record of a page", probe_record);
    record->add_option("--profile", options_.profile)->required();
    record->add_option("--url", options_.url, "address of the page");
    file(record);
    file(add(*probe, "clauses", "the paragraphs of a resolution's text", probe_clauses));
    auto* const diff = add(*probe, "diff", "what became of each paragraph", probe_diff);
    diff->add_option("OLD", options_.file, "a text, or clauses as JSON")->required();
    diff->add_option("NEW", options_.newer)->required();
    file(add(*probe, "vote", "the vote an adoption block states", probe_vote));
    add_mandates(*probe);
    add_catalogue(*probe);
    auto* const url = add(*probe, "url", "an address, parsed and canonical", probe_url);
    url->add_option("--base", options_.base, "what it is relative to");
    url->add_flag("--lines", options_.lines, "URL is a file, each line an address");
    url->add_option("URL", options_.url)->required();
    auto* const robots = add(*probe, "robots", "may an address be asked for?", probe_robots);
    robots->add_option("--agent", options_.agent, "user agent")->required();
    robots->add_option("--url", options_.url)->required();
    file(robots);
    add_schedule(*probe);
  }

  void add_schedule(CLI::App& probe) {
    auto* const schedule = add(probe, "schedule", "when is it next?", probe_schedule);
    schedule->add_option("--expr", options_.expression, "interval, cron or calendar expression")
        ->required();
    schedule->add_option("--from", options_.from, "times after this one; now where not given");
    schedule->add_option("--tz", options_.time_zone, "of an expression without one; UTC");
    schedule->add_option("-n", options_.count, "so many times")->check(CLI::Range(1, 10'000));
  }

  void add_catalogue(CLI::App& probe) {
    file(add(probe, "marc", "the catalogue records of MARCXML", probe_marc));
    file(add(probe, "oai", "an answer of OAI-PMH", probe_oai));
    file(add(probe, "warc", "the records of a web archive, a line each", probe_warc));
  }

  void add_lists(CLI::App& probe) {
    for (auto* const each : {add(probe, "feed", "the items of a feed", probe_feed),
                             add(probe, "sitemap", "the entries of a sitemap", probe_sitemap)}) {
      each->add_option("--base", options_.base, "address it comes from");
      each->add_option("--content-type", options_.content_type, "as a server would send it");
      file(each);
    }
  }

  void add_fetch(CLI::App& probe) {
    auto* const fetch = add(probe, "fetch", "ask for an address (uses the network)", probe_fetch);
    fetch->add_option("--contact", options_.contact, "mail or web address sent with the request");
    fetch->add_option("--ca-file", options_.ca_file, "PEM; instead of the system's");
    fetch->add_flag("--allow-private", options_.allow_private, "connect to private addresses");
    fetch->add_option("URL", options_.url)->required();
  }

  void add_mandates(CLI::App& probe) {
    auto* const mandates =
        add(probe, "mandates", "the acts on mandates a text holds", probe_mandates);
    mandates->add_flag("--lines", options_.lines, "each line is a text, or a JSON object");
    mandates->add_option("--title", options_.title, "of the resolution");
    mandates->add_option("--body", options_.body, "the UN body");
    mandates->add_option("--adopted", options_.adopted, "YYYY-MM-DD");
    file(mandates);
  }

  Invocation& invocation_;
  Options& options_;
  CLI::App app_{"Watches UN resolutions and says what changed", "mandated"};
};

/// CLI11 says of a mistyped command only that one is required.
std::string mistake_of(const CLI::App& app, const CLI::ParseError& error) {
  const auto rest = app.remaining(true);
  const bool commanded = !app.get_subcommands().empty();
  if (commanded || rest.empty()) return fmt::format("{}; see mandated --help", error.what());
  std::vector<std::string> known;
  for (const auto* each : app.get_subcommands([](const CLI::App*) { return true; })) {
    known.push_back(each->get_name());
  }
  return fmt::format("\"{}\" is no command; there are {}", rest.front(), fmt::join(known, ", "));
}

}  // namespace

std::optional<Invocation> parse(int argc, const char* const* argv, int& status) {
  Invocation invocation;
  Grammar grammar{invocation};
  try {
    grammar.app().parse(argc, argv);
    return invocation;
  } catch (const CLI::Success& asked) {  // --help, --version
    status = grammar.app().exit(asked);
  } catch (const CLI::ParseError& error) {
    fmt::print(stderr, "mandated: {}\n", log::escape(mistake_of(grammar.app(), error)));
    status = kUsage;
  }
  return std::nullopt;
}

}  // namespace mandated::cli
