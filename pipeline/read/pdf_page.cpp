#include "pipeline/read/pdf_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "pipeline/read/pdf_encoding.h"
#include "pipeline/read/pdf_layers.h"
#include "pipeline/read/pdf_lexer.h"
#include "pipeline/read/pdf_matrix.h"
#include "pipeline/read/pdf_shown.h"

namespace mandated::read::pdf {
namespace {

constexpr std::size_t kMostOperands = 100'000;
constexpr std::size_t kMostStates = 512;
constexpr int kDeepestForm = 12;

struct State {
  Matrix ctm;
  std::shared_ptr<const Font> font;
  double size = 0;
  double character_spacing = 0;
  double word_spacing = 0;
  double scale = 1;
  double leading = 0;
  double rise = 0;
};

struct Mark {
  int id;
  bool artifact;
  bool hidden;                          ///< in a layer that is off
  std::optional<std::string> replaced;  ///< by its ActualText, which the first run gets
};

/// Follows the operators of a page and of the forms it draws.
class Interpreter {
 public:
  Interpreter(Shared& shared, std::vector<Run>& runs, const Matrix& sheet)
      : shared_(shared), runs_(runs) {
    state_.ctm = sheet;
  }

  /// How the sheet must be turned for most of its text to run from left to right.
  [[nodiscard]] Matrix upright() const {
    const auto most = std::max_element(directions_.begin(), directions_.end());
    switch (most - directions_.begin()) {
      case 1:
        return {0, -1, 1, 0, 0, 0};
      case 2:
        return {-1, 0, 0, -1, 0, 0};
      case 3:
        return {0, 1, -1, 0, 0, 0};
      default:
        return {};
    }
  }

  void run(const std::string& content, QPDFObjectHandle resources, int owner, int depth) {
    Lexer lexer{content};
    const Frame outer{std::move(resources_), owner_, depth_, marks_.size(), saved_.size()};
    resources_ = resources;
    owner_ = owner;
    depth_ = depth;
    std::vector<Token> operands;
    for (Token token = lexer.next(); token.kind != Token::Kind::done; token = lexer.next()) {
      if (token.kind != Token::Kind::keyword) {
        if (operands.size() < kMostOperands) operands.push_back(std::move(token));
        continue;
      }
      if (shared_.spent()) break;
      --shared_.operators_left;
      if (token.text == "ID") {
        ++shared_.pictures;
        lexer.skip_image();
      } else {
        apply(token.text, operands);
      }
      operands.clear();
    }
    marks_.resize(std::min(marks_.size(), outer.marks));
    if (saved_.size() > outer.states) saved_.resize(outer.states);
    resources_ = outer.resources;
    owner_ = outer.owner;
    depth_ = outer.depth;
  }

 private:
  using Operands = std::vector<Token>;
  struct Frame {
    QPDFObjectHandle resources;
    int owner;
    int depth;
    std::size_t marks;
    std::size_t states;
  };

  static double number(const Operands& operands, std::size_t at) {
    return at < operands.size() ? operands[at].number : 0;
  }
  static Matrix matrix(const Operands& o) {
    return {number(o, 0), number(o, 1), number(o, 2), number(o, 3), number(o, 4), number(o, 5)};
  }
  static std::string text(const Operands& operands, std::size_t at) {
    return at < operands.size() ? operands[at].text : std::string{};
  }

  void apply(const std::string& op, const Operands& operands) {
    if (op == "Tj") {
      show(text(operands, 0));
    } else if (op == "TJ") {
      show_all(operands);
    } else if (op == "'") {
      next_line(0, -state_.leading);
      show(text(operands, 0));
    } else if (op == "\"") {
      state_.word_spacing = number(operands, 0);
      state_.character_spacing = number(operands, 1);
      next_line(0, -state_.leading);
      show(text(operands, 2));
    } else if (op == "BMC" || op == "BDC") {
      begin_mark(operands);
    } else if (op == "EMC") {
      if (!marks_.empty()) marks_.pop_back();
    } else if (op == "Do") {
      draw(text(operands, 0));
    } else if (!place(op, operands)) {
      set(op, operands);
    }
  }

  bool place(const std::string& op, const Operands& operands) {
    if (op == "BT") {
      line_ = place_ = Matrix{};
    } else if (op == "Tm") {
      line_ = place_ = matrix(operands);
    } else if (op == "Td" || op == "TD") {
      if (op == "TD") state_.leading = -number(operands, 1);
      next_line(number(operands, 0), number(operands, 1));
    } else if (op == "T*") {
      next_line(0, -state_.leading);
    } else if (op == "cm") {
      state_.ctm = times(matrix(operands), state_.ctm);
    } else if (op == "q") {
      if (saved_.size() < kMostStates) saved_.push_back(state_);
    } else if (op == "Q") {
      if (saved_.empty()) return true;
      state_ = saved_.back();
      saved_.pop_back();
    } else {
      return false;
    }
    return true;
  }

