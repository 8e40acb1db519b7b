#include "pipeline/text/url_parser.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/ascii.h"
#include "pipeline/text/percent.h"
#include "pipeline/text/url_host.h"

namespace mandated::text {
namespace {

struct Special {
  std::string_view scheme;
  std::optional<std::uint16_t> port;
};

constexpr std::array<Special, 6> kSpecial{
    {{"http", 80}, {"https", 443}, {"file", std::nullopt}, {"ftp", 21}, {"ws", 80}, {"wss", 443}}};

const Special* special_scheme(std::string_view scheme) {
  const auto* const found = std::find_if(kSpecial.begin(), kSpecial.end(),
                                         [scheme](const auto& s) { return s.scheme == scheme; });
  return found == kSpecial.end() ? nullptr : found;
}

tl::unexpected<Error> no_address(const std::string& why) {
  return fail(Errc::malformed, "no address: " + why);
}

bool equals_lower(std::string_view text, std::string_view wanted) {
  return text.size() == wanted.size() && std::equal(text.begin(), text.end(), wanted.begin(),
                                                    [](char a, char b) { return lower(a) == b; });
}

bool is_single_dot(std::string_view segment) {
  return segment == "." || equals_lower(segment, "%2e");
}

bool is_double_dot(std::string_view segment) {
  return segment == ".." || equals_lower(segment, ".%2e") || equals_lower(segment, "%2e.") ||
         equals_lower(segment, "%2e%2e");
}

bool is_drive_letter(std::string_view text) {
  return text.size() == 2 && is_alpha(text[0]) && (text[1] == ':' || text[1] == '|');
}

bool starts_with_drive_letter(std::string_view text) {
  return is_drive_letter(text.substr(0, 2)) &&
         (text.size() == 2 || std::string_view{"/\\?#"}.find(text[2]) != std::string_view::npos);
}

/// A Url under construction, its path in segments.
struct Draft {
  Url url;
  bool special = false;
  bool opaque = false;
  std::vector<std::string> segments{};

  [[nodiscard]] bool file() const { return url.scheme == "file"; }

  void shorten() {
    const bool drive =
        file() && segments.size() == 1 && is_drive_letter(segments[0]) && segments[0][1] == ':';
    if (!drive && !segments.empty()) segments.pop_back();
  }
};

/// What a reference is resolved against: the parts of `url` but its fragment.
Draft draft_of(Url url) {
  Draft draft{.url = std::move(url)};
  draft.special = special_scheme(draft.url.scheme) != nullptr;
  const std::string_view path = draft.url.path;
  draft.opaque =
      !draft.special && !path.starts_with('/') && (!path.empty() || !draft.url.authority);
  draft.url.fragment.reset();
  if (draft.opaque) return draft;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at + 1), path.size());
    draft.segments.emplace_back(path.substr(at + 1, end - at - 1));
    at = end;
  }
  draft.url.path.clear();
  return draft;
}

/// The standard's basic URL parser, each state a function over what remains of the input.
class Parser {
 public:
  Parser(std::string_view input, const Draft* base) : rest_{input}, base_{base} {}

  Result<Url> parse() {
    take_scheme();
    if (auto done = after_scheme(); !done) return tl::unexpected{done.error()};
    take_query_and_fragment();
    if (!draft_.opaque) {
      for (const std::string& segment : draft_.segments) draft_.url.path += '/' + segment;
    }
    return std::move(draft_.url);
  }

 private:
  [[nodiscard]] bool slash(std::size_t at) const {
    return at < rest_.size() && (rest_[at] == '/' || (draft_.special && rest_[at] == '\\'));
  }
  [[nodiscard]] bool base_is(std::string_view scheme) const {
    return base_ != nullptr && base_->url.scheme == scheme;
  }
  void skip_slashes() {
    while (slash(0)) rest_.remove_prefix(1);
  }
  [[nodiscard]] std::size_t find_end(std::string_view stops) const {
    return std::min(rest_.find_first_of(stops), rest_.size());
  }

