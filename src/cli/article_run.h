// One way over all inputs, for every verb that reads articles.
#pragma once

#include <functional>
#include <optional>

#include "cli/cli.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "report/renderer.h"
#include "text/reader.h"

namespace assay::cli {

struct RunOutcome {
  bool unreadable = false;        // an input was missing or broken: exit status 2
  std::optional<Severity> worst;  // of all findings

  int status(const std::optional<Severity>& fail_on) const {
    return unreadable ? 2 : fail_on && worst && *worst >= *fail_on ? 1 : 0;
  }
};

// What becomes of an article; each thread makes its own. `beside` is the file beside its input, if there is one (suppression.h).
struct Beside {
  std::string file, json;
};
using Step = std::function<CheckedArticle(Article, const Beside& beside)>;

// One input, read and worked on.
struct InputResult {
  std::string doc;
  std::string bytes;                     // as read
  Beside beside;                         // likewise
  bool skipped = false;                  // `skip` knew it
  std::vector<CheckedArticle> articles;  // an input may hold several
  std::optional<Error> problem;
};

struct InputRun {
  std::function<Step()> make_step;
  std::function<bool(const InputResult&)> skip;  // knows it already? Called by several threads; may be empty
  std::function<void(const InputResult&)> take;                              // on the calling thread, in input order
  Progress* progress = nullptr;
};

// Reads the inputs, several at a time, and hands over what became of each. Inputs that cannot be read are named on standard
// error; the rest is still done.
RunOutcome run_over_inputs(const Options&, const ReadOptions&, World&, const InputRun&);

// Reads the inputs, several at a time, and gives the results to the renderer in input order.
RunOutcome run_over_articles(const Options&, const ReadOptions&, World&, Renderer&,
                             const std::function<Step()>& make_step);

bool wants_color(const Options&, const World&);

}  // namespace assay::cli
