#include "tests/support/server.h"

#include <future>
#include <map>
#include <thread>
#include <type_traits>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <fmt/format.h>

namespace mandated::support {

namespace asio = boost::asio;

namespace {

/// What one target answers; `next` is the one that comes next.
struct Script {
  std::vector<AnswerPtr> answers;
  std::size_t next = 0;
};

}  // namespace

Answer page(std::string body, Headers headers) {
  Answer answer;
  answer.headers = std::move(headers);
  answer.headers.emplace_back("Content-Type", "text/html; charset=utf-8");
  answer.body = std::move(body);
  return answer;
}

Answer status(int code, Headers headers) {
  Answer answer;
  answer.status = code;
  answer.headers = std::move(headers);
  return answer;
}

Answer redirect_to(std::string location, int code) {
  return status(code, {{"Location", std::move(location)}});
}

Answer held(Answer answer) {
  answer.held = true;
  return answer;
}

struct Server::State {
  State() : context(std::make_unique<asio::io_context>(1)), work(asio::make_work_guard(*context)) {
    open(context->get_executor());
    thread = std::thread{[this] { context->run(); }};
  }
  explicit State(const asio::any_io_executor& executor) { open(executor); }

  void open(const asio::any_io_executor& executor) {
    listener =
        std::make_unique<Listener>(executor, static_cast<unsigned short>(0),
                                   [this](const Request& request) { return answer(request); });
    port = listener->port();
  }

  AnswerPtr answer(const Request& request) {
    requests.push_back(request);
    const auto found = scripts.find(request.target);
    if (found == scripts.end()) return std::make_shared<Answer>(status(404));
    auto& script = found->second;
    const auto at = script.next;
    if (at + 1 < script.answers.size()) ++script.next;
    return script.answers[at];
  }

  /// Runs `work` where the listener lives, and waits for what it gives.
  template <class Work>
  auto there(Work work_to_do) -> std::invoke_result_t<Work> {
    if (!context) return work_to_do();
    std::packaged_task<std::invoke_result_t<Work>()> task{std::move(work_to_do)};
    auto result = task.get_future();
    asio::post(*context, [&task] { task(); });
    return result.get();
  }

  std::unique_ptr<asio::io_context> context;  ///< none: the test's
  std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work;
  std::map<std::string, Script> scripts;
  std::vector<Request> requests;
  std::unique_ptr<Listener> listener;
  unsigned short port = 0;
  std::thread thread;
};

Server::Server() : state_(std::make_unique<State>()) {}

Server::Server(const asio::any_io_executor& executor) : state_(std::make_unique<State>(executor)) {}

Server::~Server() {
  state_->there([this] { state_->listener.reset(); });
  state_->work.reset();
  if (state_->thread.joinable()) state_->thread.join();
}

void Server::on(const std::string& target, std::vector<Answer> answers) {
  Script script;
  for (auto& each : answers) script.answers.push_back(std::make_shared<Answer>(std::move(each)));
  state_->there([this, &target, &script] { state_->scripts[target] = std::move(script); });
}

void Server::on(const std::string& target, Answer answer) {
  on(target, std::vector<Answer>{std::move(answer)});
}

std::string Server::url(std::string_view target) const {
  return fmt::format("http://127.0.0.1:{}{}", state_->port, target);
}

unsigned short Server::port() const { return state_->port; }

std::vector<Request> Server::requests() const {
  return state_->there([this] { return state_->requests; });
}

std::vector<Request> Server::requests(std::string_view target) const {
  std::vector<Request> found;
  for (auto& each : requests()) {
    if (each.target == target) found.push_back(std::move(each));
  }
  return found;
}

std::size_t Server::held() const {
  return state_->there([this] { return state_->listener->held(); });
}

std::size_t Server::most_at_once() const {
  return state_->there([this] { return state_->listener->most_at_once(); });
}

std::size_t Server::connections() const {
  return state_->there([this] { return state_->listener->connections(); });
}

void Server::release() {
  state_->there([this] { state_->listener->release(); });
}

}  // namespace mandated::support
