#include "tests/pipeline/extract/renderers.h"

#include <algorithm>

#include <fmt/format.h>

#include "tests/pipeline/extract/entries.h"
#include "tests/pipeline/extract/markup.h"

namespace mandated::test {
namespace {

using Pair = std::string (*)(const Entry&, Dice&);

std::string label_of(const Entry& entry, Dice& dice) {
  std::string label = entry.label;
  if (dice.chance(15)) {
    std::transform(label.begin(), label.end(), label.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
  }
  return label;
}

std::string all(const Facts& facts, Dice& dice, Pair pair, bool shuffle = false) {
  auto entries = entries_of(facts, dice);
  for (std::size_t i = entries.size(); shuffle && i > 1; --i) {
    std::swap(entries[i - 1], entries[dice.below(i)]);
  }
  std::string html;
  for (const auto& entry : entries) html += pair(entry, dice) + "\n";
  return html;
}

std::string definition_list(const Facts& facts, Dice& dice) {
  const auto html = all(facts, dice, [](const Entry& entry, Dice& d) {
    if (entry.kind != Entry::Kind::list || d.chance(50)) {
      return fmt::format("<dt>{}</dt><dd>{}</dd>", label_of(entry, d), value_html(entry, d));
    }
    auto out = fmt::format("<dt>{}</dt>", label_of(entry, d));
    for (const auto& item : entry.items) out += fmt::format("<dd>{}</dd>", escaped(item, d));
    return out;
  });
  return page_html(facts, "<dl>" + html + "</dl>", dice);
}

std::string table_of_headers(const Facts& facts, Dice& dice) {
  const auto html = all(facts, dice, [](const Entry& entry, Dice& d) {
    return fmt::format("<tr><th>{}</th><td>{}</td></tr>", label_of(entry, d), value_html(entry, d));
  });
  return page_html(facts, "<table>" + html + "</table>", dice);
}

std::string table_of_cells(const Facts& facts, Dice& dice) {
  const auto html = all(
      facts, dice,
      [](const Entry& entry, Dice& d) {
        return fmt::format("<tr><td><strong>{}:</strong></td><td>{}</td></tr>", label_of(entry, d),
                           value_html(entry, d));
      },
      true);
  return page_html(facts, "<table><tbody>" + html + "</tbody></table>", dice);
}

std::string header_row(const Facts& facts, Dice& dice) {
  std::string labels;
  std::string values;
  std::string rest;
  for (const auto& entry : entries_of(facts, dice)) {
    if (entry.kind == Entry::Kind::line || dice.chance(30)) {
      labels += fmt::format("<th>{}</th>", label_of(entry, dice));
      values += fmt::format("<td>{}</td>", value_html(entry, dice));
    } else {
      rest += fmt::format("<h3>{}</h3>{}", label_of(entry, dice), flow_html(entry, dice));
    }
  }
  return page_html(
      facts,
      fmt::format("<table><thead><tr>{}</tr></thead><tbody><tr>{}</tr></tbody></table>{}", labels,
                  values, rest),
      dice);
}

std::string headings(const Facts& facts, Dice& dice) {
  return page_html(facts,
                   all(facts, dice,
                       [](const Entry& entry, Dice& d) {
                         const auto level = 2 + d.below(4);
                         return fmt::format("<h{0}>{1}</h{0}>{2}", level, label_of(entry, d),
                                            flow_html(entry, d));
                       }),
                   dice);
}

std::string glued_spans(const Facts& facts, Dice& dice) {
  return page_html(
      facts,
      all(facts, dice,
          [](const Entry& entry, Dice& d) {
            const auto label = fmt::format("<span class=\"l\">{}</span>", label_of(entry, d));
            if (entry.kind != Entry::Kind::line) {
              return "<p>" + label + "</p>" + flow_html(entry, d);
            }
            return fmt::format("<p>{}<span>{}</span></p>", label, escaped(entry.line, d));
          }),
      dice);
}

std::string strong_with_colon(const Facts& facts, Dice& dice) {
  return page_html(facts,
                   all(facts, dice,
                       [](const Entry& entry, Dice& d) {
                         const auto* tag = d.chance(50) ? "strong" : "b";
                         const auto label =
                             fmt::format("<{0}>{1}:</{0}> ", tag, label_of(entry, d));
                         if (entry.kind == Entry::Kind::line) {
                           return "<p>" + label + value_html(entry, d) + "</p>";
                         }
                         return "<p>" + label + "</p>" + flow_html(entry, d);
                       }),
                   dice);
}

std::string boxes(const Facts& facts, Dice& dice) {
  return page_html(facts,
                   all(
                       facts, dice,
                       [](const Entry& entry, Dice& d) {
                         return fmt::format(
                             "<div class=\"field\"><div class=\"label\">{}</div>"
                             "<div class=\"items\"><div class=\"item\">{}</div></div></div>",
                             label_of(entry, d), value_html(entry, d));
                       },
                       true),
                   dice);
}

std::string flat_divs(const Facts& facts, Dice& dice) {
  return page_html(
      facts,
      all(facts, dice,
          [](const Entry& entry, Dice& d) {
            const auto label = fmt::format("<div class=\"t\">{}</div>", label_of(entry, d));
            if (entry.kind == Entry::Kind::line && entry.line.empty()) {
              return label;
            }
            return fmt::format("{}<div class=\"v\">{}</div>", label, value_html(entry, d));
          }),
      dice);
}

std::string reversed_sections(const Facts& facts, Dice& dice) {
  auto entries = entries_of(facts, dice);
  std::reverse(entries.begin(), entries.end());
  std::string html;
  for (const auto& entry : entries) {
    html += fmt::format("<section><h3>{}</h3>{}</section>", label_of(entry, dice),
                        flow_html(entry, dice));
  }
  return page_html(facts, html, dice);
}

std::string details(const Facts& facts, Dice& dice) {
  return page_html(facts,
                   all(facts, dice,
                       [](const Entry& entry, Dice& d) {
                         return fmt::format("<details open><summary>{}</summary>{}</details>",
                                            label_of(entry, d), flow_html(entry, d));
                       }),
                   dice);
}

std::string nested_lists(const Facts& facts, Dice& dice) {
  const auto html = all(facts, dice, [](const Entry& entry, Dice& d) {
    return fmt::format("<li><em>{}</em>: {}</li>", label_of(entry, d), value_html(entry, d));
  });
  return page_html(facts, "<ul>" + html + "</ul>", dice);
}

std::string line_breaks(const Facts& facts, Dice& dice) {
  std::string lines;
  std::string rest;
  for (const auto& entry : entries_of(facts, dice)) {
    if (entry.kind == Entry::Kind::line) {
      lines += fmt::format("{}: {}<br>\n", label_of(entry, dice), escaped(entry.line, dice));
    } else {
      rest += fmt::format("<p><i>{}</i></p>{}", label_of(entry, dice), flow_html(entry, dice));
    }
  }
  return page_html(facts, "<p>" + lines + "</p>" + rest, dice);
}

std::string one_line_of_spans(const Facts& facts, Dice& dice) {
  std::string pairs;
  std::string rest;
  for (const auto& entry : entries_of(facts, dice)) {
    if (entry.kind == Entry::Kind::line) {
      pairs += fmt::format("<span class=\"label\">{}</span> <span>{}</span> ",
                           label_of(entry, dice), escaped(entry.line, dice));
    } else {
      rest += fmt::format("<h4>{}</h4>{}", label_of(entry, dice), flow_html(entry, dice));
    }
  }
  return page_html(facts, "<div class=\"meta\">" + pairs + "</div>" + rest, dice);
}

std::string heading_pairs(const Facts& facts, Dice& dice) {
  return page_html(facts,
                   all(facts, dice,
                       [](const Entry& entry, Dice& d) {
                         const auto label = fmt::format("<h6>{}</h6>", label_of(entry, d));
                         if (entry.kind != Entry::Kind::line) return label + flow_html(entry, d);
                         if (entry.line.empty()) return label;
                         return fmt::format("{}<h5>{}</h5>", label, escaped(entry.line, d));
                       }),
                   dice);
}

std::string grid(const Facts& facts, Dice& dice) {
  const auto html = all(facts, dice, [](const Entry& entry, Dice& d) {
    return fmt::format("<div><h4>{}</h4></div><div>{}</div>", label_of(entry, d),
                       value_html(entry, d));
  });
  return page_html(facts, "<div class=\"grid\">" + html + "</div>", dice);
}

std::string facts_beside(const Facts& facts, Dice& dice) {
  std::string meta;
  std::string text;
  for (const auto& entry : entries_of(facts, dice)) {
    const auto label = label_of(entry, dice);
    if (entry.kind == Entry::Kind::line) {
      meta += fmt::format("<li><span>{}</span><strong>{}</strong></li>", label,
                          escaped(entry.line, dice));
    } else {
      text += fmt::format("<h2>{}</h2>{}", label, flow_html(entry, dice));
    }
  }
  return page_html(facts,
                   fmt::format("<div class=\"cols\"><div><ul class=\"facts\">{}</ul></div>"
                               "<div class=\"entry\">{}</div></div>",
                               meta, text),
                   dice);
}

std::string linked_headings(const Facts& facts, Dice& dice) {
  return page_html(facts,
                   all(facts, dice,
                       [](const Entry& entry, Dice& d) {
                         const auto label = label_of(entry, d);
                         return fmt::format("<h3><a href=\"#{0}\">{0}</a></h3><div>{1}</div>",
                                            label, flow_html(entry, d));
                       }),
                   dice);
}

std::string label_above_value(const Facts& facts, Dice& dice) {
  return page_html(facts,
                   all(facts, dice,
                       [](const Entry& entry, Dice& d) {
                         const auto label = fmt::format("<b>{}</b>", label_of(entry, d));
                         if (entry.kind == Entry::Kind::line) {
                           return fmt::format("<p>{}<br>{}</p>", label, escaped(entry.line, d));
                         }
                         return "<div>" + label + flow_html(entry, d) + "</div>";
                       }),
                   dice);
}

std::string facts_aside(const Facts& facts, Dice& dice) {
  std::string meta;
  std::string text;
  for (const auto& entry : entries_of(facts, dice)) {
    const auto label = label_of(entry, dice);
    if (entry.kind == Entry::Kind::line) {
      meta += fmt::format("<dt>{}</dt><dd>{}</dd>", label, escaped(entry.line, dice));
    } else {
      text += fmt::format("<h2>{}</h2>{}", label, flow_html(entry, dice));
    }
  }
  return page_html(
      facts, fmt::format("<div class=\"main\">{}</div><aside><dl>{}</dl></aside>", text, meta),
      dice);
}

std::string layout_table(const Facts& facts, Dice& dice) {
  const auto html = all(facts, dice, [](const Entry& entry, Dice& d) {
    return fmt::format("<p><font size=\"2\"><b>{}</b></font></p>{}", label_of(entry, d),
                       flow_html(entry, d));
  });
  return page_html(facts,
                   "<table width=\"100%\"><tr><td width=\"20%\"><p>Menu</p></td><td>" + html +
                       "</td></tr></table>",
                   dice);
}

std::string figures(const Facts& facts, Dice& dice) {
  return page_html(facts,
                   all(
                       facts, dice,
                       [](const Entry& entry, Dice& d) {
                         return fmt::format("<figure><figcaption>{}</figcaption>{}</figure>",
                                            label_of(entry, d), flow_html(entry, d));
                       },
                       true),
                   dice);
}

/// Renderings C and D: all labels and values, with blank lines between or without.
std::string plain(const Facts& facts, Dice& dice, std::string_view gap) {
  static const std::vector<std::string> kBullets{"  \u2022 ", "- ", ""};
  const auto& bullet = dice.one_of(kBullets);
  std::string text = facts.title + "\n" + std::string{gap};
  const auto line = [&](std::string_view words) { text += fmt::format("{}\n{}", words, gap); };
  for (const auto& entry : entries_of(facts, dice)) {
    line(entry.label);
    if (entry.kind == Entry::Kind::line && !entry.line.empty()) line(entry.line);
    for (const auto& item : entry.items) line(bullet + item);
    if (entry.kind != Entry::Kind::groups) continue;
    for (std::size_t way = 0; way < entry.groups->names.size(); ++way) {
      line(bullet + heading_of(*entry.groups, way));
      for (const auto& name : entry.groups->names[way]) line("  " + bullet + name);
    }
  }
  return text;
}

std::string full_blanklines(const Facts& facts, Dice& dice) {
  return plain(facts, dice, dice.chance(50) ? "\n" : "\n\n\n");
}

std::string full_compact(const Facts& facts, Dice& dice) { return plain(facts, dice, ""); }

}  // namespace

const std::vector<Renderer>& renderers() {
  static const std::vector<Renderer> kAll{{"definition_list", true, definition_list},
                                          {"table_of_headers", true, table_of_headers},
                                          {"table_of_cells", true, table_of_cells},
                                          {"header_row", true, header_row},
                                          {"headings", true, headings},
                                          {"glued_spans", true, glued_spans},
                                          {"strong_with_colon", true, strong_with_colon},
                                          {"boxes", true, boxes},
                                          {"flat_divs", true, flat_divs},
                                          {"reversed_sections", true, reversed_sections},
                                          {"details", true, details},
                                          {"nested_lists", true, nested_lists},
                                          {"line_breaks", true, line_breaks},
                                          {"one_line_of_spans", true, one_line_of_spans},
                                          {"heading_pairs", true, heading_pairs},
                                          {"grid", true, grid},
                                          {"facts_beside", true, facts_beside},
                                          {"linked_headings", true, linked_headings},
                                          {"label_above_value", true, label_above_value},
                                          {"facts_aside", true, facts_aside},
                                          {"layout_table", true, layout_table},
                                          {"figures", true, figures},
                                          {"full_blanklines", false, full_blanklines},
                                          {"full_compact", false, full_compact}};
  return kAll;
}

}  // namespace mandated::test
