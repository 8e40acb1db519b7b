#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace mandated::read::docx {

/// Which list a paragraph is of; `number` "" or "0" for none.
struct Listing {
  std::string number{};
  int level = -1;
};

/// Child by its name without a prefix: which one a writer takes for a namespace is its own affair.
[[nodiscard]] pugi::xml_node child_of(pugi::xml_node parent, std::string_view local);
/// Attribute likewise; "" where it is not set.
[[nodiscard]] std::string_view attribute_of(pugi::xml_node node, std::string_view local);
[[nodiscard]] std::string_view local_name(pugi::xml_node node);
/// numId and ilvl of a w:pPr.
[[nodiscard]] Listing listing_of(pugi::xml_node properties);

/// What styles.xml says of paragraphs, followed along w:basedOn.
class Styles {
 public:
  explicit Styles(pugi::xml_node root);

  /// 1–9 for headings, 0 for all else.
  [[nodiscard]] int heading_level(const std::string& style) const;
  [[nodiscard]] Listing listing(const std::string& style) const;

 private:
  struct Style {
    std::string based_on;
    int outline = 0;
    Listing listing;
  };
  std::map<std::string, Style> styles_;
};

/// What numbering.xml says, with the counters of the document being read.
class Numbering {
 public:
  explicit Numbering(pugi::xml_node root);

  /// Counts the paragraph and gives what stands before it: "12.", "(a)"; "" for a bullet, and for a
  /// list that is not there.
  [[nodiscard]] std::string next_label(const Listing&);
  [[nodiscard]] bool is_bullet(const Listing&) const;
  /// The level of a list that a style of paragraphs belongs to; -1 for none.
  [[nodiscard]] int level_of_style(const std::string& number, const std::string& style) const;

 private:
  static constexpr int kLevels = 9;
  struct Level {
    std::string format = "decimal";
    std::string text{};  ///< "%1.", "(%2)"
    int start = 1;
    std::string style{};  ///< of the paragraphs that are counted on it
  };
  using Levels = std::array<Level, kLevels>;
  struct List {
    std::string abstract;
    std::map<int, int> starts{};
    std::map<int, Level> levels{};  ///< that it has otherwise than its abstract
    bool begun = false;
  };

  static Level read_level(pugi::xml_node);
  void read_abstract(pugi::xml_node);
  void read_list(pugi::xml_node);
  void follow_links(pugi::xml_node root);
  [[nodiscard]] const Level* level_of(const Listing&) const;
  [[nodiscard]] const Levels* levels_of(const std::string& number) const;

  std::map<std::string, Levels> abstracts_;
  std::map<std::string, List> lists_;
  std::map<std::string, std::array<int, kLevels>> counters_;  ///< by abstract: lists share them
};

}  // namespace mandated::read::docx
