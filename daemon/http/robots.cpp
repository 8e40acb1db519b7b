#include "daemon/http/robots.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "pipeline/base/ascii.h"
#include "pipeline/text/url.h"

namespace mandated::http {
namespace {

constexpr std::size_t kLimit = 500 * 1024;  // RFC 9309 2.5: at least 500 kibibytes
constexpr std::size_t kLongestLine = 2083 * 8 - 1;
constexpr double kLongestDelay = 3600;  // seconds; a Crawl-delay past it is a mistake

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n\f\v";
  const auto begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

/// The product token a user-agent line begins with. RFC 9309 2.2.1 has letters, '-' and '_' in it;
/// names with digits and from beyond US-ASCII are in use, and "mj12bot" must not be taken for "mj".
std::string token_of(std::string_view agent) {
  agent = trim(agent);
  const auto end = std::find_if_not(agent.begin(), agent.end(), [](char c) {
    return is_alnum(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
  });
  return lowered(agent.substr(0, static_cast<std::size_t>(end - agent.begin())));
}

/// The token of who asks: a product token, or the first one of a User-Agent. Words without a
/// version are neither: "".
std::string token_of_agent(std::string_view agent) {
  agent = trim(agent);
  const bool words = agent.find(' ') != std::string_view::npos;
  return words && agent.find('/') == std::string_view::npos ? std::string{} : token_of(agent);
}

bool is_unreserved(char c) { return is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

void append_escaped(std::string& out, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += '%';
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 0xFU];
}

/// Octets that stand in no address as they are (RFC 3986 2): they are compared as escapes.
bool must_be_escaped(unsigned char c) {
  return c <= 0x20 || c >= 0x7F ||
         std::string_view{"\"<>\\^`{|}"}.find(static_cast<char>(c)) != std::string_view::npos;
}

/// One spelling of a path (RFC 9309 2.2.2): escapes of unreserved characters undone, other escapes
/// in upper case, octets that no address has escaped.
std::string normal_path(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto byte = static_cast<unsigned char>(path[i]);
    const bool escape = byte == '%' && i + 2 < path.size() && hex_value(path[i + 1]) >= 0 &&
                        hex_value(path[i + 2]) >= 0;
    if (escape) {
      const auto value = static_cast<char>(hex_value(path[i + 1]) * 16 + hex_value(path[i + 2]));
      if (is_unreserved(value)) {
        out += value;
      } else {
        append_escaped(out, static_cast<unsigned char>(value));
      }
      i += 2;
    } else if (must_be_escaped(byte)) {
      append_escaped(out, byte);
    } else {
      out += path[i];
    }
  }
  return out;
}

/// The same of what is matched against a pattern: '*' and '$' stand for themselves there, which
/// a pattern writes as escapes (RFC 9309 2.2.3).
std::string literal(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c == '*' || c == '$') {
      append_escaped(out, static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

/// '$' is special at the end alone.
std::string normal_pattern(std::string_view path) {
  const auto pattern = normal_path(path);
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '$' && i + 1 < pattern.size()) {
      append_escaped(out, '$');
    } else {
      out += pattern[i];
    }
  }
  return out;
}

/// '*' is any run, a final '$' the end of the path; otherwise the pattern is a beginning. Linear in
/// pattern × path, without backtracking over more than the last '*'.
bool matches(std::string_view pattern, std::string_view path) {
  const bool anchored = !pattern.empty() && pattern.back() == '$';
  if (anchored) pattern.remove_suffix(1);
  std::size_t p = 0, s = 0, star = std::string_view::npos, resume = 0;
  while (true) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = s;
    } else if (p == pattern.size() && (!anchored || s == path.size())) {
      return true;
    } else if (p < pattern.size() && s < path.size() && pattern[p] == path[s]) {
      ++p;
      ++s;
    } else if (star != std::string_view::npos && resume < path.size()) {
      p = star + 1;
      s = ++resume;
    } else {
      return false;
    }
  }
}

std::optional<std::chrono::milliseconds> delay_of(std::string_view value) {
  double seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error != std::errc{} || !std::isfinite(seconds) || seconds < 0 || seconds > kLongestDelay) {
    return std::nullopt;
  }
  return std::chrono::milliseconds{static_cast<std::int64_t>(seconds * 1000)};
}

struct Line {
  std::string key;  ///< lower case
  std::string_view value;
};

/// The keys that are known, with the misspellings that Google's parser takes for them.
std::string key_of(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kMisspelt{
      {{"useragent", "user-agent"},
       {"user agent", "user-agent"},
       {"dissallow", "disallow"},
       {"dissalow", "disallow"},
       {"disalow", "disallow"},
       {"diasllow", "disallow"},
       {"disallaw", "disallow"},
       {"site-map", "sitemap"}}};
  auto key = lowered(trim(text));
  for (const auto& [wrong, right] : kMisspelt) {
    if (key == wrong) return std::string{right};
  }
  return key;
}

