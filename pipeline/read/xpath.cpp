#include "pipeline/read/xpath.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "pipeline/read/html_guard.h"
#include "pipeline/read/html_tree.h"
#include "pipeline/read/html_words.h"
#include "pipeline/text/normalise.h"

namespace mandated::read {
namespace {

/// The page as pugixml has it, and what each of its elements was.
struct Copy {
  pugi::xml_document document;
  std::unordered_map<const void*, const GumboNode*> origin;
  std::size_t nodes = 0;
  std::size_t depth = 0;
};

pugi::xml_node add_element(Copy& copy, pugi::xml_node parent, const GumboNode& node) {
  const GumboElement& element = node.v.element;
  pugi::xml_node added = parent.append_child(element_name(element).c_str());
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* const each = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    added.append_attribute(each->name).set_value(each->value);
  }
  copy.nodes += 1 + element.attributes.length;
  copy.origin.emplace(added.internal_object(), &node);
  return added;
}

void add_text(Copy& copy, pugi::xml_node parent, const GumboNode& node) {
  parent.append_child(pugi::node_pcdata).set_value(node.v.text.text);
  ++copy.nodes;
}

struct Open {
  const GumboNode* node;
  pugi::xml_node copy;
  unsigned next;
};

void fill(Copy& copy, const HtmlTree& tree) {
  std::vector<Open> open{{&tree.root(), add_element(copy, copy.document, tree.root()), 0}};
  while (!open.empty()) {
    Open& top = open.back();
    const GumboVector& children = children_of(*top.node);
    if (top.node->type == GUMBO_NODE_TEMPLATE || top.next == children.length) {
      open.pop_back();
      continue;
    }
    const GumboNode& child = child_at(children, top.next++);
    if (is_text(child)) {
      add_text(copy, top.copy, child);
    } else if (is_element(child)) {
      open.push_back({&child, add_element(copy, top.copy, child), 0});
      copy.depth = std::max(copy.depth, open.size());
    }
  }
}

/// How often a part of an expression may go over the page for each node it starts from.
class Cost {
 public:
  Cost(std::string_view expression, double nodes, double depth)
      : text_{expression}, nodes_{nodes}, depth_{depth} {}

  [[nodiscard]] double visits() {
    for (at_ = 0; at_ < text_.size(); ++at_) step();
    return nodes_ * inner_ * (descends_ ? depth_ : 1) * (compares_ && sweeps_ > 1 ? nodes_ : 1);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') {
      at_ = std::min(text_.find(c, at_ + 1), text_.size());
    } else if (c == '[') {
      ++level_;
    } else if (c == ']') {
      --level_;
    } else if (c == '=' || c == '<' || c == '>') {
      compares_ = true;
    } else if (text_.substr(at_, 2) == "..") {
      ++at_;
      inner_ *= nodes_;  // up, and down to all the siblings
    } else if (c == '/') {
      slash();
    } else if (text_.substr(at_, 2) == "::") {
      axis();
    }
  }

  void slash() {
    const bool twice = text_.substr(at_, 2) == "//";
    const std::size_t before =
        at_ == 0 ? std::string_view::npos : text_.find_last_not_of(" \t\r\n", at_ - 1);
    const bool absolute =
        before == std::string_view::npos ||
        std::string_view{"[(,|=<>+-"}.find(text_[before]) != std::string_view::npos;
    at_ += twice ? 1 : 0;
    if (absolute) {
      ++sweeps_;
      if (level_ > 0) inner_ *= nodes_;
    } else if (twice) {
      descend();
    }
  }

  void axis() {
    std::size_t begin = at_;
    while (begin > 0 && (std::isalpha(static_cast<unsigned char>(text_[begin - 1])) != 0 ||
                         text_[begin - 1] == '-')) {
      --begin;
    }
    const std::string_view name = text_.substr(begin, at_ - begin);
    ++at_;
    if (name == "child" || name == "attribute" || name == "self") return;
    if (name.starts_with("descendant") || name.starts_with("ancestor")) return descend();
    inner_ *= nodes_;
  }

