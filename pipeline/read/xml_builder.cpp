#include "pipeline/read/xml_builder.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/ascii.h"

namespace mandated::read {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

// Names of any script; what XML forbids at their beginning only a strict reader has to know.
bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c < 0;
}

std::pair<std::string_view, std::string_view> parted(std::string_view name) {
  const auto colon = name.find(':');
  if (colon == std::string_view::npos || colon + 1 == name.size()) return {{}, name};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

bool equals_in_any_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

std::string quoted(std::string_view name) {
  return name.size() > 40 ? fmt::format("{}…", name.substr(0, 40)) : std::string{name};
}

}  // namespace

XmlBuilder::XmlBuilder(Xml& xml, Warnings& warnings)
    : xml_{xml}, warnings_{warnings}, text_{xml.made_, warnings}, source_{xml.source_} {}

Result<void> XmlBuilder::build() {
  xml_.entries_.emplace_back();
  while (at_ < source_.size()) {
    if (source_[at_] == '<') {
      if (auto taken = take_markup(); !taken) return taken;
    } else {
      take_text();
    }
    if (xml_.entries_.size() + xml_.attributes_.size() > kMaxXmlNodes) {
      return fail(
          Errc::malformed,
          fmt::format("byte {}: more than {} elements, texts and attributes", at_, kMaxXmlNodes));
    }
  }
  if (open_.size() > 1) {
    warnings_.add(fmt::format("ends within <{}>", quoted(xml_.entries_[open_.back()].name)));
  }
  for (const auto each : open_) xml_.entries_[each].cut = each != 0;
  return {};
}

std::uint32_t XmlBuilder::append(Xml::Entry entry) {
  const auto index = static_cast<std::uint32_t>(xml_.entries_.size());
  entry.parent = open_.back();
  auto& parent = xml_.entries_[entry.parent];
  if (parent.first == 0) {
    parent.first = index;
  } else {
    xml_.entries_[parent.last].next = index;
  }
  parent.last = index;
  xml_.entries_.push_back(entry);
  return index;
}

void XmlBuilder::close(std::size_t depth) {
  open_.resize(depth);
  while (!namespaces_.empty() && namespaces_.back().depth > depth) namespaces_.pop_back();
  root_closed_ = root_closed_ || depth == 1;
}

void XmlBuilder::skip_space() {
  at_ = std::min(source_.find_first_not_of(kSpace, at_), source_.size());
}

/// Moves behind the next `end`, or behind the next '>' where there is none.
void XmlBuilder::skip_past(std::string_view end, std::size_t from, const char* what) {
  const auto begin = at_;
  auto found = std::string_view::npos;
  if (std::find(missing_.begin(), missing_.end(), end) == missing_.end()) {
    found = source_.find(end, from);
    if (found == std::string_view::npos) missing_.push_back(end);
  }
  if (found != std::string_view::npos) {
    at_ = found + end.size();
    return;
  }
  warnings_.add(fmt::format("byte {}: {} without an end", begin, what));
  const auto bracket = source_.find('>', from);
  at_ = bracket == std::string_view::npos ? source_.size() : bracket + 1;
}

void XmlBuilder::take_text() {
  const auto begin = at_;
  // A '<' that begins no tag is text.
  do {
    at_ = std::min(source_.find('<', at_ + 1), source_.size());
  } while (at_ + 1 < source_.size() && !begins_name(source_[at_ + 1]) && source_[at_ + 1] != '/' &&
           source_[at_ + 1] != '!' && source_[at_ + 1] != '?');
  add_text(source_.substr(begin, at_ - begin), false);
}

// White space between tags is layout, but for XHTML, where it parts words.
void XmlBuilder::add_text(std::string_view text, bool cdata) {
  const auto begin = static_cast<std::size_t>(text.data() - source_.data());
  const auto inside = xml_.entries_[open_.back()];
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos && !cdata) {
    const bool layout = text.find('\n') != std::string_view::npos || inside.first == 0;
    if (open_.size() == 1 || (layout && inside.uri != kXhtmlNamespace)) return;
  }
  if (open_.size() == 1) {
    warnings_.add(fmt::format("byte {}: text outside the root", begin + first));
  }
  const auto kind = cdata ? XmlText::Kind::cdata : XmlText::Kind::text;
  const auto resolved = text_.resolve(text, kind, begin);
  if (!resolved.empty()) append({resolved, {}});
}

Result<void> XmlBuilder::take_markup() {
  const auto next = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
  if (next == '/') {
    take_end_tag();
  } else if (next == '?') {
    skip_past("?>", at_ + 2, "a processing instruction");
  } else if (next == '!') {
    take_declaration();
  } else if (begins_name(next)) {
    return take_start_tag();
  } else {
    warnings_.add(fmt::format("byte {}: a \"<\" that begins no tag", at_));
    take_text();
  }
  return {};
}

