#include "pipeline/read/css_match.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "pipeline/base/ascii.h"

namespace mandated::read::css {
namespace {

using Mask = std::uint64_t;
static_assert(kMaxCompounds <= 64, "a mask holds a bit for every compound");
using Kind = Pseudo::Kind;

constexpr std::uint32_t kNone = 0xFFFFFFFF;

bool same(std::string_view a, std::string_view b, bool ignore_case) {
  if (!ignore_case || a.size() != b.size()) return a == b;
  return std::equal(a.begin(), a.end(), b.begin(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

bool has_word(std::string_view list, std::string_view word, bool ignore_case) {
  constexpr std::string_view kSpace = " \t\n\f\r";
  for (std::size_t begin = list.find_first_not_of(kSpace); begin != std::string_view::npos;) {
    const std::size_t end = std::min(list.find_first_of(kSpace, begin), list.size());
    if (same(list.substr(begin, end - begin), word, ignore_case)) return true;
    begin = list.find_first_not_of(kSpace, end);
  }
  return false;
}

bool contains(std::string_view text, std::string_view part, bool ignore_case) {
  return std::search(text.begin(), text.end(), part.begin(), part.end(), [&](char a, char b) {
           return ignore_case ? lower(a) == lower(b) : a == b;
         }) != text.end();
}

bool holds(const AttributeTest& test, std::string_view value) {
  using Op = AttributeTest::Op;
  const std::string_view wanted = test.value;
  const bool fold = test.ignore_case;
  const bool fits = value.size() >= wanted.size();
  switch (test.op) {
    case Op::exists:
      return true;
    case Op::equals:
      return same(value, wanted, fold);
    case Op::word:
      return !wanted.empty() && has_word(value, wanted, fold);
    case Op::dash:
      return fits && same(value.substr(0, wanted.size()), wanted, fold) &&
             (value.size() == wanted.size() || value[wanted.size()] == '-');
    case Op::prefix:
      return fits && !wanted.empty() && same(value.substr(0, wanted.size()), wanted, fold);
    case Op::suffix:
      return fits && !wanted.empty() &&
             same(value.substr(value.size() - wanted.size()), wanted, fold);
    case Op::part:
      return !wanted.empty() && contains(value, wanted, fold);
  }
  return false;
}

bool is_type(const GumboElement& element, std::string_view type) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag) == type;
  return element_name(element) == type;
}

bool is_empty(const GumboNode& node) {
  const GumboVector& children = children_of(node);
  for (unsigned i = 0; i < children.length; ++i) {
    if (child_at(children, i).type != GUMBO_NODE_COMMENT) return false;
  }
  return true;
}

bool is_link(const GumboNode& node) {
  const GumboTag tag = html_tag(node);
  return (tag == GUMBO_TAG_A || tag == GUMBO_TAG_AREA) &&
         attribute(node.v.element, "href") != nullptr;
}

/// Of the element itself, not of those around it; nullptr where it has none.
const char* own_language(const GumboNode& node) {
  const char* const language = attribute(node.v.element, "lang");
  return language != nullptr ? language : attribute(node.v.element, "xml:lang");
}

/// "en" is the language of "en-GB" too, "" that of what says it has none (Selectors 3, 6.6.3).
bool speaks(std::string_view language, std::string_view range) {
  if (language.size() < range.size() || (range.empty() && !language.empty())) return false;
  return same(language.substr(0, range.size()), range, true) &&
         (language.size() == range.size() || language[range.size()] == '-');
}

// Is there an n >= 0 with step * n + offset == position?
bool counts(const Pseudo& pseudo, std::uint32_t position) {
  const int past = static_cast<int>(position) - pseudo.offset;
  if (pseudo.step == 0) return past == 0;
  return past % pseudo.step == 0 && past / pseudo.step >= 0;
}

/// Positions among siblings, from 1.
struct Positions {
  std::vector<std::uint32_t> child, last_child, of_type, last_of_type;
};

std::uint64_t type_key(const Element& element) {
  const GumboElement& e = element.node->v.element;
  const std::uint64_t type = e.tag != GUMBO_TAG_UNKNOWN
                                 ? static_cast<std::uint64_t>(e.tag)
                                 : 1024 + std::hash<std::string>{}(element_name(e)) % 0xFFFFFBFF;
  return (std::uint64_t{element.parent} << 32U) | type;
}

Positions positions_of(const std::vector<Element>& elements) {
  Positions at;
  const std::size_t size = elements.size();
  at.child.resize(size);
  at.last_child.resize(size);
  at.of_type.resize(size);
  at.last_of_type.resize(size);
  std::vector<std::uint32_t> count(size);
  std::unordered_map<std::uint64_t, std::uint32_t> types;
  for (std::size_t i = 0; i < size; ++i) {
    at.child[i] = i == 0 ? 1 : ++count[elements[i].parent];
    at.of_type[i] = ++types[type_key(elements[i])];
  }
  count.assign(size, 0);
  types.clear();
  for (std::size_t i = size; i-- > 0;) {
    at.last_child[i] = i == 0 ? 1 : ++count[elements[i].parent];
    at.last_of_type[i] = ++types[type_key(elements[i])];
  }
  // The root is no sibling of its own children, but is its own parent here.
  if (size > 0) at.of_type[0] = at.last_of_type[0] = 1;
  return at;
}

/// One pass in document order: for every element a mask of the compounds that end at it.
class Matcher {
 public:
  Matcher(const Selector& selector, const HtmlTree& tree, const std::vector<Element>& elements)
      : selector_{selector},
        elements_{elements},
        quirks_{tree.document().v.document.doc_type_quirks_mode == GUMBO_DOCTYPE_QUIRKS} {
    if (uses(Kind::nth_child, Kind::nth_last_of_type)) positions_ = positions_of(elements);
    if (uses(Kind::lang, Kind::lang)) read_languages();
    has_.resize(selector.compounds.size());
    // A :has() looks ahead, so what it looks for is decided for all elements first.
    for (std::uint32_t i = 0; i < selector.compounds.size(); ++i) prepare_has(i);
    pass();
  }

  [[nodiscard]] std::vector<bool> selected() const {
    Mask ends = 0;
    for (const std::uint32_t end : selector_.ends) ends |= Mask{1} << end;
    std::vector<bool> out(elements_.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = (masks_[i] & ends) != 0;
    return out;
  }

 private:
  [[nodiscard]] bool uses(Kind first, Kind last) const {
    for (const Compound& compound : selector_.compounds) {
      for (const Pseudo& pseudo : compound.pseudos) {
        if (pseudo.kind >= first && pseudo.kind <= last) return true;
      }
    }
    return false;
  }

  /// An element speaks the language of the one around it where it does not say.
  void read_languages() {
    languages_.resize(elements_.size());
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      const char* const own = own_language(*elements_[i].node);
      languages_[i] = own != nullptr ? own : languages_[elements_[i].parent];
    }
  }

  void prepare_has(std::uint32_t compound) {
    for (const Pseudo& pseudo : selector_.compounds[compound].pseudos) {
      if (pseudo.kind != Kind::has) continue;
      pass();  // the compounds before this one are right already
      const Mask wanted = Mask{1} << pseudo.of.front();
      std::vector<bool>& has = has_[compound];
      has.assign(elements_.size(), false);
      std::vector<bool> later_of(elements_.size());  // by parent: seen to the right
      std::vector<bool> next_of(elements_.size());   // by parent: the sibling just to the right
      for (std::size_t i = elements_.size(); i-- > 1;) {
        const std::uint32_t parent = elements_[i].parent;
        const bool found = (masks_[i] & wanted) != 0;
        if (pseudo.leading == Combinator::later) has[i] = later_of[parent];
        if (pseudo.leading == Combinator::next) has[i] = next_of[parent];
        if (pseudo.leading == Combinator::child && found) has[parent] = true;
        if (pseudo.leading == Combinator::descendant && (found || has[i])) has[parent] = true;
        later_of[parent] = later_of[parent] || found;
        next_of[parent] = found;
      }
    }
  }

  void pass() {
    const std::size_t size = elements_.size();
    masks_.assign(size, 0);
    std::vector<Mask> above(size);     // OR of the ancestors
    std::vector<Mask> before(size);    // by parent: OR of the children so far
    std::vector<Mask> previous(size);  // by parent: the last child so far
    for (std::uint32_t i = 0; i < size; ++i) {
      const std::uint32_t parent = i == 0 ? kNone : elements_[i].parent;
      Related related;
      if (parent != kNone) {
        above[i] = above[parent] | masks_[parent];
        related = {above[i], masks_[parent], previous[parent], before[parent]};
      }
      decide(i, related);
      if (parent == kNone) continue;
      before[parent] |= masks_[i];
      previous[parent] = masks_[i];
    }
  }

  /// Masks of the elements a combinator looks to.
  struct Related {
    Mask ancestors = 0, parent = 0, previous = 0, before = 0;
  };

  void decide(std::uint32_t element, const Related& related) {
    Mask& mask = masks_[element];
    for (std::uint32_t c = 0; c < selector_.compounds.size(); ++c) {
      const Compound& compound = selector_.compounds[c];
      if (joined(compound.combinator, related, c) && matches(compound, c, element, mask)) {
        mask |= Mask{1} << c;
      }
    }
  }

  static bool joined(Combinator combinator, const Related& related, std::uint32_t compound) {
    if (combinator == Combinator::none) return true;
    const Mask left = Mask{1} << (compound - 1);
    switch (combinator) {
      case Combinator::none:
        return true;
      case Combinator::descendant:
        return (related.ancestors & left) != 0;
      case Combinator::child:
        return (related.parent & left) != 0;
      case Combinator::next:
        return (related.previous & left) != 0;
      case Combinator::later:
        return (related.before & left) != 0;
    }
    return false;
  }

  [[nodiscard]] bool matches(const Compound& compound, std::uint32_t index, std::uint32_t element,
                             Mask mask) const {
    const GumboElement& e = elements_[element].node->v.element;
    if (!compound.type.empty() && !is_type(e, compound.type)) return false;
    const auto has_id = [&](const std::string& id) {
      const char* const value = attribute(e, "id");
      return value != nullptr && same(value, id, quirks_);
    };
    const auto has_class = [&](const std::string& name) {
      const char* const value = attribute(e, "class");
      return value != nullptr && has_word(value, name, quirks_);
    };
    const auto has_attribute = [&](const AttributeTest& test) {
      const char* const value = attribute(e, test.name);
      return value != nullptr && holds(test, value);
    };
    return std::all_of(compound.ids.begin(), compound.ids.end(), has_id) &&
           std::all_of(compound.classes.begin(), compound.classes.end(), has_class) &&
           std::all_of(compound.attributes.begin(), compound.attributes.end(), has_attribute) &&
           std::all_of(compound.pseudos.begin(), compound.pseudos.end(),
                       [&](const Pseudo& p) { return is(p, index, element, mask); });
  }

  [[nodiscard]] bool is(const Pseudo& pseudo, std::uint32_t compound, std::uint32_t element,
                        Mask mask) const {
    const auto any = [&] {
      return std::any_of(pseudo.of.begin(), pseudo.of.end(),
                         [mask](std::uint32_t end) { return (mask >> end & 1U) != 0; });
    };
    switch (pseudo.kind) {
      case Kind::root:
        return element == 0;
      case Kind::empty:
        return is_empty(*elements_[element].node);
      case Kind::link:
        return is_link(*elements_[element].node);
      case Kind::lang:
        return std::any_of(
            pseudo.languages.begin(), pseudo.languages.end(),
            [&](const std::string& range) { return speaks(languages_[element], range); });
      case Kind::never:
        return false;
      case Kind::nth_child:
        return counts(pseudo, positions_.child[element]);
      case Kind::nth_last_child:
        return counts(pseudo, positions_.last_child[element]);
      case Kind::nth_of_type:
        return counts(pseudo, positions_.of_type[element]);
      case Kind::nth_last_of_type:
        return counts(pseudo, positions_.last_of_type[element]);
      case Kind::any:
        return any();
      case Kind::none:
        return !any();
      case Kind::has:
        return !has_[compound].empty() && has_[compound][element];
    }
    return false;
  }

  const Selector& selector_;
  const std::vector<Element>& elements_;
  bool quirks_;
  Positions positions_;
  std::vector<std::string_view> languages_;  ///< by element
  std::vector<std::vector<bool>> has_;       ///< by compound; empty for one without :has()
  std::vector<Mask> masks_;
};

}  // namespace

std::vector<Element> elements_of(const HtmlTree& tree) {
  std::vector<Element> out{{&tree.root(), 0}};
  std::vector<std::pair<std::uint32_t, unsigned>> open{{0, 0}};  // element, next child
  while (!open.empty()) {
    auto& [parent, next] = open.back();
    const GumboVector& children = children_of(*out[parent].node);
    const bool hidden = out[parent].node->type == GUMBO_NODE_TEMPLATE;
    if (hidden || next == children.length) {
      open.pop_back();
      continue;
    }
    const GumboNode& child = child_at(children, next++);
    if (!is_element(child)) continue;
    out.push_back({&child, parent});
    open.emplace_back(static_cast<std::uint32_t>(out.size() - 1), 0);
  }
  return out;
}

std::vector<bool> match(const Selector& selector, const HtmlTree& tree,
                        const std::vector<Element>& elements) {
  return Matcher{selector, tree, elements}.selected();
}

}  // namespace mandated::read::css
