#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "config/sections.h"
#include "pipeline/base/ascii.h"
#include "pipeline/text/url.h"

namespace mandated::config {
namespace {

constexpr std::string_view kAccepted = "the mail or http(s) address at which site owners reach you";

/// What can stand in a User-Agent comment without ending it: printable ASCII but no space,
/// parentheses, quotes, backslash or separators (RFC 9110 §10.1.5).
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c < 0x7F && std::string_view{"()<>\"\\;,"}.find(c) == std::string_view::npos;
  });
}

/// The host of a mail or http(s) address; "" where `text` is neither.
std::string host_of(const std::string& text) {
  if (!is_plain(text)) return {};
  if (text.find("://") != std::string::npos) {
    const auto url = text::parse_url(text);
    const bool web = url && (url->scheme == "http" || url->scheme == "https");
    return web ? url->host : std::string{};
  }
  const auto at = text.find('@');
  if (at == 0 || at == std::string::npos || text.find('@', at + 1) != std::string::npos) return {};
  const auto host = lowered(std::string_view{text}.substr(at + 1));
  const bool named = !host.empty() && host.front() != '.' && host.back() != '.' &&
                     host.find('/') == std::string::npos;
  return named ? host : std::string{};
}

/// RFC 2606 sections 2 and 3: kept for examples.
bool is_of_examples(std::string_view host) {
  constexpr std::array kKept{"example.com", "example.org", "example.net", "example"};
  return std::any_of(kKept.begin(), kKept.end(), [host](std::string_view kept) {
    return host == kept || host.ends_with('.' + std::string{kept});
  });
}

}  // namespace

std::string read_contact(Reader& root) {
  const auto contact = root.required("contact", kAccepted);
  if (!contact) return {};
  const auto value = lowered(contact->value);
  const auto host = host_of(contact->value);
  if (value.find("change-me") != std::string::npos) {
    root.complain("contact",
                  fmt::format("{} is the example; write {}", in_quotes(contact->value), kAccepted));
  } else if (is_of_examples(host)) {
    root.complain("contact",
                  fmt::format("{} is an address of examples, where nobody reads; write {}",
                              in_quotes(contact->value), kAccepted));
  } else if (host.empty()) {
    root.complain("contact",
                  fmt::format("{} is not taken; write {}", in_quotes(contact->value), kAccepted));
  }
  return contact->value;
}

}  // namespace mandated::config
