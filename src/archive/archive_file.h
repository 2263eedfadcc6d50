// Is a file an archive of ours? And how a new one begins.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "archive/sqlite.h"

namespace assay {

// SQLite takes a file that is shorter than its header for an empty database, and would write over it.
bool is_other_file(const std::filesystem::path& path);

// What is wrong with it; empty if it is an archive of ours. An empty database becomes one, if `make` says so.
std::string unusable(sqlite::Database& database, bool make);

// The first column of the first row; 0 where there is none.
std::int64_t number_of(sqlite::Database& database, const char* query);

}  // namespace assay
