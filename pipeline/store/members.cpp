#include <algorithm>
#include <cstdlib>

#include "pipeline/store/documents.h"
#include "pipeline/store/impl.h"

namespace mandated::store {
namespace {

/// The first eight bytes of its digest: a lookup may find one too many, never one too few.
std::int64_t number_of(const std::string& key) {
  const auto hex = sha256(key).hex();
  return static_cast<std::int64_t>(std::strtoull(hex.substr(0, 16).c_str(), nullptr, 16));
}

}  // namespace

bool Store::put_member(const Member& member, const std::vector<std::string>& keys) {
  impl_->expect_transaction();
  auto& impl = *impl_;
  const auto json = json::serialize(to_json(member));
  {
    auto cursor =
        impl.database->query("SELECT packed FROM member WHERE document = ?1", member.document);
    if (cursor.next() && impl.unpack(cursor.bytes(0), "", "a member") == json) return false;
  }
  impl.database->run("INSERT OR REPLACE INTO member (document, packed) VALUES (?1, ?2)",
                     member.document, Bytes{impl.packer.pack(json, "")});
  impl.database->run("DELETE FROM member_key WHERE document = ?1", member.document);
  for (const auto& key : keys) {
    impl.database->run("INSERT OR IGNORE INTO member_key (key, document) VALUES (?1, ?2)",
                       number_of(key), member.document);
  }
  return true;
}

Member Store::Impl::read_member(const Cursor& row) {
  const auto value = parse_json(unpack(row.bytes(1), "", "a member"));
  auto member = value ? member_from_json(*value) : tl::unexpected{value.error()};
  if (!member) damaged("a member");
  member->document = row.integer(0);
  member->url = row.string(2);
  return std::move(*member);
}

std::vector<Member> Store::members() const {
  std::vector<Member> members;
  auto cursor = impl_->database->query(R"sql(
    SELECT member.document, member.packed, document.url FROM member
      JOIN document ON document.id = member.document ORDER BY member.document)sql");
  while (cursor.next()) members.push_back(impl_->read_member(cursor));
  return members;
}

std::vector<Member> Store::members_of(const std::vector<std::string>& keys,
                                      std::size_t most_of_a_key) const {
  std::vector<std::int64_t> documents;
  for (const auto& key : keys) {
    auto cursor = impl_->database->query(
        "SELECT document FROM member_key WHERE key = ?1 ORDER BY document LIMIT ?2", number_of(key),
        static_cast<std::int64_t>(most_of_a_key) + 1);
    std::vector<std::int64_t> found;
    while (cursor.next()) found.push_back(cursor.integer(0));
    if (found.size() <= most_of_a_key) {
      documents.insert(documents.end(), found.begin(), found.end());
    }
  }
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  std::vector<Member> members;
  for (const auto document : documents) {
    auto cursor = impl_->database->query(R"sql(
      SELECT member.document, member.packed, document.url FROM member
        JOIN document ON document.id = member.document WHERE member.document = ?1)sql",
                                         document);
    if (cursor.next()) members.push_back(impl_->read_member(cursor));
  }
  return members;
}

std::optional<Document> Store::document(std::int64_t id) const {
  auto cursor = impl_->database->query("SELECT " MANDATED_DOCUMENT_COLUMNS R"sql(
    FROM document JOIN source ON source.id = document.source
      JOIN poll ON poll.document = document.id WHERE document.id = ?1)sql",
                                       id);
  if (!cursor.next()) return std::nullopt;
  return document_of(cursor);
}

}  // namespace mandated::store