  void take_scheme() {
    if (rest_.empty() || !is_alpha(rest_[0])) return;
    std::size_t end = 1;
    while (end < rest_.size() && (is_alpha(rest_[end]) || is_digit(rest_[end]) ||
                                  std::string_view{"+-."}.find(rest_[end]) != std::string::npos)) {
      ++end;
    }
    if (end == rest_.size() || rest_[end] != ':') return;
    for (const char c : rest_.substr(0, end)) draft_.url.scheme += lower(c);
    draft_.special = special_scheme(draft_.url.scheme) != nullptr;
    rest_.remove_prefix(end + 1);
  }

  Result<void> after_scheme() {
    if (draft_.url.scheme.empty()) return without_scheme();
    if (draft_.file()) return file();
    if (draft_.special) {
      if (base_is(draft_.url.scheme) && !rest_.starts_with("//")) return relative();
      skip_slashes();
      return authority();
    }
    if (rest_.starts_with("//")) {
      rest_.remove_prefix(2);
      return authority();
    }
    if (rest_.starts_with('/')) {
      take_path();
    } else {
      take_opaque_path();
    }
    return {};
  }

  Result<void> without_scheme() {
    const bool fragment_only = rest_.starts_with('#');
    if (base_ == nullptr || (base_->opaque && !fragment_only)) {
      return no_address("missing-scheme-non-relative-URL");
    }
    draft_.url.scheme = base_->url.scheme;
    draft_.special = base_->special;
    if (base_->opaque) {
      draft_ = *base_;
      return {};
    }
    return draft_.file() ? file() : relative();
  }

  void copy_host_of_base() {
    draft_.url.username = base_->url.username;
    draft_.url.password = base_->url.password;
    draft_.url.host = base_->url.host;
    draft_.url.authority = base_->url.authority;
    draft_.url.port = base_->url.port;
  }

  Result<void> relative() {
    if (slash(0) && (slash(1) && (draft_.special || rest_[1] == '/'))) {
      if (draft_.special) {
        skip_slashes();
      } else {
        rest_.remove_prefix(2);
      }
      return authority();
    }
    copy_host_of_base();
    if (slash(0)) {
      take_path();
    } else {
      relative_path();
    }
    return {};
  }

  // The path, and where nothing but a fragment follows the query, of the base.
  void relative_path() {
    draft_.segments = base_->segments;
    if (rest_.empty() || rest_[0] == '#') {
      draft_.url.query = base_->url.query;
    } else if (rest_[0] != '?') {
      draft_.shorten();
      take_path();
    }
  }

  Result<void> file() {
    draft_.url.authority = true;
    const bool based = base_is("file");
    if (slash(0) && slash(1)) {
      rest_.remove_prefix(2);
      return file_host();
    }
    if (based) draft_.url.host = base_->url.host;
    if (slash(0)) {
      const bool keep_drive = based && !starts_with_drive_letter(rest_.substr(1)) &&
                              !base_->segments.empty() && is_drive_letter(base_->segments[0]);
      if (keep_drive) draft_.segments.push_back(base_->segments[0]);
      take_path();
    } else if (!based || starts_with_drive_letter(rest_)) {
      if (!rest_.empty() && rest_[0] != '?' && rest_[0] != '#') take_path();
    } else {
      relative_path();
    }
    if (draft_.segments.empty()) draft_.segments.emplace_back();
    return {};
  }

  Result<void> file_host() {
    const std::string_view name = rest_.substr(0, find_end("/\\?#"));
    if (!is_drive_letter(name)) {
      rest_.remove_prefix(name.size());
      if (!name.empty()) {
        auto host = parse_host(name, true);
        if (!host) return no_address(host.error().detail);
        if (*host != "localhost") draft_.url.host = std::move(*host);
      }
    }
    take_path();
    if (draft_.segments.empty()) draft_.segments.emplace_back();
    return {};
  }

