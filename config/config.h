#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "config/source.h"
#include "pipeline/model/profile.h"

/// What the operator writes, as plain values. Everything in it is checked: who holds a Config need
/// not look for mistakes.
namespace mandated::config {

/// The operator's mistakes, all of one run, each `file:line:col: path: what is wrong; what is
/// accepted`. what() is all of them, a line each.
class ConfigError : public std::runtime_error {
 public:
  explicit ConfigError(std::vector<std::string> mistakes);
  [[nodiscard]] const std::vector<std::string>& mistakes() const { return mistakes_; }

 private:
  std::vector<std::string> mistakes_;
};

struct Http {
  Limits limits;
  std::string ca_file;  ///< PEM; "" for the system's
  int connections_per_host = 2;
  milliseconds delay_per_host{1'000};  ///< between the starts of two requests to one host
  int retries = 2;                     ///< of one fetch, for trouble that may pass
  milliseconds retry_base{2'000};      ///< doubled each time, with jitter
  milliseconds retry_max{3'600'000};   ///< longest wait we let a host ask for in one go
  int max_redirects = 10;
  int connections = 32;  ///< over all hosts
};

enum class SinkKind { file, standard_output, journal };

struct Sink {
  std::string id;
  SinkKind kind = SinkKind::file;
  std::filesystem::path path;          ///< file
  std::vector<std::string> types;      ///< "mandate.*"; none for all
  std::vector<std::string> countries;  ///< ISO 3166-1 alpha-3; none for all
};

/// When the end of a mandate is told beforehand.
struct Mandates {
  std::vector<std::chrono::days> lead{std::chrono::days{90}, std::chrono::days{30},
                                      std::chrono::days{7}};
};

struct Config {
  std::filesystem::path file;  ///< where it was read from
  std::string contact;         ///< mail or http(s) address, for the User-Agent
  std::filesystem::path store;
  Http http;
  Gates gates;
  std::vector<Source> sources;
  std::vector<Profile> profiles;  ///< those the sources name, built in or of the operator
  std::vector<std::filesystem::path> profile_files;  ///< of the operator, as named in the file
  std::vector<Sink> sinks;
  Mandates mandates;

  [[nodiscard]] const Profile& profile(std::string_view id) const;  ///< of a checked config: there
};

}  // namespace mandated::config
