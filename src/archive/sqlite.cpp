#include "archive/sqlite.h"

namespace assay::sqlite {
namespace {

constexpr int kBusyMilliseconds = 10000;

[[noreturn]] void fail(sqlite3* database, int code) {
  throw Failure(code & 0xff, database ? sqlite3_errmsg(database) : sqlite3_errstr(code));
}

}  // namespace

Statement::Statement(sqlite3* database, std::string_view sql) {
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &prepared, nullptr);
  statement_.reset(prepared);
  if (code != SQLITE_OK) fail(database, code);
}

void Statement::expect(int code) const {
  if (code != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()), code);
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(sqlite3_db_handle(statement_.get()), code);
  sqlite3_reset(statement_.get());
  return false;
}

std::string Statement::text(int column) const { return maybe_text(column).value_or(std::string()); }

std::optional<std::string> Statement::maybe_text(int column) const {
  if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
  return std::string(bytes(column));
}

std::string_view Statement::bytes(int column) const {
  const auto* first = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return first ? std::string_view(first, size) : std::string_view();
}

void Statement::bind(int index, std::int64_t value) { expect(sqlite3_bind_int64(statement_.get(), index, value)); }

void Statement::bind(int index, std::string_view value) {
  // A view of nothing has no address, and SQLite takes no address for NULL.
  expect(sqlite3_bind_text64(statement_.get(), index, value.empty() ? "" : value.data(), value.size(), SQLITE_TRANSIENT,
                             SQLITE_UTF8));
}

void Statement::bind(int index, Bytes value) {
  expect(sqlite3_bind_blob64(statement_.get(), index, value.of.empty() ? "" : value.of.data(), value.of.size(),
                             SQLITE_TRANSIENT));
}

void Statement::bind(int index, const std::optional<std::string>& value) {
  if (value) bind(index, std::string_view(*value));
  else expect(sqlite3_bind_null(statement_.get(), index));
}

Database::Database(const std::string& path, Access access) {
  const int flags = access == Access::read ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(opened);
  if (code != SQLITE_OK) fail(opened, code);
  sqlite3_busy_timeout(opened, kBusyMilliseconds);
  if (access == Access::read) execute("PRAGMA query_only = ON");
}

void Database::execute(const char* sql) {
  const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(handle_.get(), code);
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const Failure&) {  // SQLite has rolled back by itself
  }
}

}  // namespace assay::sqlite
