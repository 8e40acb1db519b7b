#pragma once

#include <array>
#include <string_view>

namespace mandated::sinks {

struct MessageId {
  std::string_view type;
  std::string_view id;
};

/// MESSAGE_ID of each type of event in the journal, as in systemd/mandated.catalog. Never changed
/// and never used again: people filter by them.
inline constexpr std::array<MessageId, 19> kMessageIds{{
    {"document.added", "382fa7d29d2b4a1fb74b41527b7a4362"},
    {"document.gone", "81465574b0c8484588e0d7625b903002"},
    {"document.returned", "5d0c2c1be8a64f0a9a7e3f5c8a1b7d42"},
    {"event.corrected", "a1b5e3f0c2d74b58b7f4190d8e6c2a35"},
    {"mandate.contradiction", "e0c94d1b7a3f4e0c8d5a62f19b37c84e"},
    {"mandate.established", "b7a6db390e03435c85e878f84de39185"},
    {"mandate.expanded", "18478fdf2aac45729e16bc37bb319327"},
    {"mandate.expiring", "33d4732342214cedb68f8995a61ed442"},
    {"mandate.extended", "3e48345841f24aa88af92f14bcb4a1c2"},
    {"mandate.lapsed", "09b850de799c49fc9fa008b0c9bbe51a"},
    {"mandate.modified", "521f1bc43fd343da9d494289c3cfdaea"},
    {"mandate.reduced", "72c8db019aa54808997f20ec0469c384"},
    {"mandate.terminated", "2c7e329117524d8d8a9d5a491271cd08"},
    {"record.changed", "134b42b38cf5433e98f0ac904a1d77c2"},
    {"series.continued", "6d3c0c5f1b7e4f7a9a52c3e8d41f7b06"},
    {"source.incident", "f5fe589265f4405d8cdac7255f978ea6"},
    {"source.recovered", "e314f77571f349fa9beeabd5f6210e71"},
    {"source.silent", "c7b1f0a94e5d4d6e8b23f1a06d9e5c38"},
    {"vote.changed", "b4f92009779f42ccb50d0d97b3bea091"},
}};

/// "" for a type that has none.
[[nodiscard]] constexpr std::string_view message_id(std::string_view type) {
  for (const auto& each : kMessageIds) {
    if (each.type == type) return each.id;
  }
  return {};
}

}  // namespace mandated::sinks
