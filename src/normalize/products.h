// What is asked of a product by its slug: some ten times a claim, and mostly of the few that the news is about just now.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "extract/lexicon.h"

namespace assay {

struct Product {
  const Entry* entry = nullptr;  // nullptr where no lexicon knows it
  bool goods = false;            // a good that is weighed, measured out or counted, or all of them: no index, rate or open concept
  bool growth = false;           // told as its growth on the year, as prices and the output of an economy are: "core inflation 2.9%"
  bool books = false;            // a line of a firm's books
  bool money = false;            // revenue, costs, which no lexicon knows as a product: such a line where a firm is told of
};

// Does every customs code of the one stand among those of the other ("61" in "50-63")? Both are lists of codes and ranges of
// them with a space between, as the lexicon's `hs`; false where either is empty.
bool codes_hold(std::string_view whole, std::string_view part);

// Remembers those that were asked for last; one a thread.
class Products {
 public:
  explicit Products(const Lexicon& lexicon) : lexicon_(lexicon) {}
  Product of(const std::string& slug);  // nothing of the empty slug

 private:
  struct Kept {
    std::string slug;
    Product product;
  };
  Product look_up(const std::string& slug) const;

  const Lexicon& lexicon_;
  std::array<Kept, 64> last_;
};

}  // namespace assay
