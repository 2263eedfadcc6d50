#include "extract/compiled_rules.h"

#include <link.h>

#include <algorithm>
#include <fstream>
#include <optional>

#include "extract/flat_table.h"
#include "extract/json_file.h"

namespace assay {
namespace {

std::filesystem::path compiled_file(const std::filesystem::path& rules_dir) { return rules_dir / "compiled.bin"; }

std::optional<std::string> content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) return std::nullopt;
  std::string content(static_cast<std::size_t>(in.tellg()), '\0');
  in.seekg(0);
  in.read(content.data(), static_cast<std::streamsize>(content.size()));
  return in ? std::optional(std::move(content)) : std::nullopt;
}

// The linker's name for this very program: the note NT_GNU_BUILD_ID of its own image (elf.h). Empty where it was linked without one.
std::string build_id() {
  std::string id;
  dl_iterate_phdr(
      [](dl_phdr_info* info, std::size_t, void* into) {
        for (std::size_t i = 0; i < info->dlpi_phnum; ++i) {
          const auto& part = info->dlpi_phdr[i];
          if (part.p_type != PT_NOTE) continue;
          const auto padded = [](std::size_t size) { return (size + 3) / 4 * 4; };
          const char* at = reinterpret_cast<const char*>(info->dlpi_addr + part.p_vaddr);
          for (const char* const end = at + part.p_memsz; at + sizeof(ElfW(Nhdr)) <= end;) {
            ElfW(Nhdr) note;
            std::memcpy(&note, at, sizeof note);
            const char* const content = at + sizeof note + padded(note.n_namesz);
            if (note.n_type == NT_GNU_BUILD_ID) static_cast<std::string*>(into)->assign(content, note.n_descsz);
            at = content + padded(note.n_descsz);
          }
        }
        return 1;  // the first one is the program; the libraries behind it may change without it
      },
      &id);
  return id;
}

// What the file hangs on: the program, and every rule file with its name and its bytes. nullopt where it cannot be told.
std::optional<std::string> state_of(const std::filesystem::path& rules_dir) {
  std::string state = build_id();
  if (state.empty()) return std::nullopt;
  const auto add = [&state](std::string_view bytes) {
    const std::uint64_t hash = hash_of(bytes);
    state.append(reinterpret_cast<const char*>(&hash), sizeof hash);
  };
  for (const char* const folder : {"lexicon", "grammar", "schema"}) {
    const auto files = json_files_under(rules_dir / folder);
    if (!files) return std::nullopt;
    for (const auto& file : *files) {
      const auto content = content_of(file);
      if (!content) return std::nullopt;
      add(file.filename().string());
      add(*content);
    }
  }
  return state;
}

constexpr std::string_view kMagic = "assay rules 1\n";

// The state and a hash of what follows: whoever finds both as they must be need not doubt the rest.
std::string header_of(std::string_view state, std::string_view image) {
  const std::uint64_t hash = hash_of(image);
  return std::string(kMagic).append(state).append(reinterpret_cast<const char*>(&hash), sizeof hash);
}

}  // namespace

Expected<std::filesystem::path> compile_rules(const std::filesystem::path& rules_dir) {
  const auto path = compiled_file(rules_dir);
  const auto fail = [&path](std::string cause, std::string remedy) { return Unexpected(Error{path.string(), 0, 0, std::move(cause), std::move(remedy)}); };
  const auto language = Language::make({rules_dir});
  if (!language) return Unexpected(language.error());
  const auto state = state_of(rules_dir);
  if (!state) return fail("The rules cannot be compiled: this program bears no build id, or a rule file cannot be read.", "Link it with --build-id; nothing else is lost but time at the start.");
  const std::string image = (*language)->image(rules_dir);
  auto fresh = path;
  fresh += ".new";
  {
    std::ofstream out(fresh, std::ios::binary);
    out << header_of(*state, image) << image;
    if (!out.flush()) return fail("The compiled rules cannot be written.", "Run it as a user who may write there.");
  }
  std::error_code error;
  std::filesystem::rename(fresh, path, error);  // whoever reads meanwhile has the old one or the new one
  if (error) return fail("The compiled rules cannot be put in their place (" + error.message() + ").", "Run it as a user who may write there.");
  return path;
}

std::unique_ptr<const Language> read_compiled_rules(const std::filesystem::path& rules_dir) {
  const auto bytes = content_of(compiled_file(rules_dir));
  if (!bytes || !bytes->starts_with(kMagic)) return nullptr;
  const auto state = state_of(rules_dir);
  if (!state) return nullptr;
  const std::size_t header_size = header_of(*state, "").size();
  if (bytes->size() < header_size) return nullptr;
  const std::string_view image = std::string_view(*bytes).substr(header_size);
  return bytes->starts_with(header_of(*state, image)) ? Language::from_image(image, rules_dir) : nullptr;
}

}  // namespace assay
