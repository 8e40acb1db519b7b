#include "daemon/sinks/sink.h"

#include <algorithm>

#include "config/event_types.h"
#include "daemon/sinks/file.h"
#include "daemon/sinks/journal.h"
#include "daemon/sinks/standard_output.h"

namespace mandated::sinks {

std::unique_ptr<Sink> make_sink(const config::Sink& sink) {
  switch (sink.kind) {
    case config::SinkKind::file:
      return make_file_sink(sink);
    case config::SinkKind::standard_output:
      return make_standard_output_sink(sink.id);
    case config::SinkKind::journal:
      return make_journal_sink(sink.id);
  }
  return make_journal_sink(sink.id);
}

bool wants(const config::Sink& sink, const Event& event) {
  const bool type = sink.types.empty() ||
                    std::any_of(sink.types.begin(), sink.types.end(), [&event](const auto& glob) {
                      return config::matches(glob, event.type);
                    });
  const bool country = sink.countries.empty() ||
                       std::find(sink.countries.begin(), sink.countries.end(), event.country) !=
                           sink.countries.end();
  return type && country;
}

std::vector<std::string> wanting(const std::vector<config::Sink>& sinks, const Event& event) {
  std::vector<std::string> ids;
  for (const auto& sink : sinks) {
    if (wants(sink, event)) ids.push_back(sink.id);
  }
  return ids;
}

}  // namespace mandated::sinks
