#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/base/json.h"
#include "pipeline/model/block.h"
#include "pipeline/model/marc.h"
#include "pipeline/model/record.h"
#include "pipeline/text/names.h"

/// Records of the UN Digital Library. What its fields mean is written down in the Dag Hammarskjöld
/// Library's cataloguing manual (www.un.org/depts/dhl/unbisref_manual/bd) and held against records.
namespace mandated::extract {

/// "resolution" (089 B01), "draft" (B02), "vote" (B23), else "document".
enum class CatalogueType : std::uint8_t { document, resolution, draft, vote };

/// Another document this one belongs with (993, 952): "draft", "resolution", "report", "meeting" or
/// "document". What an indicator of 993 means depends on the record it stands in, so that the
/// symbol's own shape decides first.
struct CatalogueLink {
  std::string kind;
  std::string symbol;
};

struct CatalogueFile {
  std::string language;  ///< ISO 639-1 by the file's suffix ("-EN.pdf"); 856 $y is mojibake
  std::string url;
};

/// What a MARC record says of a resolution, a draft or a vote; "" where it does not say.
struct CatalogueRecord {
  CatalogueType type = CatalogueType::document;
  std::string recid;
  std::string changed;  ///< 005 as it stands: "20250516162631.0"
  std::string symbol;   ///< 191, in voting records 791
  std::string title;    ///< 245 $a without ISBD punctuation
  std::string date;  ///< 269: "2023-11-08", "2023-11", "2023"; of a voting record that of the vote
  std::string vote_date;                         ///< 992, in voting records 269
  std::string body;                              ///< by the symbol, else by 981
  std::string session;                           ///< 191 $c: "78", "S-36", "ES-10"
  std::vector<std::string> agenda_items;         ///< 991 $b without "[20]", each once
  std::vector<std::string> sponsors;             ///< 710
  std::vector<std::string> additional_sponsors;  ///< 515
  std::optional<Vote> vote;                      ///< 996: method and totals
  std::optional<Vote> full_vote;                 ///< 967 to 969: who voted how, checked against 996
  std::vector<CatalogueLink> related;
  std::vector<CatalogueFile> files;
  std::string reissued;  ///< 596 as it stands: "Reissued for technical reasons on 9 Nov. 2023."
};

[[nodiscard]] std::string_view name_of(CatalogueType);

[[nodiscard]] CatalogueRecord read_catalogue(const MarcRecord&, const text::Countries&,
                                             const text::Bodies&);

/// (vote, full_vote) of a record; nullopt where it does not say.
[[nodiscard]] std::pair<std::optional<Vote>, std::optional<Vote>> catalogue_votes(
    const MarcRecord&);

/// {"type","recid","changed","symbol","title","date","vote_date","body","session","agenda_items",
/// "sponsors","additional_sponsors","vote","related":[{"kind","symbol"}],"files":[{"language",
/// "url"}],"reissued"}: null where the record does not say. "vote" is the lists with their totals,
/// else the totals alone.
[[nodiscard]] json::object to_json(const CatalogueRecord&);

/// The record of blocks made by read::marc_blocks().
[[nodiscard]] MarcRecord marc_of(const Blocks&);

/// Fields of the record that the profile asks for. A record is whole as it is: `reissued` and
/// `related` that are not there are empty, so that the day they come is a change. What the
/// catalogue fills in over time (sponsors, votes, files) is unknown until then.
void read_catalogued(const Blocks&, const text::Countries&, const text::Bodies&, Record&);

}  // namespace mandated::extract
