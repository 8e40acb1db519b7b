#include "pipeline/vocabulary.h"

#include <fmt/format.h>

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

}  // namespace

Result<Vocabulary> read_vocabulary(
    const std::function<Result<json::value>(std::string_view name)>& file) {
  auto countries = read<text::Countries>(file, "countries");
  if (!countries) return tl::unexpected{countries.error()};
  auto bodies = read<text::Bodies>(file, "bodies");
  if (!bodies) return tl::unexpected{bodies.error()};
  auto mandates = read<mandate::Words>(file, "mandates");
  if (!mandates) return tl::unexpected{mandates.error()};
  auto ladders = read<diff::Ladders>(file, "ladders");
  if (!ladders) return tl::unexpected{ladders.error()};
  return Vocabulary{
      std::move(*countries), std::move(*bodies), std::move(*mandates), std::move(*ladders), {}};
}

}  // namespace mandated
