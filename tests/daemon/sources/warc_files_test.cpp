#include "daemon/sources/warc_files.h"

#include <fstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include "tests/pipeline/store/folder.h"

namespace mandated::sources {
namespace {

namespace fs = std::filesystem;

/// A capture of the page "hello".
std::string capture(std::string_view type, std::string_view url) {
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nhello";
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
      "WARC-Date: 2023-01-01T00:00:00Z\r\nWARC-Target-URI: {}\r\n"
      "Content-Type: application/http; msgtype=response\r\n"
      "WARC-Payload-Digest: sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2N\r\nContent-Length: "
      "{}\r\n\r\n{}\r\n\r\n",
      type, url, http.size(), http);
}

fs::path written(const fs::path& path, const std::string& records) {
  std::ofstream{path, std::ios::binary} << records;
  return path;
}

void read_all(CaptureIndex& index) {
  for (bool more = true; more;) {
    const auto slice = index.read_on();
    ASSERT_TRUE(slice) << slice.error().detail;
    more = *slice;
  }
}

TEST(CaptureIndexTest, FindsThePayloadOfAPagePassedOverInTheFilesAtHand) {
  const store::Folder folder;
  const auto path = written(folder / "a.warc", capture("response", "https://un.example/print/1") +
                                                   capture("revisit", "https://un.example/db/1"));
  const re2::RE2 pattern{".*/db/.*"};
  CaptureIndex index{{path}, pattern, 1000};
  read_all(index);
  ASSERT_TRUE(index.lacks_payloads());
  index.look_for_payloads({});
  read_all(index);
  EXPECT_FALSE(index.lacks_payloads());
  EXPECT_THAT(index.files(), testing::ElementsAre(path));
  EXPECT_EQ(index.take().size(), 1U);
  EXPECT_EQ(index.damage(), "");
}

TEST(CaptureIndexTest, FindsThePayloadOfARevisitInAnotherFile) {
  const store::Folder folder;
  const auto fresh = written(folder / "b.warc", capture("revisit", "https://un.example/db/1"));
  const auto other = written(folder / "a.warc", capture("response", "https://un.example/db/1"));
  const re2::RE2 pattern{".*/db/.*"};
  CaptureIndex index{{fresh}, pattern, 1000};
  read_all(index);
  index.look_for_payloads({other});
  read_all(index);
  const auto captures = index.take();
  ASSERT_EQ(captures.size(), 1U);
  EXPECT_EQ(index.files().at(captures[0].file), other);
}

}  // namespace
}  // namespace mandated::sources
