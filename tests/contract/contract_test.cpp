#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/contract/coroutines.h"
#include "tests/contract/walls.h"

namespace mandated::contract {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::Gt;
using testing::IsEmpty;

using Check = std::vector<std::string> (*)(std::string_view, std::string_view);

struct Found {
  std::vector<std::string> problems;
  int files = 0;
};

/// Every source below these folders of the project, through `check`.
Found look_at(const std::vector<std::string_view>& folders, Check check) {
  const fs::path root = SOURCE_TREE;
  Found found;
  for (const auto folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
      std::ifstream in{entry.path(), std::ios::binary};
      const std::string text{std::istreambuf_iterator<char>(in), {}};
      for (auto& each : check(entry.path().lexically_relative(root).string(), text)) {
        found.problems.push_back(std::move(each));
      }
      ++found.files;
    }
  }
  return found;
}

TEST(WallTest, StandsInTheWholeHouse) {
  const auto found = look_at({"pipeline", "config", "daemon", "tests"}, broken_walls);
  EXPECT_THAT(found.problems, IsEmpty());
  EXPECT_THAT(found.files, Gt(100));
}

TEST(WallTest, KeepsThePipelineFromWhatStandsAboveIt) {
  EXPECT_THAT(broken_walls("pipeline/gate.cpp", "// x\n#include \"config/config.h\"\n"),
              ElementsAre("pipeline/gate.cpp:2: pipeline/ may not include config/config.h; it may "
                          "include pipeline/"));
  EXPECT_THAT(broken_walls("config/load.cpp", "#include \"daemon/app.h\""),
              ElementsAre("config/load.cpp:1: config/ may not include daemon/app.h; it may include "
                          "config/, pipeline/"));
  EXPECT_THAT(broken_walls("daemon/app.cpp", "#  include \"tests/config/folder.h\"\n"),
              ElementsAre("daemon/app.cpp:1: daemon/ may not include tests/config/folder.h; it may "
                          "include daemon/, config/, pipeline/"));
}

TEST(WallTest, KeepsTheOrderOfRooms) {
  EXPECT_THAT(broken_walls("pipeline/base/json.h", "#include \"pipeline/model/event.h\"\n"),
              ElementsAre("pipeline/base/json.h:1: pipeline/base/ may not include "
                          "pipeline/model/event.h; it may include pipeline/base/"));
  EXPECT_THAT(broken_walls("pipeline/vote/vote.cpp", "#include \"pipeline/clause/clauses.h\"\n"),
              ElementsAre("pipeline/vote/vote.cpp:1: pipeline/vote/ may not include "
                          "pipeline/clause/clauses.h; it may include pipeline/base/, "
                          "pipeline/model/, pipeline/text/, pipeline/vote/"));
  EXPECT_THAT(broken_walls("pipeline/detect/a.cpp", "#include \"pipeline/vote/vote.h\"\n"),
              IsEmpty());
  EXPECT_THAT(broken_walls("pipeline/pipeline.cpp", "#include \"pipeline/read/reader.h\"\n"),
              IsEmpty());
}

TEST(WallTest, KeepsEachLibraryInItsFolder) {
  EXPECT_THAT(broken_walls("pipeline/read/html.cpp", "#include <sqlite3.h>\n"),
              ElementsAre("pipeline/read/html.cpp:1: <sqlite3.h> is included outside "
                          "pipeline/store/"));
  EXPECT_THAT(broken_walls("config/load.cpp", "#include <boost/asio/post.hpp>\n"),
              ElementsAre("config/load.cpp:1: <boost/asio/post.hpp> is included outside daemon/"));
  EXPECT_THAT(broken_walls("pipeline/model/event.h", "#include <boost/json.hpp>\n"),
              ElementsAre("pipeline/model/event.h:1: <boost/json.hpp> is included outside "
                          "pipeline/base/json.h"));
  EXPECT_THAT(broken_walls("daemon/app.cpp", "#include <mutex>\n"),
              ElementsAre("daemon/app.cpp:1: <mutex> is not used in this house"));
  EXPECT_THAT(broken_walls("config/yaml.cpp", "#include <yaml-cpp/parser.h>\n"), IsEmpty());
  EXPECT_THAT(broken_walls("pipeline/read/charset.cpp", "#include <uchardet/uchardet.h>\n"),
              IsEmpty());
}

TEST(AwaitTest, EverythingAwaitedInTheDaemonHasAName) {
  const auto found = look_at({"daemon"}, nameless_awaits);
  EXPECT_THAT(found.problems, IsEmpty());
  EXPECT_THAT(found.files, Gt(20));
}

TEST(AwaitTest, FindsALambda) {
  EXPECT_THAT(nameless_awaits("a.cpp", "auto f() {\n  co_await work([&] { return 1; });\n}\n"),
              ElementsAre("a.cpp:2: a lambda inside co_await; give it a name"));
  EXPECT_THAT(nameless_awaits("a.cpp", "co_await work(\n    x,\n    [this] { go(); });\n"),
              ElementsAre("a.cpp:1: a lambda inside co_await; give it a name"));
}

TEST(AwaitTest, FindsABracedTemporary) {
  EXPECT_THAT(nameless_awaits("a.cpp", "x = co_await get(Url{\"a\"});\n"),
              ElementsAre("a.cpp:1: a braced temporary inside co_await; give it a name"));
  EXPECT_THAT(nameless_awaits("a.cpp", "co_await Timer{loop, 5s};\n"),
              ElementsAre("a.cpp:1: a braced temporary inside co_await; give it a name"));
  EXPECT_THAT(nameless_awaits("a.cpp", "co_await get({.url = u});\n"),
              ElementsAre("a.cpp:1: a braced temporary inside co_await; give it a name"));
}

TEST(AwaitTest, LeavesNamesIndexesAndFollowingBlocksAlone) {
  for (const auto* fine :
       {"co_await work(job);\nauto x = Url{};\n", "co_await all[i].work(jobs[0]);\n",
        "if (co_await due()) {\n  f([] {});\n}\n", "while (!co_await due()) go({});\n",
        "co_await work(\"a [b] {c}\");\n", "// co_await work([] {});\nint x;\n",
        "/* co_await f(A{}); */\n", "co_await pause(std::chrono::milliseconds{20});\n",
        "const char c = '\"';\nco_await f(10'000);\n// {\n"}) {
    EXPECT_THAT(nameless_awaits("a.cpp", fine), IsEmpty()) << fine;
  }
}

}  // namespace
}  // namespace mandated::contract
