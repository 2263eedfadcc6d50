#include "check/checker.h"

#include <algorithm>
#include <map>
#include <set>

#include "check/accountant.h"
#include "check/across_writer.h"
#include "check/context.h"
#include "check/diagnosis.h"
#include "check/edits.h"
#include "check/evidence.h"
#include "check/finding_writer.h"
#include "check/headline_figures.h"
#include "check/headline_words.h"
#include "check/implausible.h"
#include "check/in_article.h"
#include "check/misreading.h"
#include "check/own_apart.h"
#include "check/own_balances.h"
#include "check/own_compared.h"
#include "check/own_complements.h"
#include "check/own_concluded.h"
#include "check/own_conflicts.h"
#include "check/own_definitions.h"
#include "check/own_each.h"
#include "check/own_lists.h"
#include "check/own_of_total.h"
#include "check/own_one_whole.h"
#include "check/own_moves.h"
#include "check/own_revisions.h"
#include "check/own_parts.h"
#include "check/own_pairs.h"
#include "check/own_records.h"
#include "check/own_rest.h"
#include "check/own_spread.h"
#include "check/own_stretches.h"
#include "check/own_tables.h"
#include "check/own_totals.h"
#include "check/readings.h"
#include "check/units.h"
#include "check/wording.h"

namespace assay {

namespace {

// What all articles share; immutable.
struct Parts {
  const Lexicon& lexicon;
  const ReferenceData& reference;
  CheckRules rules;
  UnitTable units;
  EvidenceBase evidence;
  Editor editor;
  Misreading misreading;
  Wording wording;
  Remedy remedy;

  Parts(const Parts&) = delete;
  Parts(const Lexicon& l, const ReferenceData& r, CheckRules c)
      : lexicon(l), reference(r), rules(std::move(c)), units(units_of(l)), evidence(r, units, rules), editor(l, units, evidence, rules),
        misreading(evidence, l, rules), wording(l, rules), remedy(l, units, rules, wording) {}
};

// The claims of one article on their way to findings; each step leaves out what an earlier one has explained.
class Session {
 public:
  Session(const Parts& parts, CheckedArticle& out, const CheckOptions& options)
      : p_(parts), out_(out), writer_(out.article, readings_, p_.wording, p_.remedy, p_.rules) {
    readings_ = read_claims(out, options, {p_.evidence, p_.lexicon, p_.units, p_.rules});
  }

  void run() {
    impossible();
    ranks();
    bare_units();
    two_times();
    overreaches();
    titles();
    turned_title();
    spare_misread([&](std::size_t i) { return Misreading::told_by_name(readings_, i) || p_.misreading.in_paragraph(readings_, i, out_.article.text); });
    stale(false);
    causes();
    stale(true);
    sums();
    spare_misread([&](std::size_t i) { return p_.misreading.in_article(readings_, i, out_.article.text); });
    doubtful();
    refuted();
    context();
    definitions();
    mirrors();
    editions();
    std::stable_sort(out_.findings.begin(), out_.findings.end(), [](const Finding& a, const Finding& b) { return a.span < b.span; });
  }

 private:
  Claim& claim_of(std::size_t reading) { return out_.claims[reading]; }

  void report(Finding finding) {
    if (p_.rules.enabled(finding.rule)) out_.findings.push_back(std::move(finding));
  }

  // A clash speaks for its claim; whether that is refuted or only in conflict depends on what else supports the others.
  void report(const Clash& clash, Verdict verdict) {
    std::vector<std::size_t> blamed{clash.reading};
    blamed.insert(blamed.end(), clash.also.begin(), clash.also.end());
    for (const std::size_t i : blamed) {
      readings_[i].explained = true;
      if (claim_of(i).verdict != Verdict::refuted) claim_of(i).verdict = verdict;
      claim_of(i).verdict_reason.clear();
    }
    report(writer_.of(clash));
  }

  void impossible() {
    for (const Clash& clash : implausible(readings_, out_.article.text, p_.lexicon, p_.rules)) report(clash, Verdict::refuted);
    for (const Clash& clash : points_for_percent(readings_, p_.lexicon, p_.evidence, p_.rules, out_.article.text)) report(clash, Verdict::refuted);
  }

  // "The largest producer", where others are known to make more.
  void ranks() {
    for (std::size_t i = 0; i < readings_.size(); ++i)
      if (readings_[i].rank.verdict == Verdict::refuted && !readings_[i].claim->in_headline) {
        readings_[i].explained = true;
        report(writer_.of_rank(i));
      }
  }

