#include <algorithm>
#include <string>

#include "pipeline/read/base64.h"
#include "pipeline/read/encoding.h"
#include "pipeline/read/feed_parts.h"

namespace mandated::read {
namespace {

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

Xml::Node of_space(Xml::Node node, FeedSpace space, std::string_view name) {
  for (auto each = node.first_child(); each; each = each.next()) {
    if (each.is(name) && space_of(each) == space) return each;
  }
  return {};
}

Xml::Node first_of(Xml::Node node, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (const auto found = atom_child(node, name)) return found;
  }
  return {};
}

// Written twice, against RFC 4287 4.1.2, the last one counts, as feed readers have it.
Xml::Node last_like(Xml::Node element) {
  auto last = element;
  for (auto each = element; each; each = each.next()) {
    if (is_atom(each, element.local())) last = each;
  }
  return last;
}

std::optional<Instant> date_of(Xml::Node entry, std::initializer_list<std::string_view> names,
                               Warnings& warnings) {
  const auto element = last_like(first_of(entry, names));
  return feed_date(element.text(), element.local(), warnings);
}

FeedItem read_entry(Xml::Node entry, std::string_view base, Warnings& warnings) {
  FeedItem item;
  const auto id = atom_child(entry, "id");
  item.id = resolved(id.text(), base_of(id, base));
  item.title = atom_text(atom_child(entry, "title"), base);
  if (item.title.empty()) item.title = feed_text(of_space(entry, FeedSpace::dublin_core, "title"));
  if (item.title.empty()) item.title = media_text(entry, "title");
  item.link = atom_link(entry, base);
  item.published = date_of(entry, {"published", "issued", "created"}, warnings);
  item.updated = date_of(entry, {"updated", "modified"}, warnings);
  const auto dated = of_space(entry, FeedSpace::dublin_core, "date");
  if (!item.updated) item.updated = feed_date(dated.text(), "dc:date", warnings);
  item.summary = atom_text(atom_child(entry, "summary"), base);
  if (item.summary.empty()) item.summary = media_text(entry, "description");
  const auto content = atom_child(entry, "content");
  item.content = atom_text(content, base);
  if (item.link.empty()) item.link = resolved(content.attribute("src"), base_of(content, base));
  if (item.link.empty() && is_web_address(item.id)) item.link = item.id;
  return item;
}

/// Atom 0.3 offered a text in several forms (multipart/alternative): markup before plain text.
Xml::Node best_part(Xml::Node construct) {
  Xml::Node best;
  for (auto each = construct.first_child(); each; each = each.next()) {
    if (!each.is_element()) continue;
    const bool markup = is_markup_type(keyword(each.attribute("type")));
    if (!best || markup) best = each;
    if (markup) break;
  }
  return best;
}

// The one <div> is no part of the content (RFC 4287, 3.1.1.3).
std::string without_div(Xml::Node construct, bool escaped) {
  Xml::Node only;
  for (auto each = construct.first_child(); each; each = each.next()) {
    if (!each.is_element() && trimmed(each.text()).empty()) continue;
    if (only) return trimmed(construct.markup());
    only = each;
  }
  if (!only.is("div")) return trimmed(construct.markup());
  return trimmed(escaped && !only.has_elements() ? only.text() : only.markup());
}

std::string text_of(Xml::Node construct, std::string_view type, std::string_view mode) {
  if (mode == "base64" || (mode.empty() && is_base64(type) && !construct.has_elements())) {
    if (const auto bytes = decode_base64(construct.text())) {
      return trimmed(decode_as(*encoding_of("utf-8"), *bytes));  // it may be a picture
    }
  }
  if (type == "xhtml") return without_div(construct, false);
  // Escaped markup in a <div> of its own: two ways to write it at once.
  if (type == "html" && construct.has_elements()) return without_div(construct, true);
  if (type == "application/xhtml+xml" && mode != "escaped") {
    const bool first_atom = keyword(construct.uri()) == "http://purl.org/atom/ns#";
    return first_atom ? trimmed(construct.markup()) : without_div(construct, false);
  }
  return feed_text(construct);
}

}  // namespace

std::string atom_text(Xml::Node construct, std::string_view feed_base) {
  if (!construct) return {};
  auto type = keyword(construct.attribute("type"));
  if (type.starts_with("multipart/")) {
    construct = best_part(construct);
    type = keyword(construct.attribute("type"));
  }
  auto text = text_of(construct, type, keyword(construct.attribute("mode")));
  if (type == "text" || type == "text/plain") return text;
  return with_links_resolved(std::move(text), base_of(construct, feed_base));
}

std::string atom_next(Xml::Node feed, std::string_view feed_base) {
  for (const auto* rel : {"next", "prev-archive"}) {
    for (auto each = feed.first_child(); each; each = each.next()) {
      if (!is_atom(each, "link") || keyword(each.attribute("rel")) != rel) continue;
      return resolved(each.attribute("href"), base_of(each, feed_base));
    }
  }
  return {};
}

std::string atom_link(Xml::Node entry, std::string_view feed_base) {
  Xml::Node best;
  int best_rank = 0;
  for (auto each = entry.first_child(); each; each = each.next()) {
    const bool atom = space_of(each) == FeedSpace::atom;
    if (!each.is("link") || (!atom && each.attribute("href").empty())) continue;
    const auto rel = keyword(each.attribute("rel"));
    // "alternate" may be written as the address it is registered under, or left out (4.2.7.2).
    const bool alternate = rel.empty() || rel == "alternate" ||
                           rel.ends_with("iana.org/assignments/relation/alternate");
    if (!alternate) continue;
    const int rank = is_markup_type(keyword(each.attribute("type"))) ? 2 : 1;
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
    feed.items.back().whole = !root.is_cut();
    return feed;
  }
  feed.title = atom_text(atom_child(root, "title"), base);
  feed.link = atom_link(root, base);
  feed.next = atom_next(root, base);
  feed.ttl = ttl_of(root);
  for (const auto entry : items_of(root, "entry")) {
    if (!is_atom(entry, "entry")) continue;
    if (!has_room(feed, warnings)) break;
    feed.items.push_back(read_entry(entry, base, warnings));
    // Where end tags are missing, entries nest: the last one is what the feed ends within.
    feed.items.back().whole = !entry.is_cut() || !items_of(entry, "entry").empty();
  }
  return feed;
}

}  // namespace mandated::read
