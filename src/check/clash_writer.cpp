// FindingWriter: a claim against other claims of its article.
#include <algorithm>

#include "check/finding_writer.h"
#include "check/readings.h"

namespace assay {
namespace {

constexpr const char* kPlus = " + ";

}  // namespace

// "172 tonnes, 150 tonnes and 96 tonnes"
std::string FindingWriter::listed(const std::vector<std::size_t>& readings, const std::string& last) const {
  std::string out;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (i > 0) out += i + 1 == readings.size() || last == kPlus ? last : ", ";
    out += readings_[readings[i]].quote;
  }
  return out;
}

std::vector<std::size_t> FindingWriter::in_order(const Clash& clash) {
  std::vector<std::size_t> out = clash.against;
  out.push_back(clash.reading);
  std::sort(out.begin(), out.end());
  return out;
}

// The arithmetic, to be redone on paper: a quotient, a sum, or step by step what the other figures leave.
void FindingWriter::add_arithmetic(Finding& finding, const Clash& clash, Values values) const {
  if (clash.text == "arithmetic.levels" || clash.text == "arithmetic.part" || clash.text == "arithmetic.each" || clash.text == "percent-times") return add_step(finding, wording_.sentence("steps.quotient", values));
  const bool record = readings_[clash.reading].claim->kind == Kind::rank;
  if (clash.text == "arithmetic.difference" || clash.text == "arithmetic.other-way") return add_step(finding, wording_.sentence("steps.difference", values));
  if (clash.base) {
    values["asked"] = values["base"];
    add_step(finding, wording_.sentence("steps.reference", values));
    if (record) return;
    values["second"] = values["reference"];
    return add_step(finding, wording_.sentence("steps.quotient", values));
  }
  if (clash.list) add_listed(finding, clash);
  const bool of_parts = clash.list || clash.text == "arithmetic.sum" || clash.text == "arithmetic.parts" || clash.text.starts_with("arithmetic.list"), of_shares = clash.text.ends_with("shares");
  if (of_parts || of_shares) {
    values["terms"] = listed(of_shares ? in_order(clash) : clash.against, kPlus);
    for (const Answer& answer : clash.listed) values["terms"] += kPlus + said(answer);
    return add_step(finding, wording_.sentence("steps.sum", values));
  }
  for (const Inference& step : clash.derivation) {
    const std::string with = step.reading ? readings_[*step.reading].claim->id() : "";
    add_step(finding, wording_.sentence("steps.implied", {{"id", with}, {"asked", told(step.cell)}, {"range", wording_.range(step.bounds, step.cell)}}));
  }
  if (clash.derivation.empty() || !asked(clash.reading)) return;
  values["range"] = values["implied"];
  add_step(finding, wording_.sentence("steps.therefore", values));
}

// Who says that these are all, and what is added of those whom the text leaves out.
void FindingWriter::add_listed(Finding& finding, const Clash& clash) const {
  const Observation& row = clash.list->whole ? *clash.list->whole : *clash.list->parts.front().row;
  add_step(finding, wording_.sentence("steps.complete-list", {{"source", wording_.source(row)}, {"count", std::to_string(clash.list->parts.size())}}));
  for (const Answer& answer : clash.listed) {
    add_step(finding, wording_.sentence("steps.reference", {{"asked", told(answer.said)}, {"reference", said(answer)}, {"source", wording_.source(*answer.said.rows.front())}}));
    add(finding, answer);
  }
}

// "Exports drop 8% in August", over a body that tells the change from July: since when, the article says.
bool FindingWriter::says_its_base(const Clash& clash) const {
  const Claim& title = *readings_[clash.reading].claim;
  return title.base && std::ranges::any_of(clash.against, [&](std::size_t r) {
    const Claim& body = *readings_[r].claim;
    return body.base == title.base && body.from.base == Provenance::sentence && body.key.period == title.key.period;
  });
}

