#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/feed.h"
#include "pipeline/read/warnings.h"
#include "pipeline/read/xml.h"

namespace mandated::read {

/// Vocabularies of feeds, whatever their prefix, spelling of address or age.
enum class FeedSpace {
  none,
  rss,
  atom,
  dublin_core,
  terms,
  content,
  xhtml,
  rdf,
  itunes,
  syndication,
  media,
  other
};
[[nodiscard]] FeedSpace space_of(Xml::Node node);

/// Without white space around.
[[nodiscard]] std::string trimmed(std::string_view text);
/// Trimmed, and in lower case: as types, relations and the like are compared.
[[nodiscard]] std::string keyword(std::string_view text);
/// Text of an element: its own, or its markup where elements stand in it.
[[nodiscard]] std::string feed_text(Xml::Node node);

/// Media RSS's `title` or `description` of an item, which may stand in a group; "" for none.
[[nodiscard]] std::string media_text(Xml::Node item, std::string_view name);

/// Addresses are resolved against each xml:base from the root on, the first against the feed's own
/// (XML Base, 4.3); the eight innermost count of those up to 2,048 bytes. What is absolute stays as
/// written; so does what cannot be resolved.
[[nodiscard]] std::string base_of(Xml::Node node, std::string_view feed);
[[nodiscard]] std::string resolved(std::string_view address, std::string_view base);

/// Markup whose addresses are resolved; text that has no tag is as it was.
[[nodiscard]] std::string with_links_resolved(std::string markup, std::string_view base);
[[nodiscard]] bool is_web_address(std::string_view text);

/// nullopt with a warning naming `what` where the text is no date; nullopt for "".
[[nodiscard]] std::optional<Instant> feed_date(std::string_view text, std::string_view what,
                                               Warnings& warnings);

/// What each format makes of its root. `base` is the feed's address.
[[nodiscard]] Feed read_rss(Xml::Node root, std::string_view base, Warnings& warnings);
[[nodiscard]] Feed read_atom(Xml::Node root, std::string_view base, Warnings& warnings);
[[nodiscard]] Result<Feed> read_json_feed(std::string_view text, std::string_view base,
                                          Warnings& warnings);
/// Atom elements are welcome in RSS too.
[[nodiscard]] std::string atom_link(Xml::Node entry, std::string_view feed_base);
[[nodiscard]] std::string atom_text(Xml::Node construct, std::string_view feed_base);
/// RFC 5005: where older entries are.
[[nodiscard]] std::string atom_next(Xml::Node feed, std::string_view feed_base);
/// ttl in minutes, else what the syndication module of RSS says; nullopt for nothing or nonsense.
[[nodiscard]] std::optional<std::chrono::seconds> ttl_of(Xml::Node channel);

/// Elements of that name below `parent`, those within each other included: where an end tag is
/// missing, items nest.
[[nodiscard]] std::vector<Xml::Node> items_of(Xml::Node parent, std::string_view name);

/// Whether one more item is taken; over the limit a warning, once.
[[nodiscard]] bool has_room(const Feed& feed, Warnings& warnings);

}  // namespace mandated::read
