#include "pipeline/read/oai.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "pipeline/read/warnings.h"
#include "pipeline/read/xml.h"
#include "pipeline/read/xml_charset.h"
#include "pipeline/text/normalise.h"

namespace mandated::read {
namespace {

constexpr std::array<std::string_view, 6> kVerbs{
    "Identify", "ListMetadataFormats", "ListSets", "ListIdentifiers", "ListRecords", "GetRecord"};

/// The markup of one record over which it is refused (Xml::Node::markup() cuts at 16 MB).
constexpr std::size_t kMaxMetadata = std::size_t{16} << 20U;
constexpr std::string_view kSpace = " \t\r\n";

std::string text_of(Xml::Node node) { return text::normalise(node.text()); }

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (text.empty() || read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return number;
}

template <class Each>
void each_child(Xml::Node parent, std::string_view local, Each each) {
  for (auto node = parent.first_child(); node; node = node.next()) {
    if (node.is(local)) each(node);
  }
}

/// A name that XML can begin a tag with; what a broken answer holds may be read as another.
bool is_name(std::string_view local) {
  const auto c = static_cast<unsigned char>(local.empty() ? ' ' : local.front());
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80U;
}

/// See OaiRecord::metadata.
Result<std::string> metadata_of(Xml::Node parent) {
  auto root = parent.first_child();
  while (root && !root.is_element()) root = root.next();
  if (!root || !is_name(root.local())) return std::string{};
  const auto markup = parent.markup();
  if (markup.size() > kMaxMetadata) return fail(Errc::malformed, "a record of over 16 MB");
  std::string_view trimmed = markup;
  trimmed.remove_prefix(std::min(trimmed.find('<'), trimmed.size()));
  trimmed = trimmed.substr(0, trimmed.find_last_not_of(kSpace) + 1);
  const auto name = 1 + root.local().size();
  if (trimmed.size() < name) return std::string{};
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += trimmed.substr(0, name);
  if (const auto uri = root.uri(); uri.find_first_of("\"<&") == std::string_view::npos) {
    out += fmt::format(" xmlns=\"{}\"", uri);
  }
  out += trimmed.substr(name);
  out += '\n';
  return out;
}

void read_header(Xml::Node header, OaiRecord& record) {
  record.identifier = text_of(header.child("identifier"));
  record.datestamp = text_of(header.child("datestamp"));
  record.deleted = header.attribute("status") == "deleted";
  each_child(header, "setSpec", [&record](Xml::Node set) { record.sets.push_back(text_of(set)); });
}

OaiResumption resumption_of(Xml::Node node) {
  OaiResumption resumption;
  // Not normalised: a token is opaque, and its spaces may count. Those around it are layout.
  const auto token = node.text();
  const auto begin = token.find_first_not_of(kSpace);
  if (begin != std::string::npos) {
    resumption.token = token.substr(begin, token.find_last_not_of(kSpace) + 1 - begin);
  }
  resumption.complete_list_size = number_of(node.attribute("completeListSize"));
  resumption.cursor = number_of(node.attribute("cursor"));
  resumption.expiration_date = node.attribute("expirationDate");
  return resumption;
}

OaiIdentity identity_of(Xml::Node node) {
  const auto text = [node](std::string_view name) { return text_of(node.child(name)); };
  return {text("repositoryName"),    text("baseURL"),       text("protocolVersion"),
          text("earliestDatestamp"), text("deletedRecord"), text("granularity")};
}

Result<void> read_list(Xml::Node list, OaiAnswer& answer) {
  for (auto node = list.first_child(); node; node = node.next()) {
    if (node.is("resumptionToken")) answer.resumption = resumption_of(node);
    const bool header = node.is("header");
    if (!header && !node.is("record")) continue;
    if (answer.records.size() == kMaxOaiRecords) {
      return fail(Errc::malformed, fmt::format("over {} records in one answer", kMaxOaiRecords));
    }
    auto& record = answer.records.emplace_back();
    read_header(header ? node : node.child("header"), record);
    if (header) continue;
    auto metadata = metadata_of(node.child("metadata"));
    if (!metadata) return tl::unexpected{metadata.error()};
    record.metadata = *std::move(metadata);
  }
  return {};
}

Result<OaiAnswer> read_root(Xml::Node root, OaiAnswer answer) {
  answer.response_date = text_of(root.child("responseDate"));
  answer.verb = root.child("request").attribute("verb");
  for (auto node = root.first_child(); node; node = node.next()) {
    if (node.is("error")) {
      answer.errors.push_back({std::string{node.attribute("code")}, text_of(node)});
    }
    const auto verb = std::find_if(kVerbs.begin(), kVerbs.end(),
                                   [node](std::string_view each) { return node.is(each); });
    if (verb == kVerbs.end()) continue;
    answer.verb = *verb;
    if (node.is("Identify")) answer.identity = identity_of(node);
    if (auto read = read_list(node, answer); !read) return tl::unexpected{read.error()};
  }
  return answer;
}

bool stops_half_way(std::string_view text) {
  const auto end = text.find_last_not_of(kSpace);
  const auto close = text.rfind("</");
  return end == std::string_view::npos || text[end] != '>' || close == std::string_view::npos ||
         text.substr(close).find("OAI-PMH") == std::string_view::npos;
}

}  // namespace

Result<OaiAnswer> read_oai(std::string_view bytes, std::string_view content_type) {
  if (bytes.size() > kMaxXmlSize) {
    return fail(Errc::too_large,
                fmt::format("{} bytes; at most {} are read", bytes.size(), kMaxXmlSize));
  }
  Warnings warnings;
  auto text = decode_xml(bytes, content_type, warnings).utf8;
  const bool half = stops_half_way(text);
  const auto xml = read_xml(std::move(text), warnings);
  if (!xml) return tl::unexpected{xml.error()};
  const auto root = (*xml)->root();
  if (!root) return fail(Errc::malformed, "no OAI-PMH: there is no element");
  if (!root.is("OAI-PMH")) {
    return fail(Errc::malformed,
                fmt::format("no OAI-PMH: the root is <{}>; OAI-PMH is read", root.local()));
  }
  if (half) return fail(Errc::truncated, "it stops half-way: </OAI-PMH> does not end it");
  auto answer = read_root(root, {});
  if (answer) answer->warnings = warnings.lines();
  return answer;
}

}  // namespace mandated::read
