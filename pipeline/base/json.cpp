#include "pipeline/base/json.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace mandated {
namespace {

void write_canonical(const json::value& value, std::string& out) {
  if (const auto* object = value.if_object()) {
    std::vector<const json::key_value_pair*> members;
    members.reserve(object->size());
    for (const auto& member : *object) members.push_back(&member);
    std::sort(members.begin(), members.end(),
              [](const auto* a, const auto* b) { return a->key() < b->key(); });
    out += '{';
    for (const auto* member : members) {
      if (out.back() != '{') out += ',';
      out += json::serialize(json::string{member->key()});
      out += ':';
      write_canonical(member->value(), out);
    }
    out += '}';
  } else if (const auto* array = value.if_array()) {
    out += '[';
    for (const auto& item : *array) {
      if (out.back() != '[') out += ',';
      write_canonical(item, out);
    }
    out += ']';
  } else {
    out += json::serialize(value);
  }
}

void write_pretty(const json::value& value, std::string indent, std::string& out) {
  const auto open = [&](char bracket, bool empty) {
    out += bracket;
    if (!empty) indent += "  ";
  };
  const auto close = [&](char bracket, bool empty) {
    if (!empty) {
      indent.resize(indent.size() - 2);
      out += '\n' + indent;
    }
    out += bracket;
  };
  bool first = true;
  const auto next = [&] {
    if (!first) out += ',';
    first = false;
    out += '\n' + indent;
  };
  if (const auto* object = value.if_object()) {
    open('{', object->empty());
    for (const auto& member : *object) {
      next();
      out += json::serialize(json::string{member.key()}) + ": ";
      write_pretty(member.value(), indent, out);
    }
    close('}', object->empty());
  } else if (const auto* array = value.if_array()) {
    open('[', array->empty());
    for (const auto& item : *array) {
      next();
      write_pretty(item, indent, out);
    }
    close(']', array->empty());
  } else {
    out += json::serialize(value);
  }
}

/// False where an exponent was too large: what is infinite cannot be written as JSON again.
bool is_finite(const json::value& value) {
  if (const auto* array = value.if_array()) {
    return std::all_of(array->begin(), array->end(), is_finite);
  }
  if (const auto* object = value.if_object()) {
    return std::all_of(object->begin(), object->end(),
                       [](const auto& member) { return is_finite(member.value()); });
  }
  return !value.is_double() || std::isfinite(value.get_double());
}

}  // namespace

std::string canonical(const json::value& value) {
  std::string out;
  write_canonical(value, out);
  return out;
}

std::string pretty(const json::value& value) {
  std::string out;
  write_pretty(value, "", out);
  return out;
}

Result<json::value> parse_json(std::string_view text) {
  json::parse_options options;
  options.max_depth = 64;
  json::parser parser{{}, options};
  json::error_code error;
  const auto read = parser.write_some({text.data(), text.size()}, error);
  if (error) return fail(Errc::malformed, fmt::format("at byte {}: {}", read, error.message()));
  if (text.substr(read).find_first_not_of(" \t\r\n") != std::string_view::npos) {
    return fail(Errc::malformed, fmt::format("at byte {}: text after the value", read));
  }
  auto value = parser.release();
  if (!is_finite(value)) return fail(Errc::malformed, "a number is out of range");
  return value;
}

std::string text_at(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains({key.data(), key.size()});
  if (value == nullptr || !value->is_string()) return {};
  const auto& text = value->get_string();
  return {text.data(), text.size()};
}

}  // namespace mandated
