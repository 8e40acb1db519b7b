#include "pipeline/read/charset.h"

namespace mandated::read {

Decoded decode(std::string_view bytes, std::string_view /*content_type*/, bool /*html*/) {
  return {"utf-8", "default", std::string{bytes}};
}

}  // namespace mandated::read
