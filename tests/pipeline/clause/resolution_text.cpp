#include "tests/pipeline/clause/resolution_text.h"

#include "pipeline/read/html.h"

namespace mandated::test {

clause::Text read(std::string_view body) {
  return clause::read_resolution(read::read_text(std::string{kFront} + std::string{body}).value());
}

clause::Text read_plain(std::string_view text) {
  return clause::read_resolution(read::read_text(std::string{text}).value());
}

std::vector<std::string> outline(const clause::Text& text) {
  std::vector<std::string> out;
  for (const auto& clause : text.clauses) {
    out.push_back(std::string{name_of(clause.kind)} + " " + std::to_string(clause.level) +
                  (clause.number.empty() ? "" : " " + clause.number));
  }
  return out;
}

}  // namespace mandated::test
