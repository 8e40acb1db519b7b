#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/model/block.h"

namespace mandated::read {

struct CdxCapture;
struct Feed;
struct OaiAnswer;
struct Posts;
struct Sitemap;

/// A part of a page that is wanted besides its blocks.
struct Selector {
  bool xpath = false;  ///< else CSS
  std::string expression;
};

/// What a reader is given. `content_type` is the header as sent ("" for a file without one).
struct Input {
  std::string_view bytes;
  std::string_view content_type;
  std::string_view url;  ///< what addresses are resolved against; of a document its name, too
  std::vector<Selector> selectors{};  ///< of HTML alone; elsewhere they find nothing
};

/// Bytes to values, whatever the format. Implementations: in this process, or in a sandboxed one.
/// One question for each kind of thing that is fetched; whose own reader it is, and what may go
/// wrong, stands in the header of that name. A reader that is one for documents only reads the rest
/// here.
class Reader {
 public:
  virtual ~Reader() = default;
  /// Fails with Errc::malformed (over a limit of nesting or attributes), Errc::unsupported (no
  /// reader for the media type), Errc::empty (no text at all).
  [[nodiscard]] virtual Result<Blocks> read(const Input&) = 0;

  [[nodiscard]] virtual Result<Feed> feed(const Input&);
  [[nodiscard]] virtual Result<std::vector<Link>> feed_links(const Input&);
  /// links() for each of the CSS selectors, all on one page.
  [[nodiscard]] virtual Result<std::vector<std::vector<Link>>> links(
      const Input&, const std::vector<std::string>& selectors);
  [[nodiscard]] virtual Result<Sitemap> sitemap(const Input&);
  [[nodiscard]] virtual Result<OaiAnswer> oai(const Input&);
  [[nodiscard]] virtual Result<Posts> posts(const Input&);
  [[nodiscard]] virtual Result<std::vector<CdxCapture>> captures(const Input&);
};

[[nodiscard]] std::unique_ptr<Reader> in_process_reader();

}  // namespace mandated::read
