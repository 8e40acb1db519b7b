#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "config/data.h"
#include "pipeline/base/ascii.h"
#include "pipeline/clause/clauses.h"
#include "pipeline/diff/align.h"
#include "pipeline/diff/meaning.h"
#include "pipeline/read/reader.h"
#include "pipeline/register/mandates.h"
#include "pipeline/series/compare.h"
#include "pipeline/store/store.h"
#include "pipeline/text/normalise.h"

/// How long the understanding of texts takes, as a ratio to normalising the same text once and
/// beside its budget (issue "Understanding"): clauses, mandates and diff of a resolution of ten
/// pages, alignments of thousands of paragraphs, the register of ten thousand events. Asserts
/// nothing.
///
/// usage: understanding [SHARED | OLD NEW]
/// Of official texts in SHARED (default: ../shared beside the project), or of these two; made-up
/// ones beside them.
namespace {

using namespace mandated;
using Clock = std::chrono::steady_clock;

/// The best of several runs, in milliseconds.
template <class Run>
double best(int runs, Run run) {
  double least = 1e9;
  for (int i = 0; i < runs; ++i) {
    const auto start = Clock::now();
    run();
    least =
        std::min(least, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  return least;
}

/// Words by a counter, so that paragraphs share some and not all.
std::string paragraph(unsigned seed, int words) {
  static constexpr std::array<const char*, 24> kWords{
      "mayors", "wells",  "the",   "and",   "of",      "rain",  "trees", "bridges",
      "urges",  "to",     "plant", "dig",   "report",  "years", "all",   "rights",
      "roads",  "rivers", "mend",  "build", "schools", "with",  "in",    "utopia"};
  std::string text = "Urges";
  for (int i = 0; i < words; ++i) {
    seed = seed * 1664525U + 1013904223U;
    text += ' ';
    text += kWords.at((seed >> 16U) % kWords.size());
    if (i % 9 == 0) text += std::to_string(seed % 5000);
  }
  return text + ';';
}

std::vector<std::string> paragraphs(int count, unsigned seed) {
  std::vector<std::string> out;
  for (int i = 0; i < count; ++i) out.push_back(paragraph(seed + static_cast<unsigned>(i), 60));
  return out;
}

std::string made_up(unsigned seed) {
  std::string text =
      "Human Rights Council\n\nFifty-fourth session\n\n41/77.\tWells\n\nThe Human Rights "
      "Council,\n\n";
  for (unsigned i = 0; i < 16; ++i) text += "Recalling" + paragraph(seed + i, 50) + "\n\n";
  for (unsigned i = 1; i < 40; ++i) {
    text +=
        std::to_string(i) + ". " +
        (i == 31 ? "Decides to extend for two years the mandate of the Special Rapporteur on wells;"
                 : paragraph(seed + 100 + i, 60)) +
        "\n\n";
  }
  return text;
}

std::string bytes_of(const std::string& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>(in), {}};
}

Record read(const std::string& bytes) {
  const auto blocks = read::in_process_reader()->read({bytes, "text/plain", ""});
  Record record;
  if (blocks) record.clauses = clause::read_resolution(*blocks).clauses;
  return record;
}

/// In milliseconds; 0 of what has none.
using Budget = double;
constexpr Budget kResolution = 5;
constexpr Budget kAlignment = 300;

void line(const char* what, double ms, double yardstick, Budget budget) {
  std::printf("%-44s %8.2f ms %8.1f x normalising", what, ms, ms / yardstick);
  if (budget > 0) {
    std::printf("   %3.0f %% of the budget of %.0f ms\n", 100 * ms / budget, budget);
  } else {
    std::puts("   no budget");
  }
}

void resolution(const char* what, const std::string& old_bytes, const std::string& new_bytes) {
  constexpr int kRuns = 100;
  static const auto kVocabulary = config::Data::built_in().vocabulary();
  const diff::Rules rules{kVocabulary.ladders, kVocabulary.mandates};
  const auto yardstick = best(kRuns, [&] { static_cast<void>(text::key(new_bytes)); });
  const auto before = read(old_bytes);
  Record after;
  const auto clauses = best(kRuns, [&] { after = read(new_bytes); });
  const auto mandates = best(kRuns, [&] {
    for (const auto& each : after.clauses) {
      static_cast<void>(mandate::read_mandates(each.text, {}, kVocabulary.mandates));
    }
  });
  std::size_t found = 0;
  const auto compared =
      best(kRuns, [&] { found = series::compare(before, after, rules).changes.size(); });
  std::printf("%s: %zu bytes, %zu paragraphs, %zu changes\n", what, new_bytes.size(),
              after.clauses.size(), found);
  line("read and clauses", clauses, yardstick, kResolution);
  line("mandates, alone", mandates, yardstick, kResolution);
  line("mandates of both, and diff", compared, yardstick, kResolution);
  line("clauses + mandates + diff", clauses + compared, yardstick, kResolution);
}

void alignment(int size, Budget budget) {
  const auto before = paragraphs(size, 1);
  auto after = before;
  for (std::size_t i = 0; i < after.size(); i += 5) after[i] += " and " + paragraph(7, 6);
  std::rotate(after.begin(), after.begin() + size / 3, after.end());
  const auto other = paragraphs(size, 90'000);
  double yardstick = best(3, [&] {
    for (const auto& each : before) static_cast<void>(text::key(each));
  });
  std::printf("%d x %d paragraphs\n", size, size);
  line("a fifth reworded, a third moved",
       best(3, [&] { static_cast<void>(diff::align(before, after)); }), yardstick, budget);
  line("nothing in common", best(3, [&] { static_cast<void>(diff::align(before, other)); }),
       yardstick, budget);
}

std::string letters(int number) {
  std::string out;
  for (int i = 0; i < 4; ++i, number /= 26) out += static_cast<char>('a' + number % 26);
  return out;
}

/// Who is acted upon: a rapporteur; a mission, by its name and by its acronym; authorizations of a
/// country; the panel of a country, by its kind alone.
void put_holder(int holder, int round, Event& event) {
  auto& details = event.details;
  const auto put = [&details](const std::string& name, const char* type) {
    details["holder"] = name;
    details["holder_key"] = text::key(name);
    details["holder_type"] = type;
  };
  const auto country = [](int n) { return "C" + letters(n).substr(0, 2); };
  if (holder % 4 != 0) event.body = "Security Council";
  if (holder % 4 == 0) {
    put("Special Rapporteur on " + paragraph(static_cast<unsigned>(holder), 6),
        "special_rapporteur");
  } else if (holder % 4 == 1) {
    const auto word = letters(holder);
    const auto land = letters(holder * 7);
    auto acronym = "u" + word + "m" + land[0];
    for (auto& c : acronym) c = upper(c);
    put(round % 2 == 0 ? acronym : "United " + word + " Mission in " + land, "mission");
  } else {
    event.country = country(holder);
    const bool panel = holder % 4 == 3;
    put(panel ? "Panel of Experts" : "authorizations",
        panel ? "sanctions_experts" : "authorization");
    if (panel) details["kind_only"] = true;
    details["base_resolution"] = std::to_string(9000 + holder + (panel ? 0 : round)) + " (2008)";
  }
}

/// An act of one of `holders` mandates, each renewed every other year, read in one document.
Event act(int number, int holders) {
  const int holder = number % holders;
  const int round = number / holders;
  Event event;
  event.type = "mandate.extended";
  event.resolution = "A/HRC/RES/" + std::to_string(10 + round) + "/" + std::to_string(holder);
  event.document = "https://example.org/" + event.resolution;
  event.source = "texts";
  event.body = "Human Rights Council";
  event.occurred =
      Date{std::chrono::year{2008 + 2 * round}, std::chrono::month{10}, std::chrono::day{1}};
  event.recorded = Instant{std::chrono::hours{number}};
  event.details = {{"action", "extended"}, {"duration", "P2Y"}};
  put_holder(holder, round, event);
  const auto name = text_at(event.details, "holder");
  event.id = event_id(event.type, event.resolution, name, "P2Y");
  event.evidence = {{"Decides to extend the mandate of the " + name + " for a period of two years;",
                     "operative paragraph 31", event.document, sha256(name),
                     "mandate/decide-extend", Authority::official}};
  return event;
}

/// The register of that many events: read from the store, and derived.
void registers(int events) {
  const auto vocabulary = config::Data::built_in().vocabulary();
  const auto folder = std::filesystem::temp_directory_path() / "mandated-bench-register";
  std::filesystem::remove_all(folder);
  {
    store::Store store{folder / "store.db", store::Access::write};
    store::Store::Transaction transaction{store};
    for (int i = 0; i < events; ++i) store.add_event(act(i, events / 10), {});
    transaction.commit();
  }
  const store::Store store{folder / "store.db", store::Access::read_only};
  const Instant now{std::chrono::hours{24 * 365 * 60}};
  std::vector<Event> known;
  const auto reading = best(3, [&] { known = store.mandate_events(now); });
  std::size_t count = 0;
  const auto deriving = best(3, [&] {
    count =
        registry::mandates(known, vocabulary.sessions, vocabulary.countries, {date_of(now), now})
            .size();
  });
  const auto yardstick = best(3, [&] {
    for (const auto& each : known) static_cast<void>(text::key(each.evidence.front().quote));
  });
  std::printf("%zu events, %zu mandates\n", known.size(), count);
  line("events from the store", reading, yardstick, 0);
  line("register of them", deriving, yardstick, 0);
  std::filesystem::remove_all(folder);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string texts = std::string{argc == 2 ? argv[1] : SHARED} + "/data/texts/";
  const auto before = bytes_of(argc == 3 ? argv[1] : texts + "A_HRC_RES_48_23.txt");
  const auto after = bytes_of(argc == 3 ? argv[2] : texts + "A_HRC_RES_54_36.txt");
  if (!before.empty() && !after.empty()) resolution("official texts", before, after);
  resolution("made-up texts", made_up(1), made_up(2));
  alignment(1000, kAlignment);
  alignment(10'000, 0);
  registers(1000);
  registers(10'000);
  return 0;
}
