#include "pipeline/extract/columns.h"

#include <algorithm>
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

bool is_vote_label(const Page& page, std::uint32_t piece) {
  return page.pieces[piece].field && page.rule(piece).type == FieldType::vote;
}

/// Labels of votes in the first row of the table that begins behind the label of another vote.
void find_headings(const Page& page, std::uint32_t label, Columns& columns) {
  const auto first = label + 1;
  if (!is_vote_label(page, label) || first >= page.pieces.size()) return;
  const auto row = page.nesting.nearest(page.container(first), "tr");
  const auto table = page.nesting.nearest(row, "table");
  if (row == 0 || page.nesting.within(page.container(label), table)) return;
  for (auto i = first; i < page.pieces.size() && page.nesting.within(page.container(i), row); ++i) {
    if (is_vote_label(page, i)) columns.headings.insert(i);
  }
}

using Pieces = std::vector<std::uint32_t>;
using Heads = bool (*)(std::string_view);

/// The rows of the table that begins at pieces[at]; none where no table does.
std::vector<Pieces> rows_from(const Page& page, const Pieces& pieces, std::size_t at) {
  std::vector<Pieces> rows;
  std::uint32_t table = 0;
  std::uint32_t last = 0;
  for (; at < pieces.size(); ++at) {
    const auto row = page.nesting.nearest(page.container(pieces[at]), "tr");
    if (rows.empty()) table = page.nesting.nearest(row, "table");
    if (row == 0 || page.nesting.nearest(row, "table") != table) break;
    if (row != last) rows.emplace_back();
    rows.back().push_back(pieces[at]);
    last = row;
  }
  return rows;
}

/// Column by column, where the first row has the headings.
bool append_columns(const Page& page, const std::vector<Pieces>& rows, Heads heads, Pieces& out) {
  const auto is_heading = [&](std::uint32_t piece) { return heads(page.pieces[piece].text); };
  if (rows.size() < 2 || std::count_if(rows[0].begin(), rows[0].end(), is_heading) < 2 ||
      std::any_of(rows[1].begin(), rows[1].end(), is_heading)) {
    return false;
  }
  std::map<int, Pieces> columns;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Cells cells(page, page.nesting.nearest(page.container(rows[i].front()), "tr"));
    for (const auto piece : rows[i]) {
      const auto column = cells.column(piece);
      if (i == 0 && is_heading(piece)) columns[column];
      const auto found = columns.find(column);
      if (found != columns.end()) found->second.push_back(piece);
    }
  }
  for (const auto& [column, of] : columns) out.insert(out.end(), of.begin(), of.end());
  return true;
}

/// The column with the most text that is not the headings': of "12", "Albania", "ALB", "Yes" the
/// second.
int column_of_names(const Page& page, const std::vector<std::map<int, std::uint32_t>>& cells,
                    int headings) {
  std::map<int, std::size_t> sizes;
  for (const auto& row : cells) {
    for (const auto& [column, piece] : row) sizes[column] += page.pieces[piece].text.size();
  }
  sizes.erase(headings);
  const auto most = std::max_element(
      sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == sizes.end() ? 0 : most->first;
}

/// Pieces of the rows by column; the last of a cell counts.
std::vector<std::map<int, std::uint32_t>> cells_of(const Page& page,
                                                   const std::vector<Pieces>& rows) {
  std::vector<std::map<int, std::uint32_t>> cells;
  for (const auto& row : rows) {
    const Cells columns(page, page.nesting.nearest(page.container(row.front()), "tr"));
    auto& of = cells.emplace_back();
    for (const auto piece : row) of[columns.column(piece)] = piece;
  }
  return cells;
}

/// Heading by heading, where each row but the first is of one country, and one column has the
/// headings: the last of two, or one in which they are repeated.
bool append_by_rows(const Page& page, const std::vector<Pieces>& rows, Heads heads, Pieces& out) {
  if (rows.size() < 3) return false;
  auto cells = cells_of(page, rows);
  const auto is_heading = [&](const auto& cell) { return heads(page.pieces[cell.second].text); };
  const auto first = std::find_if(cells[1].begin(), cells[1].end(), is_heading);
  if (first == cells[1].end()) return false;
  const auto column = first->first;
  const auto is_one = [&](const auto& row) {
    const auto cell = row.find(column);
    return row.size() >= 2 && cell != row.end() && is_heading(*cell) &&
           std::count_if(row.begin(), row.end(), is_heading) == 1;
  };
  if (!std::all_of(cells.begin() + 1, cells.end(), is_one)) return false;
  if (!is_one(cells.front())) cells.erase(cells.begin());  // "Country", "Vote"
  std::map<std::string_view, Pieces> groups;
  const auto names = column_of_names(page, cells, column);
  for (const auto& row : cells) {
    auto& group = groups[page.pieces[row.at(column)].text];
    if (group.empty()) group.push_back(row.at(column));
    const auto name = row.find(names);
    if (name != row.end()) group.push_back(name->second);
  }
  if (column < names && groups.size() == cells.size()) return false;  // a row a way, not a country
  for (const auto& [heading, group] : groups) out.insert(out.end(), group.begin(), group.end());
  return true;
}

}  // namespace

Pieces by_headings(const Page& page, const Pieces& pieces, Heads heads) {
  Pieces out;
  for (std::size_t i = 0; i < pieces.size();) {
    const auto rows = rows_from(page, pieces, i);
    std::size_t size = 0;
    for (const auto& row : rows) size += row.size();
    if (rows.empty() ||
        !(append_columns(page, rows, heads, out) || append_by_rows(page, rows, heads, out))) {
      size = std::max<std::size_t>(size, 1);
      const auto from = pieces.begin() + static_cast<std::ptrdiff_t>(i);
      out.insert(out.end(), from, from + static_cast<std::ptrdiff_t>(size));
    }
    i += size;
  }
  return out;
}

Columns columns_of(const Page& page) {
  Columns columns;
  for (const auto& [table, rows] : tables_of(page)) read_table(page, rows, columns);
  for (std::uint32_t i = 0; i < page.pieces.size(); ++i) find_headings(page, i, columns);
  return columns;
}

}  // namespace mandated::extract
