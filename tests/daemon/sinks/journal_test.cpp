#include "daemon/sinks/journal.h"

#include <array>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/config/folder.h"
#include "tests/daemon/sinks/sample.h"

namespace mandated::sinks {
namespace {

/// A journal that takes entries as systemd-journald does, by itself or as a sealed file.
class FakeJournal {
 public:
  explicit FakeJournal(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    EXPECT_EQ(::bind(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  }
  FakeJournal(const FakeJournal&) = delete;
  FakeJournal& operator=(const FakeJournal&) = delete;
  ~FakeJournal() { ::close(fd_); }

  /// The next entry as it came; what came as a file has its seals in `seals`.
  std::string receive() {
    std::string bytes(1U << 20U, '\0');
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    iovec part{bytes.data(), bytes.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const auto got = ::recvmsg(fd_, &message, MSG_DONTWAIT);
    bytes.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    if (const auto* header = CMSG_FIRSTHDR(&message); header != nullptr) {
      int file = -1;
      std::memcpy(&file, CMSG_DATA(header), sizeof file);
      bytes = read_file(file);
    }
    return bytes;
  }

  int seals = 0;

 private:
  std::string read_file(int file) {
    seals = ::fcntl(file, F_GET_SEALS);
    std::string bytes(1U << 22U, '\0');
    const auto got = ::pread(file, bytes.data(), bytes.size(), 0);
    bytes.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    ::close(file);
    return bytes;
  }

  int fd_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
};

/// Parses an entry of the native protocol: NAME=value lines, or NAME, length and bytes.
std::map<std::string, std::string> parse_entry(std::string_view entry) {
  std::map<std::string, std::string> fields;
  while (!entry.empty()) {
    const auto end = entry.find('\n');
    const auto line = entry.substr(0, end);
    const auto equals = line.find('=');
    EXPECT_NE(equals, std::string_view::npos) << line;
    EXPECT_NE(end, std::string_view::npos) << line;
    if (equals == std::string_view::npos || end == std::string_view::npos) break;
    EXPECT_TRUE(fields.emplace(line.substr(0, equals), line.substr(equals + 1)).second) << line;
    entry.remove_prefix(end + 1);
  }
  return fields;
}

class JournalSinkTest : public testing::Test {
 protected:
  const tests::Folder folder_;
  const std::string path_ = (folder_.path() / "socket").string();
  const std::unique_ptr<Sink> sink_ = make_journal_sink("journal", path_);
};

TEST_F(JournalSinkTest, GivesEachPartOfAnEventAFieldOfItsOwn) {
  FakeJournal journal(path_);
  ASSERT_TRUE(sink_->deliver(tests::sample_event()));
  auto fields = parse_entry(journal.receive());
  const auto whole = parse_json(fields.extract("MANDATED_JSON").mapped());
  ASSERT_TRUE(whole);
  EXPECT_EQ(*whole, json::value(to_json(tests::sample_event())));
  const std::map<std::string, std::string> wanted{
      {"MESSAGE", "mandate.extended A/HRC/RES/54/36: Special Rapporteur on Cambodia, 2 years"},
      {"MESSAGE_ID", "3e48345841f24aa88af92f14bcb4a1c2"},
      {"PRIORITY", "5"},
      {"SYSLOG_IDENTIFIER", "mandated"},
      {"MANDATED_EVENT", "mandate.extended"},
      {"MANDATED_EVENT_ID", sha256("one").hex()},
      {"MANDATED_SYMBOL", "A/HRC/RES/54/36"},
      {"MANDATED_DOCUMENT", "https://a.test/r/54-36"},
      {"MANDATED_TITLE", "Situation of human rights in Cambodia"},
      {"MANDATED_SOURCE", "site"},
      {"MANDATED_COUNTRY", "KHM"},
      {"MANDATED_BODY", "Human Rights Council"},
      {"MANDATED_OCCURRED", "2023-10-13"},
      {"MANDATED_RECORDED", "2026-11-23T08:09:34Z"},
      {"MANDATED_SEVERITY", "notice"},
      {"MANDATED_AUTHORITY", "quotation"},
      {"MANDATED_BASELINE", "false"},
      {"MANDATED_ACTION", "extended"},
      {"MANDATED_HOLDER", "Special Rapporteur on Cambodia"},
      {"MANDATED_HOLDER_TYPE", "special_rapporteur"},
      {"MANDATED_DURATION", "P2Y"},
      {"MANDATED_COMPUTED_END", "2025-10-12"},
      {"MANDATED_HOW", "P2Y from adoption on 2023-10-13"},
      {"MANDATED_QUOTE", "Decides to extend the mandate for two years"},
      {"MANDATED_WHERE", "key_criticism[5]"},
      {"MANDATED_URL", "https://a.test/r/54-36"},
      {"MANDATED_SNAPSHOT", sha256("bytes").hex()},
      {"MANDATED_RULE", "mandate/decide-extend"}};
  EXPECT_EQ(fields, wanted);
}

TEST_F(JournalSinkTest, NamesTheErrorOfAnIncident) {
  FakeJournal journal(path_);
  auto event = tests::sample_event("source.incident");
  event.severity = Severity::warning;
  event.details = {{"what", "site: blocked: robots.txt forbids it"}, {"reason", "blocked"}};
  event.evidence.front().snapshot = {};
  ASSERT_TRUE(sink_->deliver(event));
  const auto fields = parse_entry(journal.receive());
  EXPECT_EQ(fields.at("PRIORITY"), "4");
  EXPECT_EQ(fields.at("MANDATED_ERROR"), "blocked");
  EXPECT_EQ(fields.at("MANDATED_WHAT"), "site: blocked: robots.txt forbids it");
  EXPECT_EQ(fields.count("MANDATED_SNAPSHOT"), 0U);
}

TEST_F(JournalSinkTest, WhatAPageSaysForgesNoField) {
  FakeJournal journal(path_);
  auto event = tests::sample_event();
  event.title = "x\nMANDATED_EVENT=mandate.terminated\nPRIORITY\n\x01";
  event.evidence.front().quote = "\x1b[2J\u202e";
  ASSERT_TRUE(sink_->deliver(event));
  const auto fields = parse_entry(journal.receive());
  EXPECT_EQ(fields.at("MANDATED_EVENT"), "mandate.extended");
  EXPECT_EQ(fields.at("MANDATED_TITLE"),
            "x\\nMANDATED_EVENT=mandate.terminated\\nPRIORITY\\n\\x01");
  EXPECT_EQ(fields.at("MANDATED_QUOTE"), "\\x1b[2J\\u202e");
}

TEST_F(JournalSinkTest, SendsAnEntryTooLargeForADatagramAsASealedFile) {
  FakeJournal journal(path_);
  auto event = tests::sample_event();
  event.title = std::string(1'000'000, 'x');
  const auto told = sink_->deliver(event);
  ASSERT_TRUE(told) << told.error().detail;
  const auto fields = parse_entry(journal.receive());
  EXPECT_EQ(fields.at("MANDATED_TITLE"), event.title);
  EXPECT_EQ(journal.seals, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
}

TEST_F(JournalSinkTest, AJournalThatIsNotThereIsAnError) {
  const auto told = sink_->deliver(tests::sample_event());
  ASSERT_FALSE(told);
  EXPECT_EQ(told.error().code, Errc::unavailable);
  EXPECT_EQ(told.error().detail, "sink journal: " + path_ + ": no such file or directory");
}

TEST_F(JournalSinkTest, AJournalThatDiedIsAnErrorUntilItIsBack) {
  { FakeJournal journal(path_); }
  const auto told = sink_->deliver(tests::sample_event());
  ASSERT_FALSE(told);
  EXPECT_EQ(told.error().detail, "sink journal: " + path_ + ": connection refused");
  std::filesystem::remove(path_);
  FakeJournal journal(path_);
  ASSERT_TRUE(sink_->deliver(tests::sample_event()));
  EXPECT_EQ(parse_entry(journal.receive()).at("MANDATED_SOURCE"), "site");
}

TEST_F(JournalSinkTest, AJournalThatTakesNoMoreIsAnErrorAndNeverAWait) {
  FakeJournal journal(path_);
  Result<void> told;
  for (int i = 0; i < 100'000 && told; ++i) told = sink_->deliver(tests::sample_event());
  ASSERT_FALSE(told);
  EXPECT_EQ(told.error().detail, "sink journal: " + path_ + ": resource temporarily unavailable");
  while (!journal.receive().empty()) {
  }
  EXPECT_TRUE(sink_->deliver(tests::sample_event()));
}

}  // namespace
}  // namespace mandated::sinks
