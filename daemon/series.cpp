#include "daemon/series.h"

#include <algorithm>
#include <optional>

#include "pipeline/detect/series.h"
#include "pipeline/series/family.h"
#include "pipeline/series/member.h"

namespace mandated {
namespace {

struct Found {
  Document document;
  Version version;
  std::vector<series::Reason> reasons;
};

std::optional<Found> load(const store::Store& store, std::int64_t id,
                          std::vector<series::Reason> reasons) {
  auto document = store.document(id);
  if (!document) return std::nullopt;
  auto version = store.version(id, document->versions);
  if (!version) return std::nullopt;
  return Found{*std::move(document), *std::move(version), std::move(reasons)};
}

/// A member among all that may be linked with it, and the resolutions these make.
class Kin {
 public:
  Kin(const store::Store& store, const Member& member)
      : members_(store.members_of(series::lookups_of(member), kMostOfAKey)) {
    const auto own = [&member](const Member& each) { return each.document == member.document; };
    if (std::none_of(members_.begin(), members_.end(), own)) members_.push_back(member);
    steps_ = series::family_of(members_);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      for (const auto& sheet : steps_[i].sheets) {
        if (own(members_[sheet.member])) at_ = i;
      }
    }
  }

  /// The predecessor's document that is best compared with the member's: one its profile read.
  [[nodiscard]] std::optional<Found> predecessor(const store::Store& store,
                                                 const std::string& profile) const {
    const auto& step = steps_[at_];
    if (!step.predecessor) return std::nullopt;
    const auto& sheets = steps_[*step.predecessor].sheets;
    const auto same = std::find_if(sheets.begin(), sheets.end(), [&](const series::Sheet& sheet) {
      return members_[sheet.member].profile == profile && sheet.part != series::Part::draft;
    });
    const auto& sheet = same == sheets.end() ? sheets.front() : *same;
    return load(store, members_[sheet.member].document, step.reasons);
  }

  /// Resolutions that continue the member's, as far as these members tell.
  [[nodiscard]] std::vector<Member> successors() const {
    std::vector<Member> out;
    for (const auto& step : steps_) {
      if (step.predecessor == at_) out.push_back(members_[step.sheets.front().member]);
    }
    return out;
  }

  [[nodiscard]] bool continues(std::int64_t document) const {
    const auto& step = steps_[at_];
    if (!step.predecessor) return false;
    const auto& sheets = steps_[*step.predecessor].sheets;
    return std::any_of(sheets.begin(), sheets.end(), [&](const series::Sheet& sheet) {
      return members_[sheet.member].document == document;
    });
  }

 private:
  static constexpr std::size_t kMostOfAKey = 256;
  std::vector<Member> members_;
  std::vector<series::Step> steps_;
  std::size_t at_ = 0;
};

/// What came earlier than its predecessor did, told as history.
std::optional<Event> belated(const store::Store& store, const detect::Subject& subject,
                             const Member& successor, const diff::Rules& rules) {
  const Kin kin(store, successor);
  if (!kin.continues(subject.document.id)) return std::nullopt;
  const auto later = load(store, successor.document, {});
  const auto earlier = kin.predecessor(store, successor.profile);
  if (!later || !earlier) return std::nullopt;
  const detect::Subject its{later->document, later->version, later->document.url, subject.profile,
                            true};
  return detect::series_continued(its, {earlier->document, earlier->version, earlier->reasons},
                                  rules);
}

}  // namespace

std::vector<Event> series_events(store::Store& store, const Vocabulary& vocabulary,
                                 const detect::Subject& subject) {
  std::vector<Event> events;
  const auto member =
      series::member_of(subject.document, subject.version.record, vocabulary.mandates);
  if (!store.put_member(member, series::keys_of(member))) return events;
  const diff::Rules rules{vocabulary.ladders, vocabulary.mandates};
  const Kin kin(store, member);
  if (const auto earlier = kin.predecessor(store, member.profile)) {
    events.push_back(detect::series_continued(
        subject, {earlier->document, earlier->version, earlier->reasons}, rules));
  }
  for (const auto& successor : kin.successors()) {
    if (auto event = belated(store, subject, successor, rules)) events.push_back(*std::move(event));
  }
  return events;
}

void note_member(store::Store& store, const Vocabulary& vocabulary, const Document& document,
                 const Record& record) {
  const auto member = series::member_of(document, record, vocabulary.mandates);
  store.put_member(member, series::keys_of(member));
}

}  // namespace mandated
