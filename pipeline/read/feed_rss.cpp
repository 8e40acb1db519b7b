#include <initializer_list>
#include <string>
#include <vector>

#include "pipeline/read/feed_parts.h"

namespace mandated::read {
namespace {

// RSS 2.0 has no namespace, but some give it one of their own: what is no known module is RSS.
bool is_rss(Xml::Node node) {
  switch (space_of(node)) {
    case FeedSpace::none:
    case FeedSpace::rss:
      return true;
    case FeedSpace::other:
      return node.uri() == node.parent().uri();
    default:
      return false;
  }
}

Xml::Node find(Xml::Node parent, FeedSpace space, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    for (auto each = parent.first_child(); each; each = each.next()) {
      if (!each.is(name)) continue;
      if (space == FeedSpace::rss ? is_rss(each) : space_of(each) == space) return each;
    }
  }
  return {};
}

std::string first_text(Xml::Node parent, FeedSpace space,
                       std::initializer_list<std::string_view> names) {
  return feed_text(find(parent, space, names));
}

/// Text that may be markup: its addresses are resolved.
std::string markup_of(Xml::Node element, std::string_view base) {
  return with_links_resolved(feed_text(element), base_of(element, base));
}

std::string or_else(std::string text, const std::string& other) {
  return text.empty() ? other : std::move(text);
}

std::string title_of(Xml::Node node, std::string_view base) {
  auto title = markup_of(find(node, FeedSpace::rss, {"title"}), base);
  title = or_else(std::move(title), first_text(node, FeedSpace::dublin_core, {"title"}));
  title = or_else(std::move(title), atom_text(find(node, FeedSpace::atom, {"title"}), base));
  return or_else(std::move(title), media_text(node, "title"));
}

std::string link_of(Xml::Node node, std::string_view base) {
  const auto element = find(node, FeedSpace::rss, {"link"});
  auto link = resolved(element.text(), base_of(element, base));
  if (link.empty()) link = atom_link(node, base);
  if (link.empty()) link = resolved(node.attribute("href"), base_of(node, base));  // CDF
  return link;
}

// A guid is an address unless it says it is none (RSS 2.0, <guid>).
bool is_address(Xml::Node guid) {
  return guid && keyword(guid.attribute("isPermaLink")) != "false";
}

std::string about_of(Xml::Node item) {
  for (const auto& each : item.attributes()) {
    if (each.local == "about") return trimmed(each.value);
  }
  return {};
}

std::string item_link(Xml::Node item, std::string_view base) {
  auto link = link_of(item, base);
  if (!link.empty()) return link;
  const auto guid = find(item, FeedSpace::rss, {"guid"});
  if (is_address(guid)) return resolved(guid.text(), base_of(guid, base));
  const auto about = about_of(item);
  return is_web_address(about) ? about : std::string{};
}

std::string id_of(Xml::Node item, std::string_view base) {
  const auto guid = find(item, FeedSpace::rss, {"guid"});
  const auto id = feed_text(guid);
  if (!id.empty()) return is_address(guid) ? resolved(id, base_of(guid, base)) : id;
  const auto atom = find(item, FeedSpace::atom, {"id"});
  auto other = resolved(atom.text(), base_of(atom, base));
  other = or_else(std::move(other), first_text(item, FeedSpace::dublin_core, {"identifier"}));
  return or_else(std::move(other), about_of(item));
}

/// <description> and <summary> stand in either order; the first is the summary, the other the text.
std::vector<Xml::Node> descriptions_of(Xml::Node item) {
  std::vector<Xml::Node> out;
  for (auto each = item.first_child(); each; each = each.next()) {
    const bool known = each.is("description") || each.is("summary") || each.is("abstract");
    if (!known || !is_rss(each) || feed_text(each).empty()) continue;
    if (out.empty() || !each.is(out.front().local())) out.push_back(each);
    if (out.size() == 2) break;
  }
  return out;
}

std::string summary_of(Xml::Node item, const std::vector<Xml::Node>& described,
                       std::string_view base) {
  if (!described.empty()) return markup_of(described.front(), base);
  auto text = markup_of(find(item, FeedSpace::dublin_core, {"description"}), base);
  text = or_else(std::move(text), atom_text(find(item, FeedSpace::atom, {"summary"}), base));
  text = or_else(std::move(text), first_text(item, FeedSpace::itunes, {"summary"}));
  return or_else(std::move(text), media_text(item, "description"));
}

std::string content_of(Xml::Node item, const std::vector<Xml::Node>& described,
                       std::string_view base) {
  auto text = markup_of(find(item, FeedSpace::content, {"encoded"}), base);
  const auto body = find(item, FeedSpace::xhtml, {"body", "div"});
  if (text.empty() && body) text = with_links_resolved(trimmed(body.markup()), base_of(body, base));
  text = or_else(std::move(text), atom_text(find(item, FeedSpace::atom, {"content"}), base));
  text =
      or_else(std::move(text), markup_of(find(item, FeedSpace::rss, {"fullitem", "body"}), base));
  if (text.empty() && described.size() == 2) text = markup_of(described.back(), base);
  return text;
}

struct Named {
  FeedSpace space;
  std::string_view name;
};

std::optional<Instant> first_date(Xml::Node item, std::initializer_list<Named> names,
                                  Warnings& warnings) {
  for (const auto& [space, name] : names) {
    const auto element = find(item, space, {name});
    if (const auto date = feed_date(element.text(), element.local(), warnings)) return date;
  }
  return std::nullopt;
}

FeedItem read_item(Xml::Node element, std::string_view base, Warnings& warnings) {
  using enum FeedSpace;
  FeedItem item;
  item.id = id_of(element, base);
  item.title = title_of(element, base);
  item.link = item_link(element, base);
  item.published = first_date(element,
                              {{rss, "pubDate"},
                               {atom, "published"},
                               {terms, "issued"},
                               {dublin_core, "date"},
                               {terms, "created"},
                               {rss, "date"}},
                              warnings);
  item.updated = first_date(
      element, {{atom, "updated"}, {terms, "modified"}, {dublin_core, "date"}}, warnings);
  if (!item.updated) item.updated = feed_date(element.attribute("lastmod"), "lastmod", warnings);
  const auto described = descriptions_of(element);
  item.summary = summary_of(element, described, base);
  item.content = content_of(element, described, base);
  return item;
}

void add_items(Xml::Node parent, std::string_view base, Feed& feed, Warnings& warnings) {
  const auto items = items_of(parent, "item");
  for (const auto item : items) {
    if (!has_room(feed, warnings)) return;
    feed.items.push_back(read_item(item, base, warnings));
  }
  // Where end tags are missing, items nest: the last one is what the feed ends within.
  if (!items.empty()) feed.items.back().whole = !items.back().is_cut();
}

std::string version_of(Xml::Node root) {
  auto version = trimmed(root.attribute("version"));
  if (!version.empty() || !root.is("RDF")) return version;
  for (auto each = root.first_child(); each; each = each.next()) {
    if (each.uri().find("/0.9/") != std::string_view::npos) return "0.90";
    if (space_of(each) == FeedSpace::rss) return "1.0";
  }
  return {};
}

}  // namespace

Feed read_rss(Xml::Node root, std::string_view base, Warnings& warnings) {
  Feed feed;
  feed.type = "rss";
  feed.version = version_of(root);
  auto channel = root.is("channel") ? root : root.child("channel");
  if (!channel) {
    warnings.add("no <channel>");
    channel = root;
  }
  feed.title = title_of(channel, base);
  feed.link = link_of(channel, base);
  feed.next = atom_next(channel, base);
  feed.ttl = ttl_of(channel);
  add_items(channel, base, feed, warnings);
  // RSS 0.90 and 1.0 have their items behind the channel; RSS 1.1 and 3.0 wrap them.
  if (channel.parent().is(root.local()) && !root.is("channel")) {
    add_items(root, base, feed, warnings);
  }
  const auto items = root.child("items");
  if (items) add_items(items, base, feed, warnings);
  return feed;
}

}  // namespace mandated::read
