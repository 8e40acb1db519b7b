#include "pipeline/read/pdf_furniture.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <re2/re2.h>

#include "pipeline/read/pdf_paragraph.h"
#include "pipeline/text/normalise.h"

namespace mandated::read::pdf {
namespace {

using Page = std::vector<Line>;

constexpr std::size_t kEdgeLines = 8;   // of a page, at either end, that may be furniture
constexpr std::size_t kStrayLines = 3;  // of them, that are none though furniture follows
constexpr double kSmall = 0.97;         // of the body's size: notes are set smaller
constexpr double kSmallFoot = 0.93;     // the same, without a rule to say so
constexpr double kHeadGap = 1.7;        // of the body's size: between a head and the text

// What page numbers change: "A/54/53 | Page 12".
std::string furniture_key(const std::string& text) {
  std::string out = text::normalise(text);
  for (char& c : out) {
    if (c >= '0' && c <= '9') c = '#';
  }
  return out;
}

bool is_page_number(const std::string& text) {
  static const re2::RE2 kNumber{
      R"(\s*(?:(?i:page|p\.)\s*)?[-–]?\s*(?:\d{1,4}(?:\s*/\s*\d{1,4})?|[ivxlc]{1,6})\s*[-–]?\s*)"};
  static const re2::RE2 kJob{R"(\s*(?:GE\.)?\d{2}-\d{4,5}\b.*|\s*\*\s*\d{7}\s*\*\s*)"};
  return re2::RE2::FullMatch(text, kNumber) || re2::RE2::FullMatch(text, kJob);
}

bool is_rule(const std::string& text) {
  static const re2::RE2 kRule{R"(\s*(?:[_\x{2014}\x{2015}\x{2500}]\s*){5,}|\s*-{8,}\s*)"};
  return re2::RE2::FullMatch(text, kRule);
}

bool is_small(const Line& line, double share, double body) {
  return std::all_of(line.begin(), line.end(),
                     [&](const Segment& each) { return each.size <= share * body; });
}

template <class Predicate>
void drop_from(Line& line, const Predicate& is_furniture) {
  line.erase(std::remove_if(line.begin(), line.end(), is_furniture), line.end());
}

void drop_empty(Page& page) {
  page.erase(
      std::remove_if(page.begin(), page.end(), [](const Line& line) { return line.empty(); }),
      page.end());
}

void drop_numbers(Page& page) {
  constexpr std::size_t kOutermost = 3;
  for (std::size_t at = 0; at < page.size(); ++at) {
    if (at >= kOutermost && at + kOutermost < page.size()) continue;
    drop_from(page[at], [](const Segment& each) { return is_page_number(each.text); });
  }
  drop_empty(page);
}

// Below the rule: what is smaller than the text, or, in one size throughout, has marks.
void mark_below(Page& page, std::size_t rule, const Segment& stroke, double body) {
  bool marked = false;
  for (std::size_t at = rule + 1; at < page.size(); ++at) {
    for (Segment& each : page[at]) {
      const bool beside = each.end < stroke.x - body || each.x > stroke.end + 40 * body;
      marked = marked || (!beside && begins_note(each));
      each.note = each.size <= kSmall * body || (marked && !beside);
    }
  }
}

bool mark_below_rules(Page& page, double body) {
  bool ruled = false;
  for (std::size_t at = 0; at < page.size(); ++at) {
    for (const Segment& each : page[at]) {
      if (!is_rule(each.text)) continue;
      mark_below(page, at, each, body);
      ruled = true;
    }
    drop_from(page[at], [](const Segment& each) { return is_rule(each.text); });
  }
  drop_empty(page);
  return ruled;
}

bool overlaps(const Segment& a, const Segment& b) { return a.x < b.end && a.end > b.x; }

bool overlaps_any(const Segment& segment, const std::vector<const Segment*>& others) {
  return std::any_of(others.begin(), others.end(),
                     [&segment](const Segment* other) { return overlaps(segment, *other); });
}

// Small lines at the foot of a column, from bottom to top.
std::vector<Segment*> small_at_foot(Page& page, double body) {
  std::vector<Segment*> out;
  std::vector<const Segment*> text;
  for (auto line = page.rbegin(); line != page.rend() && text.size() < kEdgeLines; ++line) {
    for (Segment& each : *line) {
      if (each.size > kSmallFoot * body) {
        text.push_back(&each);
      } else if (!overlaps_any(each, text)) {
        out.push_back(&each);
      }
    }
  }
  return out;
}

// From the first that begins with a mark.
void mark_small_notes(Page& page, double body) {
  const std::vector<Segment*> small = small_at_foot(page, body);
  std::vector<const Segment*> notes;
  for (auto each = small.rbegin(); each != small.rend(); ++each) {
    (*each)->note = begins_note(**each) || overlaps_any(**each, notes);
    if ((*each)->note) notes.push_back(*each);
  }
}

// The lines at one end of a page, from the edge on. A short page is all head, never all foot.
template <class Visit>
void visit_edge(Page& page, bool head, const Visit& visit) {
  const std::size_t most = head ? page.size() : page.size() / 2;
  for (std::size_t i = 0; i < std::min(kEdgeLines, most); ++i) {
    if (!visit(page[head ? i : page.size() - 1 - i])) return;
  }
}

using Keys = std::map<std::string, std::size_t>;  // on how many pages

Keys keys_of(std::vector<Page>& pages, bool head) {
  Keys seen;
  for (Page& page : pages) {
    std::set<std::string> here;
    visit_edge(page, head, [&here](const Line& line) {
      for (const Segment& each : line) here.insert(furniture_key(each.text));
      return true;
    });
    for (const std::string& each : here) ++seen[each];
  }
  return seen;
}

void drop_repeated(Page& page, bool head, const Keys& seen) {
  std::size_t strays = 0;
  visit_edge(page, head, [&](Line& line) {
    const std::size_t before = line.size();
    drop_from(line, [&seen](const Segment& each) {
      if (each.note && begins_note(each)) return false;
      const auto found = seen.find(furniture_key(each.text));
      return each.text.size() < 120 && found != seen.end() && found->second > 1;
    });
    if (line.size() == before) ++strays;
    return strays < kStrayLines;
  });
  drop_empty(page);
}

// A head in small type, set apart from what follows. A page of small type, a table, has none.
void drop_small_head(Page& page, double body) {
  std::size_t lines = 0;
  while (lines < page.size() && is_small(page[lines], kSmallFoot, body)) ++lines;
  if (lines == 0 || lines > kEdgeLines || lines == page.size()) return;
  if (page[lines - 1].front().y - page[lines].front().y < kHeadGap * body) return;
  page.erase(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(lines));
}

}  // namespace

void drop_furniture(std::vector<Page>& pages, double body) {
  for (Page& page : pages) {
    drop_numbers(page);
    if (!mark_below_rules(page, body)) mark_small_notes(page, body);
  }
  const Keys heads = keys_of(pages, true);
  const Keys feet = keys_of(pages, false);
  for (std::size_t at = 0; at < pages.size(); ++at) {
    if (at > 0) drop_repeated(pages[at], true, heads);
    if (at > 0) drop_small_head(pages[at], body);
    drop_repeated(pages[at], false, feet);
  }
}

}  // namespace mandated::read::pdf
