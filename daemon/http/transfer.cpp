#include "daemon/http/transfer.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include "daemon/http/address.h"
#include "daemon/http/freshness.h"
#include "pipeline/text/url.h"

namespace mandated::http {
namespace {

constexpr std::size_t kMostHeaders = 16U << 10U;  ///< bytes, of those kept

std::string host_of(const std::string& url) {
  const auto parsed = text::parse_url(url);
  return parsed ? parsed->host : url;
}

bool is_redirect(long status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// Seconds, or an HTTP date (RFC 9110 10.2.3); nullopt where it is neither.
std::optional<std::chrono::seconds> retry_after_of(const std::string& value) {
  long seconds = 0;
  const auto* end = value.data() + value.size();
  if (const auto [at, error] = std::from_chars(value.data(), end, seconds);
      error == std::errc{} && at == end && seconds >= 0) {
    return std::chrono::seconds{seconds};
  }
  const auto when = value.empty() ? -1 : curl_getdate(value.c_str(), nullptr);
  if (when < 0) return std::nullopt;
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return std::chrono::seconds{std::max<std::int64_t>(0, when - now)};
}

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
  curl_easy_setopt(handle, option, value);
}

}  // namespace

Client::Transfer::Transfer(std::shared_ptr<Loop> on, const Request& asked,
                           const ClientOptions& options)
    : request(asked),
      ready(on->executor, boost::asio::steady_timer::time_point::max()),
      loop_(std::move(on)),
      handle_(loop_->take_handle()) {
  set_up(options);
}

Client::Transfer::~Transfer() {
  if (started_) loop_->remove(handle_.get());
  loop_->give_back(std::move(handle_));
}

void Client::Transfer::set_up(const ClientOptions& options) {
  CURL* const h = handle_.get();
  set(h, CURLOPT_PRIVATE, static_cast<Waiter*>(this));
  set(h, CURLOPT_URL, request.url.c_str());
  set(h, CURLOPT_PROTOCOLS_STR, "http,https");
  set(h, CURLOPT_FOLLOWLOCATION, 0L);
  set(h, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  set(h, CURLOPT_ACCEPT_ENCODING, "");
  set(h, CURLOPT_USERAGENT, options.user_agent.c_str());
  set(h, CURLOPT_PROXY, "");  // what reaches a private network through the environment is no guard
  set(h, CURLOPT_NOSIGNAL, 1L);
  set(h, CURLOPT_ERRORBUFFER, message_.data());
  set(h, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connect_timeout.count()));
  set(h, CURLOPT_TIMEOUT_MS, static_cast<long>(request.total_timeout.count()));
  set(h, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  set(h, CURLOPT_WRITEDATA, static_cast<void*>(this));
  if (!options.ca_file.empty()) set(h, CURLOPT_CAINFO, options.ca_file.c_str());
  if (!request.allow_private) {
    set(h, CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_open);
    set(h, CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
    // A connection that another source was allowed to open may be reused: look at its peer too.
    set(h, CURLOPT_PREREQFUNCTION, &Transfer::on_request);
    set(h, CURLOPT_PREREQDATA, static_cast<void*>(this));
  }
  set_conditions();
}

void Client::Transfer::set_conditions() {
  const auto& known = request.validators;
  if (known.url != request.url) return;
  const auto add = [this](const char* name, const std::string& value) {
    if (value.empty()) return;
    headers_.reset(
        curl_slist_append(headers_.release(), fmt::format("{}: {}", name, value).c_str()));
    conditional_ = true;
  };
  add("If-None-Match", known.etag);
  add("If-Modified-Since", known.last_modified);
  if (headers_) set(handle_.get(), CURLOPT_HTTPHEADER, headers_.get());
}

void Client::Transfer::start() {
  started_ = true;
  loop_->start(handle_.get());
}

void Client::Transfer::ended(CURLcode result) noexcept {
  code_ = result;
  done = true;
  ready.cancel();
}

std::size_t Client::Transfer::on_body(char* data, std::size_t size, std::size_t count,
                                      void* raw) noexcept {
  auto& self = *static_cast<Transfer*>(raw);
  const auto bytes = size * count;
  if (self.body_.size() + bytes > self.request.max_body) {
    self.refused_ = Error{Errc::too_large,
                          fmt::format("body over the limit of {} bytes", self.request.max_body)};
    return bytes == 0 ? 1 : 0;  // anything but `bytes` ends the transfer
  }
  self.body_.append(data, bytes);
  return bytes;
}

void Client::Transfer::refuse(const std::string& address, const std::string& why) {
  refused_ = Error{Errc::refused,
                   fmt::format("address {} of host {} is {}; set allow_private: true to allow it",
                               address, host_of(request.url), why)};
}

curl_socket_t Client::Transfer::on_open(void* raw, curlsocktype, curl_sockaddr* address) noexcept {
  auto& self = *static_cast<Transfer*>(raw);
  if (const auto why = not_public(&address->addr)) {
    self.refuse(text_of(&address->addr), *why);
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int Client::Transfer::on_request(void* raw, char* peer, char*, int, int) noexcept {
  auto& self = *static_cast<Transfer*>(raw);
  const auto why = not_public(std::string{peer});
  if (!why) return CURL_PREREQFUNC_OK;
  self.refuse(peer, *why);
  return CURL_PREREQFUNC_ABORT;
}

Result<Step> Client::Transfer::outcome() {
  if (refused_) return tl::unexpected{*refused_};
  if (code_ != CURLE_OK && code_ != CURLE_PARTIAL_FILE) return tl::unexpected{error_of()};
  const auto status = number(CURLINFO_RESPONSE_CODE);
  if (status == 304) return not_modified();
  if (const auto location = header("location"); is_redirect(status) && !location.empty()) {
    const auto next = text::parse_url(location, request.url);
    if (!next)
      return fail(Errc::redirect, fmt::format("redirect to \"{}\", which is no address", location));
    if (next->scheme != "http" && next->scheme != "https") {
      return fail(Errc::refused,
                  fmt::format("redirect to {}:; only http and https are followed", next->scheme));
    }
    auto target = *next;
    target.fragment.reset();
    return Redirect{target.href()};
  }
  Response response;
  response.snapshot.final_url = request.url;
  response.snapshot.status = static_cast<int>(status);
  response.snapshot.content_type = header("content-type");
  response.snapshot.content_language = header("content-language");
  response.snapshot.etag = header("etag");
  response.snapshot.last_modified = header("last-modified");
  response.snapshot.headers = headers_sent();
  response.peer = peer();
  response.retry_after = retry_after_of(header("retry-after"));
  response.fresh = fresh_for(response.snapshot.headers);
  for (const auto& name : request.headers) {
    if (auto value = header(name.c_str()); !value.empty()) response.headers[name] = value;
  }
  response.body = std::move(body_);
  if (code_ == CURLE_PARTIAL_FILE) {
    const auto announced = header("content-length");
    response.trouble =
        Error{Errc::truncated,
              announced.empty()
                  ? fmt::format("the body ended early, after {} bytes", response.body.size())
                  : fmt::format("{} bytes announced, {} received", announced,
                                number(CURLINFO_SIZE_DOWNLOAD_T))};
  }
  return response;
}

Result<Step> Client::Transfer::not_modified() const {
  if (!conditional_) return fail(Errc::http_status, "status 304 to a request without conditions");
  auto validators = request.validators;
  // Some origins send no ETag with a 304: the one we have stays good.
  if (auto etag = header("etag"); !etag.empty()) validators.etag = std::move(etag);
  if (auto date = header("last-modified"); !date.empty())
    validators.last_modified = std::move(date);
  return NotModified{std::move(validators), fresh_for(headers_sent())};
}

Error Client::Transfer::error_of() const {
  const auto host = host_of(request.url);
  const auto network = [&host](const std::string& what) {
    return Error{Errc::network, fmt::format("{}: {}", host, what)};
  };
  switch (code_) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return network("could not resolve host");
    case CURLE_OPERATION_TIMEDOUT:
      return number(CURLINFO_REQUEST_SIZE) == 0  // a connection that is used again takes no time
                 ? network(
                       fmt::format("no connection within {} ms", request.connect_timeout.count()))
                 : network(
                       fmt::format("no whole answer within {} ms", request.total_timeout.count()));
    case CURLE_BAD_CONTENT_ENCODING:
      return {Errc::malformed, "the body's content encoding cannot be undone"};
    case CURLE_UNSUPPORTED_PROTOCOL:  // also what libcurl says of an answer without a status line
      if (number(CURLINFO_REQUEST_SIZE) > 0)
        return network("answers with something else than HTTP");
      return {Errc::refused, fmt::format("\"{}\"; only http and https are fetched", request.url)};
    case CURLE_URL_MALFORMAT:
      return {Errc::refused, fmt::format("\"{}\" is no address", request.url)};
    default:
      break;
  }
  const std::string_view told{message_.data()};
  return network(told.empty() ? curl_easy_strerror(code_) : std::string{told});
}

std::string Client::Transfer::header(const char* name) const {
  curl_header* found = nullptr;
  if (curl_easy_header(handle_.get(), name, 0, CURLH_HEADER, -1, &found) != CURLHE_OK) return {};
  return found->value;
}

std::string Client::Transfer::peer() const {
  const char* address = nullptr;
  curl_easy_getinfo(handle_.get(), CURLINFO_PRIMARY_IP, &address);
  return address == nullptr ? std::string{} : std::string{address};
}

std::vector<std::string> Client::Transfer::headers_sent() const {
  std::vector<std::string> lines;
  std::size_t size = 0;
  for (curl_header* at = nullptr;
       (at = curl_easy_nextheader(handle_.get(), CURLH_HEADER, -1, at)) != nullptr;) {
    std::string line = fmt::format("{}: {}", at->name, at->value);
    size += line.size();
    if (size > kMostHeaders) break;
    for (std::size_t i = 0; line[i] != ':'; ++i) {
      if (line[i] >= 'A' && line[i] <= 'Z') line[i] = static_cast<char>(line[i] - 'A' + 'a');
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

long Client::Transfer::number(CURLINFO info) const {
  if ((static_cast<unsigned>(info) & CURLINFO_TYPEMASK) == CURLINFO_OFF_T) {
    curl_off_t value = 0;
    curl_easy_getinfo(handle_.get(), info, &value);
    return static_cast<long>(value);
  }
  long value = 0;
  curl_easy_getinfo(handle_.get(), info, &value);
  return value;
}

}  // namespace mandated::http
