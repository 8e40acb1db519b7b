#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include <re2/re2.h>

#include "pipeline/extract/labels.h"
#include "pipeline/model/block.h"
#include "pipeline/model/profile.h"
#include "pipeline/model/record.h"
#include "pipeline/text/names.h"

namespace mandated::extract {

/// What a profile's fields are read with.
struct Rules {
  const Profile& profile;
  Labels labels;
  std::vector<std::unique_ptr<const RE2>> patterns;  ///< by field; null for any value
};

/// The fields of a page that shows them under labels. The title is the page's own.
void read_labelled(const Blocks&, const Rules&, const text::Countries&, Record&);

}  // namespace mandated::extract
