#include "pipeline/read/reader.h"

#include <algorithm>

#include "pipeline/read/cdx.h"
#include "pipeline/read/charset.h"
#include "pipeline/read/docx.h"
#include "pipeline/read/feed.h"
#include "pipeline/read/html.h"
#include "pipeline/read/marc.h"
#include "pipeline/read/oai.h"
#include "pipeline/read/pdf.h"
#include "pipeline/read/posts.h"
#include "pipeline/read/sitemap.h"
#include "pipeline/read/xpath.h"
#include "pipeline/text/utf8.h"

namespace mandated::read {
namespace {

// The bytes decide: servers send PDF as octets, and block pages as PDF. Only where a mark may stand
// anywhere near the beginning is the header asked, too.
bool reads_as_pdf(const Input& input) {
  if (input.bytes.substr(0, 5) == "%PDF-") return true;
  return input.content_type.find("pdf") != std::string_view::npos && is_pdf(input.bytes);
}

// Word's files before 2007, and all else of Microsoft's compound format.
bool is_compound_file(std::string_view bytes) {
  return bytes.substr(0, 8) == "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
}

// The header counts (WHATWG Encoding 6.1), but not against the page's own word and every byte of
// it: a server that was set up anew must not turn "Côte d'Ivoire" into another country. Nor must a
// template whose meta came to name another encoding, where enough bytes are UTF-8 and no accident.
bool is_utf8_after_all(const Decoded& decoded, std::string_view bytes) {
  constexpr std::ptrdiff_t kNoAccident = 6;
  if (decoded.encoding == "utf-8" || !text::is_utf8(bytes)) return false;
  const auto beyond = std::count_if(bytes.begin(), bytes.end(), [](char c) { return c < 0; });
  if (decoded.source == "meta") return beyond >= kNoAccident;
  return decoded.source == "header" && beyond > 0 && decode(bytes, "", true).encoding == "utf-8";
}

/// One that is too costly on this page finds nothing there; that it can be used was seen before.
std::vector<std::vector<std::string>> selected_of(std::string_view utf8,
                                                  const std::vector<Selector>& selectors) {
  std::vector<std::vector<std::string>> out;
  for (const auto& [xpath, expression] : selectors) {
    auto texts = xpath ? select_by_xpath(utf8, expression) : select(utf8, expression);
    out.push_back(texts ? std::move(*texts) : std::vector<std::string>{});
  }
  return out;
}

Result<Blocks> read_page(const Input& input) {
  const bool html = input.bytes.find('<') != std::string_view::npos;
  Decoded decoded = decode(input.bytes, input.content_type, html);
  if (is_utf8_after_all(decoded, input.bytes)) {
    decoded = decode(input.bytes, "text/html; charset=utf-8", html);
  }
  if (!html) return read_text(decoded.utf8);
  auto blocks = read_html(decoded.utf8);
  if (blocks) blocks->selected = selected_of(decoded.utf8, input.selectors);
  return blocks;
}

Result<Blocks> read_any(const Input& input) {
  if (reads_as_pdf(input)) return read_pdf(input.bytes);
  if (is_zip(input.bytes)) return read_docx(input.bytes);
  if (is_compound_file(input.bytes)) {
    return fail(
        Errc::unsupported,
        "a Word file from before 2007, or one with a password; pdf, docx, html, text are read");
  }
  if (is_marc(input.bytes)) return read_marc_document(input.bytes, input.content_type);
  return read_page(input);
}

class InProcessReader final : public Reader {
 public:
  Result<Blocks> read(const Input& input) override {
    auto blocks = read_any(input);
    if (blocks && blocks->blocks.empty()) return fail(Errc::empty, "no text");
    return blocks;
  }
};

}  // namespace

Result<Feed> Reader::feed(const Input& input) {
  return read_feed(input.bytes, input.content_type, input.url);
}

Result<std::vector<Link>> Reader::feed_links(const Input& input) {
  return read::feed_links(decode(input.bytes, input.content_type, true).utf8, input.url);
}

Result<std::vector<std::vector<Link>>> Reader::links(const Input& input,
                                                     const std::vector<std::string>& selectors) {
  const auto html = decode(input.bytes, input.content_type, true);
  std::vector<std::vector<Link>> lists;
  for (const auto& css : selectors) {
    auto list = read::links(html.utf8, input.url, css, html.encoding);
    if (!list) return tl::unexpected{list.error()};
    lists.push_back(*std::move(list));
  }
  return lists;
}

Result<Sitemap> Reader::sitemap(const Input& input) {
  return read_sitemap(input.bytes, input.content_type, input.url);
}

Result<OaiAnswer> Reader::oai(const Input& input) {
  return read_oai(input.bytes, input.content_type);
}

Result<Posts> Reader::posts(const Input& input) { return read_posts(input.bytes); }

Result<std::vector<CdxCapture>> Reader::captures(const Input& input) {
  return read_cdx(input.bytes);
}

std::unique_ptr<Reader> in_process_reader() { return std::make_unique<InProcessReader>(); }

}  // namespace mandated::read
