#include <algorithm>
#include <csignal>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <fmt/format.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/failure.h"
#include "daemon/cli/input.h"
#include "daemon/cli/output.h"
#include "daemon/http/address.h"
#include "daemon/http/fetcher.h"
#include "daemon/http/robots.h"
#include "daemon/service/supervise.h"
#include "pipeline/block_page.h"
#include "pipeline/gate.h"
#include "pipeline/text/url.h"

/// Probes of addresses.
namespace mandated::cli {
namespace {

json::object to_json(const Error& error) {
  return {{"code", name_of(error.code)}, {"detail", error.detail}};
}

boost::asio::awaitable<void> ask(http::Fetcher& fetcher, http::Request request,
                                 Result<http::Outcome>& out) {
  out = co_await fetcher.fetch(std::move(request));
}

std::string contact_of(const Options& options) {
  return options.contact.empty() ? "probe, by hand" : options.contact;
}

Result<http::Outcome> fetch(const Options& options) {
  config::Http settings;
  settings.ca_file = options.ca_file.string();
  settings.retries = 0;
  boost::asio::io_context loop{1};
  http::Fetcher fetcher{loop.get_executor(), settings, contact_of(options), 1};
  http::Request request{options.url};
  request.allow_private = options.allow_private;
  Result<http::Outcome> outcome = fail(Errc::network, "no answer");
  auto task = ask(fetcher, std::move(request), outcome);
  service::supervise(loop, std::move(task));
  loop.run();
  return outcome;
}

/// null where robots.txt was not read: not asked for, or not to be had.
json::value robots_of(const Result<http::Outcome>& outcome) {
  const auto failed_by = [&outcome](Errc code) { return !outcome && outcome.error().code == code; };
  if (failed_by(Errc::blocked)) {
    return {{"allowed", false}, {"detail", outcome.error().detail}};
  }
  const bool unread = failed_by(Errc::unavailable) || failed_by(Errc::refused);
  return {{"allowed", unread ? json::value(nullptr) : json::value(true)}, {"detail", nullptr}};
}

/// null where no address was connected to: it could not be resolved, or robots.txt forbids it.
json::value guard_of(const Result<http::Outcome>& outcome) {
  if (!outcome) {
    if (outcome.error().code != Errc::refused) return nullptr;
    return json::object{
        {"passes", false}, {"address", nullptr}, {"detail", outcome.error().detail}};
  }
  const auto* const response = std::get_if<http::Response>(&*outcome);
  if (response == nullptr || response->peer.empty()) return nullptr;
  const auto range = http::not_public(response->peer);
  return json::object{
      {"passes", true},
      {"address", response->peer},
      {"detail", range ? json::value(*range + "; allowed") : json::value("public")}};
}

json::value verdict_of(const http::Response& response, const BlockMarks& block_pages) {
  const auto blocked = block_of(response.snapshot, response.body, block_pages);
  const auto doubt =
      blocked ? blocked : doubt_of(Answer{response.snapshot, response.body, response.trouble});
  if (!doubt) return {{"passes", true}, {"code", nullptr}, {"detail", nullptr}};
  return {{"passes", false}, {"code", name_of(doubt->code)}, {"detail", doubt->detail}};
}

json::object to_json(const http::Response& response, const BlockMarks& block_pages) {
  const auto& snapshot = response.snapshot;
  return {{"status", snapshot.status},
          {"final_url", snapshot.final_url},
          {"redirects", json_of(response.redirects)},
          {"content_type", json_or_null(snapshot.content_type)},
          {"etag", json_or_null(snapshot.etag)},
          {"last_modified", json_or_null(snapshot.last_modified)},
          {"bytes", response.body.size()},
          {"digest", sha256(response.body).hex()},
          {"gate", verdict_of(response, block_pages)}};
}

/// As the URL Standard's API gives a query or fragment (section 6.1): "" also where it is empty.
std::string marked(char mark, const std::optional<std::string>& part) {
  return part && !part->empty() ? mark + *part : std::string{};
}

json::object parsed(std::string_view address, const std::string& base) {
  const auto url = text::parse_url(address, base);
  if (!url) return {{"failure", url.error().detail}};
  const auto port = url->port ? std::to_string(*url->port) : std::string{};
  const auto canonical = text::canonical_url(address, base);
  return {{"href", url->href()},
          {"protocol", url->scheme + ":"},
          {"username", url->username},
          {"password", url->password},
          {"host", port.empty() ? url->host : url->host + ":" + port},
          {"hostname", url->host},
          {"port", port},
          {"pathname", url->path},
          {"search", marked('?', url->query)},
          {"hash", marked('#', url->fragment)},
          {"canonical", canonical ? json::value(*canonical) : json::value(nullptr)},
          {"refused", canonical ? json::value(nullptr) : json::value(canonical.error().detail)}};
}

/// Up to the line feed, which is taken off too.
std::string_view take_line(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  const auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

}  // namespace

int probe_fetch(const Options& options) {
  std::signal(SIGPIPE, SIG_IGN);
  const auto outcome = fetch(options);
  json::object out{{"url", options.url},
                   {"user_agent", http::Fetcher::user_agent(contact_of(options))},
                   {"robots", robots_of(outcome)},
                   {"address_guard", guard_of(outcome)}};
  const auto* const response = outcome ? std::get_if<http::Response>(&*outcome) : nullptr;
  if (response != nullptr) {
    const auto vocabulary = data_of(options).vocabulary();
    for (auto& [key, value] : to_json(*response, vocabulary.block_pages)) {
      out[key] = std::move(value);
    }
  }
  out["error"] = outcome ? json::value(nullptr) : json::value(to_json(outcome.error()));
  print_json(out);
  return outcome ? kDone : kUnavailable;
}

int probe_url(const Options& options) {
  if (options.lines) {
    const auto input = read_input(options.url);
    std::string_view rest = input;
    while (!rest.empty()) print_json_line(parsed(take_line(rest), options.base));
    return kDone;
  }
  const auto answer = parsed(options.url, options.base);
  print_json(answer);
  if (const auto* const failure = answer.if_contains("failure")) {
    throw Failure(kBadInput, fmt::format("{}: {}", options.url, failure->as_string().c_str()));
  }
  return kDone;
}

int probe_robots(const Options& options) {
  const auto robots = http::Robots::parse(read_input(options.file));
  const auto verdict = robots.verdict(options.agent, options.url);
  const auto& delay = verdict.crawl_delay;
  print_json({{"allowed", verdict.allowed},
              {"rule", json_or_null(verdict.rule)},
              {"crawl_delay_ms", delay ? json::value(delay->count()) : json::value(nullptr)},
              {"sitemaps", json_of(robots.sitemaps())}});
  return kDone;
}

}  // namespace mandated::cli
