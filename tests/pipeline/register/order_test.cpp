#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "pipeline/base/json.h"
#include "tests/pipeline/register/sample.h"

namespace mandated::registry {
namespace {

rc::Gen<std::string> one_of(std::vector<std::string> all) {
  return rc::gen::elementOf(std::move(all));
}

/// An act on one of few holders, by few resolutions, so that much of it may be one.
rc::Gen<Event> act() {
  return rc::gen::exec([] {
    const auto number = *rc::gen::inRange(1, 12);
    const auto authority = *rc::gen::element(Authority::official, Authority::quotation);
    auto event = event_of(
        {.type = *one_of({"mandate.established", "mandate.extended", "mandate.extended",
                          "mandate.terminated", "mandate.modified"}),
         .resolution = "S/RES/" + std::to_string(9000 + number) + " (2020)",
         .adopted = "2020-" + std::string{number < 10 ? "0" : ""} + std::to_string(number) + "-11",
         .holder = *one_of({"united nations support mission in libya", "unsmil", "support mission",
                            "unsom", "authorizations", "measures on arms", "panel of experts",
                            "panel of experts on libya"}),
         .duration = *one_of({"", "P1M", "P2M", "P1Y"}),
         .authority = authority});
    event.body = "Security Council";
    event.country = *one_of({"", "LBY", "SOM"});
    const auto base = *one_of({"", "9001 (2020)", "9003 (2020)"});
    event.details["base_resolution"] = base;
    const auto holder = text_at(event.details, "holder_key");
    if (holder == "authorizations" || holder.starts_with("measures")) {
      event.details["holder_type"] = "authorization";
    }
    if (holder == "panel of experts") event.details["kind_only"] = true;
    if (holder == "unsmil" || holder == "unsom") {
      event.details["holder"] = holder == "unsmil" ? "UNSMIL" : "UNSOM";
    }
    if (event.type == "mandate.modified" && *rc::gen::arbitrary<bool>()) {
      event.details["formerly"] = *one_of({"Support Mission", "Panel of Experts"});
    }
    event.id = event_id(event.type, event.resolution + event.document, holder,
                        json::serialize(event.details) + event.country);
    return event;
  });
}

/// A line for each mandate: everything but when it was recorded.
std::vector<std::string> lines(const std::vector<Mandate>& mandates) {
  std::vector<std::string> out;
  for (const auto& mandate : mandates) {
    auto line = mandate.key + "|" + mandate.body + "|" + mandate.country + "|" +
                std::string{name_of(mandate.state)} + "|" + std::to_string(mandate.current);
    for (const auto& name : mandate.names) line += "|" + name;
    for (const auto& term : mandate.terms) {
      line += "\n  " + term.act.event.id.hex() + " " + term.end.how;
      for (const auto& also : term.act.also) line += " " + also.id.hex();
      for (const auto& against : term.act.against) line += " !" + against.id.hex();
    }
    out.push_back(std::move(line));
  }
  return out;
}

RC_GTEST_PROP(RegisterProperty, IsTheSameWhateverTheOrderOfIngestion, ()) {
  const auto read = *rc::gen::uniqueBy<std::vector<Event>>(
      act(), [](const Event& event) { return event.id.hex(); });
  const auto order = *rc::gen::container<std::vector<int>>(read.size(), rc::gen::arbitrary<int>());
  std::vector<std::size_t> places(read.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  std::sort(places.begin(), places.end(), [&order](std::size_t a, std::size_t b) {
    return std::pair{order[a], a} < std::pair{order[b], b};
  });
  std::vector<Event> other;
  for (const auto i : places) {
    other.push_back(read[i]);
    other.back().recorded = parse_instant("2021-01-01T00:00:00Z").value() +
                            std::chrono::seconds{static_cast<int>(other.size())};
  }
  const auto question = on("2020-12-01");
  RC_ASSERT(lines(mandates(other, sessions(), countries(), question)) ==
            lines(mandates(read, sessions(), countries(), question)));
}

}  // namespace
}  // namespace mandated::registry