  // Read with so much from elsewhere that a figure which nothing explains was hardly read aright.
  bool hardly_read(const Reading& r) const {
    if (r.right_of_another) return false;
    return !r.named_instead.empty() || from_afar(*r.claim) || (far_off(r, p_.rules) && !all_said(*r.claim));
  }

  using SameCell = std::map<std::string, std::vector<std::size_t>>;

  // Refuted claims that pass the test, those of one cell (or pair of cells) together.
  template <typename Test>
  SameCell still_refuted(Test test) const {
    SameCell out;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const Reading& r = readings_[i];
      if (r.explained || !r.question || r.own.verdict != Verdict::refuted || !r.named_instead.empty() || borne_out(readings_, i) || !test(r)) continue;
      const Constraint& c = r.question->asked;
      out[c.cell.text() + "/" + c.base.text()].push_back(i);
    }
    return out;
  }

  void mark(const std::vector<std::size_t>& group) {
    for (const std::size_t i : group) readings_[i].explained = true;
  }

  // The published figure that the claim fits to the digit when it is read in one of the other ways.
  std::optional<Answer> right_as(const std::vector<Question>& others, const Reading& r, double coincidence) const {
    for (const Question& other : others) {
      const Judgement judged = p_.evidence.judge(other, r.as_of);
      const bool fits = judged.verdict == Verdict::supported && agree(other.asked.literal, judged.best()->said.fair);
      if (fits && chance(other.asked, judged.best()->said.fair, p_.rules) <= coincidence) return *judged.best();
    }
    return std::nullopt;
  }

  // "Tons" that are wrong as metric ones and right as short ones: by that reading no error, be it by coincidence. "Nearly 1,500 tons" fits many.
  void bare_units() {
    const auto right_as_another = [&](const Reading& r) {
      const double coincidence = r.claim->hedge == Hedge::none ? 1 : p_.rules.number("coincidence.exact");
      return right_as(p_.editor.other_units_of_the_word(*r.question), r, coincidence).has_value();
    };
    for (const auto& [cell, group] : still_refuted(right_as_another)) {
      mark(group);
      report(writer_.of_refuted("ambiguous-unit", group, *readings_[group.front()].own.best()));
    }
  }

  // "Last June" is wrong of last year's June and right of this year's.
  void two_times() {
    std::map<std::size_t, Answer> meant;
    const auto right_at_another = [&](const Reading& r) {
      auto found = right_as(p_.editor.other_times_of_the_words(*r.question), r, p_.rules.number("coincidence.exact"));
      if (found) meant.emplace(static_cast<std::size_t>(&r - readings_.data()), std::move(*found));
      return meant.contains(static_cast<std::size_t>(&r - readings_.data()));
    };
    // Words that mislead are named once, whatever figures stand beside them.
    std::map<std::pair<Period, Period>, std::vector<std::size_t>> by_times;
    for (const auto& [cell, group] : still_refuted(right_at_another))
      for (const std::size_t i : group) by_times[{*readings_[i].question->asked.cell.period, *meant.at(i).said.cell.period}].push_back(i);
    for (auto& [times, group] : by_times) {
      std::sort(group.begin(), group.end());
      mark(group);
      for (const std::size_t i : group) claim_of(i).verdict = Verdict::conflicting;
      report(writer_.of_two_times(group, meant));
    }
  }

  void overreaches() {
    const double reach = p_.rules.number("tolerances.hedge-reach");
    const auto near = [&](const Reading& r) {
      const Hedge hedge = r.claim->hedge;
      const bool bold = (hedge != Hedge::none && hedge != Hedge::about) || r.claim->kind == Kind::multiple;
      // "Rose by 7.6 times", to 7.6 times as much, promises no more than it says: it says "by".
      if (hedge == Hedge::none && rises_by_times(*r.claim) && agree(r.question->asked.fair.shifted(-1), r.own.best()->said.fair)) return false;
      return bold && gap_between(r.question->asked.fair, r.own.best()->said.fair) <= reach;
    };
    for (const auto& [cell, group] : still_refuted(near)) {
      mark(group);
      report(writer_.of_refuted("hedge-overreach", group, *readings_[group.front()].own.best()));
    }
  }

  // A headline printed twice, or a figure repeated, is one finding: the later places join the first.
  static std::vector<Clash> one_each(std::vector<Clash> clashes) {
    std::vector<Clash> out;
    for (Clash& clash : clashes) {
      const auto same = std::find_if(out.begin(), out.end(), [&](const Clash& c) { return c.text == clash.text && c.against == clash.against; });
      if (same == out.end()) out.push_back(std::move(clash));
      else same->also.push_back(clash.reading);
    }
    return out;
  }