Finding FindingWriter::of(const Clash& clash) const {
  std::vector<std::size_t> all{clash.reading};
  all.insert(all.end(), clash.also.begin(), clash.also.end());
  all.insert(all.end(), clash.against.begin(), clash.against.end());
  int most = 0;
  for (const std::size_t r : all) most = std::max(most, inferred(r));
  most += clash.assumed;
  if (clash.tied) most = clash.assumed;
  // What the body takes from the headline cannot differ from it; and whose figure it is hangs on no period or base.
  if (clash.rule == "headline-mismatch") most = clash.text == "headline.sides" || clash.text == "headline.scope" || clash.tied ? clash.assumed : inferred(clash.reading, says_its_base(clash));
  // "Nearly doubled" before a rise by half: the figures are sound, the word in front promises too much.
  const Reading& blamed = readings_[clash.reading];
  const bool bold = blamed.claim->hedge != Hedge::none && blamed.claim->hedge != Hedge::about && (blamed.claim->kind == Kind::multiple || clash.text == "arithmetic.part");
  const bool overreach = clash.rule == "arithmetic" && bold && clash.implied.bounded() &&
                         gap_between(blamed.claim->fair, clash.implied) <= rules_.number("tolerances.hedge-reach");
  // Two levels that give another change show that the change was read of the right thing; parts show nothing of their whole.
  const bool two_levels = clash.against.size() == 2 && (clash.text == "arithmetic.levels" || clash.rule != "arithmetic");
  Finding out = begin(overreach ? "hedge-overreach" : clash.rule, all, most, two_levels ? 1 : 0);
  if (clash.rule == "percent-times" && blamed.claim->kind == Kind::multiple) cap(out, Severity::warning);  // many write "by" and mean "to"
  Values values = about(clash.reading);
  if (!clash.against.empty()) values["first"] = readings_[clash.against.front()].quote;
  if (clash.against.size() > 1) values["second"] = readings_[clash.against[1]].quote;
  if (!asked(clash.reading) && !clash.against.empty() && asked(clash.against.front())) values["asked"] = told(*asked(clash.against.front()));
  if (shown(clash.reading)) values["implied"] = wording_.range(clash.implied, *shown(clash.reading));
  if (clash.text == "points-percent") values["implied"] = wording_.range(clash.implied, change_of_itself());
  if (((clash.text == "arithmetic.difference" || clash.text == "arithmetic.each") && blamed.claim->kind == Kind::price) || clash.text == "arithmetic.restated" || clash.text == "arithmetic.converted" || ((clash.list || clash.text.starts_with("arithmetic.list")) && blamed.claim->kind == Kind::quantity)) values["implied"] = in_words_of(clash.implied, clash.reading);
  values["all"] = listed(in_order(clash), rules_.text("words.list-last"));
  values["others"] = listed(clash.against, rules_.text("words.list-last"));
  if (clash.text == "headline.other") cap(out, Severity::warning);
  if (clash.text == "headline.scope") {
    cap(out, Severity::warning);
    values["cell"] = wording_.cell(readings_[clash.against.front()].claim->key);
  }
  if (clash.text == "headline.sides") {
    values["title-side"] = wording_.place(readings_[clash.reading].claim->key.origin);
    values["cell"] = wording_.cell(readings_[clash.against.front()].claim->key);
  }
  if (clash.text == "headline.thing") {
    values["written"] = wording_.product(readings_[clash.against.front()].claim->key.product);
    values["product"] = wording_.product(readings_[clash.against.back()].claim->key.product);
  }
  if (clash.text == "headline.period") {
    values["written"] = wording_.period(*readings_[clash.reading].claim->key.period);
    values["period"] = wording_.period(*readings_[clash.against.back()].claim->key.period);
  }
  if (clash.text == "headline.region") {
    values["written"] = wording_.place(readings_[clash.reading].claim->key.origin);
    values["part"] = wording_.place(readings_[clash.against.front()].claim->key.origin);
  }
  if (clash.base) {
    cap(out, Severity::warning);  // two sources: nobody says that they count alike
    values["reference"] = said(*clash.base);
    values["base"] = told(clash.base->said);
    values["source"] = wording_.source(*clash.base->said.rows.front());
    add(out, *clash.base);
  }
  if (!clash.listed.empty()) cap(out, Severity::warning);
  if (!clash.listed.empty()) values["publisher"] = clash.listed.front().said.rows.front()->publisher;
  if (overreach) values["wordings"] = remedy_.wordings(clash.implied.middle(), clash.text == "arithmetic.part");
  out.message = upper_first(wording_.sentence(clash.text, values));
  if (clash.rule == "percent-times") out.suggestion = remedy_.by_how_much(*readings_[clash.reading].claim, article_.text);
  if (clash.rule == "percent-points") out.suggestion = remedy_.points(*readings_[clash.reading].claim, article_.text);
  add_arithmetic(out, clash, std::move(values));
  for (const std::size_t r : told_once(all))
    if (shown(r) && readings_[r].claim->kind != Kind::rank) add_step(out, wording_.sentence("steps.claim", about(r)));
  for (const std::size_t r : clash.also) add_claim(out, r);
  for (const std::size_t r : clash.against) add_claim(out, r);
  for (const std::size_t r : all)
    if (const Answer* own = readings_[r].own.best()) add(out, *own);
  return out;
}

}  // namespace assay
