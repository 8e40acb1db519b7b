#include "pipeline/read/pdf_tree.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/read/pdf_flow.h"

namespace mandated::read::pdf {
namespace {

constexpr int kDeepest = 128;
constexpr std::size_t kMostKids = 1'000'000;

enum class Role { group, block, note, inline_text, figure };

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 18> kGroups{"StructTreeRoot",
                                                   "Document",
                                                   "DocumentFragment",
                                                   "Part",
                                                   "Art",
                                                   "Sect",
                                                   "Div",
                                                   "BlockQuote",
                                                   "TOC",
                                                   "Index",
                                                   "NonStruct",
                                                   "L",
                                                   "Table",
                                                   "THead",
                                                   "TBody",
                                                   "TFoot",
                                                   "TR",
                                                   "Aside"};
constexpr std::array<std::string_view, 17> kBlocks{"P",    "H",     "H1",    "H2",      "H3", "H4",
                                                   "H5",   "H6",    "LI",    "Caption", "TD", "TH",
                                                   "TOCI", "Title", "LBody", "Private", "Sub"};
constexpr std::array<std::string_view, 4> kNotes{"Note", "Footnote", "Endnote", "FENote"};

Role role_of(std::string_view type) {
  if (is_one_of(kGroups, type)) return Role::group;
  if (is_one_of(kBlocks, type)) return Role::block;
  if (is_one_of(kNotes, type)) return Role::note;
  return type == "Figure" ? Role::figure : Role::inline_text;
}

std::string_view element_of(std::string_view type) {
  if (type == "L") return "ul";
  if (type == "Table") return "table";
  if (type == "TR") return "tr";
  return type == "Sect" || type == "Part" || type == "Art" ? "section" : "div";
}

// What blocks within inherit.
struct Place {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  int list = 0;  ///< depth of nesting
  std::uint32_t container = 0;
  bool note = false;
  int page = 0;  ///< number of the object
};

class TreeReader {
 public:
  TreeReader(QPDF& pdf, const std::vector<std::vector<Run>>& pages, Blocks& blocks)
      : roles_(pdf.getRoot().getKey("/StructTreeRoot").getKeyIfDict("/RoleMap")), blocks_(blocks) {
    for (const auto& page : pages) {
      for (const Run& run : page) {
        if (run.artifact) continue;
        total_ += run.text.size();
        if (run.mark >= 0) runs_[{run.owner, run.mark}].push_back(&run);
      }
    }
  }

  std::vector<Paragraph> read(QPDFObjectHandle root) {
    Paragraph none;
    children(root, Place{}, none, 0);
    finish(none);
    join();
    return std::move(paragraphs_);
  }
  // A document that has been edited may have lost most of its tree.
  [[nodiscard]] bool tells_enough() const { return told_ * 2 > total_; }

 private:
  // What goes on behind the footnotes of a page.
  void join() {
    std::vector<Paragraph> out;
    std::size_t above = 0;  // in `out`, the last that is no footnote
    for (Paragraph& each : paragraphs_) {
      if (above < out.size() && goes_on(out[above], each)) {
        auto& runs = out[above].runs;
        runs.insert(runs.end(), each.runs.begin(), each.runs.end());
        std::move(each.links.begin(), each.links.end(), std::back_inserter(out[above].links));
        continue;
      }
      if (!each.note && !is_all_blank(each)) above = out.size();
      out.push_back(std::move(each));
    }
    paragraphs_ = std::move(out);
  }

  std::string type_of(QPDFObjectHandle element) {
    auto type = element.getKey("/S");
    for (int steps = 0; steps < 8 && type.isName(); ++steps) {
      const std::string name = type.getName();
      const bool standard = role_of(name.substr(1)) != Role::inline_text;
      auto other =
          roles_.isDictionary() && !standard ? roles_.getKey(name) : QPDFObjectHandle::newNull();
      if (!other.isName()) return name.substr(1);
      type = other;
    }
    return type.isName() ? type.getName().substr(1) : std::string{};
  }

