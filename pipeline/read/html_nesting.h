#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "pipeline/read/html_scan.h"

namespace mandated::read {

/// What the tree builder of WHATWG HTML 13.2.6 would hold open, without building a tree: the stack
/// of open elements and the list of active formatting elements. Follows the standard as gumbo
/// implements it, and where it simplifies counts more rather than less. Templates, SVG and MathML
/// must have been emptied.
class HtmlNesting {
 public:
  HtmlNesting();

  /// False where the tree builder ignores the tag, so that it begins no raw text either.
  bool start(const Tag&);
  void end(const Tag&);
  void text(std::size_t bytes);

  [[nodiscard]] std::size_t depth() const { return open_.size(); }
  [[nodiscard]] std::size_t deepest() const { return deepest_; }
  [[nodiscard]] std::size_t formatting() const { return formatting_.size(); }
  /// Elements there would be in the tree so far, those cloned for misnesting included.
  [[nodiscard]] std::size_t elements() const { return elements_; }
  /// Steps over the stack and the list so far: what the parser's time grows with beside bytes.
  [[nodiscard]] std::uint64_t steps() const { return steps_; }
  /// White space is kept as it is in what is open now.
  [[nodiscard]] bool preformatted() const { return preformatted_ > 0; }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  struct Open {
    GumboTag tag;
    std::uint32_t name;  ///< hash, for tags gumbo has no number for
    std::uint32_t id;
  };
  struct Formatting {
    GumboTag tag;        ///< GUMBO_TAG_LAST: a marker
    std::uint64_t same;  ///< hash of the tag as written
    std::uint32_t id;    ///< of its open element
    bool open;
  };

  void push(GumboTag, std::uint32_t name);
  void pop();
  void pop_to(std::size_t size);
  void remove_open(std::size_t at);
  [[nodiscard]] bool top_is(GumboTag) const;
  /// Index of the nearest open `tag` within a scope bounded by `markers`; npos for none.
  [[nodiscard]] std::size_t in_scope(GumboTag, std::uint8_t markers);
  bool close(GumboTag, std::uint8_t markers);

  bool start_in_select(GumboTag);
  bool start_of_table_part(GumboTag);
  void start_table();
  void close_before(GumboTag);
  void close_item(GumboTag);
  void start_formatting(const Tag&);
  void start_plain(const Tag&);
  [[nodiscard]] bool end_in_select(GumboTag);
  void end_heading();
  void end_by_name(const Tag&);
  void end_table_part(GumboTag);
  void end_form();
  void close_cell();
  void clear_to_marker();
  void reconstruct();
  void adopt(const Tag&);
  bool adopt_once(GumboTag);
  std::size_t clone_between(std::size_t formatting_at, std::size_t furthest, std::size_t& bookmark);
  [[nodiscard]] std::size_t formatting_of(std::uint32_t id) const;

  std::vector<Open> open_;
  std::vector<Formatting> formatting_;
  std::array<std::uint32_t, GUMBO_TAG_LAST + 1> count_{};  ///< open elements by tag
  std::uint32_t next_id_ = 0;
  std::size_t deepest_ = 0;
  std::size_t elements_ = 0;
  std::uint64_t steps_ = 0;
  int preformatted_ = 0;
  bool form_ = false;
};

}  // namespace mandated::read
