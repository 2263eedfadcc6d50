// The archive of an audit: one SQLite file with the articles that were read, their claims, what was found in each, and
// what was found across them. Nothing of it hangs on the order in which articles came.
//
//   auto archive = Archive::open("news.db", Archive::Use::write);
//   archive->begin(); archive->put("a.txt", digest_of(bytes), basis, checked); archive->commit();
//
// An input (a file; it may hold several articles) is known by its name and the digest of its bytes; `basis` says with
// which program, rules, reference data and options it was checked. The file is an ordinary database, to be looked at
// with any SQLite tool; schema.h describes it.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/checker.h"
#include "check/telling.h"
#include "fact/error.h"

namespace assay {

// A fact as the sources tell it, ready for printing: archived as it is.
struct ArchivedFact {
  std::string name;   // in words
  std::string sheet;  // a JSON object, docs/schema/report.schema.json under `facts`
};

// What is in it.
struct ArchiveCounts {
  std::size_t articles = 0, undated = 0, claims = 0, facts = 0;
  std::map<std::pair<Severity, std::string>, std::size_t> findings;  // by severity and rule
};

class Archive {
 public:
  enum class Use { read, write };  // write makes the file where there is none

  // Errors: no such file; a file that is no archive, or one of a newer Assay; a folder that cannot be written.
  static Expected<Archive> open(const std::filesystem::path& file, Use use);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  // What is there already: name of the input → digest and basis in one (see `mark`).
  Expected<std::unordered_map<std::string, std::string>> known() const;
  static std::string mark(const std::string& digest, const std::string& basis) { return digest + " " + basis; }

  Expected<ArchiveCounts> counts() const;

  // Inputs put between begin and commit are kept together or not at all.
  Expected<void> begin();
  Expected<void> commit();
  // Replaces what there was of this input.
  Expected<void> put(const std::string& doc, const std::string& digest, const std::string& basis,
                     std::span<const CheckedArticle> articles);

  // Forgets an input, its articles and what was found in them.
  Expected<void> drop(const std::string& doc);

  // Every article in order of its name, as it was put, with the findings across sources that stand in it; without
  // blocks.
  Expected<void> each_article(const std::function<void(const CheckedArticle&)>& visit) const;
  // The tellings of one product after the other: what can speak of the same facts.
  Expected<void> each_subject(const std::function<void(const Tellings&)>& visit) const;

  // What was found across sources, in place of what there was.
  Expected<void> put_across(std::span<const Finding> findings, std::span<const ArchivedFact> facts);
  Expected<void> each_fact(
      const std::function<void(const ArchivedFact&)>& visit) const;  // in the order in which they were put

 private:
  struct Impl;
  explicit Archive(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay
