// The bytes of a file, in one read.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "fact/error.h"

namespace assay {

inline Expected<std::string> file_text(const std::filesystem::path& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return Unexpected(Error{path.string(), 0, 0, "The file cannot be opened.", "Check its name and rights."});
  std::string text;
  char buffer[1 << 16];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file.get())) text.append(buffer, count);
  return text;
}

}  // namespace assay
