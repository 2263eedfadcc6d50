// SQLite, as little of it as the archive needs: a database, its statements, transactions. What fails is thrown as
// sqlite::Failure and never leaves this room: Archive turns it into an Error.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace assay::sqlite {

struct Failure : std::runtime_error {
  Failure(int result, const std::string& what) : std::runtime_error(what), code(result) {}
  int code = SQLITE_ERROR;  // a primary result code of SQLite
};

// write creates the file where there is none. read changes nothing in it, but undoes what a program that was killed left
// half written, which no reader without the right to write could.
enum class Access { read, write };

struct Bytes {
  std::string_view of;
};

class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql);

  // Binds all parameters in order, from the first; afterwards step() through the rows, or run() where there are none.
  template <typename... Values>
  Statement& with(const Values&... values) {
    sqlite3_reset(statement_.get());
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }
  bool step();  // false: no further row
  void run() {
    while (step()) {
    }
  }

  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  std::string text(int column) const;
  std::string_view bytes(int column) const;  // valid until the next step
  std::optional<std::string> maybe_text(int column) const;

 private:
  void bind(int index, std::int64_t value);
  void bind(int index, std::string_view value);
  void bind(int index, Bytes value);
  void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
  void bind(int index, const char* value) { bind(index, std::string_view(value)); }
  void bind(int index, const std::optional<std::string>& value);
  void expect(int code) const;

  struct Finalize {
    void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  Database(const std::string& path, Access access);

  void execute(const char* sql);  // statements without parameters or rows
  Statement prepare(std::string_view sql) { return {handle_.get(), sql}; }
  std::int64_t last_id() const { return sqlite3_last_insert_rowid(handle_.get()); }

 private:
  struct Close {
    void operator()(sqlite3* d) const { sqlite3_close_v2(d); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

// Everything between its birth and commit() happens, or nothing does.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }
  Transaction(const Transaction&) = delete;
  ~Transaction();
  void commit() {
    database_.execute("COMMIT");
    open_ = false;
  }

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace assay::sqlite
