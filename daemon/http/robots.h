#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mandated::http {

struct RobotsVerdict {
  bool allowed = true;
  std::string rule;  ///< the line that decided: "Disallow: /search"; "" where none did
  std::optional<std::chrono::milliseconds> crawl_delay;
};

/// A robots.txt, read as RFC 9309 says: groups by product token, longest match, '*' and '$',
/// percent-encoding made equal; the first 500 KiB count. Where Google's parser is kinder, so is
/// this one: a forgotten colon and misspellings of "disallow" and "user-agent" are taken, what
/// allows /a/index.html allows /a/, and a line counts to its 16,663rd byte.
class Robots {
 public:
  [[nodiscard]] static Robots parse(std::string_view body);
  /// `agent` is a product token or a whole User-Agent, of which the first token counts; `url` an
  /// address or, of one, path and query.
  [[nodiscard]] RobotsVerdict verdict(std::string_view agent, std::string_view url) const;
  [[nodiscard]] const std::vector<std::string>& sitemaps() const { return sitemaps_; }

  struct Rule {
    bool allow = false;
    std::string path;
    std::string line;  ///< as it is told
  };
  struct Group {
    std::vector<std::string> agents;  ///< lower case
    std::vector<Rule> rules;
  };

 private:
  std::vector<Group> groups_;
  std::vector<std::string> sitemaps_;
  std::map<std::string, std::chrono::milliseconds> crawl_delays_;  ///< by agent
};

}  // namespace mandated::http
