#include "cli/verbs.h"

#include <array>

namespace assay::cli {

std::span<const Verb> verbs() {
  static constexpr std::array table{
      Verb{"check", "check articles against reference data and against themselves", declare_check, run_check},
      Verb{"extract", "print the numeric claims of articles", declare_extract, run_extract},
      Verb{"audit", "read articles into an archive, check each, and reconcile what they tell across sources", declare_audit, run_audit},
      Verb{"report", "the discrepancy report of an archive: facts with their sources side by side", declare_report, run_report},
      Verb{"explain", "how a claim was read, or what an archive says of a fact: the arithmetic step by step", declare_explain, run_explain},
      Verb{"reference list", "the data packages", declare_reference_verb, run_reference_list},
      Verb{"reference show", "the observations of one product", declare_reference_show, run_reference_show},
      Verb{"reference validate", "check the data packages, and list where publishers contradict themselves",
           declare_reference_validate, run_reference_validate},
      Verb{"rules list", "the rules and the classes of the lexicon", declare_rules_verb, run_rules_list},
      Verb{"rules test", "run every rule's own examples, for and against", declare_rules_verb, run_rules_test},
      Verb{"rules compile", "keep the rules beside their files as this program starts quickest with them", declare_rules_verb, run_rules_compile},
      Verb{"evaluate", "score against annotated articles: recall, precision and F1 per kind", declare_evaluate,
           run_evaluate},
  };
  return table;
}

}  // namespace assay::cli
