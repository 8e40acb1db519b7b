#include "pipeline/read/marc.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"
#include "pipeline/read/xml_charset.h"
#include "pipeline/text/normalise.h"
#include "pipeline/text/utf8.h"

namespace mandated::read {
namespace {

// A namespace declaration or a first field stands near the beginning, behind a comment or two.
constexpr std::size_t kLooked = 4096;

/// Exports of the UN Digital Library hold UTF-8 that was read as Latin-1 and written as UTF-8
/// again: "CÃ´te d'Ivoire". Text whose characters, taken as bytes, are UTF-8 of several bytes is
/// taken so; what was meant to say "Ã´" does not exist.
std::string undoubled(std::string text) {
  std::string bytes;
  bool doubled = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80U) {
      bytes += text[i];
      continue;
    }
    if ((c != 0xC2U && c != 0xC3U) || i + 1 == text.size()) return text;  // beyond Latin-1
    const auto low = static_cast<unsigned char>(text[++i]) & 0x3FU;
    bytes += static_cast<char>((c & 0x03U) << 6U | low);
    doubled = true;
  }
  return doubled && text::is_utf8(bytes) ? bytes : text;
}

std::string text_of(Xml::Node node) { return text::normalise(undoubled(node.text())); }

/// One printable character of ASCII, as the standard has it; what else stands there is none.
char indicator(std::string_view text) {
  const char c = text.size() == 1 ? text.front() : ' ';
  return c > ' ' && c < 0x7F && c != '_' ? c : ' ';
}

bool is_tag(std::string_view tag) {
  return tag.size() == 3 && std::all_of(tag.begin(), tag.end(), is_digit);
}

bool is_field(Xml::Node node) {
  return node.is("datafield") || node.is("controlfield") || node.is("leader");
}

MarcField field_of(Xml::Node node) {
  MarcField field;
  field.tag = node.attribute("tag");
  if (node.is("controlfield")) {
    field.text = text_of(node);
    return field;
  }
  field.ind1 = indicator(node.attribute("ind1"));
  field.ind2 = indicator(node.attribute("ind2"));
  for (auto each = node.first_child(); each; each = each.next()) {
    if (!each.is("subfield")) continue;
    auto text = text_of(each);
    if (!text.empty()) field.subfields.push_back({indicator(each.attribute("code")), text});
  }
  return field;
}

/// Document order without recursion: the tree may be 512 deep.
Xml::Node following(Xml::Node node, bool into) {
  if (into && node.first_child()) return node.first_child();
  while (node && !node.next()) node = node.parent();
  return node ? node.next() : node;
}

char shown(char ind) { return ind == ' ' ? '_' : ind; }

void add(Blocks& blocks, std::uint32_t container, std::string term, std::string definition) {
  if (definition.empty()) return;
  Block name;
  name.kind = BlockKind::term;
  name.text = std::move(term);
  name.container = container;
  Block value;
  value.kind = BlockKind::definition;
  value.text = std::move(definition);
  value.container = container;
  blocks.blocks.push_back(std::move(name));
  blocks.blocks.push_back(std::move(value));
}

}  // namespace

bool is_marc(std::string_view bytes) {
  const auto head = bytes.substr(0, kLooked);
  if (head.find('<') == std::string_view::npos) return false;
  const auto has = [head](std::string_view mark) {
    return head.find(mark) != std::string_view::npos;
  };
  if (has("<html") || has("<HTML") || has("<!DOCTYPE html") || has("<!doctype html")) return false;
  return has("MARC21/slim") || ((has("datafield") || has("controlfield")) && has("record"));
}

bool is_marc_record(Xml::Node node) {
  if (!node.is("record")) return false;
  for (auto each = node.first_child(); each; each = each.next()) {
    if (is_field(each)) return true;
  }
  return false;
}

Result<MarcRecord> marc_record(Xml::Node node) {
  MarcRecord record;
  for (auto each = node.first_child(); each; each = each.next()) {
    if (each.is("leader")) record.leader = text_of(each);
    if (!each.is("datafield") && !each.is("controlfield")) continue;
    if (!is_tag(each.attribute("tag"))) continue;
    if (record.fields.size() == kMaxMarcFields) {
      return fail(Errc::malformed, fmt::format("a record of over {} fields", kMaxMarcFields));
    }
    record.fields.push_back(field_of(each));
  }
  return record;
}

Result<std::vector<MarcRecord>> read_marc(std::string_view bytes, std::string_view content_type,
                                          Warnings& warnings) {
  if (bytes.size() > kMaxXmlSize) {
    return fail(Errc::too_large,
                fmt::format("{} bytes; at most {} are read", bytes.size(), kMaxXmlSize));
  }
  const auto xml = read_xml(decode_xml(bytes, content_type, warnings).utf8, warnings);
  if (!xml) return tl::unexpected{xml.error()};
  std::vector<MarcRecord> records;
  const auto root = (*xml)->root();
  for (auto node = root; node;) {
    const bool here = is_marc_record(node);
    if (here) {
      auto record = marc_record(node);
      if (!record) return tl::unexpected{record.error()};
      records.push_back(*std::move(record));
    }
    node = following(node, !here);
  }
  const bool of_none = root.is("collection") || root.is("OAI-PMH");
  if (!records.empty() || of_none) return records;
  if (!root) return fail(Errc::malformed, "no MARCXML: there is no element");
  return fail(Errc::malformed,
              fmt::format("no MARCXML: the root is <{}>; a collection, a record or an OAI-PMH "
                          "answer is read",
                          root.local()));
}

Blocks marc_blocks(const MarcRecord& record) {
  Blocks blocks;
  blocks.title = record.first("245", 'a');
  add(blocks, 0, "LDR", record.leader);
  for (const auto& field : record.fields) {
    const auto container = static_cast<std::uint32_t>(blocks.containers.size());
    blocks.containers.push_back({0, "datafield"});
    if (!field.text.empty()) add(blocks, container, field.tag, field.text);
    for (const auto& each : field.subfields) {
      add(blocks, container,
          fmt::format("{} {}{} ${}", field.tag, shown(field.ind1), shown(field.ind2),
                      shown(each.code)),
          each.text);
    }
  }
  return blocks;
}

Result<Blocks> read_marc_document(std::string_view bytes, std::string_view content_type) {
  Warnings warnings;
  const auto records = read_marc(bytes, content_type, warnings);
  if (!records) return tl::unexpected{records.error()};
  if (records->empty()) return fail(Errc::empty, "a collection without a record");
  if (records->size() > 1) {
    return fail(Errc::ambiguous,
                fmt::format("{} records in one document; one is read, or a source of kind oai-pmh",
                            records->size()));
  }
  return marc_blocks(records->front());
}

}  // namespace mandated::read
