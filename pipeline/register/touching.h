#pragma once

#include <vector>

#include "pipeline/register/acts.h"
#include "pipeline/register/groups.h"

namespace mandated::registry {

/// Joins authorizations and measures of one body, country and subject whose terms touch: what is
/// extended in the last month of a term, or the day after it, goes on from there, whatever it calls
/// its base. Not where two mandates end then, or two go on, and never what is established.
void join_touching(const std::vector<Act>&, Groups&);

}  // namespace mandated::registry
