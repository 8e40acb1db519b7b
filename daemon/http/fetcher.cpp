#include "daemon/http/fetcher.h"

#include <algorithm>
#include <map>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>

#include "daemon/clock.h"
#include "daemon/http/freshness.h"
#include "daemon/http/gate.h"
#include "daemon/http/robots.h"
#include "pipeline/text/url.h"

#ifndef MANDATED_VERSION
#error "MANDATED_VERSION comes from CMake"
#endif

namespace mandated::http {

using boost::asio::awaitable;
using boost::asio::steady_timer;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

namespace {

/// Longer than this nobody waits within one fetch: the round goes on, and comes back later.
constexpr std::chrono::seconds kLongestWait{30};
constexpr std::chrono::hours kRobotsLife{24};  // RFC 9309 2.4
constexpr std::chrono::minutes kRobotsRetry{10};
constexpr int kRobotsRedirects = 5;               // RFC 9309 2.3.1.2
constexpr std::uint64_t kRobotsBody = 4U << 20U;  // past its limit Robots reads no further

/// What is known of one origin (scheme, host, port).
struct Host {
  Host(const boost::asio::any_io_executor& loop, std::string host)
      : name(std::move(host)),
        freed(loop, Clock::time_point::max()),
        robots_read(loop, Clock::time_point::max()) {}

  std::string name;
  HostGate gate;
  steady_timer freed;  ///< one waiter is woken whenever a place gets free

  std::string guard;  ///< what guards it, where its last answer was a block page; else ""

  std::optional<Robots> robots;
  Clock::time_point robots_until{};      ///< good, or not to be tried again, until then
  std::string robots_trouble;            ///< why it could not be read; "" where it could
  Errc robots_code = Errc::unavailable;  ///< of that trouble
  bool robots_pending = false;
  steady_timer robots_read;  ///< cancelled when it has been read
};

Manners manners_of(const config::Http& http) {
  return {http.connections_per_host, http.delay_per_host, http.retry_base, http.retry_max};
}

/// "in 12 s": of a steady time, for people.
std::string until(Clock::time_point then) {
  const auto left = std::chrono::ceil<std::chrono::seconds>(then - Clock::now());
  return format_instant(std::chrono::floor<std::chrono::seconds>(now() + left));
}

awaitable<void> sleep_until(Clock::time_point then) {
  const auto executor = co_await boost::asio::this_coro::executor;
  steady_timer timer{executor, then};
  co_await timer.async_wait(boost::asio::use_awaitable);
}

awaitable<void> wait_for(steady_timer& signal) {
  boost::system::error_code cancelled;
  auto token = boost::asio::redirect_error(boost::asio::use_awaitable, cancelled);
  co_await signal.async_wait(token);
}

/// An error where the host is closed for longer than anybody waits here.
Result<void> reachable_soon(const Host& host) {
  const auto opens = host.gate.closed_until();
  if (opens <= Clock::now() + kLongestWait) return {};
  if (!host.guard.empty()) {
    return fail(Errc::blocked,
                fmt::format("{} is left alone until {}; {}", host.name, until(opens), host.guard));
  }
  return fail(Errc::unavailable, fmt::format("{} is left alone until {}", host.name, until(opens)));
}

/// How many requests are under way, over all hosts.
struct Total {
  explicit Total(const boost::asio::any_io_executor& loop)
      : freed(loop, Clock::time_point::max()) {}

