#include <algorithm>
#include <string>

#include "pipeline/read/base64.h"
#include "pipeline/read/feed_parts.h"

namespace mandated::read {
namespace {

std::string lower(std::string_view text) {
  std::string out = trimmed(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

bool is_markup_type(std::string_view type) {
  return type.empty() || type == "text/html" || type == "application/xhtml+xml" || type == "html" ||
         type == "xhtml";
}

// A construct's media type is text, XML or neither (RFC 4287, 4.1.3.3).
bool is_base64(std::string_view type) {
  return type.find('/') != std::string_view::npos && !type.starts_with("text/") &&
         !type.ends_with("+xml") && !type.ends_with("/xml");
}

bool is_atom(Xml::Node node, std::string_view name) {
  if (!node.is(name)) return false;
  const auto space = space_of(node);
  return space == FeedSpace::atom || space == FeedSpace::none;
}

Xml::Node atom_child(Xml::Node node, std::string_view name) {
  for (auto each = node.first_child(); each; each = each.next()) {
    if (is_atom(each, name)) return each;
  }
  return {};
}

Xml::Node first_of(Xml::Node node, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (const auto found = atom_child(node, name)) return found;
  }
  return {};
}

std::optional<Instant> date_of(Xml::Node entry, std::initializer_list<std::string_view> names,
                               Warnings& warnings) {
  const auto element = first_of(entry, names);
  return feed_date(element.text(), element.local(), warnings);
}

FeedItem read_entry(Xml::Node entry, std::string_view base, Warnings& warnings) {
  FeedItem item;
  item.id = trimmed(atom_child(entry, "id").text());
  item.title = atom_text(atom_child(entry, "title"));
  item.link = atom_link(entry, base);
  item.published = date_of(entry, {"published", "issued", "created"}, warnings);
  item.updated = date_of(entry, {"updated", "modified"}, warnings);
  item.summary = atom_text(atom_child(entry, "summary"));
  item.content = atom_text(atom_child(entry, "content"));
  const auto content = atom_child(entry, "content");
  if (item.link.empty()) item.link = resolved(content.attribute("src"), base_of(content, base));
  return item;
}

}  // namespace

std::string atom_text(Xml::Node construct) {
  const auto type = lower(construct.attribute("type"));
  const auto mode = lower(construct.attribute("mode"));
  if (mode == "base64" || (mode.empty() && is_base64(type) && !construct.has_elements())) {
    if (const auto decoded = decode_base64(construct.text())) return trimmed(*decoded);
  }
  const bool xhtml = type == "xhtml" || (type == "application/xhtml+xml" && mode != "escaped");
  if (!xhtml) return feed_text(construct);
  // The one <div> is no part of the content (RFC 4287, 3.1.1.3).
  Xml::Node only;
  for (auto each = construct.first_child(); each; each = each.next()) {
    if (!each.is_element() && trimmed(each.text()).empty()) continue;
    if (only) return trimmed(construct.markup());
    only = each;
  }
  return trimmed(only.is("div") ? only.markup() : construct.markup());
}

std::string atom_link(Xml::Node entry, std::string_view feed_base) {
  Xml::Node best;
  int best_rank = 0;
  for (auto each = entry.first_child(); each; each = each.next()) {
    const bool atom = space_of(each) == FeedSpace::atom;
    if (!each.is("link") || (!atom && each.attribute("href").empty())) continue;
    const auto rel = lower(each.attribute("rel"));
    // "alternate" may be written as the address it is registered under, or left out (4.2.7.2).
    const bool alternate = rel.empty() || rel == "alternate" ||
                           rel.ends_with("iana.org/assignments/relation/alternate");
    if (!alternate) continue;
    const int rank = is_markup_type(lower(each.attribute("type"))) ? 2 : 1;
    if (rank > best_rank) {
      best = each;
      best_rank = rank;
    }
  }
  const auto href = best.attribute("href");
  // Before 0.3 the address was the element's text.
  return resolved(href.empty() ? best.text() : std::string{href}, base_of(best, feed_base));
}

Feed read_atom(Xml::Node root, std::string_view base, Warnings& warnings) {
  Feed feed;
  feed.type = "atom";
  feed.version = trimmed(root.attribute("version"));
  if (feed.version.empty() && space_of(root) == FeedSpace::atom) feed.version = "1.0";
  if (root.is("entry")) {
    feed.items.push_back(read_entry(root, base, warnings));
    return feed;
  }
  feed.title = atom_text(atom_child(root, "title"));
  feed.link = atom_link(root, base);
  for (auto each = root.first_child(); each; each = each.next()) {
    if (!is_atom(each, "entry")) continue;
    if (!has_room(feed, warnings)) break;
    feed.items.push_back(read_entry(each, base, warnings));
  }
  return feed;
}

}  // namespace mandated::read
