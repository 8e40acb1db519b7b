#include "pipeline/read/docx.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/read/archive.h"
#include "pipeline/read/docx_parts.h"
#include "pipeline/read/docx_styles.h"
#include "pipeline/read/docx_symbols.h"
#include "pipeline/read/note_marks.h"
#include "pipeline/text/normalise.h"

namespace mandated::read {
namespace {

using docx::attribute_of;
using docx::child_of;
using docx::Listing;
using docx::local_name;
using docx::Parts;

constexpr int kDeepest = 200;
constexpr int kDeepestShape = 24;  // a group of shapes is a few elements deep

using Notes = std::map<std::string, pugi::xml_node, std::less<>>;

bool is_off(std::string_view value) { return value == "0" || value == "false" || value == "off"; }

bool has(pugi::xml_node properties, std::string_view name) {
  const auto node = child_of(properties, name);
  return node && !is_off(attribute_of(node, "val"));
}

// Where a line may end, not what the text says.
std::string without_soft_hyphens(std::string text) {
  constexpr std::string_view kSoftHyphen = "\u00AD";
  for (auto at = text.find(kSoftHyphen); at != std::string::npos; at = text.find(kSoftHyphen, at)) {
    text.erase(at, kSoftHyphen.size());
  }
  return text;
}

bool is_raised(pugi::xml_node properties) {
  if (attribute_of(child_of(properties, "vertAlign"), "val") == "superscript") return true;
  const auto style = attribute_of(child_of(properties, "rStyle"), "val");
  return style == "FootnoteReference" || style == "EndnoteReference";
}

class DocumentReader {
 public:
  explicit DocumentReader(const Parts& parts)
      : styles_(parts.styles.document_element()),
        numbering_(parts.numbering.document_element()),
        relations_(parts.relations) {
    collect(parts.footnotes.document_element(), "footnoteReference");
    collect(parts.endnotes.document_element(), "endnoteReference");
  }

  Blocks read(const Parts& parts) {
    const auto properties = parts.properties.document_element();
    out_.title = text::normalise(child_of(properties, "title").text().get());
    region_ = Region::header;
    blocks(parts.masthead.document_element(), Place{}, 0);
    region_ = Region::main;
    blocks(child_of(parts.document.document_element(), "body"), Place{}, 0);
    return std::move(out_);
  }
  /// Has it text in a part of another format, which is not read?
  [[nodiscard]] bool holds_foreign_text() const { return foreign_; }

 private:
  struct Place {
    std::uint32_t container = 0;
    int column = 0;  ///< of a table, from 1; 0 outside
  };
  struct Open {
    text::TextRun text;
    std::vector<Link> links;
    std::vector<pugi::xml_node> notes;
    std::vector<pugi::xml_node> boxes;
    bool bold = false;
    bool italic = false;
    std::vector<bool> fields;  ///< complex fields open: is it in its instruction?
  };

  void collect(pugi::xml_node root, const std::string& reference) {
    for (const pugi::xml_node note : root.children()) {
      notes_[reference + std::string{attribute_of(note, "id")}] = note;
    }
  }

  std::uint32_t container(std::uint32_t parent, std::string_view element) {
    out_.containers.push_back({parent, std::string{element}});
    return static_cast<std::uint32_t>(out_.containers.size() - 1);
  }

  void blocks(pugi::xml_node parent, const Place& place, int depth) {
    if (depth > kDeepest) return;
    for (const pugi::xml_node node : parent.children()) {
      const auto name = local_name(node);
      if (name == "p") {
        paragraph(node, place, depth);
      } else if (name == "tbl") {
        table(node, place, depth);
      } else if (name == "AlternateContent") {
        blocks(child_of(node, "Choice"), place, depth + 1);
      } else if (name == "altChunk") {
        foreign_ = true;
      } else if (name == "sdt" || name == "sdtContent" || name == "ins" || name == "moveTo" ||
                 name == "customXml" || name == "smartTag") {
        blocks(node, place, depth + 1);
      }
    }
  }

  void table(pugi::xml_node table, const Place& place, int depth) {
    const auto whole = container(place.container, "table");
    for (const pugi::xml_node row : table.children()) {
      if (local_name(row) != "tr" || child_of(child_of(row, "trPr"), "del")) continue;
      const auto line = container(whole, "tr");
      int column = 0;
      for (const pugi::xml_node cell : row.children()) {
        if (local_name(cell) == "tc") blocks(cell, {line, ++column}, depth + 1);
      }
    }
  }

  void paragraph(pugi::xml_node node, const Place& place, int depth) {
    const auto properties = child_of(node, "pPr");
    const std::string style{attribute_of(child_of(properties, "pStyle"), "val")};
    Block block;
    block.container = place.container;
    block.region = region_;
    Listing listing = docx::listing_of(properties);
    const Listing inherited = styles_.listing(style);
    if (listing.number.empty()) listing.number = inherited.number;
    if (listing.level < 0) listing.level = inherited.level;
    if (listing.level < 0) listing.level = numbering_.level_of_style(listing.number, style);
    settle(block, place, styles_.heading_level(style), listing);
    Open open = std::exchange(unended_, Open{});
    inlines(node, open, 0);
    // Its end was deleted, or moved away: what follows is of the same paragraph.
    const auto end = child_of(properties, "rPr");
    if (child_of(end, "del") || child_of(end, "moveFrom")) {
      unended_ = std::move(open);
      return;
    }
    if (!open.text.blank()) {
      const std::string label = numbering_.next_label(listing);
      finish(block, open, label);
    }
    for (const pugi::xml_node box : open.boxes) blocks(box, place, depth + 1);
    for (const pugi::xml_node note : open.notes) {
      blocks(note, {container(place.container, "footnote"), 0}, depth + 1);
    }
  }