  void set(const std::string& op, const Operands& operands) {
    if (op == "Tf") {
      state_.font = font(text(operands, 0));
      state_.size = number(operands, 1);
    } else if (op == "Tc") {
      state_.character_spacing = number(operands, 0);
    } else if (op == "Tw") {
      state_.word_spacing = number(operands, 0);
    } else if (op == "Tz") {
      state_.scale = number(operands, 0) / 100;
    } else if (op == "TL") {
      state_.leading = number(operands, 0);
    } else if (op == "Ts") {
      state_.rise = number(operands, 0);
    }
  }

  void next_line(double x, double y) { line_ = place_ = times({1, 0, 0, 1, x, y}, line_); }

  QPDFObjectHandle resource(const char* kind, const std::string& name) {
    auto all = resources_.isDictionary() ? resources_.getKey(kind) : QPDFObjectHandle::newNull();
    return all.isDictionary() ? all.getKey("/" + name) : QPDFObjectHandle::newNull();
  }

  std::shared_ptr<const Font> font(const std::string& name) {
    auto dictionary = resource("/Font", name);
    const std::pair<int, int> id{dictionary.getObjectID(), dictionary.getGeneration()};
    if (id.first == 0) return std::make_shared<const Font>(dictionary, shared_.data);
    auto& known = shared_.fonts[id];
    if (!known) known = std::make_shared<const Font>(dictionary, shared_.data);
    return known;
  }

  void begin_mark(const Operands& operands) {
    Mark mark{marks_.empty() ? -1 : marks_.back().id,
              !marks_.empty() && marks_.back().artifact,
              !marks_.empty() && marks_.back().hidden,
              {}};
    if (text(operands, 0) == "Artifact") mark.artifact = true;
    if (operands.size() == 2 && operands[1].kind == Token::Kind::name) {
      auto properties = resource("/Properties", operands[1].text);
      if (properties.isDictionary()) {
        const bool layer = operands[0].text == "OC";
        mark.hidden = mark.hidden || (layer && is_hidden(properties, shared_.hidden_layers));
        auto id = properties.getKey("/MCID");
        if (id.isInteger()) mark.id = id.getIntValueAsInt();
        auto actual = properties.getKey("/ActualText");
        if (actual.isString()) mark.replaced = actual.getUTF8Value();
      }
    }
    for (std::size_t i = 1; i + 1 < operands.size(); ++i) {
      if (operands[i].kind != Token::Kind::name) continue;
      if (operands[i].text == "MCID") mark.id = static_cast<int>(operands[i + 1].number);
      if (operands[i].text == "ActualText") {
        mark.replaced = utf8_of_text_string(operands[i + 1].text);
      }
    }
    if (marks_.size() < kMostStates) marks_.push_back(std::move(mark));
  }

  void draw(const std::string& name) {
    auto form = resource("/XObject", name);
    if (!form.isStream() || depth_ >= kDeepestForm || shared_.forms_left == 0) return;
    --shared_.forms_left;
    auto dictionary = form.getDict();
    if (is_hidden(dictionary.getKey("/OC"), shared_.hidden_layers)) return;
    auto kind = dictionary.getKey("/Subtype");
    if (kind.isName() && kind.getName() == "/Image") ++shared_.pictures;
    if (!kind.isName() || kind.getName() != "/Form") return;
    const State kept = state_;
    auto own = dictionary.getKey("/Matrix");
    if (own.isArray() && own.getArrayNItems() == 6) {
      const auto m = own.getArrayAsMatrix();
      state_.ctm = times({m.a, m.b, m.c, m.d, m.e, m.f}, state_.ctm);
    }
    auto resources = dictionary.getKey("/Resources");
    run(shared_.data(form), resources.isDictionary() ? resources : resources_, form.getObjectID(),
        depth_ + 1);
    state_ = kept;
  }

  void show_all(const Operands& operands) {
    spread_ = spread_of(operands);
    for (const Token& each : operands) {
      if (each.kind == Token::Kind::string) {
        show(each.text);
      } else if (each.kind == Token::Kind::number) {
        advance(-each.number / 1000 * state_.size * state_.scale);
      }
    }
    spread_ = 0;
  }

  void advance(double by) { place_ = times({1, 0, 0, 1, by, 0}, place_); }

  void show(std::string_view bytes) {
    if (!state_.font) return;
    directions_.at(direction()) += bytes.size();
    std::vector<Font::Glyph> glyphs;
    while (!bytes.empty()) {
      glyphs.push_back(state_.font->take(bytes));
      count(glyphs.back());
    }
    // Letters spaced alike are a word, as headings are set; but between two it is a space.
    const bool parted =
        glyphs.size() == 2 && state_.character_spacing > kGap * std::abs(state_.size);
    const auto middle = glyphs.begin() + (parted ? 1 : 0);
    if (parted) show(glyphs.begin(), middle);
    if (!glyphs.empty()) show(middle, glyphs.end());
  }

