#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/input.h"
#include "daemon/cli/output.h"
#include "pipeline/clause/clauses.h"
#include "pipeline/extract/extract.h"
#include "pipeline/pipeline.h"
#include "pipeline/read/charset.h"
#include "pipeline/read/html.h"
#include "pipeline/read/reader.h"
#include "pipeline/read/xpath.h"

/// Probes of one page: bytes to text to blocks to record.
namespace mandated::cli {
namespace {

template <class T>
T good(Result<T> result, const std::string& where) {
  if (!result) throw Failure(kBadInput, fmt::format("{}: {}", where, result.error().detail));
  return std::move(*result);
}

bool is_html(const std::string& media_type) { return media_type.rfind("text/plain", 0) != 0; }

read::Decoded page_of(const Options& options) {
  const auto type = media_type_of(options.content_type, options.file);
  return read::decode(read_input(options.file), type, is_html(type));
}

Blocks blocks_of(const Options& options, std::vector<read::Selector> selectors = {}) {
  const auto type = media_type_of(options.content_type, options.file);
  const auto bytes = read_input(options.file);
  const read::Input input{bytes, type, options.url, std::move(selectors)};
  return good(read::in_process_reader()->read(input), options.file);
}

json::object to_json(const Link& link) { return {{"url", link.url}, {"text", link.text}}; }

json::array to_json(const std::vector<Link>& links) {
  json::array out;
  for (const auto& link : links) out.push_back(to_json(link));
  return out;
}

}  // namespace

int probe_charset(const Options& options) {
  const auto type = media_type_of(options.content_type, options.file);
  const auto decoded = read::decode(read_input(options.file), type, is_html(type));
  print_json({{"encoding", decoded.encoding},
              {"source", decoded.source},
              {"utf8_sha256", sha256(decoded.utf8).hex()}});
  return kDone;
}

int probe_blocks(const Options& options) {
  const auto page = blocks_of(options);
  json::array blocks;
  for (const auto& block : page.blocks) {
    blocks.push_back({{"kind", name_of(block.kind)},
                      {"level", block.level},
                      {"text", block.text},
                      {"links", to_json(block.links)}});
  }
  print_json({{"title", page.title}, {"language", page.language}, {"blocks", std::move(blocks)}});
  return kDone;
}

int probe_links(const Options& options) {
  const auto page = page_of(options);
  auto found = read::links(page.utf8, options.base, options.css, page.encoding);
  print_json(to_json(good(std::move(found), options.file)));
  return kDone;
}

int probe_select(const Options& options) {
  json::array matches;
  const std::string page = page_of(options).utf8;
  auto found = options.xpath.empty() ? read::select(page, options.css)
                                     : read::select_by_xpath(page, options.xpath);
  for (const auto& text : good(std::move(found), options.file)) {
    matches.push_back(json::object{{"text", text}});
  }
  const auto count = matches.size();
  print_json({{"count", count}, {"matches", std::move(matches)}});
  return kDone;
}

int probe_record(const Options& options) {
  const auto data = data_of(options);
  auto profile = data.profile(options.profile);
  if (!profile) throw Failure(kUsage, fmt::format("--profile: {}", profile.error().detail));
  const auto vocabulary = data.vocabulary();
  const auto record = extract::extract(blocks_of(options, selectors_of(*profile)), options.url,
                                       *profile, vocabulary.countries, vocabulary.bodies);
  print_json(mandated::to_json(record));
  return kDone;
}

int probe_clauses(const Options& options) {
  json::array out;
  for (const auto& each : clause::read_clauses(blocks_of(options))) {
    out.push_back(mandated::to_json(each));
  }
  print_json(out);
  return kDone;
}

}  // namespace mandated::cli
