#include "daemon/sinks/file.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "daemon/sinks/lines.h"
#include "tests/config/folder.h"
#include "tests/daemon/sinks/sample.h"

namespace mandated::sinks {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>(in), {}};
}

class FileSinkTest : public testing::Test {
 protected:
  std::unique_ptr<Sink> sink_to(const fs::path& path) {
    config::Sink sink;
    sink.id = "events";
    sink.path = path;
    return make_file_sink(sink);
  }

  const tests::Folder folder_;
  const fs::path path_ = folder_.path() / "events.jsonl";
  const Event event_ = tests::sample_event();
  const std::string line_ = line_of(event_);
};

TEST_F(FileSinkTest, AppendsALineOfJsonForEachEvent) {
  const auto sink = sink_to(path_);
  ASSERT_TRUE(sink->deliver(event_));
  ASSERT_TRUE(sink->deliver(event_));
  ASSERT_TRUE(sink->flush());
  EXPECT_EQ(text_of(path_), line_ + line_);
  const auto read = parse_json(line_);
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(*read, json::value(to_json(event_)));
}

TEST_F(FileSinkTest, KeepsWhatIsThere) {
  std::ofstream{path_} << "{}\n";
  ASSERT_TRUE(sink_to(path_)->deliver(event_));
  EXPECT_EQ(text_of(path_), "{}\n" + line_);
}

TEST_F(FileSinkTest, IsReadableByTheGroupAlone) {
  const auto before = ::umask(0022);
  ASSERT_TRUE(sink_to(path_)->deliver(event_));
  ::umask(before);
  EXPECT_EQ(fs::status(path_).permissions(),
            fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
}

TEST_F(FileSinkTest, WhatAPageSaysForgesNoLineAndNoEscape) {
  auto hostile = event_;
  hostile.title = "x\n{\"type\":\"mandate.terminated\"}\x1b[2J\xC2\x9B\u202e";
  ASSERT_TRUE(sink_to(path_)->deliver(hostile));
  const auto text = text_of(path_);
  EXPECT_EQ(text.find('\n'), text.size() - 1);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find("\xC2\x9B"), std::string::npos);
  EXPECT_EQ(text.find("\u202e"), std::string::npos);
}

TEST_F(FileSinkTest, FollowsAFileThatWasRenamed) {
  const auto sink = sink_to(path_);
  ASSERT_TRUE(sink->deliver(event_));
  fs::rename(path_, folder_.path() / "events.jsonl.1");
  ASSERT_TRUE(sink->deliver(event_));
  EXPECT_EQ(text_of(folder_.path() / "events.jsonl.1"), line_);
  EXPECT_EQ(text_of(path_), line_);
}

TEST_F(FileSinkTest, FollowsAFileThatWasRemoved) {
  const auto sink = sink_to(path_);
  ASSERT_TRUE(sink->deliver(event_));
  fs::remove(path_);
  ASSERT_TRUE(sink->deliver(event_));
  EXPECT_EQ(text_of(path_), line_);
}

TEST_F(FileSinkTest, GoesOnAtTheEndOfAFileThatWasTruncated) {
  const auto sink = sink_to(path_);
  ASSERT_TRUE(sink->deliver(event_));
  fs::resize_file(path_, 0);
  ASSERT_TRUE(sink->deliver(event_));
  EXPECT_EQ(text_of(path_), line_);
}

TEST_F(FileSinkTest, ReopensWhenTold) {
  const auto sink = sink_to(path_);
  sink->reopen();
  ASSERT_TRUE(sink->deliver(event_));
  sink->reopen();
  ASSERT_TRUE(sink->flush());
  ASSERT_TRUE(sink->deliver(event_));
  EXPECT_EQ(text_of(path_), line_ + line_);
}

TEST_F(FileSinkTest, SaysWhatToDoWhereTheFolderIsMissing) {
  const auto path = folder_.path() / "none" / "events.jsonl";
  const auto sink = sink_to(path);
  const auto told = sink->deliver(event_);
  ASSERT_FALSE(told);
  EXPECT_EQ(told.error().code, Errc::unavailable);
  EXPECT_EQ(told.error().detail, "sink events: " + path.string() +
                                     ": no such file or directory; create the folder, writable "
                                     "for mandated");
  fs::create_directory(path.parent_path());
  EXPECT_TRUE(sink->deliver(event_));
  EXPECT_EQ(text_of(path), line_);
}

TEST_F(FileSinkTest, SaysThatTheDiskIsFull) {
  const auto told = sink_to("/dev/full")->deliver(event_);
  ASSERT_FALSE(told);
  EXPECT_EQ(told.error().code, Errc::unavailable);
  EXPECT_EQ(told.error().detail, "sink events: /dev/full: no space left on device");
}

/// A file that takes only so many bytes, as a disk does that fills up in the middle of a line.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;
  ~FileLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int);
};

TEST_F(FileSinkTest, LeavesNoHalfLineWhereTheDiskFillsUp) {
  const auto sink = sink_to(path_);
  ASSERT_TRUE(sink->deliver(event_));
  {
    const FileLimit limit(line_.size() + line_.size() / 2);
    const auto told = sink->deliver(event_);
    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().detail, "sink events: " + path_.string() + ": file too large");
    EXPECT_EQ(text_of(path_), line_);
  }
  ASSERT_TRUE(sink->deliver(event_));
  EXPECT_EQ(text_of(path_), line_ + line_);
}

TEST_F(FileSinkTest, EndsAHalfLineThatACrashLeft) {
  std::ofstream{path_} << "{\"schema\":1,\"id\":\"ab";
  ASSERT_TRUE(sink_to(path_)->deliver(event_));
  EXPECT_EQ(text_of(path_), "{\"schema\":1,\"id\":\"ab\n" + line_);
}

}  // namespace
}  // namespace mandated::sinks
