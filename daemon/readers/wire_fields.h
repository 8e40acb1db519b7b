#pragma once

#include <concepts>
#include <type_traits>

#include "pipeline/model/block.h"
#include "pipeline/read/cdx.h"
#include "pipeline/read/feed.h"
#include "pipeline/read/oai.h"
#include "pipeline/read/posts.h"
#include "pipeline/read/reader.h"
#include "pipeline/read/sitemap.h"

/// The parts of each value that crosses to or from a reader process, in order: one description for
/// both ways. A part that is missing here is lost on the way.
namespace mandated::readers {

template <class Value, class Of>
concept is = std::same_as<std::remove_const_t<Value>, Of>;

template <class Way, is<Link> Value>
void parts(Way& way, Value& value) {
  way(value.url, value.text);
}

template <class Way, is<Container> Value>
void parts(Way& way, Value& value) {
  way(value.parent, value.element);
}

template <class Way, is<Ordinal> Value>
void parts(Way& way, Value& value) {
  way(value.number, value.form, value.stated);
}

template <class Way, is<Block> Value>
void parts(Way& way, Value& value) {
  way(value.kind, value.level, value.text, value.links, value.cuts, value.region, value.container,
      value.ordinal);
}

template <class Way, is<Blocks> Value>
void parts(Way& way, Value& value) {
  way(value.title, value.language, value.closed, value.blocks, value.containers, value.selected);
}

template <class Way, is<read::Selector> Value>
void parts(Way& way, Value& value) {
  way(value.xpath, value.expression);
}

template <class Way, is<read::FeedItem> Value>
void parts(Way& way, Value& value) {
  way(value.id, value.title, value.link, value.published, value.updated, value.summary,
      value.content, value.whole);
}

template <class Way, is<read::Feed> Value>
void parts(Way& way, Value& value) {
  way(value.type, value.version, value.title, value.link, value.next, value.ttl, value.items,
      value.warnings);
}

template <class Way, is<read::SitemapEntry> Value>
void parts(Way& way, Value& value) {
  way(value.url, value.sitemap, value.lastmod, value.changefreq, value.priority);
}

template <class Way, is<read::Sitemap> Value>
void parts(Way& way, Value& value) {
  way(value.type, value.entries, value.warnings);
}

template <class Way, is<read::OaiRecord> Value>
void parts(Way& way, Value& value) {
  way(value.identifier, value.datestamp, value.deleted, value.sets, value.metadata);
}

template <class Way, is<read::OaiResumption> Value>
void parts(Way& way, Value& value) {
  way(value.token, value.complete_list_size, value.cursor, value.expiration_date);
}

template <class Way, is<read::OaiError> Value>
void parts(Way& way, Value& value) {
  way(value.code, value.message);
}

template <class Way, is<read::OaiIdentity> Value>
void parts(Way& way, Value& value) {
  way(value.name, value.base_url, value.protocol, value.earliest, value.deleted_record,
      value.granularity);
}

template <class Way, is<read::OaiAnswer> Value>
void parts(Way& way, Value& value) {
  way(value.verb, value.response_date, value.records, value.resumption, value.identity,
      value.errors, value.warnings);
}

template <class Way, is<read::Post> Value>
void parts(Way& way, Value& value) {
  way(value.link, value.title, value.modified);
}

template <class Way, is<read::Posts> Value>
void parts(Way& way, Value& value) {
  way(value.refusal, value.posts);
}

template <class Way, is<read::CdxCapture> Value>
void parts(Way& way, Value& value) {
  way(value.timestamp, value.at, value.url, value.type, value.status, value.digest);
}

}  // namespace mandated::readers
