#include "daemon/http/client.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/http/transfer.h"

namespace mandated::http {

Client::Client(boost::asio::any_io_executor executor, const ClientOptions& options)
    : loop_(std::make_shared<Loop>(std::move(executor))), options_(options) {}

Client::~Client() = default;

void Client::use(const ClientOptions& options) { options_ = options; }

boost::asio::awaitable<Result<Step>> Client::get(Request request) {
  const auto transfer = std::make_unique<Transfer>(loop_, request, options_);
  transfer->start();
  while (!transfer->done) {
    boost::system::error_code cancelled;
    auto token = boost::asio::redirect_error(boost::asio::use_awaitable, cancelled);
    co_await transfer->ready.async_wait(token);
  }
  co_return transfer->outcome();
}

}  // namespace mandated::http
