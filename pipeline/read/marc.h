#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/model/block.h"
#include "pipeline/model/marc.h"
#include "pipeline/read/warnings.h"
#include "pipeline/read/xml.h"

/// MARCXML (Library of Congress, MARC21slim.xsd). Elements are known by their local names, since
/// the UN Digital Library writes them with no prefix, "ns0:" or "marc:".
namespace mandated::read {

/// Fields over which a record is refused: the longest voting records hold some 250.
inline constexpr std::size_t kMaxMarcFields = 20'000;

/// True for XML that begins with a MARC record or a collection of them.
[[nodiscard]] bool is_marc(std::string_view bytes);

/// Every record in document order: of a collection, a single record, or an answer of OAI-PMH.
/// Errc::malformed where there is none, or over a limit of this file or of xml.h.
[[nodiscard]] Result<std::vector<MarcRecord>> read_marc(std::string_view bytes,
                                                        std::string_view content_type,
                                                        Warnings& warnings);

/// True for a <record> that holds fields of MARC, not the one of OAI-PMH around it.
[[nodiscard]] bool is_marc_record(Xml::Node);
[[nodiscard]] Result<MarcRecord> marc_record(Xml::Node);

/// A record as blocks, so that it goes the way of every document: a term "245 10 $a" and a
/// definition for each subfield ("001" for a control field, "LDR" for the leader), in a container
/// "datafield" for each field. marc_of() in extract/marc_blocks.h undoes it.
[[nodiscard]] Blocks marc_blocks(const MarcRecord&);

/// The blocks of a document that is one record. Errc::ambiguous where it holds more.
[[nodiscard]] Result<Blocks> read_marc_document(std::string_view bytes,
                                                std::string_view content_type);

}  // namespace mandated::read
