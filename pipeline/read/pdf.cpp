#include "pipeline/read/pdf.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <new>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>

#include "pipeline/read/pdf_layers.h"
#include "pipeline/read/pdf_layout.h"
#include "pipeline/read/pdf_page.h"
#include "pipeline/read/pdf_paragraph.h"
#include "pipeline/read/pdf_tree.h"
#include "pipeline/text/normalise.h"

namespace mandated::read {
namespace {

using pdf::Paragraph;
using pdf::Run;
using Pages = std::vector<std::vector<Run>>;

struct OverLimit {};

// There is something to read that cannot be read; `why` says what.
struct Unreadable {
  std::string why;
};

// Text with a hole here and there is a text; a tenth of it missing could be any other.
constexpr std::size_t kMostUnknown = 10;

// Keeps what is written to it, up to what is left for the whole document.
class Collector final : public Pipeline {
 public:
  explicit Collector(std::size_t& left) : Pipeline("collector", nullptr), left_(left) {}
  void write(const unsigned char* data, std::size_t size) override {
    over_ = over_ || size > left_;
    // The library's own decoders go on unless they are stopped.
    if (over_) throw std::runtime_error("over the limit");
    left_ -= size;
    bytes_.append(data, data + size);
  }
  void finish() override {}

  [[nodiscard]] bool over() const { return over_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::size_t& left_;
  std::string bytes_;
  bool over_ = false;
};

std::string data_of(QPDFObjectHandle stream, std::size_t& left) {
  if (!stream.isStream()) return {};
  Collector collector{left};
  bool read = true;
  try {
    read = stream.pipeStreamData(&collector, 0, qpdf_dl_generalized, true);
  } catch (const std::exception&) {
    // A broken stream costs what it says, not the document.
  }
  if (collector.over()) throw OverLimit{};
  return read ? collector.take() : std::string{};
}

// A name may have any bytes.
std::string printable(std::string name) {
  for (char& c : name) {
    if (c <= ' ' || c > '~') c = '?';
  }
  return name.empty() ? "one without a name" : name.substr(0, 80);
}

void require_known(const pdf::Shared& shared) {
  if (shared.unknown * kMostUnknown <= shared.glyphs) return;
  constexpr std::size_t kNamed = 3;
  std::vector<std::string> names;
  for (const std::string& name : shared.unread_fonts) {
    if (names.size() < kNamed) names.push_back(printable(name));
  }
  throw Unreadable{
      fmt::format("{} of {} characters are in fonts that do not say which they are: {}",
                  shared.unknown, shared.glyphs, fmt::join(names, ", "))};
}

Pages runs_of(QPDF& pdf, std::size_t& left) {
  pdf::Shared shared{[&left](QPDFObjectHandle stream) { return data_of(stream, left); }};
  shared.hidden_layers = pdf::hidden_layers(pdf.getRoot());
  Pages pages;
  std::size_t pictures = 0;  // that are all there is on their page
  for (const auto& page : pdf.getAllPages()) {
    if (pages.size() == kMaxPdfPages) throw OverLimit{};
    const std::size_t before = shared.pictures;
    pages.push_back(pdf::runs_of(page, shared));
    if (pages.back().empty() && shared.pictures > before) ++pictures;
    // Half of a document is none: what is missing would be taken for gone.
    if (shared.spent()) throw OverLimit{};
  }
  require_known(shared);
  if (pictures * 2 > pages.size()) {
    throw Unreadable{fmt::format("{} of {} pages are pictures without text, as of a scan", pictures,
                                 pages.size())};
  }
  return pages;
}

void replace_all(Pages& pages, std::string_view what) {
  for (auto& page : pages) {
    for (Run& run : page) {
      for (auto at = run.text.find(what); at != std::string::npos; at = run.text.find(what, at)) {
        run.text.replace(at, what.size(), "-");
      }
    }
  }
}

// There are more characters for a hyphen than the one that is typed: U+2010, which programs end
// lines with. And some fonts have one glyph for it and the soft hyphen, and tell the latter of
// both: within a line nobody sees a soft hyphen; where there are such, all are hyphens.
void settle_hyphens(Pages& pages) {
  constexpr std::string_view kHyphen = "\u2010";
  constexpr std::string_view kSoftHyphen = "\u00AD";
  const auto within = [kSoftHyphen](const Run& run) {
    const auto at = run.text.find(kSoftHyphen);
    return at != std::string::npos && at + kSoftHyphen.size() < run.text.size() &&
           run.text[at + kSoftHyphen.size()] != ' ';
  };
  const bool hyphens = std::any_of(pages.begin(), pages.end(), [&within](const auto& page) {
    return std::any_of(page.begin(), page.end(), within);
  });
  replace_all(pages, kHyphen);
  if (hyphens) replace_all(pages, kSoftHyphen);
}

std::string text_in(QPDFObjectHandle dictionary, const char* key) {
  auto value = dictionary.isDictionary() ? dictionary.getKey(key) : QPDFObjectHandle::newNull();
  return value.isString() ? text::normalise(value.getUTF8Value()) : std::string{};
}

bool has_end(std::string_view bytes) {
  constexpr std::size_t kTail = 2048;
  const std::size_t from = bytes.size() > kTail ? bytes.size() - kTail : 0;
  return bytes.find("%%EOF", from) != std::string_view::npos;
}

// Word marks the masthead, with the symbol, as what comes back on every page; it stands on the
// first alone.
std::vector<Paragraph> masthead_of(const Pages& pages) {
  std::vector<Run> head;
  double top = 0;
  for (const Run& run : pages.empty() ? std::vector<Run>{} : pages.front()) {
    top = std::max(top, run.y);
    if (run.artifact) head.push_back(run);
  }
  head.erase(std::remove_if(head.begin(), head.end(),
                            [top](const Run& run) { return run.y < 0.75 * top; }),
             head.end());
  for (Run& run : head) run.artifact = false;
  Blocks none;
  return pdf::paragraphs_of_layout({head}, none);
}

Blocks blocks_of(QPDF& pdf, std::string_view bytes) {
  std::size_t left = kMaxPdfData;
  Pages pages = runs_of(pdf, left);
  settle_hyphens(pages);
  Blocks out;
  out.title = text_in(pdf.getTrailer().getKey("/Info"), "/Title");
  out.language = text_in(pdf.getRoot(), "/Lang");
  out.closed = has_end(bytes);
  const pdf::Typing typing{pages};
  auto paragraphs = pdf::paragraphs_of_tree(pdf, pages, out);
  if (!paragraphs) paragraphs = pdf::paragraphs_of_layout(pages, out);
  std::vector<Paragraph> all = masthead_of(pages);
  std::move(paragraphs->begin(), paragraphs->end(), std::back_inserter(all));
  for (Paragraph& each : all) {
    Block block = pdf::block_of(std::move(each), typing);
    if (!block.text.empty()) out.blocks.push_back(std::move(block));
  }
  return out;
}

// The library's message names the file first, which has no name here.
std::string one_line(std::string what) {
  std::replace(what.begin(), what.end(), '\n', ' ');
  return what;
}

}  // namespace

bool is_pdf(std::string_view bytes) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

Result<Blocks> read_pdf(std::string_view bytes) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("pdf", bytes.data(), bytes.size());
    return blocks_of(pdf, bytes);
  } catch (const OverLimit&) {
    return fail(Errc::malformed,
                fmt::format("pdf: over {} pages, {} MB of decoded data or {} pieces of text",
                            kMaxPdfPages, kMaxPdfData >> 20U, kMaxPdfRuns));
  } catch (const Unreadable& reason) {
    return fail(Errc::unsupported, "pdf: " + reason.why);
  } catch (const QPDFExc& error) {
    if (error.getErrorCode() == qpdf_e_password) {
      return fail(Errc::unsupported, "pdf: needs a password");
    }
    return fail(Errc::malformed, "pdf: " + one_line(error.getMessageDetail()));
  } catch (const std::bad_alloc&) {
    throw;  // who set the limit says so
  } catch (const std::exception& error) {
    return fail(Errc::malformed, "pdf: " + one_line(error.what()));
  }
}

}  // namespace mandated::read
