#include <algorithm>
#include <cctype>
#include <map>
#include <tuple>

#include "pipeline/store/events.h"
#include "pipeline/store/impl.h"

namespace mandated::store {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The numbers of a symbol, so that A/HRC/RES/9/15 comes before A/HRC/RES/54/36.
std::vector<std::int64_t> numbers_of(std::string_view symbol) {
  std::vector<std::int64_t> numbers;
  bool within = false;
  for (const char c : symbol) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !within) numbers.push_back(0);
    if (digit && numbers.back() < 1'000'000'000) numbers.back() = numbers.back() * 10 + (c - '0');
    within = digit;
  }
  return numbers;
}

/// Later acts compare greater.
struct Order {
  std::string acted_on;
  std::vector<std::int64_t> symbol;
  std::int64_t row = 0;
  auto operator<=>(const Order&) const = default;
};

}  // namespace

std::string holder_key_of(const Event& event) {
  auto key = text_at(event.details, "holder_key");
  if (!key.empty()) return key;
  key = text_at(event.details, "holder");
  std::transform(key.begin(), key.end(), key.begin(), lower);
  return key.starts_with("the ") ? key.substr(4) : key;
}

std::vector<RegisterRow> Store::mandates() const {
  auto cursor = impl_->database->query(R"sql(
    SELECT id, holder_key, acted_on, json FROM event WHERE holder_key IS NOT NULL ORDER BY id)sql");
  std::map<std::pair<std::string, std::string>, std::pair<Order, RegisterRow>> newest;
  while (cursor.next()) {
    const auto row = cursor.integer(0);
    RegisterRow found{impl_->read_event(row, cursor.bytes(3)), cursor.string(1)};
    const auto& event = found.event;
    Order order{cursor.string(2), numbers_of(event.resolution), row};
    auto& held = newest[{found.holder_key, event.country.empty() ? event.body : event.country}];
    if (held.first.row == 0 || held.first < order) held = {std::move(order), std::move(found)};
  }
  std::vector<RegisterRow> rows;
  for (auto& entry : newest) rows.push_back(std::move(entry.second.second));
  return rows;
}

}  // namespace mandated::store
