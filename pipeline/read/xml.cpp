#include "pipeline/read/xml.h"

#include <algorithm>
#include <array>

#include "pipeline/base/ascii.h"

namespace mandated::read {
namespace {

constexpr std::size_t kMaxText = 16U << 20U;

bool equals(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

void escape(std::string_view text, bool attribute, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += attribute ? "&quot;" : "\"";
        break;
      default:
        out += c;
    }
  }
}

// The elements of HTML that have no end tag (WHATWG HTML, 13.1.2).
constexpr std::array<std::string_view, 13> kVoid{"area",   "base",  "br",    "col",  "embed",
                                                 "hr",     "img",   "input", "link", "meta",
                                                 "source", "track", "wbr"};

}  // namespace

bool Xml::Node::is_element() const { return xml_ != nullptr && xml_->entries_[at_].element; }

std::string_view Xml::Node::local() const {
  return is_element() ? xml_->entries_[at_].name : std::string_view{};
}

std::string_view Xml::Node::uri() const {
  return xml_ == nullptr ? std::string_view{} : xml_->entries_[at_].uri;
}

bool Xml::Node::is(std::string_view local) const {
  return is_element() && equals(xml_->entries_[at_].name, local);
}

Xml::Node Xml::Node::parent() const {
  if (xml_ == nullptr || at_ == 0) return {};
  return {xml_, xml_->entries_[at_].parent};
}

Xml::Node Xml::Node::first_child() const {
  if (xml_ == nullptr || xml_->entries_[at_].first == 0) return {};
  return {xml_, xml_->entries_[at_].first};
}

Xml::Node Xml::Node::next() const {
  if (xml_ == nullptr || xml_->entries_[at_].next == 0) return {};
  return {xml_, xml_->entries_[at_].next};
}

Xml::Node Xml::Node::child(std::string_view local) const {
  for (auto each = first_child(); each; each = each.next()) {
    if (each.is(local)) return each;
  }
  return {};
}

std::string_view Xml::Node::attribute(std::string_view local, std::string_view uri) const {
  if (xml_ == nullptr) return {};
  const auto& entry = xml_->entries_[at_];
  for (std::uint32_t i = 0; i < entry.attribute_count; ++i) {
    const auto& each = xml_->attributes_[entry.attributes + i];
    if (equals(each.local, local) && each.uri == uri) return each.value;
  }
  return {};
}

std::vector<Xml::Attribute> Xml::Node::attributes() const {
  if (xml_ == nullptr) return {};
  const auto& entry = xml_->entries_[at_];
  const auto begin = xml_->attributes_.begin() + entry.attributes;
  return {begin, begin + entry.attribute_count};
}

bool Xml::Node::is_cut() const { return xml_ != nullptr && xml_->entries_[at_].cut; }

bool Xml::Node::has_elements() const {
  for (auto each = first_child(); each; each = each.next()) {
    if (each.is_element()) return true;
  }
  return false;
}

// What stands within an entry has higher numbers than it, up to the first that is not within.
std::string Xml::Node::text() const {
  if (xml_ == nullptr) return {};
  const auto& entries = xml_->entries_;
  if (!entries[at_].element && at_ != 0) return std::string{entries[at_].name};
  std::string out;
  for (auto at = at_ + 1; at < entries.size() && entries[at].parent >= at_; ++at) {
    if (!entries[at].element) out += entries[at].name;
    if (out.size() > kMaxText) break;
  }
  return out;
}

void Xml::markup_begin(std::uint32_t at, std::string& out) const {
  const auto& entry = entries_[at];
  if (!entry.element) return escape(entry.name, false, out);
  out += '<';
  out += entry.name;
  for (std::uint32_t i = 0; i < entry.attribute_count; ++i) {
    const auto& attribute = attributes_[entry.attributes + i];
    out += ' ';
    if (attribute.uri == kXmlNamespace) out += "xml:";
    out += attribute.local;
    out += "=\"";
    escape(attribute.value, true, out);
    out += '"';
  }
  const bool empty = std::find(kVoid.begin(), kVoid.end(), entry.name) != kVoid.end();
  out += empty && entry.first == 0 ? " />" : ">";
}

std::string Xml::Node::markup() const {
  std::string out;
  if (xml_ == nullptr) return out;
  const auto& entries = xml_->entries_;
  std::vector<std::uint32_t> open;
  const auto close = [&](std::uint32_t parent) {
    while (!open.empty() && open.back() != parent) {
      const auto& entry = entries[open.back()];
      if (!out.ends_with(" />") || entry.first != 0) {
        out += "</";
        out += entry.name;
        out += '>';
      }
      open.pop_back();
    }
  };
  for (auto at = at_ + 1; at < entries.size() && out.size() <= kMaxText; ++at) {
    if (entries[at].parent < at_) break;
    close(entries[at].parent);
    xml_->markup_begin(at, out);
    if (entries[at].element) open.push_back(at);
  }
  close(0);
  return out;
}

Xml::Node Xml::root() const {
  for (auto each = document().first_child(); each; each = each.next()) {
    if (each.is_element()) return each;
  }
  return {};
}

}  // namespace mandated::read
