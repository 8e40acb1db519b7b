#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <qpdf/QPDFObjectHandle.hh>

#include "pipeline/read/pdf.h"
#include "pipeline/read/pdf_font.h"

namespace mandated::read::pdf {

/// Text shown in one go: one font, one line, no gap wider than a space within.
struct Run {
  std::string text;  ///< UTF-8, not normalised
  double x = 0;      ///< where it begins, in points from the left
  double end = 0;    ///< where it ends
  double y = 0;      ///< its baseline, in points from the bottom
  double size = 0;   ///< of the font as it appears
  bool bold = false;
  bool italic = false;
  bool level = true;      ///< runs from left to right; false for text turned on its side
  bool artifact = false;  ///< marked as a running head, a page number or the like
  int owner = 0;          ///< number of the object whose content it is in: a page, or a form
  int mark = -1;          ///< marked-content identifier there; -1 for none
};

/// What all pages of a document share; bounds the work.
struct Shared {
  Data data;
  std::map<std::pair<int, int>, std::shared_ptr<const Font>> fonts{};
  std::size_t operators_left = 20'000'000;
  std::size_t forms_left = 50'000;
  std::size_t runs_left = kMaxPdfRuns;
  std::set<int> hidden_layers{};  ///< numbers of the optional content groups that are off

  std::size_t glyphs = 0;                ///< shown so far,
  std::size_t unknown = 0;               ///< and of them those whose text nothing tells,
  std::set<std::string> unread_fonts{};  ///< in the fonts of these names
  std::size_t pictures = 0;              ///< drawn so far

  [[nodiscard]] bool spent() const {
    return operators_left == 0 || forms_left == 0 || runs_left == 0;
  }
};

/// The runs of a page in the order they are painted in. The sheet is turned so that most of its
/// text runs from left to right, whatever the page's own word on its rotation.
[[nodiscard]] std::vector<Run> runs_of(QPDFObjectHandle page, Shared&);

}  // namespace mandated::read::pdf
