#include "tests/support/site/page.h"

#include <cstdint>
#include <ctime>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace mandated::site {

using support::Answer;
using support::AnswerPtr;

namespace {

std::string etag_of(const std::string& text) {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a: the same in every run
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return fmt::format("\"{:016x}\"", hash);
}

bool is_not_newer(Time changed, const std::string& than) {
  std::tm parts{};
  const char* end = strptime(than.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return end != nullptr && *end == '\0' && changed <= Time{std::chrono::seconds{timegm(&parts)}};
}

}  // namespace

std::string http_date(Time time) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

Page make_page(std::string html, Time changed, bool validators) {
  Page page;
  page.changed = changed;
  auto full = std::make_shared<Answer>();
  full->headers.emplace_back("Content-Type", "text/html; charset=utf-8");
  if (validators) {
    page.etag = etag_of(html);
    auto unchanged = std::make_shared<Answer>();
    unchanged->status = 304;
    unchanged->headers.emplace_back("ETag", page.etag);
    page.not_modified = unchanged;
    full->headers.emplace_back("ETag", page.etag);
    full->headers.emplace_back("Last-Modified", http_date(changed));
  }
  full->body = std::move(html);
  page.full = full;
  return page;
}

AnswerPtr answer(const Page& page, const support::Request& request) {
  if (!page.not_modified) return page.full;
  if (const auto etag = request.header("if-none-match")) {
    return *etag == page.etag ? page.not_modified : page.full;
  }
  const auto since = request.header("if-modified-since");
  return since && is_not_newer(page.changed, *since) ? page.not_modified : page.full;
}

AnswerPtr plain_text(int status, std::string text) {
  auto answer = std::make_shared<Answer>();
  answer->status = status;
  answer->headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
  answer->body = std::move(text);
  return answer;
}

}  // namespace mandated::site
