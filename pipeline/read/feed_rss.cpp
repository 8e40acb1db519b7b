#include <initializer_list>
#include <string>

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

std::string or_else(std::string text, const std::string& other) {
  return text.empty() ? other : std::move(text);
}

std::string title_of(Xml::Node node) {
  auto title = first_text(node, FeedSpace::rss, {"title"});
  title = or_else(std::move(title), first_text(node, FeedSpace::dublin_core, {"title"}));
  return or_else(std::move(title), atom_text(find(node, FeedSpace::atom, {"title"})));
}

std::string link_of(Xml::Node node, std::string_view base) {
  const auto element = find(node, FeedSpace::rss, {"link"});
  auto link = resolved(element.text(), base_of(element, base));
  if (link.empty()) link = atom_link(node, base);
  if (link.empty()) {
    const auto guid = find(node, FeedSpace::rss, {"guid"});
    // A guid is an address unless it says it is none (RSS 2.0, <guid>).
    if (guid && guid.attribute("isPermaLink") != "false") {
      link = resolved(guid.text(), base_of(guid, base));
    }
  }
  return link;
}

std::string id_of(Xml::Node item) {
  for (auto id :
       {first_text(item, FeedSpace::rss, {"guid"}), first_text(item, FeedSpace::atom, {"id"}),
        first_text(item, FeedSpace::dublin_core, {"identifier"})}) {
    if (!id.empty()) return id;
  }
  for (const auto& each : item.attributes()) {
    if (each.local == "about") return trimmed(each.value);
  }
  return {};
}

std::string summary_of(Xml::Node item) {
  auto text = first_text(item, FeedSpace::rss, {"description", "summary"});
  text = or_else(std::move(text), first_text(item, FeedSpace::dublin_core, {"description"}));
  text = or_else(std::move(text), atom_text(find(item, FeedSpace::atom, {"summary"})));
  return or_else(std::move(text), first_text(item, FeedSpace::itunes, {"summary"}));
}

std::string content_of(Xml::Node item) {
  auto text = first_text(item, FeedSpace::content, {"encoded"});
  text = or_else(std::move(text), trimmed(find(item, FeedSpace::xhtml, {"body", "div"}).markup()));
  text = or_else(std::move(text), atom_text(find(item, FeedSpace::atom, {"content"})));
  return or_else(std::move(text), first_text(item, FeedSpace::rss, {"fullitem"}));
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
  item.id = id_of(element);
  item.title = title_of(element);
  item.link = link_of(element, base);
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
  item.summary = summary_of(element);
  item.content = content_of(element);
  return item;
}

void add_items(Xml::Node parent, std::string_view base, Feed& feed, Warnings& warnings) {
  for (auto each = parent.first_child(); each; each = each.next()) {
    if (!each.is("item")) continue;
    if (!has_room(feed, warnings)) return;
    feed.items.push_back(read_item(each, base, warnings));
  }
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
  const auto channel = root.is("channel") ? root : root.child("channel");
  if (!channel) warnings.add("no <channel>");
  feed.title = title_of(channel);
  feed.link = link_of(channel, base);
  // RSS 0.90 and 1.0 have their items behind the channel, the others in it.
  add_items(channel, base, feed, warnings);
  if (!root.is("channel")) add_items(root, base, feed, warnings);
  const auto items = root.child("items");  // RSS 1.1 and 3.0 wrap them
  if (items) add_items(items, base, feed, warnings);
  return feed;
}

}  // namespace mandated::read
