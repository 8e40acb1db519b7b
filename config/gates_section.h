#pragma once

#include "config/reader.h"
#include "config/writer.h"
#include "pipeline/model/gates.h"
#include "pipeline/model/profile.h"

namespace mandated::config {

/// `gates:`, of the whole config and of each source; what it leaves out is as in `fallback`. Fields
/// that a source requires have to be of its `profile`, and paragraphs are asked only of one that
/// reads them; of the whole config there is none.
[[nodiscard]] Gates read_gates(Reader&, const Gates& fallback, const Profile* profile = nullptr);
/// Those of a profile, which stand between the two: what it names comes before the whole's. It says
/// minimum_clauses and what is required beside its fields, and not in `gates:`.
[[nodiscard]] GatesOfProfile read_gates_of_profile(Reader&);
/// A field of the profile without which no answer is taken.
void require(GatesOfProfile&, const std::string& field);
[[nodiscard]] Gates overlaid(const Gates& base, const GatesOfProfile&);
/// Without what the whole config asks and this profile does not read: what a source of it may say.
[[nodiscard]] Gates asked_of(const Profile&, Gates);
void write(Writer&, const Gates&);

}  // namespace mandated::config