  void settle(Block& block, const Place& place, int heading, const Listing& listing) const {
    if (place.column > 0) {
      block.kind = BlockKind::table_cell;
      block.level = place.column;
    } else if (heading > 0) {
      block.kind = BlockKind::heading;
      block.level = std::min(heading, 6);
    } else if (numbering_.is_bullet(listing)) {
      block.kind = BlockKind::list_item;
      block.level = std::max(listing.level, 0) + 1;
    }
  }

  void finish(Block& block, Open& open, const std::string& label) {
    auto taken = open.text.take();
    const std::string before = label.empty() ? std::string{} : label + " ";
    if (taken.text.empty()) return;
    block.text = before + taken.text;
    for (const std::uint32_t cut : taken.marks) {
      block.cuts.push_back(cut + static_cast<std::uint32_t>(before.size()));
    }
    block.links = std::move(open.links);
    out_.blocks.push_back(std::move(block));
  }

  void inlines(pugi::xml_node parent, Open& open, int depth) {
    if (depth > kDeepest) return;
    for (const pugi::xml_node node : parent.children()) {
      const auto name = local_name(node);
      if (name == "r") {
        run(node, open);
      } else if (name == "hyperlink") {
        hyperlink(node, open, depth);
      } else if (name == "AlternateContent") {
        inlines(child_of(node, "Choice"), open, depth + 1);
      } else if (name == "ins" || name == "moveTo" || name == "sdt" || name == "sdtContent" ||
                 name == "smartTag" || name == "fldSimple" || name == "customXml" ||
                 name == "dir" || name == "bdo") {
        inlines(node, open, depth + 1);
      }
    }
  }

  void hyperlink(pugi::xml_node node, Open& open, int depth) {
    const std::size_t begin = open.text.size();
    inlines(node, open, depth + 1);
    const auto target = relations_.find(attribute_of(node, "id"));
    if (target == relations_.end()) return;
    open.links.push_back({target->second.target, text::normalise(open.text.text().substr(begin))});
  }

  void run(pugi::xml_node node, Open& open) {
    const auto properties = child_of(node, "rPr");
    if (has(properties, "vanish")) return;
    const bool raised = is_raised(properties);
    const bool bold = has(properties, "b");
    const bool italic = has(properties, "i");
    if (bold != open.bold || italic != open.italic) open.text.mark();
    open.bold = bold;
    open.italic = italic;
    for (const pugi::xml_node part : node.children()) piece(part, raised, open);
  }

  void piece(pugi::xml_node part, bool raised, Open& open) {
    const auto name = local_name(part);
    if (name == "fldChar") return field(attribute_of(part, "fldCharType"), open);
    if (std::find(open.fields.begin(), open.fields.end(), true) != open.fields.end()) return;
    if (name == "t") {
      const std::string text = without_soft_hyphens(part.text().get());
      if (!(raised && is_note_mark(text))) open.text.append(text);
    } else if (name == "tab" || name == "ptab") {
      open.text.append(" ");
    } else if (name == "br" || name == "cr") {
      attribute_of(part, "type").empty() ? open.text.line_break() : open.text.append(" ");
    } else if (name == "noBreakHyphen") {
      open.text.append("\u2011");
    } else if (name == "sym") {
      open.text.append(docx::symbol_of(attribute_of(part, "font"), attribute_of(part, "char")));
    } else if (name == "drawing" || name == "pict" || name == "object") {
      text_boxes(part, open, 0);
    } else if (name == "AlternateContent") {
      // The same twice: for programs that know the shape, and for those that do not.
      for (const pugi::xml_node each : child_of(part, "Choice").children()) {
        piece(each, raised, open);
      }
    } else if (name == "footnoteReference" || name == "endnoteReference") {
      const auto note = notes_.find(std::string{name} + std::string{attribute_of(part, "id")});
      if (note == notes_.end()) return;
      open.notes.push_back(note->second);
      notes_.erase(note);  // it is said once, however often it is referred to, and if by itself
    }
  }

  // What stands in a shape is read behind the paragraph that the shape is anchored in.
  static void text_boxes(pugi::xml_node shape, Open& open, int depth) {
    if (depth > kDeepestShape) return;
    for (const pugi::xml_node node : shape.children()) {
      if (local_name(node) == "txbxContent") {
        open.boxes.push_back(node);
      } else {
        text_boxes(node, open, depth + 1);
      }
    }
  }

  // Between "begin" and "separate" stands what computes the field, then what it shows. One may
  // stand in another's instruction: what that one shows is not shown.
  static void field(std::string_view type, Open& open) {
    if (type == "begin") open.fields.push_back(true);
    if (open.fields.empty()) return;
    if (type == "separate") open.fields.back() = false;
    if (type == "end") open.fields.pop_back();
  }

  docx::Styles styles_;
  docx::Numbering numbering_;
  Notes notes_;
  const docx::Relations& relations_;
  Open unended_;
  Region region_ = Region::main;
  bool foreign_ = false;
  Blocks out_;
};

}  // namespace

bool is_zip(std::string_view bytes) {
  using namespace std::string_view_literals;
  return bytes.substr(0, 4) == "PK\x03\x04"sv;
}

Result<Blocks> read_docx(std::string_view bytes) {
  auto archive = Archive::open(bytes);
  if (!archive) return tl::unexpected{archive.error()};
  Parts parts;
  auto loaded = docx::load(*archive, parts);
  if (!loaded) return tl::unexpected{loaded.error()};
  DocumentReader reader{parts};
  auto blocks = reader.read(parts);
  if (reader.holds_foreign_text()) {
    return fail(Errc::unsupported,
                "docx: a part of another format is put into the text (altChunk)");
  }
  return blocks;
}

}  // namespace mandated::read
