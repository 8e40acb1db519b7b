#include "tests/support/site/demo.h"

#include <array>
#include <map>

#include "tests/support/site/page.h"

namespace mandated::site {
namespace {

constexpr const char* kIndex = "/database/resolution-database/";
constexpr const char* kFolder = "/database/resoltions/";
constexpr const char* kChanging = "a-hrc-res-54-36";
constexpr std::array kSlugs{"a-hrc-res-54-36", "a-hrc-res-52-2", "a-hrc-res-55-1",
                            "a-hrc-res-54-32", "a-hrc-res-45-35"};

Time now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

std::string path_of(const std::string& slug) { return kFolder + slug + "/"; }

/// One address; `later` takes the place of `page` at a request of this number.
struct Scene {
  Page page;
  std::string later;  ///< "" for none
  int from = 0;
  int asked = 0;
};

struct Story {
  Story() {
    scenes[kIndex] = {make_page(demo_index(false), now()), demo_index(true), kGrownFrom};
    for (const std::string slug : kSlugs) {
      scenes[path_of(slug)].page = make_page(demo_page(slug, false), now());
    }
    auto& changing = scenes[path_of(kChanging)];
    changing.later = demo_page(kChanging, true);
    changing.from = kChangedFrom;
  }

  support::AnswerPtr answer(const support::Request& request) {
    const auto path = request.path();
    if (path == "/") return home;
    if (path == "/robots.txt") return robots;
    const auto found = scenes.find(path);
    if (found == scenes.end()) return missing;
    auto& scene = found->second;
    if (++scene.asked == scene.from) scene.page = make_page(scene.later, now());
    return site::answer(scene.page, request);
  }

  std::map<std::string, Scene> scenes;
  support::AnswerPtr home = make_page(demo_index(false), now(), false).full;
  support::AnswerPtr robots = plain_text(200, "User-agent: *\nDisallow: /admin/\n");
  support::AnswerPtr missing = plain_text(404, "no such page\n");
};

}  // namespace

support::Handler demo() {
  const auto story = std::make_shared<Story>();
  return [story](const support::Request& request) { return story->answer(request); };
}

}  // namespace mandated::site
