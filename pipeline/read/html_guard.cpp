#include "pipeline/read/html_guard.h"

#include <algorithm>
#include <array>
#include <string>

#include "pipeline/base/ascii.h"
#include "pipeline/read/html.h"
#include "pipeline/read/html_nesting.h"
#include "pipeline/read/html_scan.h"

namespace mandated::read {
namespace {

using Token = HtmlScanner::Token;

constexpr std::array<std::string_view, 9> kReadByBlocks{
    "href", "alt", "lang", "xml:lang", "hidden", "aria-hidden", "aria-level", "role", "scope"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool equals_lower(std::string_view text, std::string_view wanted) {
  return text.size() == wanted.size() && std::equal(text.begin(), text.end(), wanted.begin(),
                                                    [](char a, char b) { return lower(a) == b; });
}

bool is_raw_text(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_PLAINTEXT:
      return true;
    default:
      return false;
  }
}

// 13.2.6.5: a start tag that ends SVG or MathML wherever it stands in it.
bool breaks_out(GumboTag tag) {
  static constexpr std::array kTags{
      GUMBO_TAG_B,      GUMBO_TAG_BIG,    GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,  GUMBO_TAG_BR,
      GUMBO_TAG_CENTER, GUMBO_TAG_CODE,   GUMBO_TAG_DD,         GUMBO_TAG_DIV,   GUMBO_TAG_DL,
      GUMBO_TAG_DT,     GUMBO_TAG_EM,     GUMBO_TAG_EMBED,      GUMBO_TAG_H1,    GUMBO_TAG_H2,
      GUMBO_TAG_H3,     GUMBO_TAG_H4,     GUMBO_TAG_H5,         GUMBO_TAG_H6,    GUMBO_TAG_HEAD,
      GUMBO_TAG_HR,     GUMBO_TAG_I,      GUMBO_TAG_IMG,        GUMBO_TAG_LI,    GUMBO_TAG_LISTING,
      GUMBO_TAG_MENU,   GUMBO_TAG_META,   GUMBO_TAG_NOBR,       GUMBO_TAG_OL,    GUMBO_TAG_P,
      GUMBO_TAG_PRE,    GUMBO_TAG_RUBY,   GUMBO_TAG_S,          GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,
      GUMBO_TAG_STRONG, GUMBO_TAG_STRIKE, GUMBO_TAG_SUB,        GUMBO_TAG_SUP,   GUMBO_TAG_TABLE,
      GUMBO_TAG_TT,     GUMBO_TAG_U,      GUMBO_TAG_UL,         GUMBO_TAG_VAR};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

// Where HTML may stand within SVG or MathML.
bool is_integration_point(std::string_view name) {
  constexpr std::array<std::string_view, 9> kPoints{
      "foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext"};
  return std::any_of(kPoints.begin(), kPoints.end(),
                     [name](std::string_view each) { return equals_lower(name, each); });
}

class Guard {
 public:
  Guard(std::string_view html, Wanted wanted) : scan_{html}, wanted_{wanted} {
    if (wanted != Wanted::verdict) out_.html.reserve(html.size());
  }

  Result<GuardedHtml> run() {
    while (true) {
      const Token token = held_ ? held_token_ : scan_.next();
      held_ = false;
      if (token == Token::done) break;
      take(token);
      if (auto fits = check(); !fits) return tl::unexpected{fits.error()};
    }
    out_.closed = (ended_ || !framed_) && !scan_.cut();
    out_.deepest = nesting_.deepest();
    out_.elements = nesting_.elements();
    return std::move(out_);
  }

 private:
  void take(Token token) {
    switch (token) {
      case Token::text:
        nesting_.text(scan_.token().size());
        return keep_text(scan_.token());
      case Token::start_tag:
        return take_start();
      case Token::end_tag:
        return take_end();
      case Token::doctype:
        return keep(scan_.token());
      case Token::comment:
      case Token::done:
        return;
    }
  }

  void take_start() {
    const Tag& tag = scan_.tag();
    const GumboTag kind = tag.tag;
    const std::size_t attributes = tag.attributes.size();
    attributes_ = std::max(attributes_, attributes);
    if (kind == GUMBO_TAG_HTML || kind == GUMBO_TAG_BODY) {
      framed_ = true;
      ended_ = false;
      frame_attributes_ += attributes;  // a repeated tag adds its attributes to the element
      attributes_ = std::max(attributes_, frame_attributes_);
    }
    const bool built = nesting_.start(tag);
    keep_start(tag);
    if (!built) return;
    if (is_raw_text(kind)) {
      const std::string_view raw = scan_.raw_text(kind);
      const bool dropped =
          kind == GUMBO_TAG_NOSCRIPT || (wanted_ == Wanted::blocks && kind != GUMBO_TAG_TITLE &&
                                         kind != GUMBO_TAG_XMP && kind != GUMBO_TAG_PLAINTEXT);
      if (!dropped) keep(raw);
    } else if (kind == GUMBO_TAG_TEMPLATE) {
      skip_template();
    } else if ((kind == GUMBO_TAG_SVG || kind == GUMBO_TAG_MATH) && !tag.self_closing) {
      skip_foreign(kind);
    }
  }

  void take_end() {
    const GumboTag kind = scan_.tag().tag;
    if (kind == GUMBO_TAG_HTML || kind == GUMBO_TAG_BODY) ended_ = true;
    nesting_.end(scan_.tag());
    keep(scan_.token());
  }

  // To the end tag that closes the template just begun, which is left for the main loop.
  void skip_template() {
    int open = 1;
    while (true) {
      const Token token = scan_.next();
      if (token == Token::done) return;
      const GumboTag kind = scan_.tag().tag;
      if (token == Token::start_tag) {
        if (kind == GUMBO_TAG_TEMPLATE) ++open;
        if (is_raw_text(kind)) scan_.raw_text(kind);
      } else if (token == Token::end_tag && kind == GUMBO_TAG_TEMPLATE && --open == 0) {
        return hold(token);
      }
    }
  }

  // To the end of the <svg> or <math> just begun, or to what breaks out of it.
  void skip_foreign(GumboTag foreign) {
    int open = 1;
    int points = 0;
    while (true) {
      const Token token = scan_.next();
      if (token == Token::done) return;
      const Tag& tag = scan_.tag();
      if (token == Token::start_tag) {
        if (points == 0 && breaks_out(tag.tag)) return hold(token);
        if (tag.self_closing) continue;
        if (tag.tag == foreign) ++open;
        if (is_integration_point(tag.name)) ++points;
      } else if (token == Token::end_tag) {
        if (is_integration_point(tag.name)) points = std::max(0, points - 1);
        if (tag.tag == foreign && --open == 0) return hold(token);
      }
    }
  }

  void hold(Token token) {
    held_ = true;
    held_token_ = token;
  }

  [[nodiscard]] Result<void> check() const {
    const auto refuse = [this](const std::string& what) {
      return fail(Errc::malformed, "byte " + std::to_string(scan_.begin()) + ": " + what);
    };
    if (attributes_ > kMaxAttributes) {
      return refuse("more than " + std::to_string(kMaxAttributes) + " attributes of one element");
    }
    if (nesting_.depth() > kMaxDepth || nesting_.formatting() > kMaxDepth) {
      return refuse("elements nest deeper than " + std::to_string(kMaxDepth));
    }
    if (nesting_.elements() > kMaxElements) {
      return refuse("more than " + std::to_string(kMaxElements) + " elements");
    }
    if (nesting_.steps() > kMaxSteps) return refuse("too much is left open for too long");
    return {};
  }

  void keep(std::string_view text) {
    if (wanted_ != Wanted::verdict) out_.html += text;
  }

  // A run of white space is worth one space, but where it is kept as it is.
  void keep_text(std::string_view text) {
    if (wanted_ != Wanted::blocks || nesting_.preformatted()) return keep(text);
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at;
      while (end < text.size() && !is_space(text[end])) ++end;
      if (end < text.size()) ++end;
      out_.html += text.substr(at, end - at);
      while (end < text.size() && is_space(text[end])) ++end;
      at = end;
    }
  }

  void keep_start(const Tag& tag) {
    if (wanted_ != Wanted::blocks || tag.attributes.empty()) return keep(scan_.token());
    out_.html += '<';
    out_.html += tag.name;
    for (const Tag::Attribute& each : tag.attributes) {
      const bool kept = is_read_by_blocks(tag.tag, each.name) || tells_of_notes(each) ||
                        counts_items(tag.tag, each);
      if (!kept) continue;
      out_.html += ' ';
      out_.html += each.text;
    }
    // A space, or an unquoted value would take the slash.
    out_.html += tag.self_closing ? " />" : ">";
  }

  static bool is_read_by_blocks(GumboTag tag, std::string_view name) {
    // A hidden <input> stays within a table, others are moved before it.
    if (tag == GUMBO_TAG_INPUT) return equals_lower(name, "type");
    if (equals_lower(name, "colspan")) return true;
    return std::any_of(kReadByBlocks.begin(), kReadByBlocks.end(),
                       [name](std::string_view each) { return equals_lower(name, each); });
  }

  // Of classes and styles only what makes a footnote (html_roles.h).
  static bool tells_of_notes(const Tag::Attribute& each) {
    if (!equals_lower(each.name, "class") && !equals_lower(each.name, "style")) return false;
    return each.text.find("ootnote") != std::string_view::npos ||
           each.text.find("ndnote") != std::string_view::npos;
  }

  // What html_lists.h reads.
  static bool counts_items(GumboTag tag, const Tag::Attribute& each) {
    if (tag == GUMBO_TAG_LI) return equals_lower(each.name, "value");
    if (tag != GUMBO_TAG_OL) return false;
    return equals_lower(each.name, "start") || equals_lower(each.name, "reversed") ||
           equals_lower(each.name, "type") || equals_lower(each.name, "style");
  }

  HtmlScanner scan_;
  Wanted wanted_;
  HtmlNesting nesting_;
  GuardedHtml out_;
  bool held_ = false;
  Token held_token_ = Token::done;
  bool framed_ = false;
  bool ended_ = false;
  std::size_t attributes_ = 0;
  std::size_t frame_attributes_ = 0;
};

}  // namespace

Result<GuardedHtml> guarded(std::string_view utf8, Wanted wanted) {
  return Guard{utf8, wanted}.run();
}

Result<void> guard_html(std::string_view utf8) {
  const auto verdict = guarded(utf8, Wanted::verdict);
  if (!verdict) return tl::unexpected{verdict.error()};
  return {};
}

}  // namespace mandated::read
