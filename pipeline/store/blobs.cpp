#include <vector>

#include <fmt/format.h>

#include "pipeline/store/failpoint.h"
#include "pipeline/store/impl.h"

namespace mandated::store {
namespace {

/// Blobs between a blob and the one that stands alone: each has to be unpacked on the way.
constexpr int kDeepest = 16;
/// New pages packed against the same template: what is lost with one damaged blob is bounded.
constexpr std::int64_t kTemplateUses = 64;
/// A prefix that leaves more than this part of the bytes did not help much: try without.
constexpr std::size_t kPoorRatio = 4;

std::optional<BlobRow> row_of(Cursor cursor) {
  if (!cursor.next()) return std::nullopt;
  return BlobRow{cursor.integer(0), static_cast<int>(cursor.integer(1))};
}

/// The bytes of the document's last accepted snapshot.
std::optional<BlobRow> previous_of(Database& database, std::int64_t document) {
  return row_of(database.query(R"sql(
    SELECT blob.id, blob.depth FROM poll JOIN snapshot ON snapshot.id = poll.snapshot
      JOIN blob ON blob.id = snapshot.blob WHERE poll.document = ?1)sql",
                               document));
}

/// Another page of the same source: pages of one site share most of their markup.
std::optional<BlobRow> template_of(Database& database, std::int64_t document) {
  return row_of(database.query(R"sql(
    SELECT blob.id, blob.depth FROM document JOIN source ON source.id = document.source
      JOIN blob ON blob.id = source.template
    WHERE document.id = ?1 AND source.template_uses < ?2)sql",
                               document, kTemplateUses));
}

}  // namespace

std::optional<BlobRow> Store::Impl::find_blob(const Digest& digest) {
  return row_of(database->query("SELECT id, depth FROM blob WHERE digest = ?1", digest));
}

std::string Store::Impl::unpack_chain(std::int64_t blob) {
  struct Link {
    std::string packed;
    Digest digest;
  };
  std::vector<Link> chain;  // from the blob to the one that stands alone
  for (std::optional<std::int64_t> next = blob; next;) {
    auto cursor = database->query("SELECT packed, digest, base FROM blob WHERE id = ?1", *next);
    if (!cursor.next()) damaged(fmt::format("blob {}", *next));
    chain.push_back({std::string{cursor.bytes(0)}, cursor.digest(1)});
    next = cursor.optional_integer(2);
  }
  const auto what = fmt::format("blob {}", chain.front().digest.hex());
  std::string bytes;
  for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
    bytes = unpack(link->packed, bytes, what);
  }
  if (sha256(bytes) != chain.front().digest) damaged(what);
  return bytes;
}

const std::string& Store::Impl::blob_bytes(std::int64_t blob) {
  for (const auto& each : cache) {
    if (each.id == blob) return each.bytes;
  }
  return remember(blob, unpack_chain(blob));
}

const std::string& Store::Impl::remember(std::int64_t blob, std::string bytes) {
  auto& place = cache[oldest_cached];
  oldest_cached = (oldest_cached + 1) % cache.size();
  place = {blob, std::move(bytes)};
  return place.bytes;
}

BlobRow Store::Impl::put_blob(const Digest& digest, std::string_view bytes, std::int64_t document) {
  if (const auto found = find_blob(digest)) return *found;
  auto base = previous_of(*database, document);
  const bool first = !base || base->depth >= kDeepest;
  if (first) base = template_of(*database, document);

  std::string packed = base ? packer.pack(bytes, blob_bytes(base->id)) : std::string{};
  if (!base || packed.size() > bytes.size() / kPoorRatio) {
    auto alone = packer.pack(bytes, "");
    if (!base || alone.size() <= packed.size()) {
      packed = std::move(alone);
      base.reset();
    }
  }
  database->run("INSERT INTO blob (digest, size, base, depth, packed) VALUES (?1, ?2, ?3, ?4, ?5)",
                digest, static_cast<std::int64_t>(bytes.size()),
                base ? std::optional{base->id} : std::nullopt, base ? base->depth + 1 : 0,
                Bytes{packed});
  const auto row = database->last_row();
  remember(row, std::string{bytes});
  if (first && base) {
    database->run(R"sql(
      UPDATE source SET template_uses = template_uses + 1
      WHERE id = (SELECT source FROM document WHERE id = ?1))sql",
                  document);
  }
  failpoint("after_blob");
  return {row, base ? base->depth + 1 : 0};
}

std::optional<std::string> Store::blob(const Digest& digest) const {
  const auto row = impl_->find_blob(digest);
  if (!row) return std::nullopt;
  return impl_->blob_bytes(row->id);
}

}  // namespace mandated::store
