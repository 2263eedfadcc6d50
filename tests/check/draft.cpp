#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>

#include "gold.h"

namespace assay::testing {
namespace {

constexpr auto kSaid = Provenance::sentence;

// "3,188 t" → 3188 and "t".
std::pair<double, std::string> parts_of(const std::string& figure) {
  std::string digits;
  std::size_t at = 0;
  for (; at < figure.size() && ((figure[at] >= '0' && figure[at] <= '9') || figure[at] == ',' || figure[at] == '.'); ++at)
    if (figure[at] != ',') digits += figure[at];
  std::string unit = figure.substr(at);
  while (!unit.empty() && unit.front() == ' ') unit.erase(0, 1);
  double scale = 1;
  for (const auto& [word, size] : {std::pair{"million ", 1e6}, std::pair{"billion ", 1e9}}) {
    if (!unit.starts_with(word)) continue;
    unit.erase(0, std::string_view(word).size());
    scale = size;
  }
  return {std::atof(digits.c_str()) * scale, unit.empty() ? "1" : unit};
}

}  // namespace

Draft::Draft(const std::string& published) {
  article_.doc = "draft";
  article_.published = Date::parse(published);
}

Draft& Draft::headline() {
  in_headline_ = true;
  return sentence();
}

Draft& Draft::body() {
  in_headline_ = false;
  return sentence();
}

Draft& Draft::sentence() {
  if (!article_.text.empty()) article_.text += "\n";
  sentence_start_ = static_cast<std::uint32_t>(article_.text.size());
  return *this;
}

Draft& Draft::says(const std::string& figure, const std::string& product, const std::string& flow, const std::string& origin,
                   const std::string& destination, const std::string& period) {
  Claim claim;
  const auto place = [&](const std::string& words) {
    const auto start = static_cast<std::uint32_t>(article_.text.size());
    article_.text += words + " ";
    return Span{start, start + static_cast<std::uint32_t>(words.size())};
  };
  claim.product_span = place(lexicon().product_label(product));
  claim.span = place(figure);
  claim.sentence = {sentence_start_, claim.span.end};
  claim.number = static_cast<int>(claims_.size()) + 1;
  claim.in_headline = in_headline_;
  std::tie(claim.value, claim.unit) = parts_of(figure);
  if (claim.unit == "%") {
    claim.kind = Kind::share;
    claim.form = Form::ratio;
  } else if (claim.unit == "x") {
    claim.kind = Kind::multiple;
    claim.form = Form::ratio;
  } else if (claim.unit == "1") {
    claim.kind = Kind::count;
  }
  claim.key = {product, flow, origin, destination, Period::parse(period), "", {}};
  claim.from = {kSaid, kSaid, kSaid, kSaid, kSaid, kSaid};
  claims_.push_back(std::move(claim));
  bound(claims_.back());
  return *this;
}

void Draft::bound(Claim& claim) const { set_intervals(claim, claim.span.of(article_.text)); }

Draft& Draft::up(const std::string& base) {
  Claim& claim = last();
  if (claim.kind != Kind::multiple) claim.kind = Kind::change;
  claim.direction = Direction::up;
  claim.base = Period::parse(base);
  bound(claim);
  return *this;
}

Draft& Draft::down(const std::string& base) {
  up(base);
  last().direction = Direction::down;
  bound(last());
  return *this;
}

Draft& Draft::whole(const std::string& of) {
  last().whole = of;
  return *this;
}

Draft& Draft::hedged(Hedge hedge) {
  last().hedge = hedge;
  bound(last());
  return *this;
}

Draft& Draft::kind(Kind kind) {
  last().kind = kind;
  bound(last());
  return *this;
}

Draft& Draft::modality(Modality modality) {
  last().modality = modality;
  return *this;
}

Draft& Draft::inferred_period() {
  last().from.period = Provenance::inferred;
  return *this;
}

Draft& Draft::high() {
  last().kind = Kind::rank;
  last().form = Form::order;
  last().unit = "high";
  last().value = 1;
  return *this;
}

CheckedArticle Draft::check() const {
  auto claims = claims_;
  for (Claim& claim : claims)
    for (const Claim& other : claims_)
      if (other.sentence.start == claim.sentence.start) claim.sentence.end = std::max(claim.sentence.end, other.sentence.end);
  return checker().check(article_, std::move(claims), {});
}

}  // namespace assay::testing
