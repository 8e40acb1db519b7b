#include "pipeline/read/html_blocks.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/read/html_lists.h"
#include "pipeline/read/html_roles.h"
#include "pipeline/read/html_words.h"
#include "pipeline/read/note_marks.h"
#include "pipeline/text/normalise.h"

namespace mandated::read {
namespace {

/// What an element hands down to the text in it.
struct State {
  Region region = Region::main;
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  int list_depth = 0;
  int column = 0;             ///< of the last cell, in a row
  bool sectioned = false;     ///< within what makes a header or footer its own
  bool row_has_data = false;  ///< the row has a <td>
  bool in_thead = false;
  std::uint32_t container = 0;  ///< of blocks that open here
  std::uint32_t outer = 0;      ///< of the item, cell or term itself
  std::uint32_t item = 0;       ///< which <li>; 0 for none
  std::uint32_t list = 0;       ///< which <ol> counts an <li> here; 0 for none
};

struct Frame {
  const GumboNode* node;
  unsigned next_child;
  bool block;
  State state;
};

/// An <li>.
struct Item {
  bool said = false;  ///< its first run has become a block
  std::optional<Ordinal> ordinal;
};

struct OpenLink {
  const GumboElement* element;
  std::size_t begin;  ///< in the present run
  bool said = false;  ///< some block carries it already
  std::string alt{};  ///< of the first image in it
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\f\r";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

bool has_data_cell(const GumboNode& row) {
  const GumboVector& cells = children_of(row);
  for (unsigned i = 0; i < cells.length; ++i) {
    if (html_tag(child_at(cells, i)) == GUMBO_TAG_TD) return true;
  }
  return false;
}

int columns_of(const GumboElement& cell) {
  const char* const span = attribute(cell, "colspan");
  const int columns = span == nullptr ? 1 : std::atoi(span);
  return columns >= 1 && columns <= 1000 ? columns : 1;  // HTML 4.9.11
}

// What the text in an element is, where its tag alone says so, and starts anew.
std::optional<BlockKind> kind_of(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_TABLE:
      return BlockKind::paragraph;
    case GUMBO_TAG_DT:
      return BlockKind::term;
    case GUMBO_TAG_DD:
      return BlockKind::definition;
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_SUMMARY:
      return BlockKind::caption;
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PLAINTEXT:
      return BlockKind::preformatted;
    default:
      return std::nullopt;
  }
}

// "1", "[12]", "3/", "**".
bool is_raised_mark(std::string_view text) {
  if (text.size() > 2 && (text.front() == '[' || text.front() == '(')) {
    text = text.substr(1, text.size() - 2);
  }
  if (text.size() > 1 && text.back() == '/') text.remove_suffix(1);
  return is_note_mark(text);
}

// Behind a number or a unit of length what is raised is a power.
bool takes_powers(std::string_view text) {
  const std::size_t begin = text.find_last_of(" \t\n\f\r(") + 1;  // of the last word
  const std::string_view word = text.substr(begin);
  return word.empty() || (word.back() >= '0' && word.back() <= '9') || is_unit_of_length(word);
}

class Walk {
 public:
  explicit Walk(const HtmlTree& tree) {
    enter(tree.root(), State{});
    while (!frames_.empty()) step();
  }

  [[nodiscard]] Blocks take() { return std::move(out_); }

 private:
  void step() {
    Frame& frame = frames_.back();
    const GumboVector& children = children_of(*frame.node);
    if (frame.next_child == children.length) return leave();
    const GumboNode& child = child_at(children, frame.next_child++);
    if (is_text(child)) return add_text(child.v.text.text);
    if (is_element(child)) enter(child, frame.state);
  }