  using Glyphs = std::vector<Font::Glyph>::const_iterator;
  void show(Glyphs first, Glyphs last) {
    Run run = begin_run();
    for (; first != last; ++first) {
      run.text += first->text;
      const double spacing = state_.character_spacing + (first->space ? state_.word_spacing : 0);
      advance((first->width * state_.size + spacing) * state_.scale);
    }
    // The spacing behind the last glyph is no part of it.
    const Matrix end = times({1, 0, 0, 1, -state_.character_spacing * state_.scale, state_.rise},
                             times(place_, state_.ctm));
    run.end = end.e;
    put(std::move(run));
  }

  // What an ActualText speaks for, and what is not of the text, need not be known.
  void count(const Font::Glyph& glyph) {
    const auto is_told = [](const Mark& mark) { return mark.replaced || mark.artifact; };
    if (is_out_of_sight() || std::any_of(marks_.begin(), marks_.end(), is_told)) return;
    ++shared_.glyphs;
    if (glyph.known) return;
    ++shared_.unknown;
    shared_.unread_fonts.insert(state_.font->name());
  }

  [[nodiscard]] bool is_out_of_sight() const { return !marks_.empty() && marks_.back().hidden; }

  // Of the text, in quarter turns to the left.
  [[nodiscard]] std::size_t direction() const {
    const Matrix at = times(place_, state_.ctm);
    if (std::abs(at.a) >= std::abs(at.b)) return at.a >= 0 ? 0 : 2;
    return at.b > 0 ? 1 : 3;
  }

  [[nodiscard]] Run begin_run() const {
    const Matrix at = times({1, 0, 0, 1, 0, state_.rise}, times(place_, state_.ctm));
    Run run;
    run.x = at.e;
    run.y = at.f;
    run.size = std::abs(state_.size) * state_.font->em() * std::hypot(at.c, at.d);
    run.level = at.a > 0 && std::abs(at.b) < 0.1 * at.a;
    run.bold = state_.font->bold();
    run.italic = state_.font->italic();
    run.owner = owner_;
    if (marks_.empty()) return run;
    run.mark = marks_.back().id;
    run.artifact = marks_.back().artifact;
    return run;
  }

  void put(Run run) {
    if (is_out_of_sight() || replace(run.text) || run.text.empty() || recent_.has(run)) return;
    recent_.add(run);
    Run* const last = runs_.empty() ? nullptr : &runs_.back();
    const bool joins = last != nullptr && last->owner == run.owner && last->mark == run.mark &&
                       last->artifact == run.artifact && last->bold == run.bold &&
                       last->italic == run.italic && last->level && run.level &&
                       std::abs(last->y - run.y) < 0.01 * run.size &&
                       std::abs(last->size - run.size) < 0.01 * run.size &&
                       run.x - last->end < (kGap + 1.1 * spread_) * run.size &&
                       run.x - last->end > -0.5 * run.size;
    if (!joins) {
      if (shared_.runs_left == 0) return;
      --shared_.runs_left;
      return runs_.push_back(std::move(run));
    }
    last->text += run.text;
    last->end = run.end;
  }

  // True where the text is spoken for by an ActualText that another run got.
  bool replace(std::string& text) {
    for (Mark& mark : marks_) {
      if (!mark.replaced) continue;
      text = std::move(*mark.replaced);
      mark.replaced = std::string{};
      return text.empty();
    }
    return false;
  }

  Shared& shared_;
  std::vector<Run>& runs_;
  QPDFObjectHandle resources_;
  int owner_ = 0;
  int depth_ = 0;
  State state_;
  std::vector<State> saved_;
  std::vector<Mark> marks_;
  Recent recent_;
  double spread_ = 0;  ///< of the size: the gap between the letters shown just now
  std::array<std::size_t, 4> directions_{};
  Matrix line_;
  Matrix place_;
};

// Inherited from the page tree where the page has none of its own.
QPDFObjectHandle resources_of(QPDFObjectHandle page) {
  for (int depth = 0; depth < 64 && page.isDictionary(); ++depth) {
    if (page.hasKey("/Resources")) return page.getKey("/Resources");
    page = page.getKey("/Parent");
  }
  return QPDFObjectHandle::newNull();
}

}  // namespace

std::vector<Run> runs_of(QPDFObjectHandle page, Shared& shared) {
  std::string content;
  auto contents = page.getKey("/Contents");
  if (contents.isArray()) {
    for (int i = 0; i < contents.getArrayNItems(); ++i) {
      content += shared.data(contents.getArrayItem(i)) + "\n";
    }
  } else {
    content = shared.data(contents);
  }
  std::vector<Run> runs;
  Interpreter first{shared, runs, {}};
  first.run(content, resources_of(page), page.getObjectID(), 0);
  const Matrix upright = first.upright();
  if (upright.a == 1) return runs;
  runs.clear();
  Interpreter{shared, runs, upright}.run(content, resources_of(page), page.getObjectID(), 0);
  return runs;
}

}  // namespace mandated::read::pdf