  void children(QPDFObjectHandle parent, const Place& place, Paragraph& open, int depth) {
    auto kids = parent.getKey("/K");
    if (depth > kDeepest) return;
    if (!kids.isArray()) return child(kids, place, open, depth);
    for (int i = 0; i < kids.getArrayNItems(); ++i) child(kids.getArrayItem(i), place, open, depth);
  }

  void child(QPDFObjectHandle kid, const Place& place, Paragraph& open, int depth) {
    if (++kids_ > kMostKids) return;
    if (kid.isInteger()) return content(place.page, kid.getIntValueAsInt(), open);
    if (!kid.isDictionary()) return;
    Place inner = place;
    auto page = kid.getKey("/Pg");
    if (page.isDictionary()) inner.page = page.getObjectID();
    auto type = kid.getKey("/Type");
    if (type.isName() && type.getName() == "/MCR") {
      auto stream = kid.getKey("/Stm");
      auto id = kid.getKey("/MCID");
      if (!id.isInteger()) return;
      return content(stream.isStream() ? stream.getObjectID() : inner.page, id.getIntValueAsInt(),
                     open);
    }
    if (type.isName() && type.getName() == "/OBJR") return annotation(kid.getKey("/Obj"));
    element(kid, inner, open, depth);
  }

  void element(QPDFObjectHandle element, const Place& place, Paragraph& open, int depth) {
    const std::string type = type_of(element);
    switch (role_of(type)) {
      case Role::figure:
        return;  // a picture, a bar code
      case Role::group:
        finish(open);
        return group(element, type, place, open, depth);
      case Role::block:
        return block(element, type, place, open, depth);
      case Role::note:
        return note(element, place, depth);
      case Role::inline_text:
        return inline_text(element, type, place, open, depth);
    }
  }

  void group(QPDFObjectHandle element, const std::string& type, Place place, Paragraph& open,
             int depth) {
    if (type == "L") ++place.list;
    if (type == "TR") place.level = 0;
    place.container = new_container(place.container, element_of(type));
    if (type != "TR") return children(element, place, open, depth + 1);
    auto cells = element.getKey("/K");
    for (int i = 0; cells.isArray() && i < cells.getArrayNItems(); ++i) {
      place.level = i + 1;
      child(cells.getArrayItem(i), place, open, depth + 1);
    }
    if (!cells.isArray()) {
      place.level = 1;
      child(cells, place, open, depth + 1);
    }
  }

  void block(QPDFObjectHandle element, const std::string& type, Place place, Paragraph& open,
             int depth) {
    // The paragraph behind a label ("(a)") is the item's text.
    const bool labelled = open.kind == BlockKind::list_item && !open.runs.empty() && label_only_;
    if (labelled && (type == "P" || type == "LBody")) {
      if (type == "P") label_only_ = false;
      children(element, place, open, depth + 1);
      if (type == "P") finish(open);
      return;
    }
    finish(open);
    settle(type, place);
    Paragraph own = paragraph_of(place);
    children(element, place, own, depth + 1);
    finish(own);
  }

  static void settle(const std::string& type, Place& place) {
    if (type == "TD" || type == "TH") {
      place.kind = BlockKind::table_cell;
    } else if (type == "LI") {
      place.kind = BlockKind::list_item;
      place.level = std::max(place.list, 1);
    } else if (type == "Caption") {
      place.kind = BlockKind::caption;
      place.level = 0;
    } else if (type[0] == 'H' && place.kind == BlockKind::paragraph) {
      place.kind = BlockKind::heading;
      place.level = type.size() > 1 ? type[1] - '0' : 1;
    } else if (type == "Title" && place.kind == BlockKind::paragraph) {
      place.kind = BlockKind::heading;
      place.level = 1;
    }
  }

  static Paragraph paragraph_of(const Place& place) {
    return {place.kind, place.level, place.container, place.note};
  }

