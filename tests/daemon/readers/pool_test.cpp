#include "daemon/readers/pool.h"

#include <cerrno>
#include <csignal>
#include <fstream>
#include <vector>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "daemon/readers/wire.h"
#include "pipeline/read/cdx.h"
#include "pipeline/read/feed.h"
#include "pipeline/read/oai.h"
#include "pipeline/read/posts.h"
#include "pipeline/read/sitemap.h"

namespace mandated::readers {
namespace {

Blocks one(std::string text) {
  Blocks blocks;
  Block block;
  block.text = std::move(text);
  blocks.blocks.push_back(std::move(block));
  return blocks;
}

std::string what_is_allowed() {
  std::string told = std::ifstream{"/etc/passwd"} ? "file " : "";
  if (::socket(AF_INET, SOCK_STREAM, 0) >= 0) told += "socket ";
  if (::fork() >= 0) told += "process ";
  return told.empty() ? "nothing" : told;
}

/// Does what the document says.
class Obedient final : public read::Reader {
 public:
  Result<Blocks> read(const read::Input& input) override {
    if (input.bytes == "crash") ::raise(SIGKILL);
    if (input.bytes == "leave") ::_exit(3);
    if (input.bytes == "hang") {
      for (;;) ::getpid();
    }
    if (input.bytes == "bloat") {
      for (;;) hoard_.emplace_back(std::size_t{1} << 20U, 'x');
    }
    if (input.bytes == "who") return one(std::to_string(::getpid()));
    if (input.bytes == "try") return one(what_is_allowed());
    return one(std::string{input.bytes});
  }

 private:
  std::vector<std::string> hoard_;
};

std::unique_ptr<read::Reader> obedient(Limits limits = {}) {
  return sandboxed_reader(limits, std::make_unique<Obedient>());
}

std::string told(read::Reader& reader, std::string_view document) {
  const auto blocks = reader.read({document, "", ""});
  if (blocks) return blocks->blocks.at(0).text;
  return std::string{name_of(blocks.error().code)} + ": " + blocks.error().detail;
}

TEST(SandboxedReader, ReadsWhatTheInProcessReaderReads) {
  const std::string page =
      "<html lang=en><title>Lights</title><body><main><h1>Lights</h1><ul><li>of the <b>harbour</b> "
      "<a href=/x>here</a></ul></main></body></html>";
  const auto here = read::in_process_reader()->read({page, "text/html", ""});
  const auto there = sandboxed_reader()->read({page, "text/html", ""});
  ASSERT_TRUE(there) << there.error().detail;
  EXPECT_EQ(packed(here), packed(there));
}

constexpr std::string_view kFeed =
    "<rss version='2.0'><channel><title>Lights</title><item><title>One</title>"
    "<link>/1</link></item></channel></rss>";

TEST(SandboxedReader, ReadsIndexesAsTheInProcessReaderDoes) {
  const auto reader = sandboxed_reader();
  const auto feed = reader->feed({kFeed, "text/xml", "https://a.test/"});
  ASSERT_TRUE(feed) << feed.error().detail;
  EXPECT_EQ(feed->items.at(0).link, "https://a.test/1");
  const auto sitemap =
      reader->sitemap({"<urlset><url><loc>https://a.test/2</loc></url></urlset>", "", ""});
  ASSERT_TRUE(sitemap) << sitemap.error().detail;
  EXPECT_EQ(sitemap->entries.at(0).url, "https://a.test/2");
  const auto oai = reader->oai({"<OAI-PMH><error code='badVerb'>no</error></OAI-PMH>", "", ""});
  ASSERT_TRUE(oai) << oai.error().detail;
  EXPECT_EQ(oai->errors.at(0).code, "badVerb");
  const auto posts =
      reader->posts({R"([{"link":"https://a.test/3","title":{"rendered":"T"}}])", "", ""});
  ASSERT_TRUE(posts) << posts.error().detail;
  EXPECT_EQ(posts->posts.at(0).title, "T");
  const auto links = reader->links(
      {"<p><a href=/4>x</a></p><a href=/5>y</a>", "", "https://a.test/"}, {"p a", "a"});
  ASSERT_TRUE(links) << links.error().detail;
  EXPECT_EQ(links->at(0).at(0).url, "https://a.test/4");
  EXPECT_EQ(links->at(1).size(), 2U);
  const auto captures = reader->captures(
      {"com,a)/ 20200101000000 https://a.test/ text/html 200 AAAA - - 1 2 f", "", ""});
  ASSERT_TRUE(captures) << captures.error().detail;
  EXPECT_EQ(captures->at(0).url, "https://a.test/");
}

TEST(SandboxedReader, HandsErrorsOn) {
  EXPECT_EQ(told(*sandboxed_reader(), "%PDF-1.4 and nothing"),
            "malformed: pdf: unable to find trailer dictionary while recovering damaged file");
}

TEST(SandboxedReader, CarriesDocumentsLargerThanAnySocketHolds) {
  const std::string document(std::size_t{9} << 20U, 'w');
  EXPECT_EQ(told(*obedient(), document), document);
}

TEST(SandboxedReader, LosesOneDocumentToACrash) {
  const auto reader = obedient();
  EXPECT_EQ(told(*reader, "crash"), "malformed: the reader process ended by signal 9");
  EXPECT_EQ(told(*reader, "next"), "next");
}

TEST(SandboxedReader, LosesOneDocumentToAClosedSocket) {
  const auto reader = obedient();
  EXPECT_EQ(told(*reader, "leave"), "malformed: the reader process ended with status 3");
  EXPECT_EQ(told(*reader, "next"), "next");
}

TEST(SandboxedReader, LosesOneDocumentToAHang) {
  Limits limits;
  limits.time = std::chrono::milliseconds{500};
  const auto reader = obedient(limits);
  EXPECT_EQ(told(*reader, "hang"), "malformed: not read within 0.5 s");
  EXPECT_EQ(told(*reader, "next"), "next");
}

TEST(SandboxedReader, LosesOneDocumentToABomb) {
  Limits limits;
  limits.memory = std::size_t{300} << 20U;
  const auto reader = obedient(limits);
  EXPECT_EQ(told(*reader, "bloat"),
            "malformed: reading it takes more memory than a reader process may have");
  EXPECT_EQ(told(*reader, "next"), "next");
}

TEST(SandboxedReader, HasNoFilesNoNetworkAndNoProcesses) {
  EXPECT_EQ(told(*obedient(), "try"), "nothing");
}

TEST(SandboxedReader, LeavesNoProcessBehind) {
  auto reader = obedient();
  const auto pid = std::stoi(told(*reader, "who"));
  ASSERT_EQ(::kill(pid, 0), 0);
  reader.reset();
  EXPECT_EQ(::kill(pid, 0), -1);
  EXPECT_EQ(errno, ESRCH);
}

TEST(SandboxedReader, KeepsAProcessUntilItHasReadEnough) {
  Limits limits;
  limits.documents = 2;
  const auto reader = obedient(limits);
  const auto first = told(*reader, "who");
  EXPECT_EQ(told(*reader, "who"), first);
  EXPECT_NE(told(*reader, "who"), first);
}

}  // namespace
}  // namespace mandated::readers
