#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "daemon/archive.h"
#include "daemon/clock.h"
#include "daemon/http/fetcher.h"
#include "daemon/sources/source.h"
#include "pipeline/base/ascii.h"
#include "pipeline/base/json.h"
#include "pipeline/read/oai.h"
#include "pipeline/text/percent.h"
#include "pipeline/text/url.h"

namespace mandated::sources {
namespace {

using boost::asio::awaitable;

/// Answers of one window over which its list is taken for endless.
constexpr int kMaxParts = 10'000;
/// How often a window is begun anew because its token was refused, before that is trouble.
constexpr int kMaxRestarts = 3;

/// How far the harvest has come. A window is [from, until], both inclusive (OAI-PMH §2.7.1); the
/// next one begins at `until` again, since records may still come to be stamped with it.
struct Place {
  std::string from;   ///< "" before the first window
  std::string until;  ///< "" between two windows
  std::string token;  ///< of the next answer in this window
  bool last = false;  ///< this window ends at the present
  int parts = 0;
  int restarts = 0;
};

std::string text_of(const Place& place) {
  return json::serialize(json::object{{"from", place.from},
                                      {"until", place.until},
                                      {"token", place.token},
                                      {"last", place.last},
                                      {"parts", place.parts},
                                      {"restarts", place.restarts}});
}

int count_at(const json::object& object, const char* key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_int64() ? static_cast<int>(value->get_int64()) : 0;
}

Place place_of(const std::string& text) {
  const auto read = parse_json(text);
  if (!read || !read->is_object()) return {};
  const auto& object = read->get_object();
  const auto* last = object.if_contains("last");
  return {text_at(object, "from"),   text_at(object, "until"),
          text_at(object, "token"),  last != nullptr && last->is_bool() && last->get_bool(),
          count_at(object, "parts"), count_at(object, "restarts")};
}

std::string escaped(std::string_view value) {
  std::string out;
  for (const char c : value) {
    const bool plain = is_alnum(c) || std::string_view{"-._~:"}.find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string in_xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
  }
  return out;
}

/// All that a list says of a deleted record (OAI-PMH 2.5.1), as its bytes.
std::string header_of(const read::OaiRecord& record) {
  return fmt::format(
      R"(<record xmlns="http://www.openarchives.org/OAI/2.0/"><header status="deleted">)"
      "<identifier>{}</identifier><datestamp>{}</datestamp></header></record>",
      in_xml(record.identifier), in_xml(record.datestamp));
}

/// "4026910" of "oai:digitallibrary.un.org:4026910": what is known of a deleted record, too.
std::string_view local_id(std::string_view identifier) {
  return identifier.substr(identifier.rfind(':') + 1);
}

/// A catalogue's own list of what changed in it. Every record of the list is a document; its page
/// is its address, the record as XML its bytes.
class OaiPmh final : public Source {
 public:
  OaiPmh(const config::Source& config, http::Fetcher& fetcher, Archive& archive)
      : config_(config), fetcher_(fetcher), archive_(archive) {}

  awaitable<Discovery> discover() override;
  /// GetRecord (§4.1), by the name that its list gives it. A deleted header says there what it says
  /// in a list. idDoesNotExist does not: it is also what a catalogue says that names its records
  /// anew, so that it is trouble of the document, for as long as it is said.
  awaitable<Result<http::Outcome>> fetch(const Poll& poll) override;

 private:
  [[nodiscard]] awaitable<Result<read::OaiAnswer>> ask(std::string query);
  [[nodiscard]] awaitable<Result<void>> open_window(Place& place);
  void follow(const read::OaiAnswer& answer, Place& place, Discovery& found) const;
  void refused(const read::OaiError& error, Place& place, Discovery& found) const;
  [[nodiscard]] Error error_of(const read::OaiError& error) const;
  static void end_window(Place& place, Discovery& found);
  [[nodiscard]] std::string query_of(const Place& place) const;
  [[nodiscard]] Delivered delivered(const read::OaiRecord& record) const;
  [[nodiscard]] std::string key() const;
  [[nodiscard]] std::string stamp(Instant at) const;