void XmlBuilder::take_declaration() {
  if (rest().starts_with("<!--")) return skip_past("-->", at_ + 4, "a comment");
  if (rest().starts_with("<![CDATA[")) return take_cdata();
  if (rest().starts_with("<!DOCTYPE") || rest().starts_with("<!doctype")) return take_doctype();
  skip_past(">", at_ + 2, "a declaration");
}

void XmlBuilder::take_cdata() {
  const auto begin = at_ + 9;
  auto end = source_.find("]]>", begin);
  if (end == std::string_view::npos) {
    warnings_.add(fmt::format("byte {}: a CDATA section without an end", at_));
    end = source_.size();
  }
  at_ = std::min(end + 3, source_.size());
  add_text(source_.substr(begin, end - begin), true);
}

void XmlBuilder::take_doctype() {
  const auto subset = source_.find_first_of("[>", at_);
  if (doctype_seen_ || subset == std::string_view::npos || source_[subset] == '>') {
    return skip_past(">", at_ + 2, "a document type");
  }
  doctype_seen_ = true;
  // The subset ends at the first ']' that stands in no quotation.
  char quote = '\0';
  for (auto at = subset + 1; at < source_.size(); ++at) {
    const char c = source_[at];
    if (quote != '\0') {
      quote = c == quote ? '\0' : quote;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (source_.substr(at, 4) == "<!--") {
      const auto end = source_.find("-->", at + 4);
      if (end == std::string_view::npos) break;
      at = end + 2;
    } else if (c == ']') {
      text_.declare(source_.substr(subset + 1, at - subset - 1));
      at_ = at;
      return skip_past(">", at, "a document type");
    }
  }
  skip_past(">", at_ + 2, "a document type");
}

void XmlBuilder::take_end_tag() {
  const auto begin = at_;
  const auto end = source_.find('>', at_);
  auto name = source_.substr(at_ + 2, end == std::string_view::npos ? end : end - at_ - 2);
  at_ = end == std::string_view::npos ? source_.size() : end + 1;
  name = name.substr(0, name.find_first_of(kSpace));
  // Broken feeds open with one prefix and close with another; the local name is what counts.
  const auto local = parted(name).second;
  auto depth = open_.size();
  while (depth > 1 && xml_.entries_[open_[depth - 1]].name != local) --depth;
  if (depth == 1) {  // "<Title>" is closed by "</title>" where no other is
    depth = open_.size();
    while (depth > 1 && !equals_in_any_case(xml_.entries_[open_[depth - 1]].name, local)) --depth;
    if (depth > 1)
      warnings_.add(fmt::format("byte {}: </{}> in another case", begin, quoted(name)));
  }
  if (depth == 1) {
    warnings_.add(fmt::format("byte {}: </{}> ends nothing", begin, quoted(name)));
    return;
  }
  if (depth != open_.size()) {
    warnings_.add(fmt::format("byte {}: </{}> ends <{}> too", begin, quoted(name),
                              quoted(xml_.entries_[open_.back()].name)));
  }
  close(depth - 1);
}

Result<void> XmlBuilder::take_start_tag() {
  const auto begin = at_;
  const auto end = std::min(source_.find_first_of(" \t\r\n/>", at_ + 1), source_.size());
  const auto name = source_.substr(at_ + 1, end - at_ - 1);
  at_ = end;
  if (!take_attributes()) {
    return fail(Errc::malformed, fmt::format("byte {}: an element has more than {} attributes",
                                             begin, kMaxXmlAttributes));
  }
  if (open_.size() > kMaxXmlDepth) {
    return fail(Errc::malformed,
                fmt::format("byte {}: elements nest deeper than {}", begin, kMaxXmlDepth));
  }
  return add_element(name, begin);
}

bool XmlBuilder::take_attributes() {
  raw_.clear();
  self_closing_ = false;
  for (;;) {
    skip_space();
    if (at_ == source_.size()) {
      warnings_.add("ends within a tag");
      return true;
    }
    const char c = source_[at_];
    if (c == '>') {
      ++at_;
      return true;
    }
    if (c == '<') {
      warnings_.add(fmt::format("byte {}: a tag without an end", at_));
      return true;
    }
    self_closing_ = c == '/';
    if (c == '/' || c == '"' || c == '\'' || c == '=') {
      ++at_;
      continue;
    }
    const auto end = std::min(source_.find_first_of(" \t\r\n=/><", at_), source_.size());
    Raw raw{source_.substr(at_, end - at_), {}, end};
    at_ = end;
    take_value(raw);
    raw_.push_back(raw);
    if (raw_.size() > kMaxXmlAttributes) return false;
  }
}

void XmlBuilder::take_value(Raw& raw) {
  skip_space();
  if (at_ == source_.size() || source_[at_] != '=') {
    warnings_.add(fmt::format("byte {}: attribute {} has no value", raw.at, quoted(raw.name)));
    return;
  }
  ++at_;
  skip_space();
  if (at_ == source_.size()) return;
  const char quote = source_[at_];
  if (quote == '"' || quote == '\'') {
    const std::string_view sign = quote == '"' ? "\"" : "'";
    if (std::find(missing_.begin(), missing_.end(), sign) == missing_.end()) {
      const auto end = source_.find(quote, at_ + 1);
      if (end != std::string_view::npos) {
        raw.value = source_.substr(at_ + 1, end - at_ - 1);
        raw.at = at_ + 1;
        at_ = end + 1;
        return;
      }
      missing_.push_back(sign);
    }
    ++at_;
  }
  warnings_.add(
      fmt::format("byte {}: the value of {} is not in quotation marks", at_, quoted(raw.name)));
  auto end = std::min(source_.find_first_of(" \t\r\n><", at_), source_.size());
  // <a href=http://a.example/> ends with a '/', <br class=x/> does not; nobody can tell, and
  // addresses are what matters.
  raw.value = source_.substr(at_, end - at_);
  raw.at = at_;
  at_ = end;
}

bool XmlBuilder::declare_namespaces() {
  for (const auto& raw : raw_) {
    const auto [prefix, local] = parted(raw.name);
    const bool is_default = prefix.empty() && local == "xmlns";
    if (!is_default && prefix != "xmlns") continue;
    auto uri = text_.resolve(raw.value, XmlText::Kind::attribute, raw.at);
    const auto first = uri.find_first_not_of(kSpace);
    uri = first == std::string_view::npos
              ? std::string_view{}
              : uri.substr(first, uri.find_last_not_of(kSpace) - first + 1);
    namespaces_.push_back({is_default ? std::string_view{} : local, uri, open_.size() + 1});
    if (namespaces_.size() > kMaxXmlNamespaces) return false;
  }
  return true;
}

std::string_view XmlBuilder::namespace_of(std::string_view prefix, std::size_t at) {
  for (auto each = namespaces_.rbegin(); each != namespaces_.rend(); ++each) {
    if (each->prefix == prefix) return each->uri;
  }
  if (prefix.empty()) return {};
  if (prefix == "xml") return kXmlNamespace;
  warnings_.add(fmt::format("byte {}: nobody declared the prefix {}", at, quoted(prefix)));
  // The prefix with its colon, as it stands in the source.
  return {prefix.data(), prefix.size() + 1};
}

Result<void> XmlBuilder::add_element(std::string_view name, std::size_t at) {
  if (!declare_namespaces()) {
    return fail(Errc::malformed,
                fmt::format("byte {}: more than {} namespaces in scope", at, kMaxXmlNamespaces));
  }
  if (open_.size() == 1 && root_closed_) {
    warnings_.add(fmt::format("byte {}: <{}> stands behind the root", at, quoted(name)));
  }
  const auto [prefix, local] = parted(name);
  Xml::Entry entry{local, namespace_of(prefix, at)};
  entry.element = true;
  entry.attributes = static_cast<std::uint32_t>(xml_.attributes_.size());
  for (const auto& raw : raw_) {
    const auto [of, key] = parted(raw.name);
    if (of == "xmlns" || (of.empty() && key == "xmlns")) continue;
    const auto uri = of.empty() ? std::string_view{} : namespace_of(of, at);
    xml_.attributes_.push_back(
        {uri, key, text_.resolve(raw.value, XmlText::Kind::attribute, raw.at)});
    ++entry.attribute_count;
  }
  open_.push_back(append(entry));
  if (self_closing_) close(open_.size() - 1);
  return {};
}

Result<std::unique_ptr<Xml>> read_xml(std::string utf8, Warnings& warnings) {
  if (utf8.size() > kMaxXmlSize) {
    return fail(Errc::too_large,
                fmt::format("{} bytes; at most {} are read", utf8.size(), kMaxXmlSize));
  }
  std::unique_ptr<Xml> xml{new Xml{std::move(utf8)}};
  XmlBuilder builder{*xml, warnings};
  if (auto built = builder.build(); !built) return tl::unexpected{built.error()};
  return xml;
}

}  // namespace mandated::read
