#include "daemon/sources/files.h"

#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace mandated::sources {
namespace {

namespace fs = std::filesystem;

class FilesTest : public testing::Test {
 protected:
  FilesTest() {
    std::string name = (fs::temp_directory_path() / "mandated-files-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~FilesTest() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, const std::string& text) {
    const auto path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << text;
    return path;
  }

  fs::path folder_;
};

TEST_F(FilesTest, ListsMatchingFilesByPathAndLeavesHiddenOnesOut) {
  write("b.txt", "b");
  write("sub/a.txt", "a");
  write("c.html", "c");
  write(".hidden.txt", "h");
  write(".git/d.txt", "d");
  const auto listed = list_files(folder_, "*.txt");
  ASSERT_TRUE(listed) << listed.error().detail;
  ASSERT_EQ(listed->size(), 2U);
  EXPECT_EQ((*listed)[0].title, "b.txt");
  EXPECT_EQ((*listed)[1].title, "a.txt");
}

TEST_F(FilesTest, SaysWhyAFolderCannotBeRead) {
  const auto listed = list_files(folder_ / "none", "*");
  ASSERT_FALSE(listed);
  EXPECT_EQ(listed.error().detail,
            "folder " + (folder_ / "none").string() + ": No such file or directory");
}

TEST_F(FilesTest, WritesAndReadsAddressesOfAnyName) {
  const auto path = folder_ / "A RES 1%2 \u00e9#?.txt";
  EXPECT_EQ(path_of(file_url(path)), path);
  EXPECT_EQ(file_url("/srv/A b.txt"), "file:///srv/A%20b.txt");
}

TEST_F(FilesTest, DoesNotReadAnUntouchedFileAgain) {
  const auto url = file_url(write("a.html", "<p>text</p>"));
  const auto first = read_file(url, {}, 1000);
  ASSERT_TRUE(first) << first.error().detail;
  const auto& response = std::get<http::Response>(*first);
  EXPECT_EQ(response.body, "<p>text</p>");
  EXPECT_EQ(response.snapshot.content_type, "text/html");

  const auto second = read_file(url, {url, response.snapshot.etag, ""}, 1000);
  ASSERT_TRUE(second) << second.error().detail;
  EXPECT_TRUE(std::holds_alternative<http::NotModified>(*second));
}

TEST_F(FilesTest, ReadsAFileOfTheSameSizeWrittenAgain) {
  const auto path = write("a.txt", "one");
  const auto first = read_file(file_url(path), {}, 1000);
  ASSERT_TRUE(first);
  const auto etag = std::get<http::Response>(*first).snapshot.etag;
  write("a.txt", "two");
  fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds{1});
  const auto second = read_file(file_url(path), {file_url(path), etag, ""}, 1000);
  ASSERT_TRUE(second);
  EXPECT_TRUE(std::holds_alternative<http::Response>(*second));
}

TEST_F(FilesTest, RefusesAFileOverTheLimit) {
  const auto path = write("a.txt", "12345");
  const auto read = read_file(file_url(path), {}, 4);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, Errc::too_large);
  EXPECT_EQ(read.error().detail, path.string() + ": 5 bytes, over the limit of 4");
}

TEST_F(FilesTest, PassesOverLinksToNothing) {
  write("a.txt", "text");
  fs::create_symlink(folder_ / "nothing.txt", folder_ / "b.txt");
  fs::create_symlink("user@host.1:2", folder_ / ".#a.txt");  // how an editor locks a file
  const auto listed = list_files(folder_, "*.txt");
  ASSERT_TRUE(listed) << listed.error().detail;
  ASSERT_EQ(listed->size(), 1U);
  EXPECT_EQ(listed->front().title, "a.txt");
}

TEST_F(FilesTest, CallsAFileThatIsNotThereGone) {
  const auto read = read_file(file_url(folder_ / "none.txt"), {}, 1000);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, Errc::gone);
}

}  // namespace
}  // namespace mandated::sources
