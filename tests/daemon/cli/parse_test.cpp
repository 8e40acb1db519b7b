#include "daemon/cli/parse.h"

#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/failure.h"

namespace mandated::cli {
namespace {

using testing::ElementsAre;

struct Parsed {
  std::optional<Invocation> invocation;
  int status = -1;
  std::string said;
};

Parsed parsed(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "mandated");
  Parsed out;
  testing::internal::CaptureStderr();
  out.invocation = parse(static_cast<int>(arguments.size()), arguments.data(), out.status);
  out.said = testing::internal::GetCapturedStderr();
  return out;
}

TEST(ParseTest, TakesGlobalOptionsBeforeAndAfterTheCommand) {
  const auto before = parsed({"--json", "--config", "a.yaml", "log"});
  const auto after = parsed({"log", "--json", "--config", "a.yaml"});
  ASSERT_TRUE(before.invocation && after.invocation);
  for (const auto* each : {&*before.invocation, &*after.invocation}) {
    EXPECT_TRUE(each->options.json);
    EXPECT_EQ(each->options.config, "a.yaml");
    EXPECT_EQ(each->command, &log_events);
  }
}

TEST(ParseTest, ReadsTheSystemsConfigUnlessToldOtherwise) {
  ::unsetenv("MANDATED_CONFIG");
  EXPECT_EQ(parsed({"check"}).invocation->options.config, "/etc/mandated/mandated.yaml");
  ::setenv("MANDATED_CONFIG", "b.yaml", 1);
  EXPECT_EQ(parsed({"check"}).invocation->options.config, "b.yaml");
  EXPECT_EQ(parsed({"check", "--config", "c.yaml"}).invocation->options.config, "c.yaml");
  ::unsetenv("MANDATED_CONFIG");
}

TEST(ParseTest, TakesTheSourcesOfOnce) {
  EXPECT_THAT(parsed({"once", "a", "b"}).invocation->options.sources, ElementsAre("a", "b"));
}

TEST(ParseTest, TakesTheVersionOfShowForItsOwn) {
  const auto show = parsed({"show", "A/RES/1/2", "--version", "3"});
  ASSERT_TRUE(show.invocation) << show.said;
  EXPECT_EQ(show.invocation->options.version, 3);
  EXPECT_EQ(show.invocation->options.subject, "A/RES/1/2");
}

TEST(ParseTest, LeadsToTheProbes) {
  EXPECT_EQ(parsed({"probe", "record", "--profile", "p", "-"}).invocation->command, &probe_record);
  EXPECT_EQ(parsed({"probe", "mandates", "--lines", "-"}).invocation->command, &probe_mandates);
  EXPECT_EQ(parsed({"probe", "url", "--lines", "-"}).invocation->command, &probe_url);
}

TEST(ParseTest, SaysInOneLineWhatIsWrongWithTheCommandLine) {
  const auto unknown = parsed({"onec"});
  EXPECT_FALSE(unknown.invocation);
  EXPECT_EQ(unknown.status, kUsage);
  EXPECT_EQ(
      unknown.said,
      "mandated: \"onec\" is no command; there are run, once, check, sources, documents, show, "
      "diff, series, log, mandates, correct, explain, incidents, backup, probe\n");
  EXPECT_EQ(parsed({"show"}).said, "mandated: DOC is required; see mandated --help\n");
  EXPECT_EQ(parsed({"log", "--since"}).status, kUsage);
}

TEST(ParseTest, EscapesWhatItRepeats) {
  EXPECT_EQ(parsed({"check", "\x1b[31m"}).said.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace mandated::cli
