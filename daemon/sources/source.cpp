#include "daemon/sources/source.h"

#include "daemon/archive.h"
#include "daemon/clock.h"
#include "daemon/ingest.h"
#include "daemon/schedule.h"

namespace mandated::sources {

http::Request request_for(const config::Source& source, const std::string& url,
                          const Validators& validators) {
  http::Request request{url};
  request.validators = validators;
  request.max_body = source.limits.max_body;
  request.connect_timeout = source.limits.connect_timeout;
  request.total_timeout = source.limits.total_timeout;
  request.allow_private = source.allow_private;
  return request;
}

bool is_believed(const config::Source& source, std::string_view url,
                 std::optional<Instant> whole_at, Instant now) {
  constexpr int kSpread = 4;  // the last part of the time, over which the pages of a day lie
  const auto most = source.gates.believe_not_modified;
  const auto spread = static_cast<std::uint64_t>((most / kSpread).count()) + 1;
  const std::chrono::milliseconds sooner{static_cast<std::int64_t>(stable_hash(url) % spread)};
  return whole_at && now - *whole_at < most - sooner;
}

http::Request request_for(const config::Source& source, const Poll& poll) {
  const auto& url = address_of(poll.document);
  const bool believed = is_believed(source, url, poll.whole_at, now());
  return request_for(source, url, believed ? poll.validators : Validators{});
}

const std::string& address_of(const Document& document) {
  return document.address.empty() ? document.url : document.address;
}

bool delivers(config::SourceKind kind) { return carrier_of(kind) != Carrier::page; }

boost::asio::awaitable<std::vector<Poll>> asked_by_themselves(const config::Source& source,
                                                              Archive& archive) {
  if (!delivers(source.kind)) co_return co_await archive.polls(source.id);
  if (source.kind != config::SourceKind::oai_pmh) co_return std::vector<Poll>{};
  co_return co_await archive.unwell(source.id, kAskedAgain);
}

std::unique_ptr<Source> make_source(const config::Source& source, http::Fetcher& fetcher,
                                    Archive& archive) {
  switch (source.kind) {
    case config::SourceKind::page:
      return make_page(source, fetcher);
    case config::SourceKind::listing:
      return make_listing(source, fetcher, archive);
    case config::SourceKind::directory:
      return make_directory(source, archive);
    case config::SourceKind::feed:
      return make_feed(source, fetcher, archive);
    case config::SourceKind::sitemap:
      return make_sitemap(source, fetcher, archive);
    case config::SourceKind::wordpress:
      return make_wordpress(source, fetcher, archive);
    case config::SourceKind::oai_pmh:
      return make_oai_pmh(source, fetcher, archive);
    case config::SourceKind::warc:
      return source.url.empty() ? make_warc(source, archive) : make_cdx(source, fetcher, archive);
    case config::SourceKind::un_symbol:
      return make_un_symbol(source, fetcher, archive);
  }
  return nullptr;
}

}  // namespace mandated::sources
