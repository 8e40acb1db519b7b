#pragma once

#include <string>

#include <qpdf/QPDFObjectHandle.hh>

namespace mandated::read::pdf {

/// The value of a key ("/Encoding"); null where it is missing, or `dictionary` is none.
[[nodiscard]] inline QPDFObjectHandle key_of(QPDFObjectHandle dictionary, const char* key) {
  return dictionary.isDictionary() ? dictionary.getKey(key) : QPDFObjectHandle::newNull();
}

/// A name without its slash; "" where it is missing or no name.
[[nodiscard]] inline std::string name_in(QPDFObjectHandle dictionary, const char* key) {
  auto value = key_of(dictionary, key);
  return value.isName() ? value.getName().substr(1) : std::string{};
}

}  // namespace mandated::read::pdf
