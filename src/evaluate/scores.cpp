#include "evaluate/scores.h"

#include <algorithm>
#include <charconv>

#include "evaluate/pairing.h"
#include "text/one_line.h"

namespace assay {
namespace {

constexpr std::array kKey{Dimension::product,     Dimension::flow,   Dimension::origin,
                          Dimension::destination, Dimension::period, Dimension::base};

std::string number(double value) {
  char buffer[40];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

std::string value_text(double value, const std::optional<double>& high) {
  return high ? "[" + number(value) + ", " + number(*high) + "]" : number(value);
}

std::string got(const Claim& claim, Dimension dimension) {
  switch (dimension) {
    case Dimension::unit: return claim.unit;
    case Dimension::hedge: return std::string(name(claim.hedge));
    case Dimension::direction: return std::string(name(claim.direction));
    case Dimension::kind: return std::string(name(claim.kind));
    case Dimension::form: return std::string(name(claim.form));
    case Dimension::counted: return claim.counted;
    case Dimension::product: return claim.key.product;
    case Dimension::flow: return claim.key.flow;
    case Dimension::origin: return claim.key.origin;
    case Dimension::destination: return claim.key.destination;
    case Dimension::period: return claim.key.period ? claim.key.period->name() : "";
    case Dimension::base: return claim.base ? claim.base->name() : "";
    case Dimension::whole: return claim.whole;
    case Dimension::modality: return std::string(name(claim.modality));
    case Dimension::count_: break;
  }
  return "";
}

std::string shown(const std::string& text) { return text.empty() ? "null" : text; }

std::string shown(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : " or ") + shown(text);
  return all;
}

std::string place(const std::string& file, int line) { return file + ":" + std::to_string(line); }

bool right(const GoldClaim& gold, const Claim& claim, Dimension dimension) {
  const auto& want = gold.want[static_cast<std::size_t>(dimension)];
  const std::string have = got(claim, dimension);
  if (std::find(want.begin(), want.end(), have) != want.end()) return true;
  // A share is a share in % and as a bare number; the value says which.
  return dimension == Dimension::unit && same_value(gold, claim) && (have == "%" || have == "1") &&
         std::any_of(want.begin(), want.end(), [](const auto& unit) { return unit == "%" || unit == "1"; }) &&
         claim.kind == Kind::share;
}

void score_pair(const GoldClaim& gold, const Claim& claim, Scores& scores) {
  const auto wrong = [&](std::string field, std::string want, std::string have) {
    scores.details.push_back({place(gold.file, gold.line), "wrong", one_line(gold.quote), std::move(field),
                              std::move(want), std::move(have)});
  };
  const bool value = same_value(gold, claim);
  scores.value.add(value);
  if (!value) wrong("value", value_text(gold.value, gold.value_high), value_text(claim.value, claim.value_high));
  std::array<bool, kDimensions> is_right;
  is_right.fill(true);
  for (std::size_t i = 0; i < kDimensions; ++i) {
    const auto dimension = static_cast<Dimension>(i);
    if (!gold.scores(dimension)) continue;
    is_right[i] = right(gold, claim, dimension);
    scores.dimensions[i].add(is_right[i]);
    if (!is_right[i]) wrong(std::string(name(dimension)), shown(gold.want[i]), shown(got(claim, dimension)));
  }
  scores.whole_keys.add(
      std::all_of(kKey.begin(), kKey.end(), [&](Dimension d) { return is_right[static_cast<std::size_t>(d)]; }));
}

// A finding answers an annotation where it, or a claim that it names as evidence, meets an annotated place.
bool answers(const Finding& finding, const GoldFinding& want) {
  if (std::find(want.rules.begin(), want.rules.end(), finding.rule) == want.rules.end()) return false;
  return std::any_of(want.places.begin(), want.places.end(), [&](Span place) {
    return finding.span.overlaps(place) ||
           std::any_of(finding.evidence.begin(), finding.evidence.end(),
                       [&](const Evidence& e) { return e.kind == Evidence::Kind::claim && e.span.overlaps(place); });
  });
}

}  // namespace

double KindScore::f1() const {
  const double p = precision(), r = recall();
  return p + r == 0 ? 0 : 2 * p * r / (p + r);
}

Tally Scores::findings_made() const {
  Tally made;
  for (const auto& [id, is_made] : findings) made.add(is_made);
  return made;
}

std::map<std::string, double> Scores::figures() const {
  std::map<std::string, double> figures{
      {"f1", all.f1()},         {"recall", all.recall()},          {"precision", all.precision()},
      {"value", value.share()}, {"whole-key", whole_keys.share()}, {"findings", findings_made().share()}};
  for (std::size_t i = 0; i < kDimensions; ++i) figures.emplace(name(static_cast<Dimension>(i)), dimensions[i].share());
  for (const auto& [kind, score] : kinds) figures.emplace("f1-" + kind, score.f1());
  return figures;
}

void score_claims(const GoldArticle& gold, const Article& article, const std::vector<Claim>& claims, Scores& scores) {
  ++scores.articles;
  const auto partner = pair_up(gold.claims, claims);
  std::vector<bool> met(claims.size(), false);
  for (std::size_t g = 0; g < gold.claims.size(); ++g) {
    const auto& wanted = gold.claims[g];
    for (KindScore* score : {&scores.kinds[wanted.kind], &scores.all}) {
      ++score->wanted;
      if (partner[g]) ++score->found;
    }
    if (partner[g]) {
      met[*partner[g]] = true;
      score_pair(wanted, claims[*partner[g]], scores);
    } else {
      scores.details.push_back({place(wanted.file, wanted.line), "miss", one_line(wanted.quote), wanted.kind,
                                value_text(wanted.value, wanted.value_high), ""});
    }
  }
  const LineIndex lines(article.text);
  for (std::size_t c = 0; c < claims.size(); ++c) {
    for (KindScore* score : {&scores.kinds[std::string(name(claims[c].kind))], &scores.all}) {
      ++score->claims;
      if (met[c]) ++score->claims_met;
    }
    if (!met[c])
      scores.details.push_back({place(article.doc, lines.at(claims[c].span.start).line), "extra",
                                one_line(claims[c].span.of(article.text)), std::string(name(claims[c].kind)), "",
                                value_text(claims[c].value, claims[c].value_high)});
  }
}

void score_findings(const GoldArticle& gold, const Article& article, const std::vector<Finding>& findings,
                    Scores& scores) {
  const LineIndex lines(article.text);
  std::vector<bool> wanted(findings.size(), false);
  for (const auto& want : gold.findings) {
    bool made = false;
    for (std::size_t i = 0; i < findings.size(); ++i)
      if (answers(findings[i], want)) made = wanted[i] = true;
    scores.findings[want.id()] = scores.findings[want.id()] || made;
    if (!made)
      scores.details.push_back({want.id(), "no finding", one_line(want.places.front().of(article.text)),
                                want.rules.front(), want.severity + " in " + article.doc, ""});
  }
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (wanted[i] || findings[i].severity == Severity::info) continue;
    ++scores.false_alarms;
    scores.details.push_back({place(article.doc, lines.at(findings[i].span.start).line), "false alarm",
                              one_line(findings[i].span.of(article.text)), findings[i].rule, "",
                              std::string(name(findings[i].severity)) + ": " + findings[i].message});
  }
}

}  // namespace assay
