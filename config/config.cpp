#include "config/config.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

namespace mandated::config {

const Profile& Config::profile(std::string_view id) const {
  const auto found = std::find_if(profiles.begin(), profiles.end(),
                                  [id](const Profile& each) { return each.id == id; });
  if (found == profiles.end()) throw std::logic_error(fmt::format("no profile \"{}\"", id));
  return *found;
}

}  // namespace mandated::config