/// "key: value # comment", or two words where the colon was forgotten; an empty key for anything
/// else.
Line line_of(std::string_view text) {
  text = trim(text.substr(0, text.find('#')));
  if (const auto colon = text.find(':'); colon != std::string_view::npos) {
    return {key_of(text.substr(0, colon)), trim(text.substr(colon + 1))};
  }
  const auto blank = text.find_first_of(" \t");
  if (blank == std::string_view::npos) return {};
  const auto value = trim(text.substr(blank));
  if (value.find_first_of(" \t") != std::string_view::npos) return {};
  return {key_of(text.substr(0, blank)), value};
}

/// The group a user-agent line opens; "* words" is that of everyone, as Google's parser has it.
std::string group_of(std::string_view value) {
  const bool everyone = value.starts_with('*') && trim(value.substr(1, 1)).empty();
  return everyone ? std::string{"*"} : token_of(value);
}

/// Where the index of a folder may be read, so may the folder.
void add_rule(bool allow, std::string_view path, std::vector<Robots::Rule>& rules) {
  const auto line = (allow ? "Allow: " : "Disallow: ") + std::string{path};
  rules.push_back({allow, std::string{path}, line});
  const auto name = path.rfind('/') + 1;
  if (!allow || name == 0 || !path.substr(name).starts_with("index.htm")) return;
  rules.push_back({allow, std::string{path.substr(0, name)} + "$", line});
}

/// A byte order mark, or what is left of one.
void skip_mark(std::string_view& body) {
  for (const char byte : {'\xEF', '\xBB', '\xBF'}) {
    if (body.empty() || body[0] != byte) return;
    body.remove_prefix(1);
  }
}

/// What a verdict is asked about: path and query of the address, which may lack its scheme or be
/// a path alone.
std::string target_of(std::string_view url) {
  auto parsed = text::parse_url(url, url.starts_with('/') ? "http://host/" : "");
  if (!parsed) parsed = text::parse_url("http://" + std::string{url});
  if (!parsed) return "/";
  return literal(normal_path(parsed->path + (parsed->query ? "?" + *parsed->query : "")));
}

}  // namespace

Robots Robots::parse(std::string_view body) {
  skip_mark(body);
  body = body.substr(0, kLimit);
  Robots robots;
  bool in_agents = false;  // consecutive user-agent lines share a group
  while (!body.empty()) {
    const auto end = std::min(body.find_first_of("\r\n"), body.size());
    const auto line = line_of(body.substr(0, std::min(end, kLongestLine)));
    body.remove_prefix(std::min(end + 1, body.size()));
    if (line.key == "user-agent") {
      if (!in_agents) robots.groups_.emplace_back();
      in_agents = true;
      robots.groups_.back().agents.push_back(group_of(line.value));
    } else if (line.key == "sitemap") {
      robots.sitemaps_.emplace_back(line.value);  // belongs to no group and ends none
    } else if (line.key == "allow" || line.key == "disallow") {
      in_agents = false;
      if (robots.groups_.empty() || line.value.empty()) continue;
      add_rule(line.key == "allow", line.value, robots.groups_.back().rules);
    } else if (line.key == "crawl-delay" && !robots.groups_.empty()) {
      // Ends no group either (RFC 9309 2.2.4), but is for those named above it alone.
      const auto delay = delay_of(line.value);
      for (const auto& agent : robots.groups_.back().agents) {
        if (delay) robots.crawl_delays_[agent] = *delay;
      }
    }
  }
  return robots;
}

RobotsVerdict Robots::verdict(std::string_view agent, std::string_view url) const {
  const auto token = token_of_agent(agent);
  const auto target = target_of(url);
  RobotsVerdict verdict;
  if (target == "/robots.txt") return verdict;

  const auto names = [this](std::string_view name) {
    return std::any_of(groups_.begin(), groups_.end(), [name](const Group& group) {
      return std::find(group.agents.begin(), group.agents.end(), name) != group.agents.end();
    });
  };
  const std::string mine = !token.empty() && names(token) ? token : "*";
  if (const auto delay = crawl_delays_.find(mine); delay != crawl_delays_.end()) {
    verdict.crawl_delay = delay->second;
  }
  std::size_t longest = 0;
  for (const auto& group : groups_) {
    if (std::find(group.agents.begin(), group.agents.end(), mine) == group.agents.end()) continue;
    for (const auto& rule : group.rules) {
      const auto pattern = normal_pattern(rule.path);
      if (!matches(pattern, target)) continue;
      // The longest match decides; of two as long, the one that allows (RFC 9309 2.2.2).
      if (pattern.size() < longest || (pattern.size() == longest && !rule.allow)) continue;
      if (pattern.size() == longest && verdict.allowed && !verdict.rule.empty()) continue;
      longest = pattern.size();
      verdict.allowed = rule.allow;
      verdict.rule = rule.line;
    }
  }
  return verdict;
}

}  // namespace mandated::http