  Result<void> authority() {
    draft_.url.authority = true;
    std::string_view text = rest_.substr(0, find_end(draft_.special ? "/\\?#" : "/?#"));
    rest_.remove_prefix(text.size());
    if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
      if (at + 1 == text.size()) return no_address("host-missing");
      take_credentials(text.substr(0, at));
      text.remove_prefix(at + 1);
    }
    if (auto done = take_host_and_port(text); !done) return done;
    if (draft_.special || slash(0)) take_path();
    return {};
  }

  void take_credentials(std::string_view text) {
    const std::size_t colon = std::min(text.find(':'), text.size());
    percent_encode(draft_.url.username, text.substr(0, colon), PercentSet::userinfo);
    if (colon == text.size()) return;
    percent_encode(draft_.url.password, text.substr(colon + 1), PercentSet::userinfo);
  }

  Result<void> take_host_and_port(std::string_view text) {
    bool bracket = false;
    std::size_t colon = 0;
    for (; colon < text.size() && (bracket || text[colon] != ':'); ++colon) {
      if (text[colon] == '[') bracket = true;
      if (text[colon] == ']') bracket = false;
    }
    const std::string_view name = text.substr(0, colon);
    if (name.empty() && (draft_.special || colon < text.size())) return no_address("host-missing");
    auto host = parse_host(name, draft_.special);
    if (!host) return no_address(host.error().detail);
    draft_.url.host = std::move(*host);
    return take_port(text.substr(std::min(colon + 1, text.size())));
  }

  Result<void> take_port(std::string_view digits) {
    if (!std::all_of(digits.begin(), digits.end(), is_digit)) return no_address("port-invalid");
    if (digits.empty()) return {};
    std::uint32_t port = 0;
    for (const char c : digits) {
      port = port * 10 + static_cast<std::uint32_t>(c - '0');
      if (port > 0xFFFF) return no_address("port-out-of-range");
    }
    const Special* const special = special_scheme(draft_.url.scheme);
    if (special == nullptr || special->port != port) {
      draft_.url.port = static_cast<std::uint16_t>(port);
    }
    return {};
  }

  // Path start and path state: adds to the segments there are.
  void take_path() {
    if (slash(0)) rest_.remove_prefix(1);
    while (true) {
      const std::size_t end = find_end(draft_.special ? "/\\?#" : "/?#");
      std::string segment;
      percent_encode(segment, rest_.substr(0, end), PercentSet::path);
      rest_.remove_prefix(end);
      const bool more = slash(0);
      add_segment(std::move(segment), more);
      if (!more) return;
      rest_.remove_prefix(1);
    }
  }

  void add_segment(std::string segment, bool more) {
    if (is_double_dot(segment)) {
      draft_.shorten();
      segment.clear();
      if (more) return;
    } else if (is_single_dot(segment)) {
      segment.clear();
      if (more) return;
    } else if (draft_.file() && draft_.segments.empty() && is_drive_letter(segment)) {
      segment[1] = ':';
    }
    draft_.segments.push_back(std::move(segment));
  }

  void take_opaque_path() {
    draft_.opaque = true;
    const std::size_t end = find_end("?#");
    std::string_view path = rest_.substr(0, end);
    // A space that would stand last is encoded, so that the serialised address can be parsed again.
    const bool space = path.ends_with(' ') && end < rest_.size();
    if (space) path.remove_suffix(1);
    percent_encode(draft_.url.path, path, PercentSet::c0);
    if (space) draft_.url.path += "%20";
    rest_.remove_prefix(end);
  }

  void take_query_and_fragment() {
    if (rest_.starts_with('?')) {
      const std::size_t end = find_end("#");
      draft_.url.query.emplace();
      percent_encode(*draft_.url.query, rest_.substr(1, end - 1),
                     draft_.special ? PercentSet::special_query : PercentSet::query);
      rest_.remove_prefix(end);
    }
    if (!rest_.starts_with('#')) return;
    draft_.url.fragment.emplace();
    percent_encode(*draft_.url.fragment, rest_.substr(1), PercentSet::fragment);
  }

  std::string_view rest_;
  const Draft* base_;
  Draft draft_;
};

}  // namespace

Result<Url> parse_cleaned_url(std::string_view input, const Url* base) {
  if (base == nullptr) return Parser{input, nullptr}.parse();
  const Draft draft = draft_of(*base);
  return Parser{input, &draft}.parse();
}

}  // namespace mandated::text
