#include "pipeline/store/store.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/store/failpoint.h"
#include "pipeline/store/impl.h"
#include "pipeline/store/open.h"

namespace mandated::store {

Store::Impl::Impl(const std::filesystem::path& store, Access wanted) : path(store), access(wanted) {
  if (access == Access::read_only) {
    database = open_read_only(path);
    return;
  }
  if (access == Access::beside) {
    database = open_beside(path);
    return;
  }
  prepare_directory(path);
  lock.emplace(path);
  database = open_for_writing(path);
}

Store::Impl::~Impl() {
  // Best effort: what stays in the log is read from there by the next open.
  if (access == Access::write && database) bring_log_home(*database);
}

void Store::Impl::expect_transaction() const {
  if (!database->in_transaction()) {
    throw std::logic_error("store: a write outside of a transaction");
  }
}

void Store::Impl::forget() {
  source_rows.clear();
  cache = {};
}

void Store::Impl::damaged(std::string_view what) const {
  throw StorageError(SQLITE_CORRUPT,
                     fmt::format("store {}: {} is damaged; keep the file, and restore the newest "
                                 "backup in its place",
                                 path.string(), what));
}

std::string Store::Impl::unpack(std::string_view frame, std::string_view prefix,
                                std::string_view what) {
  try {
    return packer.unpack(frame, prefix);
  } catch (const std::runtime_error&) {
    damaged(what);
  }
}

Store::Store(const std::filesystem::path& path, Access access)
    : impl_(std::make_unique<Impl>(path, access)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store::Transaction::Transaction(Store& store) : store_(store) {
  if (store_.impl_->access == Access::read_only) {
    throw std::logic_error("store: a transaction on a store that was opened to read");
  }
  if (store_.impl_->database->in_transaction()) {
    throw std::logic_error("store: a transaction within a transaction");
  }
  store_.impl_->database->run("BEGIN IMMEDIATE");
  failpoint("begun");
}

Store::Transaction::~Transaction() {
  auto& impl = *store_.impl_;
  if (done_) return;
  impl.forget();
  // A failed write may have rolled back by itself. A failed ROLLBACK (the disk is gone) leaves the
  // journal to the next open, which does it.
  if (impl.database->in_transaction()) {
    sqlite3_exec(impl.database->get(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void Store::Transaction::commit() {
  failpoint("before_commit");
  store_.impl_->database->run("COMMIT");
  done_ = true;
  failpoint("after_commit");
}

void Store::checkpoint() {
  const int rc = bring_log_home(*impl_->database);
  if (rc != SQLITE_OK && rc != SQLITE_BUSY && rc != SQLITE_LOCKED) {
    raise(impl_->database->get(), rc, impl_->database->path());
  }
}

bool is_held(const StorageError& error) { return error.code() == Lock::kHeld; }

}  // namespace mandated::store