  void descend() {
    if (level_ > 0) {
      inner_ *= depth_;
    } else {
      descends_ = true;  // doubles are dropped after each step: steps add, they do not multiply
    }
  }

  std::string_view text_;
  double nodes_, depth_;
  std::size_t at_ = 0;
  int level_ = 0;
  int sweeps_ = 0;
  double inner_ = 1;
  bool descends_ = false, compares_ = false;
};

/// pugixml takes id("a") and finds nothing, since nothing here declares what an ID is: where the
/// call stands, or npos.
std::size_t id_call(std::string_view text) {
  constexpr std::string_view kName =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:@";
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"' || text[at] == '\'') {
      at = std::min(text.find(text[at], at + 1), text.size());
      continue;
    }
    if (kName.find(text[at]) == std::string_view::npos) continue;
    const auto end = std::min(text.find_first_not_of(kName, at), text.size());
    const auto next = text.find_first_not_of(" \t\r\n", end);
    const bool call = next != std::string_view::npos && text[next] == '(';
    if (call && text.substr(at, end - at) == "id") return at;
    at = end - 1;
  }
  return std::string_view::npos;
}

std::string text_of(const Copy& copy, const pugi::xpath_node& found) {
  if (found.attribute()) return found.attribute().value();
  const auto origin = copy.origin.find(found.node().internal_object());
  if (origin != copy.origin.end()) return words_of(*origin->second);
  if (found.node().type() == pugi::node_document) {
    return words_of(*copy.origin.at(found.node().first_child().internal_object()));
  }
  return text::normalise(found.node().value());
}

Result<std::vector<std::string>> evaluate(const Copy& copy, const pugi::xpath_query& query) {
  if (query.return_type() != pugi::xpath_type_node_set) {
    return std::vector<std::string>{query.evaluate_string(copy.document)};
  }
  pugi::xpath_node_set found = query.evaluate_node_set(copy.document);
  found.sort();
  std::vector<std::string> out;
  std::size_t size = 0;
  for (const pugi::xpath_node& each : found) {
    out.push_back(text_of(copy, each));
    size += out.back().size();
    if (size > kMaxSelectedText) return fail(Errc::too_large, "the selected texts pass 64 MB");
  }
  return out;
}

}  // namespace

Result<std::vector<std::string>> select_by_xpath(std::string_view utf8,
                                                 std::string_view expression) {
  if (expression.size() > kMaxXPath) {
    return fail(Errc::malformed,
                fmt::format("column {}: the expression is too long; at most {} bytes",
                            kMaxXPath + 1, kMaxXPath));
  }
  if (const auto at = id_call(expression); at != std::string_view::npos) {
    return fail(Errc::malformed,
                fmt::format("column {}: id() finds nothing here; write //*[@id=\"…\"]", at + 1));
  }
  try {
    const pugi::xpath_query query{std::string{expression}.c_str()};
    auto page = guarded(utf8, Wanted::elements);
    if (!page) return tl::unexpected{page.error()};
    const HtmlTree tree{std::move(page->html)};
    Copy copy;
    fill(copy, tree);
    const double visits =
        Cost{expression, static_cast<double>(copy.nodes), static_cast<double>(copy.depth)}.visits();
    if (visits > kMaxXPathVisits) {
      return fail(Errc::too_large,
                  fmt::format("the expression may visit {:.0e} nodes on this page; at most {:.0e}",
                              visits, kMaxXPathVisits));
    }
    return evaluate(copy, query);
  } catch (const pugi::xpath_exception& wrong) {
    std::string reason = wrong.result().description();
    for (char& c : reason) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return fail(Errc::malformed, fmt::format("column {}: {}", wrong.result().offset + 1, reason));
  }
}

}  // namespace mandated::read
