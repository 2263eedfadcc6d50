#include "cli/explain_archive.h"

#include <algorithm>
#include <iterator>
#include <ostream>

#include "archive/archive.h"
#include "cli/diagnostics.h"
#include "cli/evidence_desk.h"
#include "report/excerpt.h"

namespace assay::cli {
namespace {

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  return text;
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == at) out.emplace_back();
    else out.back() += c;
  }
  return out;
}

// Which cells are asked for: pieces of a cell, where empty ones fit everything; or words that stand in its name or in a piece.
class Asked {
 public:
  explicit Asked(const std::string& text)
      : by_pieces_(text.find('/') != std::string::npos), parts_(split(lower(text), by_pieces_ ? '/' : ' ')) {}

  bool fits(const std::string& cell, const std::string& name) const {
    if (!by_pieces_)
      return std::all_of(parts_.begin(), parts_.end(), [known = lower(name + " " + cell)](const std::string& word) {
        return known.find(word) != std::string::npos;
      });
    const auto has = split(lower(cell), '/');
    if (parts_.size() > has.size()) return false;
    for (std::size_t i = 0; i < parts_.size(); ++i)
      if (!parts_[i].empty() && parts_[i] != has[i]) return false;
    return true;
  }

 private:
  bool by_pieces_;
  std::vector<std::string> parts_;
};

class Printer {
 public:
  Printer(std::ostream& out, const Tellings& told) : out_(out), told_(told) {}

  void print(const Account& account) {
    out_ << printable(account.name) << "\n  " << printable(account.cell) << '\n';
    leaves(account);
    if (!account.rest.empty()) out_ << "  Without what is stated of it, the rest implies: " << account.rest << ".\n";
    for (const std::string& words : account.published) out_ << "  Published: " << printable(words) << ".\n";
    end("Not less than ", account.low);
    end("Not more than ", account.high);
    list("It is stated:", account.told);
    list("Stated, but out of line or of no use as evidence:", account.left_out);
    out_ << '\n';
  }

 private:
  void leaves(const Account& account) {
    if (account.told.empty()) out_ << "  Nobody states it. What is stated implies: ";
    else if (!account.alternatives.empty()) out_ << "  Sources contradict each other, and nothing decides between them: ";
    else out_ << "  What is stated of it and around it leaves: ";
    if (account.alternatives.empty()) out_ << (account.implied.empty() ? "nothing" : account.implied);
    for (std::size_t i = 0; i < account.alternatives.size(); ++i) out_ << (i == 0 ? "" : ", or ") << account.alternatives[i];
    out_ << ".\n";
  }

  void end(const char* title, const AccountEnd& end) {
    if (end.words.empty()) return;
    out_ << "\n  " << title << end.words << (end.together ? ", from all of these together:\n" : ":\n");
    int number = 0;
    for (const AccountStep& step : end.steps) {
      out_ << "  " << ++number << ". " << printable(step.words) << '\n';
      if (step.telling) quote(*step.telling);
    }
  }

  void list(const char* title, const std::vector<std::size_t>& tellings) {
    if (tellings.empty()) return;
    out_ << "\n  " << title << '\n';
    for (const std::size_t telling : tellings) quote(telling);
  }

  void quote(std::size_t index) {
    const Telling& t = told_.claims[index];
    const Source& source = told_.sources[t.source];
    out_ << "     “" << printable(t.quote) << "”, " << printable(source.doc) << ":" << t.line << ":" << t.column << ", "
         << (t.told_on ? t.told_on->text() : "undated") << ": " << printable(t.sentence) << '\n';
  }

  std::ostream& out_;
  const Tellings& told_;
};

}  // namespace

int explain_archive(const Options& options, World& world) {
  if (!options.claim.empty())
    return refuse(world, {"--claim", 0, 0, "A claim is explained in its article, a cell in an archive.",
                          "Leave one of --claim and --archive out."});
  const auto desk = EvidenceDesk::open(options, world);
  if (!desk) return refuse(world, desk.error());
  const auto archive = Archive::open(options.archive, Archive::Use::read);
  if (!archive) return refuse(world, archive.error());
  std::string text;
  for (const std::string& word : options.inputs) text += (text.empty() ? "" : " ") + word;
  const Asked asked(text);
  bool any = false;
  const auto read = archive->each_subject([&](const Tellings& told) {
    std::vector<std::string> cells;
    const auto wanted = [&](const std::string& cell, const std::string& name) {
      const bool fits = asked.fits(cell, name);
      if (fits && text.empty()) cells.push_back(cell + "  " + name);
      any |= fits;
      return fits && !text.empty();
    };
    Printer printer(world.out, told);
    for (const Account& account : (*desk)->checker().accounts(told, wanted)) printer.print(account);
    std::sort(cells.begin(), cells.end());
    for (const std::string& cell : cells) world.out << printable(cell) << '\n';
  });
  if (!read) return refuse(world, read.error());
  if (!any)
    return refuse(world, {options.archive.string(), 0, 0, "No cell of this archive fits `" + text + "`.",
                          "`assay explain --archive FILE` lists them."});
  return 0;
}

}  // namespace assay::cli
