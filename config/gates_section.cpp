#include "config/gates_section.h"

#include <cmath>

#include <fmt/format.h>

#include "config/units.h"

namespace mandated::config {
namespace {

constexpr Range<milliseconds> kSpan{milliseconds{0}, std::chrono::hours{24 * 366}};

}  // namespace

Gates read_gates(Reader& reader, const Gates& fallback) {
  Gates gates = fallback;
  reader.mapping("gates", [&gates](Reader& of) {
    const auto share = static_cast<int>(std::lround(gates.min_share_of_size * 100));
    gates.min_share_of_size = of.percent("min_share_of_size", share, {0, 100}) / 100.0;
    gates.same_body_documents =
        of.number("same_body_documents", gates.same_body_documents, {2, 1'000'000});
    gates.settle_answers = of.number("settle_answers", gates.settle_answers, {1, 1'000});
    gates.settle_after = of.duration("settle_after", gates.settle_after, kSpan);
    gates.gone_answers = of.number("gone_answers", gates.gone_answers, {1, 1'000});
    gates.gone_after = of.duration("gone_after", gates.gone_after, kSpan);
    gates.flap_within = of.duration("flap_within", gates.flap_within, kSpan);
  });
  return gates;
}

void write(Writer& out, const Gates& gates) {
  out.line("min_share_of_size", fmt::format("{}%", std::lround(gates.min_share_of_size * 100)));
  out.line("same_body_documents", fmt::to_string(gates.same_body_documents));
  out.line("settle_answers", fmt::to_string(gates.settle_answers));
  out.line("settle_after", format_duration(gates.settle_after));
  out.line("gone_answers", fmt::to_string(gates.gone_answers));
  out.line("gone_after", format_duration(gates.gone_after));
  out.line("flap_within", format_duration(gates.flap_within));
}

}  // namespace mandated::config
