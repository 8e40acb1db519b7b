#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mandated::cli {

/// What stands on the command line, of all commands together; each reads its own.
struct Options {
  std::filesystem::path config = "/etc/mandated/mandated.yaml";
  std::filesystem::path data_dir;  ///< "" for the data built in
  bool json = false;
  bool verbose = false;

  std::vector<std::string> sources;   ///< once
  bool effective = false;             ///< check
  std::string source, country, body;  ///< filters of documents and log
  std::string since;                  ///< "7d", a date or a time
  std::string subject;                ///< DOC, or EVENT|DOC
  std::optional<std::int64_t> version;  ///< show; the newest where not given
  bool raw = false, text = false;     ///< show
  std::string range;                  ///< diff: "2..3"
  std::string format = "text";        ///< diff
  std::vector<std::string> types;     ///< log
  bool follow = false;                ///< log
  std::string expiring;               ///< mandates: "90d"
  std::string as_of, known_at;        ///< mandates: a day; a time
  std::string reason;                 ///< correct
  bool all = false;                   ///< incidents
  std::filesystem::path target;       ///< backup

  std::string file;          ///< probes: "-" is standard input
  std::string newer;         ///< probe diff: NEW; `file` is OLD
  bool lines = false;        ///< probe mandates
  std::string content_type;  ///< probe charset, blocks, feed, sitemap
  std::string css;           ///< probe links, select
  std::string xpath;         ///< probe select
  std::string base;          ///< probe links, url, feed, sitemap
  std::string profile;       ///< probe record
  std::string url;           ///< probe record, url, fetch, robots
  std::string title, adopted;  ///< probe mandates; `body` too
  std::string agent;           ///< probe robots
  std::string expression, from, time_zone;  ///< probe schedule
  int count = 5;                            ///< probe schedule
  std::string contact;         ///< probe fetch
  std::filesystem::path ca_file;  ///< probe fetch
  bool allow_private = false;     ///< probe fetch
};

}  // namespace mandated::cli
