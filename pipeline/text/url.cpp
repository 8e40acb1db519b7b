#include "pipeline/text/url.h"

#include "pipeline/text/url_parser.h"
#include "pipeline/text/utf8.h"

namespace mandated::text {
namespace {

// Without C0 controls and spaces at the ends, tabs and newlines; U+FFFD for ill-formed bytes.
std::string cleaned(std::string_view text) {
  while (!text.empty() && text.front() >= 0 && text.front() <= ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() >= 0 && text.back() <= ' ') text.remove_suffix(1);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code = code_point_at(text, at);
    const bool dropped = code.value == '\t' || code.value == '\n' || code.value == '\r';
    if (!dropped) append_utf8(out, code.value);
    at += code.size;
  }
  return out;
}

}  // namespace

std::string Url::href() const {
  std::string out = scheme + ':';
  if (authority) {
    out += "//";
    if (!username.empty() || !password.empty()) {
      out += username;
      if (!password.empty()) out += ':' + password;
      out += '@';
    }
    out += host;
    if (port) out += ':' + std::to_string(*port);
  } else if (path.starts_with("//")) {
    out += "/.";  // or the path would read as a host
  }
  out += path;
  if (query) out += '?' + *query;
  if (fragment) out += '#' + *fragment;
  return out;
}

Result<Url> parse_url(std::string_view text, std::string_view base) {
  const std::string input = cleaned(text);
  if (base.empty()) return parse_cleaned_url(input, nullptr);
  auto parsed = parse_cleaned_url(cleaned(base), nullptr);
  if (!parsed) return parsed;
  return parse_cleaned_url(input, &*parsed);
}

Result<std::string> canonical_url(std::string_view text, std::string_view base) {
  auto url = parse_url(text, base);
  if (!url) return tl::unexpected{url.error()};
  if (url->scheme != "http" && url->scheme != "https" && url->scheme != "file") {
    return fail(Errc::refused, "scheme \"" + url->scheme + "\"; http, https and file are accepted");
  }
  url->username.clear();
  url->password.clear();
  url->fragment.reset();
  if (url->query && url->query->empty()) url->query.reset();
  // Of two slashes none is dropped: the identity of an identity is itself.
  if (url->path.size() > 1 && url->path.ends_with('/') && !url->path.ends_with("//")) {
    url->path.pop_back();
  }
  return url->href();
}

}  // namespace mandated::text