  int running = 0;
  steady_timer freed;  ///< all waiters are woken: the first one's own host may be full
};

/// A place among the requests of a host and of all, given back when it goes.
class Place {
 public:
  Place(Host& host, Total& total) : host_(host), total_(total) {}
  ~Place() {
    host_.gate.leave();
    host_.freed.cancel_one();
    --total_.running;
    total_.freed.cancel();
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

 private:
  Host& host_;
  Total& total_;
};

bool may_pass(int status) { return status == 408 || status == 429 || status >= 500; }

/// Trouble that asking again may cure.
bool is_passing(const Result<Outcome>& outcome) {
  if (!outcome) return outcome.error().code == Errc::network;
  const auto* response = std::get_if<Response>(&*outcome);
  return response != nullptr && may_pass(response->snapshot.status);
}

/// False where it was told without asking: the host is left alone, or forbids it.
bool was_asked(const Result<Outcome>& outcome) {
  return outcome ||
         (outcome.error().code != Errc::blocked && outcome.error().code != Errc::unavailable);
}

/// What guards the host, where the answer is a block page.
std::string guard_of(const Result<Outcome>& outcome) {
  const auto* response = outcome ? std::get_if<Response>(&*outcome) : nullptr;
  const bool blocked =
      response != nullptr && response->trouble && response->trouble->code == Errc::blocked;
  return blocked ? response->trouble->detail : std::string{};
}

std::optional<std::chrono::seconds> asked_of(const Result<Outcome>& outcome) {
  if (!outcome) return std::nullopt;
  const auto* response = std::get_if<Response>(&*outcome);
  return response == nullptr ? std::nullopt : response->retry_after;
}

/// What is said of documents as long as robots.txt could not be read.
Errc code_without_robots(const Result<Step>& taken) {
  const auto* response = taken ? std::get_if<Response>(&*taken) : nullptr;
  if (response != nullptr && response->trouble && response->trouble->code == Errc::blocked) {
    return Errc::blocked;
  }
  const bool told =
      !taken && (taken.error().code == Errc::blocked || taken.error().code == Errc::refused);
  return told ? taken.error().code : Errc::unavailable;
}

}  // namespace

struct Fetcher::State {
  State(const boost::asio::any_io_executor& executor, const config::Http& http,
        const std::string& contact, std::uint64_t seed)
      : loop(executor),
        client(executor, {user_agent(contact), http.ca_file}),
        settings(http),
        agent(user_agent(contact)),
        random(static_cast<std::minstd_rand::result_type>(seed)),
        total(executor) {}

  Host& host_of(const text::Url& url);
  [[nodiscard]] awaitable<Result<Outcome>> follow(Request& request);
  [[nodiscard]] awaitable<Result<Step>> step(Request request);
  [[nodiscard]] awaitable<Result<void>> allowed(text::Url url, Request request);
  [[nodiscard]] awaitable<void> read_robots(Host& host, text::Url url, Request request);
  void keep_robots(Host& host, Result<Step>& taken);
  [[nodiscard]] awaitable<Result<void>> enter(Host& host);
  void judge(Response& response) const;
  double chance() { return std::uniform_real_distribution<double>{0.5, 1}(random); }