  void titles() {
    for (const Clash& clash : one_each(headlines(readings_, out_.article.text))) {
      const bool body_wrong = std::any_of(clash.against.begin(), clash.against.end(), [&](std::size_t i) {
        return readings_[i].own.verdict == Verdict::refuted && readings_[clash.reading].own.verdict != Verdict::refuted;
      });
      if (!body_wrong) report(clash, Verdict::refuted);
    }
    for (const Clash& clash : headline_figures(out_.article, readings_, p_.lexicon, p_.rules)) report(clash, Verdict::refuted);
  }

  // "Exports fall", over a text in which they rise.
  void turned_title() {
    if (const auto other = headline_product(out_.article, readings_, p_.lexicon)) report(writer_.of(*other));
    if (const auto turn = headline_turn(out_.article, readings_, p_.lexicon)) report(writer_.of(*turn));
  }

  void causes() {
    causes_ = diagnose(readings_, p_.editor, p_.evidence, p_.lexicon, p_.rules);
    std::erase_if(causes_, [&](const Cause& cause) { return spare_all(cause); });
    for (const Cause& cause : causes_) {
      for (const Place& place : cause.places) {
        if (cause.unreferenced) continue;  // of what nobody published nothing is refuted
        claim_of(place.reading).verdict = Verdict::refuted;
        claim_of(place.reading).verdict_reason.clear();
      }
      report(writer_.of(cause));
    }
  }

  // Figures that fit what the text names beside them are our misreading rather than its error.
  template <typename Test>
  void spare_misread(Test test) {
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      Reading& r = readings_[i];
      if (r.explained || !r.question || r.claim->in_headline || r.own.verdict != Verdict::refuted || !test(i)) continue;
      spare(i);
    }
  }

  void spare(std::size_t reading) {
    readings_[reading].explained = true;
    claim_of(reading).verdict = Verdict::not_enough_evidence;
    claim_of(reading).verdict_reason = p_.rules.text("reasons.misread");
  }

  // Only what stands beside a figure can have slipped from the writer's pen: a month, partner or flow taken from further off is
  // rather our mistake, where the text names the one that fits.
  bool spare_all(const Cause& cause) {
    const auto ours = [&](const Place& place) {
      const Reading& reading = readings_[place.reading];
      // Several figures that move together are outvoted by their own sentence only, one by whatever the article names.
      const std::string_view near = cause.distinct > 1 ? reading.claim->sentence.of(out_.article.text) : std::string_view(out_.article.text);
      if (cause.unreferenced) return p_.misreading.names_other(reading.question->asked, place.edited, near);
      if (change_said(reading.question->asked, place.edited, *reading.claim, cause.slip)) return false;
      return cause.slip == Slip::product || p_.misreading.in_article(readings_, place.reading, out_.article.text);
    };
    if (!std::all_of(cause.places.begin(), cause.places.end(), ours)) return false;
    for (const Place& place : cause.places) spare(place.reading);
    return true;
  }

