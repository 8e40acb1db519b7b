#include "pipeline/series/recalled.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <re2/re2.h>

#include "pipeline/base/ascii.h"
#include "pipeline/text/normalise.h"

namespace mandated::series {
namespace {

struct Named {
  std::string_view name;
  std::string_view organ;
};
constexpr std::array<Named, 8> kOrgans{{{"human rights council", "HRC"},
                                        {"economic and social council", "ECOSOC"},
                                        {"security council", "SC"},
                                        {"general assembly", "GA"},
                                        {"assembly", "GA"},
                                        {"commission on human rights", "CHR"},
                                        {"commission on the status of women", "CN.6"},
                                        {"world health assembly", "WHA"}}};

/// The organ whose resolutions the number at the end of `before` is one of; the one named last
/// since the last clause, "" where none is.
std::string_view organ_before(const std::string& before) {
  std::size_t at = 0;
  std::string_view organ;
  for (const auto& [name, which] : kOrgans) {
    const auto found = before.rfind(name);
    if (found == std::string::npos || found < at) continue;
    const bool longer = found == at && !organ.empty();  // "assembly" within "world health assembly"
    if (longer) continue;
    at = found;
    organ = which;
  }
  if (const auto world = before.rfind("world health assembly");
      world != std::string::npos && at == world + 13) {
    organ = "WHA";
  } else if (const auto general = before.rfind("general assembly");
             general != std::string::npos && at == general + 8) {
    organ = "GA";
  }
  const auto own = before.rfind("its ");
  return own != std::string::npos && own > at ? std::string_view{} : organ;
}

std::string symbol_of(std::string_view organ, const std::string& session, const std::string& number,
                      bool council) {
  if (organ == "SC") return council ? fmt::format("S/RES/{}", number) : "";
  if (council) return {};
  if (organ == "HRC") return fmt::format("A/HRC/RES/{}/{}", session, number);
  if (organ == "GA") return fmt::format("A/RES/{}/{}", session, number);
  if (organ == "ECOSOC" && session.size() == 4) return fmt::format("E/RES/{}/{}", session, number);
  return {};
}

}  // namespace

std::vector<std::string> recalled_in(std::string_view text, std::string_view organ) {
  static const re2::RE2 kNumber{
      R"(\b((?:E?S-)?\d{1,4})/(\d{1,4})\b|\b(\d{1,4}) ?\((?:19|20)\d\d\))"};
  std::vector<std::string> out;
  if (organ.empty()) return out;
  const auto folded = text::fold(text);
  const auto low = lowered(folded);
  re2::StringPiece rest{folded};
  re2::StringPiece session;
  re2::StringPiece number;
  re2::StringPiece council;
  while (re2::RE2::FindAndConsume(&rest, kNumber, &session, &number, &council)) {
    const bool is_council = !council.empty();
    const auto& first = is_council ? council : session;
    const auto at = static_cast<std::size_t>(first.data() - folded.data());
    // A number within a symbol ("A/HRC/54/75") is no resolution's.
    const bool within = at > 0 && (folded[at - 1] == '/' || folded[at - 1] == '.');
    if (within || (!rest.empty() && rest[0] == '/')) continue;
    const auto before = low.substr(0, at);
    if (before.find("resolution") == std::string::npos) continue;
    const auto named = organ_before(before);
    const auto whose = is_council ? "SC" : named.empty() ? organ : named;
    auto symbol = symbol_of(whose, std::string{session.data(), session.size()},
                            is_council ? std::string{council.data(), council.size()}
                                       : std::string{number.data(), number.size()},
                            is_council);
    if (!symbol.empty() && std::find(out.begin(), out.end(), symbol) == out.end()) {
      out.push_back(std::move(symbol));
    }
  }
  return out;
}

}  // namespace mandated::series
