#include "daemon/cli/failure.h"

#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fmt/format.h>

#include "config/config.h"
#include "daemon/log/escape.h"
#include "pipeline/store/store.h"

namespace mandated::cli {
namespace {

int complain(const std::string& what, int status) {
  fmt::print(stderr, "mandated: {}\n", log::escape(what));
  return status;
}

int flushed(int status) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
  return complain("standard output: " + std::generic_category().message(errno), kIo);
}

}  // namespace

int guarded(const std::function<int()>& command) {
  try {
    return flushed(command());
  } catch (const Failure& failure) {
    return complain(failure.what(), failure.status());
  } catch (const config::ConfigError& error) {
    for (const auto& mistake : error.mistakes()) complain(mistake, kBadConfig);
    return kBadConfig;
  } catch (const store::StorageError& error) {
    return complain(error.what(), store::is_held(error) ? kUnavailable : kIo);
  } catch (const std::system_error& error) {
    return complain(error.what(), kIo);
  } catch (const std::exception& error) {
    return complain(fmt::format("unexpected: {}; please report this", error.what()), kIo);
  }
}

}  // namespace mandated::cli
