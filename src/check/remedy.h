// What an article may say instead: admissible wordings of a published figure, and the text that would replace a wrong one.
//
//   +157.5%                      “up 157.5%”, “2.6 times”, “more than doubled”
//   69% of the world's output    “69%”, “nearly 70%”, “more than two-thirds”
//   6,412 metric tons            6,146 metric tons
//   Rare-Earth Exports           Rare-Earth Magnet Exports
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/evidence.h"
#include "check/wording.h"
#include "fact/finding.h"
#include "fact/unit.h"

namespace assay {

class Remedy {
 public:
  Remedy(const Lexicon& lexicon, const UnitTable& units, const CheckRules& rules, const Wording& wording)
      : lexicon_(lexicon), units_(units), rules_(rules), wording_(wording) {}

  // The wordings in a row: “up 157.5%”, “2.6 times” or “more than doubled”.
  std::string wordings(const Answer& answer) const;

  // The claim's own words with the published figure in them.
  std::optional<Suggestion> figure(const Claim& claim, std::string_view text, const Answer& answer) const;
  // … in place of the hedge too: nearly tripled → rose 157.5%.
  std::optional<Suggestion> unhedged(const Claim& claim, std::string_view text, const Answer& answer) const;
  // Another product's name in place of the one written: as a modifier before a noun, capitals as they were.
  std::optional<Suggestion> label(const Claim& claim, std::string_view text, std::string_view product) const;
  // The same for a change, or a share, of which only the figure is known.
  std::string wordings(double figure, bool share) const;
  // Rose 334% to 167,000 from 50,000 → 234%.
  std::optional<Suggestion> by_how_much(const Claim& claim, std::string_view text) const;
  // 11% → 11 percentage points, and back.
  std::optional<Suggestion> points(const Claim& claim, std::string_view text) const;

 private:
  // `hedge`: the one that stays before it.
  std::optional<Suggestion> figure(const Claim& claim, std::string_view text, const Answer& answer, Hedge hedge) const;
  std::vector<std::string> of_share(double part) const;
  std::string in_a_row(const std::vector<std::string>& all) const;
  std::vector<std::string> of_change(double factor, const std::string& percent) const;
  std::optional<double> in_unit_of(const Claim& claim, const Answer& answer) const;
  std::string phrase(std::string_view name, std::string what) const;
  std::uint32_t hedge_start(const Claim& claim, std::string_view text) const;
  bool is_past_verb(std::string_view quote) const;
  bool modifies(Span label, std::string_view text) const;

  const Lexicon& lexicon_;
  const UnitTable& units_;
  const CheckRules& rules_;
  const Wording& wording_;
};

}  // namespace assay
