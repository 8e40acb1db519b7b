#pragma once

#include <string>

/// The operational log: what the daemon does, a few lines a minute, through spdlog to stderr. Into
/// the journal a line begins with its <n> priority; elsewhere with time and level, in colour on a
/// terminal unless NO_COLOR is set. Events go another way: see daemon/sinks.
namespace mandated::log {

enum class Level { debug, info, warning, error };

/// Once, before anything is logged. Synchronous: losing a line is worse than waiting for one.
void start(Level);

/// `text` is escaped here: it may hold what came from outside. One line each.
void debug(const std::string& text);
void info(const std::string& text);
void warning(const std::string& text);
void error(const std::string& text);

}  // namespace mandated::log