  // What the edition of the day bears out may be revised since; what it speaks against, and no slip explains, a later one may
  // bear out.
  void editions() {
    constexpr Date kLatest{9999, 12, 30};
    std::vector<std::pair<std::size_t, Answer>> revised;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const Reading& r = readings_[i];
      const Verdict verdict = claim_of(i).verdict;
      if (!r.question || r.question->standing || r.as_of == kAnyDay || verdict != r.own.verdict) continue;
      if (r.own.best() && r.own.best()->implied) continue;  // no edition of that day had it
      if (verdict != Verdict::supported && verdict != Verdict::refuted) continue;
      const Judgement now = p_.evidence.judge(*r.question, kLatest);
      if (!now.best()) continue;
      if (verdict == Verdict::supported && !now.best()->derived && now.verdict == Verdict::refuted && !rounded_apart(r.question->asked, *now.best()))
        revised.emplace_back(i, *now.best());
      if (verdict == Verdict::refuted && now.verdict == Verdict::supported)
        for (Finding& finding : out_.findings)
          if (finding.rule == "reference-mismatch" && std::find(finding.claims.begin(), finding.claims.end(), claim_of(i).number) != finding.claims.end())
            writer_.add_edition(finding, i, *now.best());
    }
    if (!revised.empty()) report(writer_.of_revised(revised));
  }

  void definitions() {
    for (const TwoDefinitions& two : two_definitions(readings_, p_.rules)) report(writer_.of(two));
  }

  // Two customs offices never count alike; that one has more than twice as much as the other is worth a note.
  void mirrors() {
    std::set<std::string> told;
    for (std::size_t i = 0; i < readings_.size(); ++i)
      if (const Reading& r = readings_[i]; r.by_mirror && !r.explained && claim_of(i).verdict == Verdict::not_enough_evidence && told.insert(r.question->asked.cell.text()).second)
        report(writer_.of_mirror(i, *r.by_mirror->best()));
  }

  // An older edition of the same cell is the nearest slip of all; an older year of a standing fact among the last.
  // 7,338 and 7,336 tonnes: one figure, which two carriers worked out or rounded.
  bool rounded_apart(const Constraint& asked, const Answer& answer) const { return gap_between(asked.fair, answer.said.fair) <= p_.rules.number("tolerances.rounded-apart"); }

  void stale(bool standing) {
    std::map<std::size_t, Answer> then;
    const auto older = [&](const Reading& r) {
      if (r.question->standing != standing) return false;
      auto found = p_.evidence.outdated(*r.question, r.as_of);
      if (!found.empty()) then.emplace(static_cast<std::size_t>(&r - readings_.data()), std::move(found.front()));
      return !found.empty();
    };
    for (const auto& [cell, group] : still_refuted(older)) {
      mark(group);
      const Reading& first = readings_[group.front()];
      Finding finding = writer_.of_stale(group, *first.own.best(), then.at(group.front()));
      if (rounded_apart(first.question->asked, *first.own.best())) finding.severity = Severity::info;
      report(std::move(finding));
    }
  }

  void sums() {
    for (const Clash& clash : one_each(arithmetic(readings_, p_.lexicon, p_.evidence, p_.rules, out_.article.text)))
      report(clash, clash.rule == "reference-mismatch" ? Verdict::refuted : Verdict::conflicting);
    for (const Clash& clash : pairs(readings_, out_.article.text, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : broken_records(readings_, out_.article.text, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : remainders(readings_, out_.article.text, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : lists(readings_, out_.article.text, p_.lexicon, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : stretches(readings_, out_.article.text, p_.lexicon, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : compared(readings_, out_.article.text, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : balances(readings_, out_.article.text, p_.lexicon, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : parts_and_restatements(readings_, out_.article.text, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : told_apart(readings_, out_.article.text, p_.lexicon, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : told_revisions(readings_, out_.article.text, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : told_moves(readings_, out_.article.text, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : remaining_amounts(readings_, out_.article.text, p_.lexicon, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : for_each_one(readings_, out_.article.text, p_.lexicon, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : distant_totals(readings_, out_.article.text, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : spread_changes(readings_, out_.article.text, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : concluded_moves(readings_, out_.article.text, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : complements(readings_, out_.article.text, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : tables(readings_, out_.article.text, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : of_totals(readings_, out_.article.text, p_.rules)) report(clash, Verdict::conflicting);
    for (const Clash& clash : one_whole(readings_, out_.article.text, p_.rules)) report(clash, Verdict::conflicting);
  }

  // A figure that we hardly read aright, or whose base is open, is not blamed; where one slip would explain it, that is worth a note.
  void doubtful() {
    spare_misread([&](std::size_t i) {
      if (!hardly_read(readings_[i])) return false;
      if (readings_[i].named_instead.empty() && !from_afar(*readings_[i].claim) && !borne_out(readings_, i)) note_slip(i);
      return true;
    });
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      Reading& r = readings_[i];
      if (r.explained || !r.by_assumed_base || !r.usual_base || !r.named_instead.empty() || borne_out(readings_, i)) continue;
      std::swap(r.own, *r.by_assumed_base);
      note_slip(i);
      std::swap(r.own, *r.by_assumed_base);
    }
  }

  // Do other figures of the article, told of the same thing and time and borne out, show that these were read aright?
  bool corroborated(std::size_t reading) const {
    if (readings_[reading].question->asked.form != Constraint::Form::level) return false;
    const FactKey& cell = readings_[reading].question->asked.cell;
    std::set<std::string> others;
    for (const Reading& r : readings_) {
      if (!r.question || r.own.verdict != Verdict::supported) continue;
      const FactKey& other = r.question->asked.cell;
      if (other.product == cell.product && other.flow == cell.flow && other.period == cell.period) others.insert(other.text());
    }
    return others.size() >= static_cast<std::size_t>(p_.rules.number("tolerances.corroborated"));
  }

  void note_slip(std::size_t reading) {
    const auto cause = likeliest(reading);
    if (!cause && !(corroborated(reading) && said_beside(*readings_[reading].claim, Slip::partner))) return;
    Finding note = cause ? writer_.of(*cause) : writer_.of_refuted("reference-mismatch", {reading}, *readings_[reading].own.best());
    note.severity = Severity::info;
    report(std::move(note));
  }

  Finding with_others(Finding finding, const std::vector<std::size_t>& group) const {
    for (const std::size_t i : group) {
      const int number = readings_[i].claim->number;
      if (std::find(finding.claims.begin(), finding.claims.end(), number) == finding.claims.end()) finding.claims.push_back(number);
    }
    return finding;
  }

  std::optional<Cause> likeliest(std::size_t reading) {
    auto cause = likeliest_slip(readings_, reading, p_.editor, p_.evidence, p_.lexicon, p_.rules);
    readings_[reading].explained = false;
    return cause;
  }

  void refuted() {
    // Under a label that is wrong anyway, no figure is blamed a second time.
    const auto mislabelled = [&](const Reading& r) {
      return std::any_of(causes_.begin(), causes_.end(), [&](const Cause& c) {
        return c.slip == Slip::product && c.from == r.question->asked.cell.product;
      });
    };
    for (const auto& [cell, group] : still_refuted([&](const Reading& r) { return !mislabelled(r); })) {
      std::optional<Cause> cause;
      for (auto i = group.begin(); i != group.end() && !cause; ++i) cause = likeliest(*i);
      mark(group);
      if (cause) report(with_others(writer_.of(*cause), group));
      else report(writer_.of_refuted("reference-mismatch", group, *readings_[group.front()].own.best()));
    }
  }

  void context() {
    if (const auto missing = missing_context(readings_, causes_, p_.evidence, p_.rules, out_.article.text)) report(writer_.of(*missing));
  }

  const Parts& p_;
  CheckedArticle& out_;
  std::vector<Reading> readings_;
  std::vector<Cause> causes_;
  FindingWriter writer_;
};

// What an editor lets stand, in the text or beside it.
void lift_suppressed(const Parts& parts, CheckedArticle& out, const CheckOptions& options) {
  out.suppressions = suppressions_in(out.article, parts.rules, out.problems);
  if (!options.beside.empty())
    for (auto& s : suppressions_of_file(options.beside, options.beside_file, parts.rules, out.problems)) out.suppressions.push_back(std::move(s));
  if (out.suppressions.empty()) return;
  suppress(out.findings, out.suppressions, out.article.text);
  if (!parts.rules.enabled("unneeded-suppression")) return;
  for (auto& note : unneeded(out.suppressions, out.article.doc, parts.wording, parts.rules)) out.findings.push_back(std::move(note));
  std::stable_sort(out.findings.begin(), out.findings.end(), [](const Finding& a, const Finding& b) { return a.span < b.span; });
}

}  // namespace

struct Checker::Impl {
  Parts parts;
};

Checker::Checker(const Lexicon& lexicon, const ReferenceData& reference, CheckRules rules)
    : impl_(new Impl{Parts(lexicon, reference, std::move(rules))}) {}
Checker::~Checker() = default;

Across Checker::reconcile(const Tellings& told) const {
  const Parts& p = impl_->parts;
  const ToldFacts facts(told, p.lexicon, p.units, p.rules, p.evidence, ToldFacts::Cells::told);
  const Reconciled reconciled(facts.graph());
  auto found = disputes(facts, reconciled, p.evidence, p.rules);
  const AcrossWriter writer(told, facts, reconciled, p.evidence, p.wording, p.rules);
  for (Dispute& dispute : found) dispute.suppressed = writer.suppressed(dispute);
  Across out;
  for (const Dispute& dispute : found)
    if (p.rules.enabled(dispute.rule)) out.findings.push_back(writer.of(dispute));
  for (std::size_t fact = 0; fact < facts.facts().size(); ++fact)
    if (auto sheet = writer.sheet(fact, found)) out.sheets.push_back(std::move(*sheet));
  return out;
}

std::vector<Account> Checker::accounts(const Tellings& told, const CellWanted& wanted) const {
  const Parts& p = impl_->parts;
  const ToldFacts facts(told, p.lexicon, p.units, p.rules, p.evidence, ToldFacts::Cells::told_and_left);
  const Reconciled reconciled(facts.graph());
  return assay::accounts(facts, reconciled, p.evidence, p.wording, p.rules, wanted);
}

CheckedArticle Checker::check(Article article, std::vector<Claim> claims, const CheckOptions& options) const {
  CheckedArticle out{std::move(article), std::move(claims), {}, {}};
  Session(impl_->parts, out, options).run();
  lift_suppressed(impl_->parts, out, options);
  return out;
}

}  // namespace assay
