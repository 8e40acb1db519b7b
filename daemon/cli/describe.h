#pragma once

#include <optional>
#include <string>

#include "pipeline/model/document.h"
#include "pipeline/model/event.h"
#include "pipeline/model/mandate.h"
#include "pipeline/model/record.h"
#include "pipeline/store/store.h"

/// How commands put values into words, and documents into JSON.
namespace mandated::cli {

/// {"document","source","symbol","title","country","body","versions","found_at","checked_at",
/// "changed_at"}; what is not known is null.
[[nodiscard]] json::object to_json(const Document&);
/// The event, with {"correction": {"at","reason"}} where it was marked as wrong.
[[nodiscard]] json::object to_json(const Event&, const std::optional<store::Correction>& wrong);
/// The symbol, or the address where there is none.
[[nodiscard]] std::string name_of(const Document&);
/// A field's value as lines: one an item.
[[nodiscard]] std::string words_of(const Field&);
/// A JSON value of a change in words: a list's items, a vote's totals.
[[nodiscard]] std::string words_of(const json::value&);
/// "2 years (P2Y from adoption on 2023-10-13: until 2025-10-12)" of a mandate event's details; ""
/// where it states no term.
[[nodiscard]] std::string term_of(const Event&);
/// The first twelve digits of an id: enough for any command.
[[nodiscard]] std::string short_id(const Digest&);

}  // namespace mandated::cli
