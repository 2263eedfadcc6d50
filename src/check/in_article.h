// What an article says of itself: figures that nothing can be, and headlines that say what the body does not. Figures that
// cannot all be true: own_conflicts.h.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "check/diagnosis.h"

namespace assay {

// A step of the arithmetic: with this claim, or because parts make their whole, the cell lies in these bounds.
struct Inference {
  std::optional<std::size_t> reading;
  Constraint cell;
  Interval bounds;
};

// A claim against other claims of the same article.
struct Clash {
  std::string rule;                  // arithmetic, headline-mismatch, percent-points, percent-times, implausible
  std::size_t reading = 0;           // the claim to blame
  std::vector<std::size_t> against;  // the claims that it does not agree with
  Interval implied;                  // what those leave for it; everything where nothing is implied
  std::string text{};                // which message tells it, a name in rules/checks/messages.json
  std::vector<std::size_t> also{};   // further places of the same clash
  bool tied = false;                 // one sentence says that its figures belong together
  int assumed = 0;                   // dimensions read into it beyond those of its claims
  std::optional<Answer> base{};      // the reference data against which it stands
  const CompleteList* list = nullptr;   // the reference data's list that says which parts are all
  std::vector<Answer> listed{};         // what it has besides those of the text
  std::vector<Inference> derivation{};  // how the others come to what they leave for it
};

// Headlines whose figure, direction, product's place or scope the body tells otherwise. `text`: the article's, in which the spans lie.
std::vector<Clash> headlines(const std::vector<Reading>& readings, std::string_view text);

// Do the article's own levels, which nothing refutes, give the change as it is told? Then a published change from
// another base or in other prices does not speak against it.
bool borne_out(const std::vector<Reading>& readings, std::size_t index);

}  // namespace assay
