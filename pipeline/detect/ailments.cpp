#include "pipeline/detect/ailments.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "pipeline/base/result.h"

namespace mandated::detect {
namespace {

/// The incidents that are open, by what they are about.
class Open {
 public:
  explicit Open(const std::vector<Incident>& open) : open_(open) {}

  [[nodiscard]] bool of_document(const Ailment& ailment) const {
    return has([&](const Incident& each) {
      return each.document == ailment.document && each.reason == ailment.reason;
    });
  }
  [[nodiscard]] bool of_many(const std::string& reason) const {
    return has([&](const Incident& each) {
      return each.document.empty() && each.documents > 0 && each.reason == reason;
    });
  }
  [[nodiscard]] bool out_of_reach() const {
    return has([](const Incident& each) {
      return each.document.empty() &&
             (each.reason == name_of(Errc::network) || each.reason == name_of(Errc::unavailable));
    });
  }

 private:
  template <class Is>
  [[nodiscard]] bool has(Is is) const {
    return std::any_of(open_.begin(), open_.end(), is);
  }

  const std::vector<Incident>& open_;
};

Suffered of_one(const std::string& source, const Ailment& ailment) {
  Incident incident{source,         ailment.document, ailment.reason,
                    ailment.detail, ailment.at,       ailment.at};
  return {std::move(incident), ailment.snapshot};
}

Suffered of_many(const std::string& source, const std::vector<Ailment>& documents) {
  const auto shown = std::find_if(documents.begin(), documents.end(),
                                  [](const Ailment& each) { return each.snapshot != Digest{}; });
  const auto& example = shown == documents.end() ? documents.front() : *shown;
  auto suffered = of_one(source, example);
  auto& incident = suffered.incident;
  incident.document.clear();
  incident.detail = fmt::format("{} document{}, such as {}: {}", documents.size(),
                                documents.size() == 1 ? "" : "s", example.document, example.detail);
  for (const auto& each : documents) {
    incident.last_seen_at = std::max(incident.last_seen_at, each.at);
  }
  incident.opened_at = incident.last_seen_at;
  incident.documents = static_cast<std::int64_t>(documents.size());
  incident.example = example.document;
  return suffered;
}

}  // namespace

std::vector<Suffered> incidents_of(const std::string& source, const std::optional<Ailment>& index,
                                   const std::vector<Ailment>& documents,
                                   const std::vector<Incident>& open) {
  const Open before{open};
  std::map<std::string, std::vector<Ailment>> by_reason;
  for (const auto& each : documents) by_reason[each.reason].push_back(each);
  std::vector<Suffered> out;
  if (index) {
    out.push_back(of_one(source, *index));
    const auto same = by_reason.find(index->reason);
    if (same != by_reason.end()) {
      out.back().incident.documents = static_cast<std::int64_t>(same->second.size());
      out.back().incident.example = same->second.front().document;
    }
  }
  for (const auto& [reason, suffering] : by_reason) {
    const bool of_index = index && index->reason == reason;
    const bool many = of_index || suffering.size() >= kTogether || before.of_many(reason);
    if (many && !of_index) out.push_back(of_many(source, suffering));
    const bool waits = many || (reason == name_of(Errc::http_status) && before.out_of_reach());
    for (const auto& each : suffering) {
      if (!waits || before.of_document(each)) out.push_back(of_one(source, each));
    }
  }
  return out;
}

}  // namespace mandated::detect
