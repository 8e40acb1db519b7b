#include "daemon/http/loop.h"

#include <new>

#include <fcntl.h>

namespace mandated::http {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::size_t kSpareHandles = 64;

}  // namespace

Client::Loop::Loop(asio::any_io_executor loop)
    : executor(std::move(loop)), multi_(curl_multi_init()), timer_(executor) {
  if (multi_ == nullptr) throw std::bad_alloc{};
  curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &Loop::on_socket);
  curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &Loop::on_timer);
  curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
}

Client::Loop::~Loop() {
  closing_ = true;
  spare_.clear();
  curl_multi_cleanup(multi_);  // still asks to poll: closing_ says no
}

Easy Client::Loop::take_handle() {
  if (spare_.empty()) {
    Easy fresh{curl_easy_init()};
    if (!fresh) throw std::bad_alloc{};
    return fresh;
  }
  auto handle = std::move(spare_.back());
  spare_.pop_back();
  return handle;
}

void Client::Loop::give_back(Easy handle) {
  if (spare_.size() >= kSpareHandles) return;
  curl_easy_reset(handle.get());
  spare_.push_back(std::move(handle));
}

void Client::Loop::start(CURL* handle) { curl_multi_add_handle(multi_, handle); }

void Client::Loop::remove(CURL* handle) { curl_multi_remove_handle(multi_, handle); }

int Client::Loop::on_socket(CURL*, curl_socket_t socket, int what, void* raw, void*) {
  static_cast<Loop*>(raw)->watch(socket, what);
  return 0;
}

void Client::Loop::watch(curl_socket_t socket, int what) {
  if (what == CURL_POLL_REMOVE || closing_) return forget(socket);
  auto& entry = watches_[socket];
  if (!entry) {
    // A duplicate, because libcurl may close its descriptor before it says CURL_POLL_REMOVE, and
    // the number can be another socket's by then.
    const int own = ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
    if (own < 0) {  // EMFILE: the transfer runs into its timeout
      watches_.erase(socket);
      return;
    }
    entry = std::make_shared<Watch>(Watch{asio::posix::stream_descriptor{executor, own}});
  }
  entry->wanted = what;
  const auto current = entry;
  arm(socket, current);
}

/// Closes, too: a wait under way holds the Watch, and with it the connection and the loop open, for
/// as long as the server says nothing more.
void Client::Loop::forget(curl_socket_t socket) {
  const auto found = watches_.find(socket);
  if (found == watches_.end()) return;
  error_code ignored;
  found->second->descriptor.close(ignored);
  watches_.erase(found);
}

void Client::Loop::arm(curl_socket_t socket, const std::shared_ptr<Watch>& watch) {
  if ((watch->wanted & CURL_POLL_IN) != 0 && !watch->reading) arm_one(socket, watch, true);
  if ((watch->wanted & CURL_POLL_OUT) != 0 && !watch->writing) arm_one(socket, watch, false);
}

void Client::Loop::arm_one(curl_socket_t socket, const std::shared_ptr<Watch>& watch,
                           bool for_reading) {
  const auto armed = for_reading ? &Watch::reading : &Watch::writing;
  (*watch).*armed = true;
  const auto way = for_reading ? asio::posix::stream_descriptor::wait_read
                               : asio::posix::stream_descriptor::wait_write;
  watch->descriptor.async_wait(
      way, [self = shared_from_this(), watch, socket, armed, for_reading](error_code error) {
        (*watch).*armed = false;
        const int bit = for_reading ? CURL_POLL_IN : CURL_POLL_OUT;
        if (!self->is_current(socket, watch) || (watch->wanted & bit) == 0) return;
        const int event = for_reading ? CURL_CSELECT_IN : CURL_CSELECT_OUT;
        self->act(socket, error ? CURL_CSELECT_ERR : event);
        if (self->is_current(socket, watch)) self->arm(socket, watch);
      });
}

bool Client::Loop::is_current(curl_socket_t socket, const std::shared_ptr<Watch>& watch) const {
  const auto found = watches_.find(socket);
  return found != watches_.end() && found->second == watch;
}

int Client::Loop::on_timer(CURLM*, long timeout_ms, void* raw) {
  auto& self = *static_cast<Loop*>(raw);
  const auto generation = ++self.timer_generation_;  // a queued expiry outlives cancel()
  if (timeout_ms < 0 || self.closing_) {
    self.timer_.cancel();
    return 0;
  }
  // Never from inside this callback, not even for 0: libcurl would recurse.
  self.timer_.expires_after(std::chrono::milliseconds{timeout_ms});
  self.timer_.async_wait([weak = self.weak_from_this(), generation](error_code error) {
    const auto loop = weak.lock();
    if (!error && loop && generation == loop->timer_generation_) loop->act(CURL_SOCKET_TIMEOUT, 0);
  });
  return 0;
}

void Client::Loop::act(curl_socket_t socket, int events) {
  int running = 0;
  curl_multi_socket_action(multi_, socket, events, &running);
  drain();
}

void Client::Loop::drain() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const auto code = message->data.result;  // `message` dies with the handle's removal
    Waiter* waiter = nullptr;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &waiter);
    if (waiter != nullptr) waiter->ended(code);
  }
}

}  // namespace mandated::http
