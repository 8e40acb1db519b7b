#include "pipeline/read/docx_parts.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "pipeline/read/docx_styles.h"

namespace mandated::read::docx {
namespace {

Result<void> load_part(const Archive& archive, const std::string& name, pugi::xml_document& into) {
  auto bytes = archive.part(name);
  if (!bytes) return tl::unexpected{bytes.error()};
  if (bytes->empty()) return {};
  // pugixml reads no DTD and expands no entity but the five of XML.
  const auto parsed =
      into.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (parsed) return {};
  return fail(Errc::malformed,
              fmt::format("docx: {}: byte {}: {}", name, parsed.offset, parsed.description()));
}

// "word/" of "word/document.xml".
std::string folder_of(const std::string& part) { return part.substr(0, part.rfind('/') + 1); }

// "word/_rels/document.xml.rels".
std::string relations_of(const std::string& part) {
  const std::string folder = folder_of(part);
  return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

Result<Relations> load_relations(const Archive& archive, const std::string& part) {
  pugi::xml_document xml;
  auto loaded = load_part(archive, relations_of(part), xml);
  if (!loaded) return tl::unexpected{loaded.error()};
  Relations out;
  for (const pugi::xml_node node : xml.document_element().children()) {
    const auto type = attribute_of(node, "Type");
    out[std::string{attribute_of(node, "Id")}] = {std::string{type.substr(type.rfind('/') + 1)},
                                                  std::string{attribute_of(node, "Target")}};
  }
  return out;
}

// A target is meant from the folder of the part that names it, or from the root.
std::string part_at(const std::string& target, const std::string& folder) {
  return target.substr(0, 1) == "/" ? target.substr(1) : folder + target;
}

std::string part_of_type(const Relations& relations, std::string_view type,
                         const std::string& folder, std::string usual) {
  for (const auto& [id, relation] : relations) {
    if (relation.type == type) return part_at(relation.target, folder);
  }
  return usual;
}

// The first w:sectPr says what stands above the first page (ISO/IEC 29500-1, 17.10).
std::string masthead_of(pugi::xml_node document, const Relations& relations) {
  const auto section =
      document.find_node([](pugi::xml_node node) { return local_name(node) == "sectPr"; });
  const auto title = child_of(section, "titlePg");
  const auto value = attribute_of(title, "val");
  const bool own = title && value != "0" && value != "false" && value != "off";
  for (const pugi::xml_node node : section.children()) {
    if (local_name(node) != "headerReference") continue;
    if (attribute_of(node, "type") != (own ? "first" : "default")) continue;
    const auto found = relations.find(attribute_of(node, "id"));
    if (found != relations.end()) return found->second.target;
  }
  return {};
}

}  // namespace

Result<void> load(const Archive& archive, Parts& parts) {
  auto package = load_relations(archive, "");
  if (!package) return tl::unexpected{package.error()};
  const std::string main = part_of_type(*package, "officeDocument", "", "word/document.xml");
  auto relations = load_relations(archive, main);
  if (!relations) return tl::unexpected{relations.error()};
  parts.relations = *std::move(relations);
  const auto named = [&parts, folder = folder_of(main)](std::string_view type) {
    return part_of_type(parts.relations, type, folder, "word/" + std::string{type} + ".xml");
  };
  const std::array<std::pair<std::string, pugi::xml_document*>, 6> kParts{
      {{main, &parts.document},
       {named("styles"), &parts.styles},
       {named("numbering"), &parts.numbering},
       {named("footnotes"), &parts.footnotes},
       {named("endnotes"), &parts.endnotes},
       {part_of_type(*package, "core-properties", "", "docProps/core.xml"), &parts.properties}}};
  for (const auto& [name, document] : kParts) {
    auto loaded = load_part(archive, name, *document);
    if (!loaded) return loaded;
  }
  if (local_name(parts.document.document_element()) != "document") {
    return fail(Errc::unsupported, "zip: no word/document.xml in it; of zip files, docx is read");
  }
  const std::string masthead = masthead_of(parts.document, parts.relations);
  if (masthead.empty()) return {};
  return load_part(archive, part_at(masthead, folder_of(main)), parts.masthead);
}

}  // namespace mandated::read::docx