  // Stands behind the paragraph it is called from.
  void note(QPDFObjectHandle element, Place place, int depth) {
    std::vector<Paragraph> outer = std::move(paragraphs_);
    paragraphs_.clear();
    place.kind = BlockKind::paragraph;
    place.level = 0;
    place.note = true;
    place.container = new_container(place.container, "footnote");
    Paragraph own = paragraph_of(place);
    children(element, place, own, depth + 1);
    emit(own);
    std::move(paragraphs_.begin(), paragraphs_.end(), std::back_inserter(notes_));
    paragraphs_ = std::move(outer);
  }

  void inline_text(QPDFObjectHandle element, const std::string& type, const Place& place,
                   Paragraph& open, int depth) {
    const std::size_t begin = open.runs.size();
    std::string outer_url = std::exchange(url_, std::string{});
    auto actual = element.getKey("/ActualText");
    children(element, place, open, depth + 1);
    if (type == "Lbl") label_only_ = open.kind == BlockKind::list_item;
    if (actual.isString() && open.runs.size() > begin) {
      open.runs[begin].text = actual.getUTF8Value();
      open.runs[begin].end = open.runs.back().end;
      open.runs.resize(begin + 1);
    }
    if (!url_.empty() && open.runs.size() > begin) {
      std::string text;
      for (std::size_t i = begin; i < open.runs.size(); ++i) text += open.runs[i].text;
      open.links.push_back({url_, text});
    }
    url_ = std::move(outer_url);
  }

  void annotation(QPDFObjectHandle object) {
    if (!object.isDictionary()) return;
    auto action = object.getKey("/A");
    auto url = action.isDictionary() ? action.getKey("/URI") : QPDFObjectHandle::newNull();
    if (url.isString()) url_ = url.getStringValue();
  }

  void content(int owner, int mark, Paragraph& open) {
    const auto found = runs_.find({owner, mark});
    if (found == runs_.end()) return;
    for (const Run* run : found->second) {
      told_ += run->text.size();
      open.runs.push_back(*run);
    }
    runs_.erase(found);  // told once, whatever the tree says
  }

  // What was open so far is a block; what follows in the same element is another.
  void finish(Paragraph& open) {
    emit(open);
    if (open.note) return;
    std::move(notes_.begin(), notes_.end(), std::back_inserter(paragraphs_));
    notes_.clear();
  }

  void emit(Paragraph& open) {
    if (!open.runs.empty()) {
      Paragraph next = open;
      next.runs.clear();
      next.links.clear();
      paragraphs_.push_back(std::exchange(open, std::move(next)));
    }
    label_only_ = false;
  }

  std::uint32_t new_container(std::uint32_t parent, std::string_view element) {
    blocks_.containers.push_back({parent, std::string{element}});
    return static_cast<std::uint32_t>(blocks_.containers.size() - 1);
  }

  QPDFObjectHandle roles_;
  Blocks& blocks_;
  std::map<std::pair<int, int>, std::vector<const Run*>> runs_;
  std::size_t total_ = 0;
  std::size_t told_ = 0;
  std::size_t kids_ = 0;
  std::vector<Paragraph> paragraphs_;
  std::vector<Paragraph> notes_;  // called from the paragraph that is open
  std::string url_;
  bool label_only_ = false;  // the open list item has nothing but its label
};

}  // namespace

std::optional<std::vector<Paragraph>> paragraphs_of_tree(QPDF& pdf,
                                                         const std::vector<std::vector<Run>>& pages,
                                                         Blocks& blocks) {
  auto root = pdf.getRoot().getKey("/StructTreeRoot");
  if (!root.isDictionary()) return std::nullopt;
  Blocks containers;
  TreeReader reader{pdf, pages, containers};
  auto paragraphs = reader.read(root);
  if (!reader.tells_enough() || are_lines(paragraphs)) return std::nullopt;
  blocks.containers = std::move(containers.containers);
  return paragraphs;
}

}  // namespace mandated::read::pdf
