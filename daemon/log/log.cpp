#include "daemon/log/log.h"

#include <cstdlib>
#include <memory>

#include <fmt/format.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/ansicolor_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/log/escape.h"

namespace mandated::log {
namespace {

constexpr const char* kName = "mandated";

spdlog::level::level_enum level_of(Level level) {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

/// Pattern flag %Q: the priority systemd reads off the front of a line (sd-daemon(3)).
class Priority final : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&,
              spdlog::memory_buf_t& out) override {
    const char digit = [&] {
      switch (message.level) {
        case spdlog::level::trace:
        case spdlog::level::debug:
          return '7';
        case spdlog::level::info:
          return '6';
        case spdlog::level::warn:
          return '4';
        default:
          return '3';
      }
    }();
    out.push_back('<');
    out.push_back(digit);
    out.push_back('>');
  }
  [[nodiscard]] std::unique_ptr<custom_flag_formatter> clone() const override {
    return std::make_unique<Priority>();
  }
};

bool is_set(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

/// True where stderr leads to the journal: systemd names it by device and inode (systemd.exec(5),
/// $JOURNAL_STREAM). A shell below a unit has the variables too, but not the stream.
bool is_journal() {
  const char* const stream = std::getenv("JOURNAL_STREAM");
  struct stat there {};
  if (::fstat(STDERR_FILENO, &there) != 0) return false;
  if (stream != nullptr) return fmt::format("{}:{}", there.st_dev, there.st_ino) == stream;
  return is_set("INVOCATION_ID") && ::isatty(STDERR_FILENO) == 0;
}

void write(spdlog::level::level_enum level, const std::string& text) {
  if (auto logger = spdlog::get(kName)) logger->log(level, escape(text));
}

}  // namespace

void start(Level level) {
  const bool under_systemd = is_journal();
  const bool coloured = !under_systemd && ::isatty(STDERR_FILENO) == 1 && !is_set("NO_COLOR");
  std::shared_ptr<spdlog::sinks::sink> sink;
  if (coloured) {
    sink = std::make_shared<spdlog::sinks::ansicolor_stderr_sink_mt>(spdlog::color_mode::always);
  } else {
    sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  }
  auto formatter = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc);
  formatter->add_flag<Priority>('Q');
  formatter->set_pattern(under_systemd ? "%Q%v" : "%Y-%m-%dT%H:%M:%S.%eZ %^%l%$ %v");
  auto logger = std::make_shared<spdlog::logger>(kName, std::move(sink));
  logger->set_formatter(std::move(formatter));
  logger->set_level(level_of(level));
  logger->flush_on(spdlog::level::trace);
  spdlog::drop(kName);
  spdlog::register_logger(std::move(logger));
}

void debug(const std::string& text) { write(spdlog::level::debug, text); }
void info(const std::string& text) { write(spdlog::level::info, text); }
void warning(const std::string& text) { write(spdlog::level::warn, text); }
void error(const std::string& text) { write(spdlog::level::err, text); }

}  // namespace mandated::log
