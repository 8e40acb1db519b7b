#include "tests/support/site/mass.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "tests/support/site/page.h"

namespace mandated::site {
namespace {

Time now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

std::string path_of(int number) { return "/resolution/" + mass_slug(number) + "/"; }

/// The number after `name=` in a query; `otherwise` where there is none.
int number_in(const std::string& target, std::string_view name, int otherwise) {
  const auto at = target.find(std::string{name} + '=');
  if (at == std::string::npos) return otherwise;
  const auto* begin = target.data() + at + name.size() + 1;
  int value = otherwise;
  std::from_chars(begin, target.data() + target.size(), value);
  return value;
}

std::string index_of(int pages) {
  std::string html = "<!doctype html><title>Resolutions</title><h1>Resolutions</h1>\n<ul>\n";
  for (int i = 0; i < pages; ++i) {
    html += fmt::format("<li><a href=\"{}\">Resolution {}</a></li>\n", path_of(i), i + 1);
  }
  return html + "</ul>\n";
}

struct Counts {
  int requests = 0, not_modified = 0, full = 0;
};

struct Mass {
  explicit Mass(const MassOptions& asked) : options(asked) { reset(); }

  support::AnswerPtr answer(const support::Request& request);
  support::AnswerPtr control(const support::Request& request);
  support::AnswerPtr addresses(const support::Request& request) const;
  void reset();
  void change(int percent);
  void build(int number);

  MassOptions options;
  std::vector<int> revisions;
  std::vector<Time> changed;
  std::unordered_map<std::string, Page> pages;
  Page index;
  Counts counts;
  int pages_asked = 0;
};

void Mass::build(int number) {
  const auto at = static_cast<std::size_t>(number);
  pages[path_of(number)] = make_page(mass_page(number, revisions[at], options.page_bytes),
                                     changed[at], options.validators);
}

void Mass::reset() {
  const auto count = static_cast<std::size_t>(options.pages);
  // In the past, so that a change in the same second as the start is newer.
  changed.assign(count, now() - std::chrono::hours{24});
  revisions.assign(count, 0);
  for (int i = 0; i < options.pages; ++i) build(i);
  index = make_page(index_of(options.pages), changed[0], options.validators);
  counts = {};
  pages_asked = 0;
}

void Mass::change(int percent) {
  for (int i = 0; i < options.pages; ++i) {
    if (!is_changed(i, percent)) continue;
    const auto at = static_cast<std::size_t>(i);
    ++revisions[at];
    changed[at] = std::max(now(), changed[at] + std::chrono::seconds{1});
    build(i);
  }
}

support::AnswerPtr Mass::control(const support::Request& request) {
  const auto path = request.path();
  if (path == "/control/counts") {
    return plain_text(200, fmt::format("{{\"requests\":{},\"not_modified\":{},\"full\":{}}}\n",
                                       counts.requests, counts.not_modified, counts.full));
  }
  if (request.method != "POST") return plain_text(405, "POST\n");
  if (path == "/control/change") {
    change(number_in(request.target, "percent", 5));
  } else if (path == "/control/validators") {
    options.validators = number_in(request.target, "on", 1) != 0;
    for (int i = 0; i < options.pages; ++i) build(i);
    index = make_page(index_of(options.pages), changed[0], options.validators);
  } else if (path == "/control/reset") {
    reset();
  } else {
    return plain_text(404, "no such control\n");
  }
  return plain_text(200, "done\n");
}

/// A list of addresses for clients that take one, under the name by which they know this host.
support::AnswerPtr Mass::addresses(const support::Request& request) const {
  const auto host = request.header("host").value_or("127.0.0.1");
  std::string text;
  for (int i = 0; i < options.pages; ++i) text += fmt::format("http://{}{}\n", host, path_of(i));
  return plain_text(200, std::move(text));
}

support::AnswerPtr Mass::answer(const support::Request& request) {
  const auto path = request.path();
  if (path.rfind("/control/", 0) == 0) return control(request);
  if (path == "/urls.txt") return addresses(request);
  if (path == "/robots.txt") return plain_text(404, "no such page\n");
  const bool is_index = path == "/index.html" || path == "/";
  const auto found = pages.find(path);
  if (!is_index && found == pages.end()) return plain_text(404, "no such page\n");
  auto given = site::answer(is_index ? index : found->second, request);
  ++counts.requests;
  ++(given->status == 304 ? counts.not_modified : counts.full);
  if (!is_index && ++pages_asked == options.pages) change(options.change_percent);
  return given;
}

}  // namespace

bool is_changed(int number, int percent) {
  const auto share = [percent](int of) { return static_cast<std::int64_t>(of) * percent / 100; };
  return share(number + 1) > share(number);
}

support::Handler mass(const MassOptions& options) {
  const auto site = std::make_shared<Mass>(options);
  return [site](const support::Request& request) { return site->answer(request); };
}

}  // namespace mandated::site
