#include "pipeline/vocabulary.h"

#include <fmt/format.h>

#include "pipeline/text/normalise.h"

namespace mandated {
namespace {

template <class T>
Result<T> read(const std::function<Result<json::value>(std::string_view)>& file,
               std::string_view name) {
  return file(name)
      .and_then([](const json::value& tree) { return T::from_json(tree); })
      .map_error([name](Error error) {
        error.detail = fmt::format("vocabulary/{}.yaml: {}", name, error.detail);
        return error;
      });
}

/// `marks:`, a list of {text, …}.
Result<std::vector<std::string>> soft_errors_from(const json::value& tree) {
  const auto* root = tree.if_object();
  const auto* marks = root == nullptr ? nullptr : root->if_contains("marks");
  if (marks == nullptr || !marks->is_array()) {
    return fail(Errc::malformed, "marks: is missing; a list of texts is taken");
  }
  std::vector<std::string> keys;
  for (const auto& mark : marks->get_array()) {
    auto key = mark.is_object() ? text::key(text_at(mark.get_object(), "text")) : std::string{};
    if (key.empty()) {
      return fail(Errc::malformed, fmt::format("marks[{}]: has no text of letters", keys.size()));
    }
    keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace

Result<Vocabulary> read_vocabulary(
    const std::function<Result<json::value>(std::string_view name)>& file) {
  auto countries = read<text::Countries>(file, "countries");
  if (!countries) return tl::unexpected{countries.error()};
  auto bodies = read<text::Bodies>(file, "bodies");
  if (!bodies) return tl::unexpected{bodies.error()};
  auto mandates = read<mandate::Words>(file, "mandates");
  if (!mandates) return tl::unexpected{mandates.error()};
  auto block_pages = read<BlockMarks>(file, "block_pages");
  if (!block_pages) return tl::unexpected{block_pages.error()};
  auto ladders = read<diff::Ladders>(file, "ladders");
  if (!ladders) return tl::unexpected{ladders.error()};
  auto soft_errors = file("soft_errors").and_then(soft_errors_from).map_error([](Error error) {
    error.detail = "vocabulary/soft_errors.yaml: " + error.detail;
    return error;
  });
  if (!soft_errors) return tl::unexpected{soft_errors.error()};
  auto sessions = read<mandate::Sessions>(file, "sessions");
  if (!sessions) return tl::unexpected{sessions.error()};
  return Vocabulary{
      std::move(*countries),  std::move(*bodies), std::move(*mandates), std::move(*ladders), {},
      std::move(*soft_errors), std::move(*block_pages),
      std::move(*sessions)};
}

}  // namespace mandated
