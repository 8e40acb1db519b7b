#include "pipeline/read/css.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "pipeline/base/ascii.h"
#include "pipeline/read/css_pseudo.h"
#include "pipeline/text/utf8.h"

namespace mandated::read::css {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_hex(char c) { return hex_value(c) >= 0; }
bool is_name(char c) {
  return is_alnum(c) || c == '-' || c == '_' || c < 0;
}

using Kind = Pseudo::Kind;

/// Recursive descent; the depth is bounded by kMaxNesting.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_{text} {}

  Result<Selector> run() {
    auto ends = take_list(0);
    if (!ends) return tl::unexpected{ends.error()};
    if (at_ < text_.size()) return wrong("unexpected \")\"");
    out_.ends = std::move(*ends);
    return std::move(out_);
  }

 private:
  using Ends = std::vector<std::uint32_t>;

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool take(char c) {
    if (peek() != c || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }
  bool skip_space() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    return at_ != begin;
  }

  [[nodiscard]] tl::unexpected<Error> wrong_at(std::size_t at, const std::string& what) const {
    std::size_t column = 1;
    for (std::size_t i = 0; i < at; ++column) i += text::code_point_at(text_, i).size;
    return fail(Errc::malformed, "column " + std::to_string(column) + ": " + what);
  }
  [[nodiscard]] tl::unexpected<Error> wrong(const std::string& what) const {
    return wrong_at(at_, what);
  }
  // What stands at the place, for a message.
  [[nodiscard]] tl::unexpected<Error> unexpected(const std::string& wanted) const {
    if (at_ >= text_.size()) return wrong("the selector ends; expected " + wanted);
    const std::size_t size = text::code_point_at(text_, at_).size;
    return wrong("unexpected \"" + std::string{text_.substr(at_, size)} + "\"; expected " + wanted);
  }

  Result<Ends> take_list(int nesting) {
    Ends ends;
    do {
      skip_space();
      auto end = take_complex(nesting);
      if (!end) return tl::unexpected{end.error()};
      ends.push_back(*end);
      skip_space();
    } while (take(','));
    if (at_ < text_.size() && peek() != ')') return unexpected("a combinator or \",\"");
    return ends;
  }

  // The compounds of one selector stand together in the program, after those nested in them.
  Result<std::uint32_t> take_complex(int nesting) {
    std::vector<Compound> parts;
    Combinator combinator = Combinator::none;
    while (true) {
      auto compound = take_compound(nesting);
      if (!compound) return tl::unexpected{compound.error()};
      compound->combinator = combinator;
      parts.push_back(std::move(*compound));
      if (out_.compounds.size() + parts.size() > kMaxCompounds) {
        return wrong("more than " + std::to_string(kMaxCompounds) + " parts");
      }
      combinator = take_combinator();
      if (combinator == Combinator::none) break;
    }
    std::move(parts.begin(), parts.end(), std::back_inserter(out_.compounds));
    return static_cast<std::uint32_t>(out_.compounds.size() - 1);
  }

  Combinator take_combinator() {
    const bool space = skip_space();
    const Combinator symbol = take_combinator_symbol();
    if (symbol != Combinator::none) return symbol;
    const char next = peek();
    const bool more = at_ < text_.size() && next != ',' && next != ')';
    return space && more ? Combinator::descendant : Combinator::none;
  }

  Combinator take_combinator_symbol() {
    Combinator found = Combinator::none;
    if (take('>'))
      found = Combinator::child;
    else if (take('+'))
      found = Combinator::next;
    else if (take('~'))
      found = Combinator::later;
    if (found != Combinator::none) skip_space();
    return found;
  }

  Result<Compound> take_compound(int nesting) {
    Compound compound;
    const std::size_t begin = at_;
    if (peek() == '*' && peek(1) == '|' && peek(2) != '=') at_ += 2;  // of any namespace
    if (!take('*') && starts_name()) compound.type = lowered(take_name());
    if (peek() == '|' && peek(1) != '=') return wrong("namespaces are not known here");
    for (bool more = true; more;) {
      Result<void> done{};
      if (take('#')) {
        done = take_word(compound.ids, "a name after \"#\"");
      } else if (take('.')) {
        done = take_word(compound.classes, "a name after \".\"");
      } else if (take('[')) {
        done = take_attribute(compound);
      } else if (peek() == ':') {
        done = take_pseudo(compound, nesting);
      } else {
        more = false;
      }
      if (!done) return tl::unexpected{done.error()};
    }
    if (at_ == begin) return unexpected("an element, \"*\", \"#\", \".\", \"[\" or \":\"");
    return compound;
  }

