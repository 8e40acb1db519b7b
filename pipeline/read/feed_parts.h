#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/read/feed.h"
#include "pipeline/read/warnings.h"
#include "pipeline/read/xml.h"

namespace mandated::read {

/// Vocabularies of feeds, whatever their prefix, spelling of address or age.
enum class FeedSpace { none, rss, atom, dublin_core, terms, content, xhtml, rdf, itunes, other };
[[nodiscard]] FeedSpace space_of(Xml::Node node);

/// Without white space around.
[[nodiscard]] std::string trimmed(std::string_view text);
/// Text of an element: its own, or its markup where elements stand in it.
[[nodiscard]] std::string feed_text(Xml::Node node);

/// Addresses are resolved against each xml:base from the root on, the first against the feed's own
/// (XML Base, 4.3). What is absolute stays as written; so does what cannot be resolved.
[[nodiscard]] std::string base_of(Xml::Node node, std::string_view feed);
[[nodiscard]] std::string resolved(std::string_view address, std::string_view base);

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
[[nodiscard]] std::string atom_text(Xml::Node construct);

/// Whether one more item is taken; over the limit a warning, once.
[[nodiscard]] bool has_room(const Feed& feed, Warnings& warnings);

}  // namespace mandated::read
