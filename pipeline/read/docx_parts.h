#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "pipeline/base/result.h"
#include "pipeline/read/archive.h"

namespace mandated::read::docx {

/// What a part's relations file says (ISO/IEC 29500-2, 9.3): where its parts and links are.
struct Relation {
  std::string type;    ///< the last step of its URI: "styles", "header", "hyperlink"
  std::string target;  ///< as written: the name of a part, or an address
};
using Relations = std::map<std::string, Relation, std::less<>>;  ///< by Id

/// The parts of a Word document that have text, or say how it is numbered. Missing ones are empty.
struct Parts {
  pugi::xml_document document;
  pugi::xml_document styles;
  pugi::xml_document numbering;
  pugi::xml_document footnotes;
  pugi::xml_document endnotes;
  pugi::xml_document properties;
  Relations relations;  ///< of the document
  /// What stands above the first page: its own header where the first section has one, else that of
  /// all pages.
  pugi::xml_document masthead;
};

/// Fails with Errc::unsupported (no document in it), Errc::malformed (no XML, or over a limit).
/// Names of parts are found by their relations; where these are missing the usual ones are tried.
[[nodiscard]] Result<void> load(const Archive&, Parts&);

}  // namespace mandated::read::docx
