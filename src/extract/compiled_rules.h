// The rules compiled: lexicon, grammar and automata in one file beside the rule files, so that a start reads what it would have to make.
//
// The file is of one program and of one state of the rules: it is read only by the very build that wrote it, and only while every rule file is
// byte for byte what it was. Else it is passed over, and the rules are made from their files as if it were not there.
#pragma once

#include <filesystem>
#include <memory>

#include "extract/scanner.h"
#include "fact/error.h"

namespace assay {

// Writes the file for a rules folder; its path. The folder must be complete by itself and writable.
Expected<std::filesystem::path> compile_rules(const std::filesystem::path& rules_dir);

// nullptr where there is no such file, or none of this build and these rules.
std::unique_ptr<const Language> read_compiled_rules(const std::filesystem::path& rules_dir);

}  // namespace assay