  void enter(const GumboNode& node, const State& parent) {
    const GumboTag tag = html_tag(node);
    if (tag == GUMBO_TAG_TITLE && out_.title.empty()) out_.title = title_of(node);
    if (is_left_out(node)) return;
    if (tag == GUMBO_TAG_BR) return line_break(parent);
    if (tag == GUMBO_TAG_IMG) return note_image(node.v.element);
    const bool block = is_block(tag) || equals(attribute(node.v.element, "role"), "heading");
    if (!block && calls_note(node, tag)) return;
    if (block) {
      flush(parent);
    } else {
      run_.mark();
    }
    if (tag == GUMBO_TAG_A && attribute(node.v.element, "href") != nullptr) {
      links_.push_back({&node.v.element, run_.size()});
    }
    Frame frame{&node, 0, block, parent};
    if (block) set_up(node, tag, frame.state);
    frames_.push_back(frame);  // after set_up(): a row's column count lives in the frame above
  }

  // At its own beginning a footnote keeps its mark.
  [[nodiscard]] bool calls_note(const GumboNode& node, GumboTag tag) const {
    if (run_.blank()) return false;
    if (tag == GUMBO_TAG_SUP) {
      return is_raised_mark(words_of(node)) && !takes_powers(run_.text());
    }
    return (tag == GUMBO_TAG_A || tag == GUMBO_TAG_SPAN) && calls_footnote(node.v.element);
  }

  void leave() {
    const Frame frame = frames_.back();
    if (!links_.empty() && links_.back().element == &frame.node->v.element) close_link();
    if (frame.block) {
      flush(frame.state);
    } else {
      run_.mark();
    }
    frames_.pop_back();
  }

  void set_up(const GumboNode& node, GumboTag tag, State& state) {
    const GumboElement& element = node.v.element;
    const char* const role = attribute(element, "role");
    auto region = region_of_role(role);
    if (!region) region = region_of_tag(tag, state.sectioned);
    if (region) state.region = *region;
    state.sectioned = state.sectioned || makes_sectioned(tag);
    const std::uint32_t outer = state.container;
    const bool note = holds_footnote(element);
    if (note || !is_leaf(tag)) {
      out_.containers.push_back({outer, note ? "footnote" : element_name(element)});
      state.container = static_cast<std::uint32_t>(out_.containers.size() - 1);
    }
    set_kind(node, tag, outer, state);
    if (equals(role, "heading")) {
      const char* const level = attribute(element, "aria-level");
      const int number = level == nullptr ? 2 : std::atoi(level);
      become(state, BlockKind::heading, std::clamp(number, 1, 6), state.container);
    }
  }

  static void become(State& state, BlockKind kind, int level, std::uint32_t outer) {
    state.kind = kind;
    state.level = level;
    state.outer = outer;
    state.item = 0;
  }

  void set_kind(const GumboNode& node, GumboTag tag, std::uint32_t outer, State& state) {
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) {
      return become(state, BlockKind::heading, 1 + static_cast<int>(tag - GUMBO_TAG_H1), outer);
    }
    if (const auto kind = kind_of(tag)) become(state, *kind, 0, outer);
    switch (tag) {
      case GUMBO_TAG_UL:
      case GUMBO_TAG_OL:
      case GUMBO_TAG_MENU:
      case GUMBO_TAG_DIR:
        ++state.list_depth;
        state.list = tag == GUMBO_TAG_OL ? static_cast<std::uint32_t>(lists_.size()) : 0;
        if (tag == GUMBO_TAG_OL) lists_.emplace_back(node);
        return;
      case GUMBO_TAG_LI:
        become(state, BlockKind::list_item, std::max(1, state.list_depth), outer);
        state.item = static_cast<std::uint32_t>(items_.size());
        items_.emplace_back();
        if (state.list != 0) items_.back().ordinal = lists_[state.list].next(node.v.element);
        return;
      case GUMBO_TAG_THEAD:
      case GUMBO_TAG_TBODY:
      case GUMBO_TAG_TFOOT:
        state.in_thead = tag == GUMBO_TAG_THEAD;
        return;
      case GUMBO_TAG_TR:
        state.column = 0;
        state.row_has_data = has_data_cell(node);
        return;
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH:
        return set_cell(node.v.element, tag, outer, state);
      default:
        return;
    }
  }