  const config::Source& config_;
  http::Fetcher& fetcher_;
  Archive& archive_;
  std::optional<read::OaiIdentity> identity_;
  Instant clock_{};  ///< of the repository, when it last said who it is
};

awaitable<Discovery> OaiPmh::discover() {
  Discovery found;
  const auto kept = co_await archive_.listing(config_.id, key());
  auto place = place_of(kept ? kept->next : "");
  if (place.until.empty()) {
    const auto opened = co_await open_window(place);
    if (!opened) {
      found.trouble = opened.error();
      co_return found;
    }
  }
  const auto query = query_of(place);
  const auto answer = co_await ask(query);
  if (!answer) {
    found.trouble = answer.error();
    co_return found;
  }
  found.answered = true;
  follow(*answer, place, found);
  store::ListingPage page;
  page.next = text_of(place);
  found.place.emplace(key(), std::move(page));
  co_return found;
}

awaitable<Result<http::Outcome>> OaiPmh::fetch(const Poll& poll) {
  const auto& name = poll.document.address;
  const auto query = fmt::format("verb=GetRecord&metadataPrefix={}&identifier={}",
                                 escaped(config_.oai.prefix), escaped(name));
  const auto answer = co_await ask(query);
  if (!answer) co_return tl::unexpected{answer.error()};
  if (!answer->errors.empty()) co_return tl::unexpected{error_of(answer->errors.front())};
  const auto& records = answer->records;
  const auto record = std::find_if(records.begin(), records.end(), [&name](const auto& each) {
    return each.identifier == name && (each.deleted || !each.metadata.empty());
  });
  if (record == records.end()) {
    co_return fail(Errc::malformed, fmt::format("{}: no record {}", config_.url, name));
  }
  auto found = delivered(*record);
  co_return std::move(found.outcome);
}

/// Unbounded lists and long ranges are what repositories refuse with a 503. The end is never later
/// than the repository's own clock: what it stamps after that would be passed over.
awaitable<Result<void>> OaiPmh::open_window(Place& place) {
  const auto from = place.from.empty() ? std::optional<Instant>{} : parse_instant(place.from);
  if (!identity_ || !from || *from + config_.oai.window > clock_) {
    const std::string identify = "verb=Identify";
    const auto answer = co_await ask(identify);
    if (!answer) co_return tl::unexpected{answer.error()};
    if (!answer->identity) {
      co_return fail(Errc::malformed, fmt::format("{}: no answer to Identify", config_.url));
    }
    identity_ = answer->identity;
    clock_ = std::min(parse_instant(answer->response_date).value_or(now()), now());
  }
  const auto earliest = config_.oai.from ? Instant{std::chrono::sys_days{*config_.oai.from}}
                                         : parse_instant(identity_->earliest).value_or(Instant{});
  const auto begin = from.value_or(earliest);
  const auto end = begin + config_.oai.window;
  place = {stamp(begin), stamp(std::min(end, std::max(clock_, begin))), "", end >= clock_, 0, 0};
  co_return Result<void>{};
}

std::string OaiPmh::query_of(const Place& place) const {
  if (!place.token.empty()) {
    return "verb=ListRecords&resumptionToken=" + escaped(place.token);
  }
  auto query = fmt::format("verb=ListRecords&metadataPrefix={}&from={}&until={}",
                           escaped(config_.oai.prefix), place.from, place.until);
  if (!config_.oai.set.empty()) query += "&set=" + escaped(config_.oai.set);
  return query;
}

awaitable<Result<read::OaiAnswer>> OaiPmh::ask(std::string query) {
  const auto url = config_.url + (config_.url.find('?') == std::string::npos ? '?' : '&') + query;
  auto request = request_for(config_, url, {});
  auto outcome = co_await fetcher_.fetch(std::move(request));
  const auto at = [&url](const Error& error) {
    return tl::unexpected{Error{error.code, fmt::format("{}: {}", url, error.detail)}};
  };
  if (!outcome) co_return at(outcome.error());
  const auto* response = std::get_if<http::Response>(&*outcome);
  if (response == nullptr) co_return at({Errc::http_status, "status 304 that nobody asked for"});
  if (response->trouble) co_return at(*response->trouble);
  if (response->snapshot.status != 200) {
    co_return at({Errc::http_status, fmt::format("status {}", response->snapshot.status)});
  }
  const auto parse = [this, response] { return archive_.reader().oai(input_of(*response)); };
  auto answer = co_await archive_.work(parse);
  if (!answer) co_return at(answer.error());
  co_return answer;
}

void OaiPmh::follow(const read::OaiAnswer& answer, Place& place, Discovery& found) const {
  for (const auto& error : answer.errors) {
    if (error.code == "noRecordsMatch") return end_window(place, found);
    return refused(error, place, found);
  }
  for (const auto& each : answer.records) {
    if (each.deleted || !each.metadata.empty()) found.delivered.push_back(delivered(each));
  }
  const auto token = answer.resumption ? answer.resumption->token : "";
  if (token.empty()) return end_window(place, found);
  if (token == place.token || ++place.parts >= kMaxParts) {
    found.trouble = Error{Errc::malformed, fmt::format("{}: the list from {} until {} does not end",
                                                       config_.url, place.from, place.until)};
    place.token.clear();
    place.parts = 0;
    return;
  }
  place.token = token;
  found.more = true;
}

/// A token that has expired is no loss: the window is asked for from its beginning, and what came
/// of it before is the same bytes.
void OaiPmh::refused(const read::OaiError& error, Place& place, Discovery& found) const {
  if (error.code == "badResumptionToken" && !place.token.empty()) {
    place.token.clear();
    place.parts = 0;
    found.more = place.restarts < kMaxRestarts;
    place.restarts = found.more ? place.restarts + 1 : 0;
    if (found.more) return;
  }
  found.trouble = error_of(error);
}

Error OaiPmh::error_of(const read::OaiError& error) const {
  return {Errc::malformed, fmt::format("{}: {}{}{}", config_.url, error.code,
                                       error.message.empty() ? "" : ": ", error.message)};
}

void OaiPmh::end_window(Place& place, Discovery& found) {
  found.more = !place.last;
  place = {place.until, "", "", false, 0, 0};
}

Delivered OaiPmh::delivered(const read::OaiRecord& record) const {
  const auto id = local_id(record.identifier);
  auto url = config_.address_template;
  url.replace(url.find("{id}"), 4, escaped(id));
  Location location{url, "", record.identifier};
  http::Response response;
  if (record.deleted) {
    response.snapshot.final_url = std::move(url);
    response.snapshot.status = 410;
    response.snapshot.content_type = "text/xml; charset=utf-8";
    response.body = header_of(record);
    response.trouble =
        Error{Errc::gone,
              fmt::format("the catalogue deleted the record on {}",
                          record.datestamp.empty() ? "a day it does not say" : record.datestamp)};
    return {std::move(location), http::Outcome{std::move(response)}};
  }
  response.snapshot.final_url = std::move(url);
  response.snapshot.content_type = "text/xml; charset=utf-8";
  response.body = record.metadata;
  return {std::move(location), http::Outcome{std::move(response)}};
}

/// Another set, prefix or beginning is another list.
std::string OaiPmh::key() const {
  return fmt::format("{}#{}#{}#{}", config_.url, config_.oai.prefix, config_.oai.set,
                     config_.oai.from ? format_date(*config_.oai.from) : "");
}

/// In the granularity the repository has (§3.3.2); it refuses any other.
std::string OaiPmh::stamp(Instant at) const {
  const auto second = std::chrono::floor<std::chrono::seconds>(at);
  const bool seconds = identity_ && identity_->granularity.find('h') != std::string::npos;
  return seconds ? format_instant(second) : format_date(date_of(at));
}

}  // namespace

std::unique_ptr<Source> make_oai_pmh(const config::Source& source, http::Fetcher& fetcher,
                                     Archive& archive) {
  return std::make_unique<OaiPmh>(source, fetcher, archive);
}

}  // namespace mandated::sources
