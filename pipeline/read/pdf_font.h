#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <qpdf/QPDFObjectHandle.hh>

namespace mandated::read::pdf {

/// Decoded data of a stream; "" where it cannot be had.
using Data = std::function<std::string(QPDFObjectHandle)>;

/// What text shown in a font says and how wide it is.
class Font {
 public:
  /// `dictionary` may be anything: what it lacks has defaults.
  Font(QPDFObjectHandle dictionary, const Data&);

  struct Glyph {
    std::string text;    ///< UTF-8; "" for a code that says nothing
    bool known = true;   ///< false where nothing in the file tells the text of the code
    double width = 0;    ///< in text space units: 1 is the font's size
    bool space = false;  ///< the single-byte code 32, which word spacing widens
  };
  /// The glyph of the code at the front of `bytes`, which is taken off; `bytes` is not empty.
  [[nodiscard]] Glyph take(std::string_view& bytes) const;

  [[nodiscard]] const std::string& name() const { return name_; }
  /// How high its glyphs are at a size of 1, where a Type 3 font has a space of its own; else 1.
  [[nodiscard]] double em() const { return em_; }
  [[nodiscard]] bool bold() const { return bold_; }
  [[nodiscard]] bool italic() const { return italic_; }

 private:
  void read_simple(QPDFObjectHandle font, const Data&);
  void read_codes(QPDFObjectHandle font, const Data&);
  void read_simple_widths(QPDFObjectHandle font);
  void read_composite(QPDFObjectHandle font, const Data&);
  void read_glyphs(QPDFObjectHandle descendant, const Data&);
  void read_widths(QPDFObjectHandle ranges);
  void read_cmap(std::string_view cmap, bool codes_only);
  void read_ranges(const std::vector<std::string>& operands,
                   const std::vector<std::size_t>& list_ends);
  void put(std::uint32_t code, std::string text);
  void read_style(QPDFObjectHandle font, QPDFObjectHandle descriptor);
  [[nodiscard]] std::size_t length_at(std::string_view bytes) const;

  struct CodeSpace {
    std::size_t length;
    std::uint32_t low;
    std::uint32_t high;
  };
  std::string name_;
  std::vector<CodeSpace> spaces_;
  std::unordered_map<std::uint32_t, std::string> texts_;
  std::unordered_map<std::uint32_t, double> widths_;
  double default_width_ = 0.5;
  double em_ = 1;
  std::size_t steps_ = 0;  ///< of ranges gone through
  bool composite_ = false;
  bool unicode_codes_ = false;  ///< a predefined CMap whose codes are UTF-16
  bool bold_ = false;
  bool italic_ = false;
};

}  // namespace mandated::read::pdf
