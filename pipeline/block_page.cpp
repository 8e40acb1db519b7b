#include "pipeline/block_page.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"

namespace mandated {
namespace {

std::vector<std::string> texts_at(const json::object& object, std::string_view member) {
  std::vector<std::string> out;
  const auto* const found = object.if_contains(member);
  if (found == nullptr || !found->is_array()) return out;
  for (const auto& each : found->get_array()) {
    if (each.is_string()) out.push_back(lowered(each.get_string()));
  }
  return out;
}

/// YAML gives numbers as texts.
std::vector<int> numbers_at(const json::object& object, std::string_view member) {
  std::vector<int> out;
  for (const auto& text : texts_at(object, member)) out.push_back(std::atoi(text.c_str()));
  return out;
}

bool fits(const BlockMark& mark, int status, const std::vector<std::string>& headers,
          const std::string& body) {
  const auto& statuses = mark.statuses;
  if (!statuses.empty() && std::find(statuses.begin(), statuses.end(), status) == statuses.end()) {
    return false;
  }
  const auto has_header = [&headers](const std::string& start) {
    return std::any_of(headers.begin(), headers.end(), [&start](const std::string& line) {
      return line.compare(0, start.size(), start) == 0;
    });
  };
  const auto has_text = [&body](const std::string& text) {
    return body.find(text) != std::string::npos;
  };
  return std::all_of(mark.headers.begin(), mark.headers.end(), has_header) &&
         std::all_of(mark.texts.begin(), mark.texts.end(), has_text);
}

}  // namespace

Result<BlockMarks> BlockMarks::from_json(const json::value& tree) {
  const auto* const root = tree.if_object();
  const auto* const list = root != nullptr ? root->if_contains("block_pages") : nullptr;
  if (list == nullptr || !list->is_array()) {
    return fail(Errc::malformed, "block_pages: missing; a list of marks is taken");
  }
  BlockMarks out;
  for (const auto& each : list->get_array()) {
    const auto* const object = each.if_object();
    BlockMark mark;
    if (object != nullptr) {
      mark = {text_at(*object, "service"), numbers_at(*object, "status"),
              texts_at(*object, "headers"), texts_at(*object, "texts")};
    }
    if (mark.service.empty() || (mark.headers.empty() && mark.texts.empty())) {
      return fail(Errc::malformed,
                  fmt::format("block_pages[{}]: a mark has a service, and headers or texts",
                              out.marks.size()));
    }
    out.marks.push_back(std::move(mark));
  }
  return out;
}

std::optional<Error> block_of(const Snapshot& snapshot, std::string_view body,
                              const BlockMarks& marks) {
  std::vector<std::string> headers;
  for (const auto& line : snapshot.headers) headers.push_back(lowered(line));
  const auto text = lowered(body.substr(0, BlockMarks::kLookedAt));
  for (const auto& mark : marks.marks) {
    if (!fits(mark, snapshot.status, headers, text)) continue;
    const auto& told_by = mark.headers.empty() ? mark.texts.front() : mark.headers.front();
    return Error{Errc::blocked, fmt::format("{} lets no program through (status {}, \"{}\"); it is "
                                            "left alone and asked again later",
                                            mark.service, snapshot.status, told_by)};
  }
  return std::nullopt;
}

}  // namespace mandated