  void set_cell(const GumboElement& element, GumboTag tag, std::uint32_t outer, State& state) {
    State& row = frames_.back().state;
    const int column = row.column + 1;
    row.column += columns_of(element);
    BlockKind kind = BlockKind::table_cell;
    if (tag == GUMBO_TAG_TH) {
      const char* const scope = attribute(element, "scope");
      const bool heads = scope != nullptr ? equals(scope, "row") || equals(scope, "rowgroup")
                                          : row.row_has_data && !row.in_thead;
      if (heads) kind = BlockKind::term;
    }
    become(state, kind, column, outer);
    state.list_depth = 0;
  }

  void add_text(const char* text) {
    std::string_view rest = text;
    if (frames_.back().state.kind != BlockKind::preformatted) return run_.append(rest);
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      run_.append(rest.substr(0, end));
      run_.line_break();
      rest.remove_prefix(end + 1);
    }
    run_.append(rest);
  }

  void line_break(const State& state) {
    if (run_.blank()) return;
    if (state.kind == BlockKind::preformatted || run_.open_line_breaks() == 0) {
      run_.line_break();
    } else if (state.kind == BlockKind::paragraph) {
      flush(state);
    }
  }

  void note_image(const GumboElement& image) {
    const char* const alt = attribute(image, "alt");
    if (alt != nullptr && !links_.empty() && links_.back().alt.empty()) links_.back().alt = alt;
    run_.mark();
  }

  // The link's words in the present run.
  static std::string words(const OpenLink& link, std::string_view run) {
    return text::normalise(run.substr(std::min(link.begin, run.size())));
  }

  static std::string url_of(const OpenLink& link) {
    return std::string{trimmed(attribute(*link.element, "href"))};
  }

  void close_link() {
    OpenLink& link = links_.back();
    std::string said = words(link, run_.text());
    if (!said.empty()) {
      run_links_.push_back({url_of(link), std::move(said)});
    } else if (!link.said) {
      run_links_.push_back({url_of(link), text::normalise(link.alt)});
    }
    links_.pop_back();
  }

  void flush(const State& state) {
    for (OpenLink& link : links_) {
      std::string said = words(link, run_.text());
      link.begin = 0;
      if (said.empty()) continue;
      link.said = true;
      run_links_.push_back({url_of(link), std::move(said)});
    }
    text::TextRun::Text run = run_.take();
    if (!run.text.empty()) add_block(state, std::move(run));
    run_links_.clear();
  }

  void add_block(const State& state, text::TextRun::Text run) {
    Block block;
    block.kind = state.kind;
    block.level = state.level;
    block.container = state.outer;
    if (state.kind == BlockKind::list_item) {
      Item& item = items_[state.item];
      if (item.said) block.kind = BlockKind::paragraph;
      block.ordinal = std::exchange(item.ordinal, std::nullopt);
      item.said = true;
    }
    if (block.kind == BlockKind::paragraph) {
      block.level = 0;
      block.container = state.container;
    }
    block.text = std::move(run.text);
    block.cuts = std::move(run.marks);
    block.links = std::move(run_links_);
    block.region = state.region;
    out_.blocks.push_back(std::move(block));
  }

  static std::string title_of(const GumboNode& title) {
    std::string words;
    const GumboVector& children = children_of(title);
    for (unsigned i = 0; i < children.length; ++i) {
      if (is_text(child_at(children, i))) words += child_at(children, i).v.text.text;
    }
    return text::normalise(words);
  }

  Blocks out_;
  std::vector<Frame> frames_;
  std::vector<OpenLink> links_;
  std::vector<Link> run_links_;
  text::TextRun run_;
  std::vector<Item> items_{Item{}};                ///< by State::item
  std::vector<OrderedList> lists_{OrderedList{}};  ///< by State::list
};

}  // namespace

Blocks blocks_of(const HtmlTree& tree) {
  Blocks blocks = Walk{tree}.take();
  const char* const language = attribute(tree.root().v.element, "lang");
  if (language != nullptr) blocks.language = trimmed(language);
  return blocks;
}

}  // namespace mandated::read
