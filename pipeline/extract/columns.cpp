#include "pipeline/extract/columns.h"

#include <string_view>

namespace mandated::extract {
namespace {

struct Row {
  std::uint32_t container = 0;
  std::uint32_t begin = 0;  ///< first piece
  std::uint32_t end = 0;    ///< past the last piece
  std::size_t pieces = 0;
  std::size_t labels = 0;

  [[nodiscard]] bool heads() const { return labels >= 2 && labels == pieces; }
  /// "Title", "Symbol", "Vote" over rows of three: not all of what heads columns is a label.
  [[nodiscard]] bool heads_rows_like(const Row& below) const {
    return heads() || (labels >= 2 && pieces == below.pieces);
  }
};

/// Rows with text, by container; what a nested table holds is in the outer row, too.
std::map<std::uint32_t, Row> rows_of(const Page& page) {
  std::map<std::uint32_t, Row> rows;
  for (std::uint32_t i = 0; i < page.pieces.size(); ++i) {
    for (auto at = page.container(i); at != 0; at = page.nesting.parent(at)) {
      if (page.nesting.element(at) != "tr") continue;
      auto& row = rows.try_emplace(at, Row{at, i, i, 0, 0}).first->second;
      row.end = i + 1;
      ++row.pieces;
      if (page.pieces[i].field) ++row.labels;
    }
  }
  return rows;
}

std::map<std::uint32_t, std::vector<Row>> tables_of(const Page& page) {
  std::map<std::uint32_t, std::vector<Row>> tables;
  for (const auto& [container, row] : rows_of(page)) {
    tables[page.nesting.nearest(container, "table")].push_back(row);
  }
  return tables;
}

/// Columns of a row's pieces, from 1; what is nested in a cell has the column of the cell.
class Cells {
 public:
  Cells(const Page& page, std::uint32_t row) : page_(page), row_(row) {
    int column = 0;
    for (auto i = row + 1; i < page.nesting.size() && page.nesting.within(i, row); ++i) {
      const auto element = page.nesting.element(i);
      if (page.nesting.parent(i) == row && (element == "td" || element == "th")) {
        column_.emplace(i, ++column);
      }
    }
  }

  [[nodiscard]] int column(std::uint32_t piece) const {
    const auto container = page_.container(piece);
    if (container == row_) return page_.block(piece).level;
    const auto found = column_.find(page_.nesting.below(container, row_));
    return found == column_.end() ? 0 : found->second;
  }

 private:
  const Page& page_;
  std::uint32_t row_;
  std::map<std::uint32_t, int> column_;
};

void assign(const Page& page, const Row& heading, const Row* values, Columns& columns) {
  const Cells heads(page, heading.container);
  std::map<int, std::uint32_t> label_by_column;
  for (auto i = heading.begin; i < heading.end; ++i) {
    label_by_column.emplace(heads.column(i), i);
    columns.values[i];
  }
  if (values == nullptr) return;
  const Cells cells(page, values->container);
  for (auto i = values->begin; i < values->end; ++i) {
    const auto label = label_by_column.find(cells.column(i));
    if (label != label_by_column.end()) columns.values[label->second].push_back(i);
  }
}

void read_table(const Page& page, const std::vector<Row>& rows, Columns& columns) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].labels < 2) continue;
    std::size_t below = 0;
    while (i + 1 + below < rows.size() && rows[i + 1 + below].labels == 0) ++below;
    if (below > 1 && rows[i].heads_rows_like(rows[i + 1])) {
      const auto end = rows[i + below].end;
      for (auto piece = rows[i].begin; piece < end; ++piece) columns.listed.insert(piece);
    } else if (below <= 1 && rows[i].heads()) {
      assign(page, rows[i], below == 1 ? &rows[i + 1] : nullptr, columns);
    }
  }
}

}  // namespace

Columns columns_of(const Page& page) {
  Columns columns;
  for (const auto& [table, rows] : tables_of(page)) read_table(page, rows, columns);
  return columns;
}

}  // namespace mandated::extract
