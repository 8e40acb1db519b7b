#include "pipeline/read/pdf_layers.h"

#include <algorithm>
#include <string>

#include "pipeline/read/pdf_objects.h"

namespace mandated::read::pdf {
namespace {

constexpr int kMostGroups = 10'000;

template <class Visit>
void each_group(QPDFObjectHandle groups, const Visit& visit) {
  if (groups.isDictionary()) visit(groups);
  for (int i = 0; groups.isArray() && i < std::min(groups.getArrayNItems(), kMostGroups); ++i) {
    auto group = groups.getArrayItem(i);
    if (group.isDictionary()) visit(group);
  }
}

}  // namespace

std::set<int> hidden_layers(QPDFObjectHandle catalog) {
  std::set<int> out;
  auto properties = key_of(catalog, "/OCProperties");
  auto standard = key_of(properties, "/D");
  if (name_in(standard, "/BaseState") == "OFF") {
    each_group(key_of(properties, "/OCGs"),
               [&out](auto group) { out.insert(group.getObjectID()); });
  }
  each_group(key_of(standard, "/ON"), [&out](auto group) { out.erase(group.getObjectID()); });
  each_group(key_of(standard, "/OFF"), [&out](auto group) { out.insert(group.getObjectID()); });
  out.erase(0);  // a group that is no object of its own cannot be named
  return out;
}

bool is_hidden(QPDFObjectHandle group, const std::set<int>& hidden) {
  if (hidden.empty() || !group.isDictionary()) return false;
  if (name_in(group, "/Type") != "OCMD") return hidden.count(group.getObjectID()) != 0;
  std::size_t on = 0;
  std::size_t off = 0;
  each_group(key_of(group, "/OCGs"),
             [&](auto each) { ++(hidden.count(each.getObjectID()) != 0 ? off : on); });
  if (on + off == 0) return false;
  const std::string policy = name_in(group, "/P");
  if (policy == "AllOn") return off > 0;
  if (policy == "AnyOff") return off == 0;
  if (policy == "AllOff") return on > 0;
  return on == 0;
}

}  // namespace mandated::read::pdf
