#include "pipeline/read/inflate.h"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <zlib.h>

namespace mandated::read {
namespace {

constexpr int kGzipWindow = 15 + 16;
constexpr int kZlibWindow = 15;
constexpr int kBareWindow = -15;
constexpr std::size_t kPiece = std::size_t{64} << 10U;

// RFC 1950: the method is 8 and the two bytes are a multiple of 31.
bool is_zlib(std::string_view bytes) {
  if (bytes.size() < 2) return true;
  const auto first = static_cast<unsigned char>(bytes[0]);
  const auto second = static_cast<unsigned char>(bytes[1]);
  return (first & 0x0FU) == 8 && (first * 256U + second) % 31 == 0;
}

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.substr(0, 2) == "\x1F\x8B"; }

struct Inflater::Stream {
  explicit Stream(Format what) : format{what} {
    open(what == Format::gzip ? kGzipWindow : kZlibWindow);
  }
  ~Stream() { inflateEnd(&z); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  void open(int window) {
    z = z_stream{};
    if (inflateInit2(&z, window) != Z_OK) throw std::runtime_error("zlib: no memory");
  }

  Format format;
  z_stream z{};
  bool begun = false;
};

Inflater::Inflater(Format format) : stream_{std::make_unique<Stream>(format)} {}
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater& Inflater::operator=(Inflater&&) noexcept = default;
Inflater::~Inflater() = default;

void Inflater::restart() {
  inflateReset(&stream_->z);
  stream_->begun = false;
}

Result<bool> Inflater::take(std::string_view& in, std::string& out, std::size_t room) {
  auto& z = stream_->z;
  if (!stream_->begun && stream_->format == Format::deflate && !is_zlib(in)) {
    inflateReset2(&z, kBareWindow);
  }
  stream_->begun = true;
  const auto before = out.size();
  const auto given = std::min<std::size_t>(in.size(), std::numeric_limits<uInt>::max());
  out.resize(before + std::min<std::size_t>(room, std::numeric_limits<uInt>::max()));
  // zlib reads through a pointer to bytes that are not const; it does not write there.
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
  z.avail_in = static_cast<uInt>(given);
  z.next_out = reinterpret_cast<Bytef*>(out.data() + before);
  z.avail_out = static_cast<uInt>(out.size() - before);
  const int said = ::inflate(&z, Z_NO_FLUSH);
  in.remove_prefix(given - z.avail_in);
  out.resize(out.size() - z.avail_out);
  if (said == Z_STREAM_END) return true;
  if (said == Z_OK || said == Z_BUF_ERROR) return false;
  return fail(Errc::malformed, fmt::format("gzip: {}", z.msg == nullptr ? "damaged" : z.msg));
}

Result<std::string> inflate(std::string_view bytes, Inflater::Format format, std::size_t limit) {
  Inflater inflater{format};
  std::string out;
  for (bool whole = false;;) {
    const auto left = bytes.size();
    const auto had = out.size();
    auto end = inflater.take(bytes, out, kPiece);
    if (!end) return tl::unexpected{end.error()};
    if (out.size() > limit) {
      return fail(Errc::too_large, fmt::format("over {} bytes unpacked", limit));
    }
    whole = *end;
    if (whole && (format != Inflater::Format::gzip || !is_gzip(bytes))) return out;
    if (whole) inflater.restart();
    if (!whole && bytes.size() == left && out.size() == had) {
      return fail(Errc::truncated, "gzip: it ends half-way");
    }
  }
}

}  // namespace mandated::read
