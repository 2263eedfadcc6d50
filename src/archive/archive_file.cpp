#include "archive/archive_file.h"

#include <fstream>
#include <string_view>

#include "archive/schema.h"

namespace assay {
namespace {

void create(sqlite::Database& database) {
  sqlite::Transaction all(database);
  database.execute(kSchema);
  database.execute(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
  database.execute(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str());
  all.commit();
}

}  // namespace

std::int64_t number_of(sqlite::Database& database, const char* query) {
  auto statement = database.prepare(query);
  return statement.step() ? statement.integer(0) : 0;
}

bool is_other_file(const std::filesystem::path& path) {
  static constexpr std::string_view kHeader("SQLite format 3\0", 16);
  std::ifstream file(path, std::ios::binary);
  std::string begin(kHeader.size(), '\0');
  file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return file.gcount() > 0 && begin != kHeader;
}

std::string unusable(sqlite::Database& database, bool make) {
  const bool fresh = number_of(database, "SELECT count(*) FROM sqlite_master") == 0;
  if (fresh && make) create(database);
  if (number_of(database, "PRAGMA application_id") != kApplicationId)
    return "This is a database, but no archive of Assay.";
  const auto version = number_of(database, "PRAGMA user_version");
  if (version == kSchemaVersion) return "";
  return std::string(version < kSchemaVersion ? "An older" : "A newer") + " Assay made this archive: it has the form " +
         std::to_string(version) + ", this program knows form " + std::to_string(kSchemaVersion) + ".";
}

}  // namespace assay
