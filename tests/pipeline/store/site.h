#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/pipeline/store/sample.h"

namespace mandated::store {

/// Pages as a site of today makes them: about 60 KB each, most of it the same head, navigation,
/// style and footer, around a few kilobytes that are the page's own. Seeded: the same everywhere.
class Site {
 public:
  static constexpr std::size_t kPageSize = 60'000;

  explicit Site(std::uint32_t seed) : random_(seed) {
    for (int i = 0; i < 4000; ++i) words_.push_back(make_word());
    while (shell_.size() < 40'000) shell_ += shell_line();
  }

  struct Page {
    std::string url;
    std::string html;
    Record record;
  };

  Page page(int number) {
    Page page;
    page.url = fmt::format("https://unwatch.example/database/resolution/a-hrc-res-{}-{}",
                           number / 40 + 1, number % 40 + 1);
    auto& fields = page.record.fields;
    page.record.profile = "unwatch-resolution";
    for (const auto* name : kTexts) fields[name] = Field::known(sentence(4));
    fields["symbol"] = Field::known(fmt::format("A/HRC/RES/{}/{}", number / 40 + 1, number % 40));
    for (const auto* name : {"key_praise", "key_criticism", "analysis"}) {
      std::vector<std::string> items;
      for (int i = 0; i < 6; ++i) items.push_back(sentence(30));
      fields[name] = Field::known(std::move(items));
    }
    page.record.derived["country"] = {"KHM", "title"};
    page.html = render(page.record);
    while (page.html.size() < kPageSize) page.html += "<p>" + sentence(40) + "</p>\n";
    return page;
  }

  /// The page with one criticism worded anew, and what changed.
  std::vector<Change> reword(Page& page) {
    auto items = std::get<std::vector<std::string>>(page.record.fields["key_criticism"].value);
    auto& item = items[random_() % items.size()];
    Change change;
    change.kind = ChangeKind::item_reworded;
    change.field = "key_criticism";
    change.where = "3";
    change.before = item;
    const auto added = item + " " + sentence(8);
    const auto at = page.html.find(item);
    page.html.replace(at, item.size(), added);
    item = added;
    change.after = item;
    page.record.fields["key_criticism"] = Field::known(std::move(items));
    return {change};
  }

  std::string sentence(int words) {
    std::string out;
    for (int i = 0; i < words; ++i) {
      // Cubed: a few words make up most of a text, as in any language.
      const double u = static_cast<double>(random_()) / 4294967296.0;
      out += (i == 0 ? "" : " ") + words_[static_cast<std::size_t>(u * u * u * 4000.0)];
    }
    return out;
  }

 private:
  static constexpr std::array kTexts{"title",        "year",         "un_body",          "session",
                                     "session_type", "agenda_item",  "sponsors",         "vote",
                                     "full_vote",    "condemnatory", "country_concerned"};

  std::string make_word() {
    std::string word;
    const auto length = 2 + random_() % 8;
    for (unsigned i = 0; i < length; ++i) {
      word += i % 2 == 0 ? "bcdfghklmnprstvw"[random_() % 16] : "aeiou"[random_() % 5];
    }
    return word;
  }

  std::string shell_line() {
    return fmt::format(
        "<li class=\"menu-item menu-item-{}\"><a href=\"https://unwatch.example/{}\">{}</a></li>\n",
        random_() % 100000, words_[random_() % 4000], sentence(3));
  }

  std::string render(const Record& record) const {
    std::string html = "<!doctype html><html><head></head><body>" + shell_ + "<main>";
    for (const auto& [name, field] : record.fields) {
      html += fmt::format("<div class=\"field\"><h4>{}</h4>", name);
      if (const auto* text = std::get_if<std::string>(&field.value)) {
        html += "<span>" + *text + "</span>";
      } else {
        for (const auto& item : std::get<std::vector<std::string>>(field.value)) {
          html += "<li>" + item + "</li>";
        }
      }
      html += "</div>\n";
    }
    return html + "</main>";
  }

  std::mt19937 random_;
  std::vector<std::string> words_;
  std::string shell_;
};

}  // namespace mandated::store
