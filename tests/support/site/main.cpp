#include <cstdio>
#include <exception>

#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <fmt/format.h>

#include "tests/support/site/demo.h"
#include "tests/support/site/mass.h"

namespace {

using namespace mandated;

void serve(unsigned short port, support::Handler handler) {
  boost::asio::io_context loop{1};
  boost::asio::signal_set signals{loop, SIGTERM, SIGINT};
  const support::Listener listener{loop.get_executor(), port, std::move(handler)};
  signals.async_wait([&loop](const boost::system::error_code&, int) { loop.stop(); });
  fmt::print("listening on http://127.0.0.1:{}/\n", listener.port());
  std::fflush(stdout);
  loop.run();
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"The sample site: resolution pages on a loopback port, until SIGTERM."};
  unsigned short port = 0;
  bool demo = false, no_validators = false;
  site::MassOptions mass;
  app.add_option("--port", port, "0: a free one")->required();
  app.add_flag("--demo", demo, "the story of `make run`");
  app.add_option("--pages", mass.pages, "how many pages")->check(CLI::Range(1, 100'000));
  app.add_option("--page-bytes", mass.page_bytes, "about how long each")
      ->check(CLI::Range(2'000, 10'000'000));
  app.add_flag("--no-validators", no_validators, "neither ETag nor Last-Modified");
  app.add_option("--change-percent", mass.change_percent,
                 "share of pages that change once as many pages were asked for as there are")
      ->check(CLI::Range(0, 100));
  CLI11_PARSE(app, argc, argv);
  mass.validators = !no_validators;
  try {
    serve(port, demo ? site::demo() : site::mass(mass));
  } catch (const std::exception& error) {
    fmt::print(stderr, "mandated_site: port {}: {}\n", port, error.what());
    return 69;
  }
  return 0;
}
