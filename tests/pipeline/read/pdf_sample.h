#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mandated::read {

/// A PDF put together from numbered objects: object 1 is the catalog, 4 the font of the samples.
class PdfSample {
 public:
  /// The next object; gives its number.
  int add(std::string object) {
    objects_.push_back(std::move(object));
    return static_cast<int>(objects_.size());
  }
  int add_stream(std::string_view content, std::string_view entries = "") {
    return add("<< /Length " + std::to_string(content.size()) + " " + std::string{entries} +
               " >>\nstream\n" + std::string{content} + "\nendstream");
  }

  [[nodiscard]] std::string bytes() const {
    std::string out = "%PDF-1.7\n";
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      places.push_back(out.size());
      out += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
    }
    const std::size_t table = out.size();
    out += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t place : places) {
      const std::string digits = std::to_string(place);
      out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    return out + "trailer\n<< /Size " + std::to_string(places.size() + 1) +
           " /Root 1 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  }

 private:
  std::vector<std::string> objects_;
};

/// Pages with these contents, in Times (F1) and Times Italic (F2); `catalog` goes into the catalog.
/// Page i is object 6 + 2 i.
inline PdfSample sample_pages(const std::vector<std::string>& contents, std::string catalog = "") {
  PdfSample pdf;
  pdf.add("<< /Type /Catalog /Pages 2 0 R " + catalog + " >>");
  std::string kids;
  for (std::size_t i = 0; i < contents.size(); ++i) kids += std::to_string(6 + 2 * i) + " 0 R ";
  pdf.add("<< /Type /Pages /Count " + std::to_string(contents.size()) + " /Kids [" + kids + "] >>");
  pdf.add("<< /Font << /F1 4 0 R /F2 5 0 R >> >>");
  pdf.add("<< /Type /Font /Subtype /TrueType /BaseFont /Times /Encoding /WinAnsiEncoding >>");
  pdf.add(
      "<< /Type /Font /Subtype /TrueType /BaseFont /Times-Italic /Encoding /WinAnsiEncoding >>");
  for (std::size_t i = 0; i < contents.size(); ++i) {
    pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources 3 0 R /Contents " +
            std::to_string(7 + 2 * i) + " 0 R >>");
    pdf.add_stream(contents[i]);
  }
  return pdf;
}

/// One line of text at a place, ten points high where `size` does not say otherwise.
inline std::string shown(int x, int y, std::string_view text, int size = 10) {
  return "BT /F1 " + std::to_string(size) + " Tf 1 0 0 1 " + std::to_string(x) + " " +
         std::to_string(y) + " Tm (" + std::string{text} + ") Tj ET\n";
}

/// The same as marked content.
inline std::string marked(int id, const std::string& content) {
  return "/P << /MCID " + std::to_string(id) + " >> BDC\n" + content + "EMC\n";
}

}  // namespace mandated::read