  boost::asio::any_io_executor loop;
  Client client;
  config::Http settings;
  std::string agent;
  Guarded guarded;
  std::minstd_rand random;
  Total total;
  std::map<std::string, std::unique_ptr<Host>> hosts;
};

void Fetcher::State::judge(Response& response) const {
  if (!guarded) return;
  if (auto blocked = guarded(response.snapshot, response.body)) {
    response.trouble = std::move(blocked);
  }
  response.judged = true;
}

Host& Fetcher::State::host_of(const text::Url& url) {
  const auto origin = fmt::format("{}://{}:{}", url.scheme, url.host, url.port.value_or(0));
  auto& host = hosts[origin];
  if (!host) host = std::make_unique<Host>(loop, url.host);
  return *host;
}

/// Waits for a place among the host's requests and among all, and for the host's turn. The caller
/// owns a Place then, unless the host was closed for long meanwhile, by the answer to another
/// request.
awaitable<Result<void>> Fetcher::State::enter(Host& host) {
  for (;;) {
    if (!host.gate.has_room(manners_of(settings))) {
      co_await wait_for(host.freed);
    } else if (total.running >= settings.connections) {
      co_await wait_for(total.freed);
    } else {
      break;
    }
  }
  const auto reachable = reachable_soon(host);
  if (!reachable) {
    host.freed.cancel_one();  // the place is still free: whoever waits next is told the same
    co_return reachable;
  }
  ++total.running;
  const auto start = host.gate.enter(manners_of(settings), Clock::now());
  if (start > Clock::now()) co_await sleep_until(start);
  co_return reachable;
}

awaitable<Result<Step>> Fetcher::State::step(Request request) {
  const auto url = text::parse_url(request.url);
  if (!url || (url->scheme != "http" && url->scheme != "https")) {
    co_return fail(Errc::refused,
                   fmt::format("\"{}\"; only http and https are fetched", request.url));
  }
  auto& host = host_of(*url);
  const auto reachable = reachable_soon(host);
  if (!reachable) co_return tl::unexpected{reachable.error()};
  const auto verdict = co_await allowed(*url, request);
  if (!verdict) co_return tl::unexpected{verdict.error()};
  const auto entered = co_await enter(host);
  if (!entered) co_return tl::unexpected{entered.error()};
  const Place place{host, total};
  co_return co_await client.get(std::move(request));
}

/// Address by address, each checked anew; `request` ends with the last one asked.
awaitable<Result<Outcome>> Fetcher::State::follow(Request& request) {
  std::vector<std::string> seen;
  for (;;) {
    seen.push_back(request.url);
    Request hop = request;
    auto taken = co_await step(std::move(hop));
    if (!taken) co_return tl::unexpected{taken.error()};
    if (auto* unchanged = std::get_if<NotModified>(&*taken))
      co_return Outcome{std::move(*unchanged)};
    if (auto* response = std::get_if<Response>(&*taken)) {
      judge(*response);
      response->redirects = std::move(seen);
      co_return Outcome{std::move(*response)};
    }
    request.url = std::get<Redirect>(*taken).url;
    if (std::find(seen.begin(), seen.end(), request.url) != seen.end()) {
      co_return fail(Errc::redirect,
                     fmt::format("redirect loop: {} → {}", fmt::join(seen, " → "), request.url));
    }
    if (std::cmp_greater(seen.size(), request.max_redirects)) {
      co_return fail(Errc::redirect, fmt::format("more than {} redirects, the last one to {}",
                                                 request.max_redirects, request.url));
    }
  }
}

/// robots.txt of the address's origin says yes.
awaitable<Result<void>> Fetcher::State::allowed(text::Url url, Request request) {
  auto& host = host_of(url);
  while (host.robots_pending) co_await wait_for(host.robots_read);
  if (Clock::now() >= host.robots_until) {
    host.robots_pending = true;
    Request prototype = request;
    co_await read_robots(host, url, std::move(prototype));
    host.robots_pending = false;
    host.robots_read.cancel();
  }
  if (host.robots_code == Errc::refused) co_return fail(Errc::refused, host.robots_trouble);
  if (!host.robots) {
    co_return fail(host.robots_code,
                   fmt::format("robots.txt of {} could not be read ({}); waiting until {}",
                               url.host, host.robots_trouble, until(host.robots_until)));
  }
  const auto verdict = host.robots->verdict(agent, request.url);
  host.gate.set_crawl_delay(verdict.crawl_delay.value_or(milliseconds{0}));
  if (verdict.allowed) co_return Result<void>{};
  co_return fail(Errc::blocked,
                 fmt::format("robots.txt of {} forbids it: {}", url.host, verdict.rule));
}

awaitable<void> Fetcher::State::read_robots(Host& host, text::Url url, Request request) {
  url.path = "/robots.txt";
  url.query.reset();
  url.fragment.reset();
  request.validators = {};
  request.max_body = kRobotsBody;
  std::string address = url.href();
  Result<Step> taken = fail(Errc::redirect, "too many redirects");
  for (int hop = 0; hop <= kRobotsRedirects; ++hop) {
    request.url = address;
    const auto entered = co_await enter(host);
    if (!entered) {
      taken = tl::unexpected{entered.error()};
      break;
    }
    const Place place{host, total};
    Request next = request;
    taken = co_await client.get(std::move(next));
    if (!taken || !std::holds_alternative<Redirect>(*taken)) break;
    address = std::get<Redirect>(*taken).url;
  }
  keep_robots(host, taken);
}

/// 2xx is read, 4xx allows everything, anything else forbids until it can be read; an older copy
/// stays good as long as a new one cannot be had (RFC 9309 2.3.1, 2.4). However long that is, it is
/// never taken for leave, which the RFC would let us: a site that is down brings no news anyway.
/// What the answer says of its own freshness holds within 10 minutes and 24 hours.
void Fetcher::State::keep_robots(Host& host, Result<Step>& taken) {
  auto* response = taken ? std::get_if<Response>(&*taken) : nullptr;
  const int status = response == nullptr ? 0 : response->snapshot.status;
  host.robots_trouble.clear();
  // Of 4xx the RFC says what they mean, whoever sends them.
  if (response != nullptr && status / 100 != 4) judge(*response);
  host.robots_code = code_without_robots(taken);
  if (response != nullptr && status / 100 == 2 && !response->trouble) {
    host.robots = Robots::parse(response->body);
  } else if (status / 100 == 4 && status != 429) {
    host.robots = Robots{};
  } else if (taken && std::holds_alternative<Redirect>(*taken)) {
    host.robots = Robots{};  // RFC 9309 2.3.1.2: more than five redirects may count as unavailable
  } else {
    const bool cut = response != nullptr && response->trouble;
    host.robots_trouble = !taken ? taken.error().detail
                          : cut  ? response->trouble->detail
                                 : fmt::format("status {}", status);
  }
  const auto fresh = response == nullptr ? std::nullopt : fresh_for(response->snapshot.headers);
  const auto life =
      std::clamp<Clock::duration>(fresh.value_or(kRobotsLife), kRobotsRetry, kRobotsLife);
  host.robots_until =
      Clock::now() + (host.robots_trouble.empty() ? life : Clock::duration{kRobotsRetry});
  // Who may not go there says nothing of who may: nobody else has to wait for it.
  if (host.robots_code == Errc::refused) host.robots_until = {};
}

Fetcher::Fetcher(boost::asio::any_io_executor loop, const config::Http& http, std::string contact,
                 std::uint64_t seed)
    : state_(std::make_unique<State>(loop, http, contact, seed)) {}

Fetcher::~Fetcher() = default;

awaitable<Result<Outcome>> Fetcher::fetch(Request request) {
  auto& state = *state_;
  const auto url = text::parse_url(request.url);
  if (!url) co_return fail(Errc::refused, fmt::format("\"{}\" is no address", request.url));
  request.url = url->href();
  request.max_redirects = state.settings.max_redirects;
  for (int attempt = 0;; ++attempt) {
    Request hop = request;
    auto outcome = co_await state.follow(hop);
    const auto last = text::parse_url(hop.url);
    auto& host = state.host_of(last ? *last : *url);  // what a redirect led to has the trouble
    const auto guard = guard_of(outcome);
    if (was_asked(outcome)) host.guard = guard;
    if (guard.empty() && !is_passing(outcome)) {
      if (outcome) host.gate.succeeded();
      co_return outcome;
    }
    host.gate.failed(manners_of(state.settings), Clock::now(), asked_of(outcome), state.chance());
    const bool soon = host.gate.closed_until() <= Clock::now() + kLongestWait;
    // A challenge is no trouble that passes by asking again: that is what it is there against.
    if (!guard.empty() || attempt >= state.settings.retries || !soon) co_return outcome;
  }
}

void Fetcher::judge_by(Guarded guarded) { state_->guarded = std::move(guarded); }

Clock::time_point Fetcher::open_from(std::string_view url) const {
  const auto parsed = text::parse_url(url);
  return parsed ? state_->host_of(*parsed).gate.closed_until() : Clock::time_point{};
}

void Fetcher::reconfigure(const config::Http& http, std::string contact) {
  state_->settings = http;
  state_->agent = user_agent(contact);
  state_->client.use({state_->agent, http.ca_file});
}

std::string Fetcher::user_agent(std::string_view contact) {
  return fmt::format("mandated/{} (+{})", MANDATED_VERSION, contact);
}

}  // namespace mandated::http