  Result<void> take_word(std::vector<std::string>& words, const char* wanted) {
    if (!starts_name()) return unexpected(wanted);
    words.push_back(take_name());
    return {};
  }

  [[nodiscard]] bool starts_word() const {
    return is_name(peek()) || (peek() == '\\' && at_ + 1 < text_.size());
  }
  [[nodiscard]] bool starts_name() const {
    return starts_word() && !is_digit(peek()) && !(peek() == '-' && is_digit(peek(1)));
  }

  // CSS Syntax 4.3.7 and 4.3.11: a name with its escapes resolved.
  std::string take_name() {
    std::string name;
    while (at_ < text_.size()) {
      if (is_name(peek())) {
        name += text_[at_++];
      } else if (peek() == '\\' && at_ + 1 < text_.size()) {
        ++at_;
        take_escape(name);
      } else {
        break;
      }
    }
    return name;
  }

  void take_escape(std::string& out) {
    char32_t code = 0;
    int digits = 0;
    for (; digits < 6 && is_hex(peek()); ++digits, ++at_) {
      const char c = lower(peek());
      code = code * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    if (digits > 0) {
      text::append_utf8(out, code == 0 ? text::kReplacement : code);
      if (at_ < text_.size() && is_space(peek())) ++at_;
    } else {
      const std::size_t size = text::code_point_at(text_, at_).size;
      out += text_.substr(at_, size);
      at_ += size;
    }
  }

  Result<void> take_attribute(Compound& compound) {
    skip_space();
    if (!starts_name()) return unexpected("an attribute's name");
    AttributeTest test{.name = lowered(take_name())};
    skip_space();
    if (!take(']')) {
      if (auto done = take_operator(test); !done) return done;
      if (auto done = take_value(test); !done) return done;
    }
    compound.attributes.push_back(std::move(test));
    return {};
  }

  Result<void> take_operator(AttributeTest& test) {
    using Op = AttributeTest::Op;
    constexpr std::pair<char, Op> kOperators[] = {
        {'~', Op::word}, {'|', Op::dash}, {'^', Op::prefix}, {'$', Op::suffix}, {'*', Op::part}};
    test.op = Op::equals;
    for (const auto& [symbol, op] : kOperators) {
      if (peek() != symbol || peek(1) != '=') continue;
      test.op = op;
      ++at_;
      break;
    }
    if (!take('=')) return unexpected("\"]\", \"=\", \"~=\", \"|=\", \"^=\", \"$=\" or \"*=\"");
    return {};
  }

  Result<void> take_value(AttributeTest& test) {
    skip_space();
    const char quote = peek();
    if (quote == '"' || quote == '\'') {
      const std::size_t begin = at_++;
      if (!take_string(quote, test.value)) return wrong_at(begin, "the string does not end");
    } else if (starts_word()) {
      test.value = take_name();
    } else {
      return unexpected("a value");
    }
    skip_space();
    const char flag = lower(peek());
    test.ignore_case = flag == 'i' || (flag != 's' && is_caseless(test.name));
    if (flag == 'i' || flag == 's') ++at_;
    skip_space();
    if (!take(']')) return unexpected("\"]\"");
    return {};
  }

  bool take_string(char quote, std::string& out) {
    while (at_ < text_.size()) {
      if (take(quote)) return true;
      if (peek() == '\n') return false;
      if (peek() == '\\' && at_ + 1 < text_.size()) {
        ++at_;
        if (!take('\n')) take_escape(out);
      } else {
        out += text_[at_++];
      }
    }
    return false;
  }

  Result<void> take_pseudo(Compound& compound, int nesting) {
    const std::size_t begin = at_++;
    if (peek() == ':') return wrong_at(begin, "pseudo-elements select no element");
    if (!starts_name()) return unexpected("a pseudo-class");
    const std::string name = lowered(take_name());
    const bool brackets = take('(');
    const Pseudo* known = brackets ? counting_pseudo(name) : plain_pseudo(name);
    if (brackets && known != nullptr) return take_count(compound, *known);
    if (known != nullptr) {
      compound.pseudos.push_back(*known);
      return {};
    }
    if (!brackets && (name == "only-child" || name == "only-of-type")) {
      const bool type = name == "only-of-type";
      compound.pseudos.push_back({.kind = type ? Kind::nth_of_type : Kind::nth_child, .offset = 1});
      compound.pseudos.push_back(
          {.kind = type ? Kind::nth_last_of_type : Kind::nth_last_child, .offset = 1});
      return {};
    }
    if (brackets && name == "lang") return take_languages(compound);
    const auto written = brackets ? std::string_view{} : written_out(name);
    known = brackets ? nesting_pseudo(name) : nullptr;
    if (known == nullptr && written.empty()) {
      return wrong_at(begin, "unknown pseudo-class \"" + name + (brackets ? "()" : "") +
                                 "\"; known here: " + std::string{known_pseudos()});
    }
    if (nesting == kMaxNesting) {
      return wrong_at(begin, "brackets nest deeper than " + std::to_string(kMaxNesting));
    }
    if (known == nullptr) return take_written(compound, written, nesting + 1);
    return take_nested(compound, *known, nesting + 1, begin);
  }

  // Reads what a name stands for in the place of the name.
  Result<void> take_written(Compound& compound, std::string_view written, int nesting) {
    const auto text = std::exchange(text_, written);
    const auto at = std::exchange(at_, 0);
    auto ends = take_list(nesting);
    text_ = text;
    at_ = at;
    if (!ends) return wrong("more than " + std::to_string(kMaxCompounds) + " parts");
    compound.pseudos.push_back({.kind = Kind::any, .of = std::move(*ends)});
    return {};
  }

  // ":lang(en, \"de-CH\")"; a list is an :is() of them.
  Result<void> take_languages(Compound& compound) {
    Pseudo pseudo{.kind = Kind::lang};
    do {
      skip_space();
      std::string range;
      const char quote = peek();
      if (quote == '"' || quote == '\'') {
        const std::size_t begin = at_++;
        if (!take_string(quote, range)) return wrong_at(begin, "the string does not end");
      } else {
        if (!starts_name()) return unexpected("a language such as \"en\"");
        range = take_name();
      }
      pseudo.languages.push_back(lowered(range));
      skip_space();
    } while (take(','));
    if (!take(')')) return unexpected("\")\"");
    compound.pseudos.push_back(std::move(pseudo));
    return {};
  }

  Result<void> take_nested(Compound& compound, Pseudo pseudo, int nesting, std::size_t begin) {
    if (pseudo.kind == Kind::has) return take_has(compound, pseudo, nesting, begin);
    auto ends = take_list(nesting);
    if (!ends) return tl::unexpected{ends.error()};
    if (!take(')')) return unexpected("\")\"");
    pseudo.of = std::move(*ends);
    compound.pseudos.push_back(std::move(pseudo));
    return {};
  }

  // Each relative selector becomes a :has of one compound within an :is() of them all.
  Result<void> take_has(Compound& compound, Pseudo has, int nesting, std::size_t begin) {
    if (in_has_) return wrong_at(begin, "\"has()\" does not nest");
    in_has_ = true;
    Pseudo any{.kind = Kind::any};
    do {
      skip_space();
      has.leading = take_combinator_symbol();
      if (has.leading == Combinator::none) has.leading = Combinator::descendant;
      auto part = take_compound(nesting);
      if (!part) return tl::unexpected{part.error()};
      skip_space();
      if (peek() != ',' && peek() != ')') {
        return unexpected("\",\" or \")\": \"has()\" takes one compound each");
      }
      out_.compounds.push_back(std::move(*part));
      has.of = {static_cast<std::uint32_t>(out_.compounds.size() - 1)};
      out_.compounds.push_back(Compound{.type = "", .pseudos = {has}});
      any.of.push_back(static_cast<std::uint32_t>(out_.compounds.size() - 1));
      if (out_.compounds.size() > kMaxCompounds) {
        return wrong("more than " + std::to_string(kMaxCompounds) + " parts");
      }
    } while (take(','));
    in_has_ = false;
    if (!take(')')) return unexpected("\")\"");
    compound.pseudos.push_back(std::move(any));
    return {};
  }

  Result<void> take_count(Compound& compound, Pseudo pseudo) {
    skip_space();
    const std::size_t begin = at_;
    if (!read_count(text_, at_, pseudo)) {
      return wrong_at(begin, "expected \"odd\", \"even\" or a number such as \"2n+1\"");
    }
    skip_space();
    if (!take(')')) return unexpected("\")\"");
    compound.pseudos.push_back(std::move(pseudo));
    return {};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool in_has_ = false;
  Selector out_;
};

}  // namespace

Result<Selector> parse(std::string_view selector) {
  if (selector.size() > kMaxLength) {
    return fail(Errc::malformed, "column " + std::to_string(kMaxLength + 1) + ": longer than " +
                                     std::to_string(kMaxLength) + " bytes");
  }
  return Parser{selector}.run();
}

}  // namespace mandated::read::css
