#include "check/diagnosis.h"
#include "check/readings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace assay {
namespace {

struct Fit {
  Place place;
  Slip slip = Slip::product;
  double chance = 1;
  int among = 1;                       // of so many products, months or partners one would fit the sooner
  bool refuted = false;                // as written
  std::vector<std::size_t> told_right;  // claims of the article under the edited name
  bool figure_told_right = false;
};

using BySignature = std::map<std::string, std::vector<Fit>>;

double laplace_mass(double low, double high, double scale) {
  const auto below = [&](double x) { return x < 0 ? 0.5 * std::exp(x / scale) : 1 - 0.5 * std::exp(-x / scale); };
  return below(high) - below(low);
}

// The figure's identity: two places that say the same of the same cells prove no more than one.
std::string identity(const Constraint& c) {
  return c.cell.text() + (c.form == Constraint::Form::ratio ? " / " + c.base.text() : "");
}

// The very figure, as each rounds it: 2.3% is not 2.4%, though both may be 2.35.
bool printed_alike(const Constraint& a, const Constraint& b) {
  constexpr double kMostOfIt = 0.75;
  const auto width = [](const Constraint& c) { return c.literal.high - c.literal.low; };
  return agree(a.literal, b.literal) && std::abs(a.literal.middle() - b.literal.middle()) <= kMostOfIt * std::max(width(a), width(b));
}

// One digit: a change that its rounding leaves open by more than a tenth of itself.
bool coarse(const Constraint& change) {
  constexpr double kTenth = 0.1;
  return change.literal.high - change.literal.low > kTenth * std::abs(change.literal.middle() - 1);
}

// "Below 1 billion" is no figure that another one could be told by.
bool is_bound(Hedge hedge) { return hedge != Hedge::none && hedge != Hedge::about; }

// A change as a percentage: 19.6%, put right to 1.96%, is not the 0.95% that was published, though 1.02 times is near 1.01.
bool same_percentage(const Interval& change, const Interval& published) {
  constexpr double kFifth = 0.2;
  const auto moved = [](const Interval& times) { return times.high < 1 ? Interval{1 - times.high, 1 - times.low} : times.shifted(-1); };
  return gap_between(moved(change), moved(published)) < kFifth;
}

// What the article itself says under the edited name, body first.
void look_around(Fit& fit, const std::vector<Reading>& readings) {
  const std::string& product = fit.place.edited.cell.product;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Reading& other = readings[i];
    if (!other.question || other.question->asked.cell.product != product || other.own.verdict == Verdict::refuted) continue;
    fit.told_right.push_back(i);
    if (!other.claim->in_headline && !is_bound(other.claim->hedge) && same_cells(other.question->asked, fit.place.edited) &&
        printed_alike(other.question->asked, fit.place.edited))  // not crude steel's 5% and finished steel's 5.7%
      fit.figure_told_right = true;
  }
  // "Prices rose 0.1% in May", told so below as well, beside core prices that did too: two series of one figure.
  const Reading& written = readings[fit.place.reading];
  const bool told_so = fit.figure_told_right && is_change(written.question->asked) && coarse(written.question->asked) && std::ranges::any_of(readings, [&](const Reading& other) {
    return &other != &written && other.question && !other.claim->in_headline && other.own.verdict != Verdict::refuted && same_cells(other.question->asked, written.question->asked) && printed_alike(other.question->asked, written.question->asked);
  });
  if (told_so && !fit.refuted) fit.figure_told_right = false;
}

// Without any reference the looser name is the wrong one, or the headline's against the body's.
bool looser(const std::string& from, const std::string& to, const Lexicon& lexicon) {
  const Entry* written = lexicon.find("product", from);
  const Entry* other = lexicon.find("product", to);
  return written && other && written->flag("loose") && !other->flag("loose");
}

// "Copper imports" for those of unwrought copper: a declared part under the name of the whole, as the wires shorten it.
bool shortened(const std::string& from, const std::string& to, const Lexicon& lexicon) {
  const Entry* other = lexicon.find("product", to);
  return other && std::ranges::find(other->list("parents"), from) != other->list("parents").end();
}

// Most wrong figures lie near the right one, so that a unit of nearly the same size often fits by chance.
double commonness(const Edit& edit, const Question& written, const Constraint& said) {
  constexpr double kNear = 3, kOften = 30, kToTheDigit = 3;
  if (edit.slip != Slip::unit) return 1;
  const double factor = edit.question.asked.literal.middle() / written.asked.literal.middle();
  if (factor <= 1 / kNear || factor >= kNear) return 1;
  return agree(edit.question.asked.literal, said.literal) ? kToTheDigit : kOften;  // "22,000 short tons", where it was 22,000 t
}

class Diagnosis {
 public:
  Diagnosis(std::vector<Reading>& readings, const Editor& editor, const EvidenceBase& evidence, const Lexicon& lexicon, const CheckRules& rules)
      : readings_(readings), editor_(editor), evidence_(evidence), lexicon_(lexicon), rules_(rules) {
    for (std::size_t i = 0; i < readings_.size(); ++i) collect(i);
  }

  // Of one figure alone, as the last resort.
  Diagnosis(std::vector<Reading>& readings, std::size_t reading, const Editor& editor, const EvidenceBase& evidence, const Lexicon& lexicon, const CheckRules& rules)
      : readings_(readings), editor_(editor), evidence_(evidence), lexicon_(lexicon), rules_(rules), last_resort_(true) {
    collect(reading);
  }

  std::vector<Cause> causes() {
    std::vector<Cause> out;
    while (true) {
      const std::vector<Fit>* best = nullptr;
      std::string signature;
      Rank rank;
      for (const auto& [name, fits] : fits_) {
        const auto open = still_open(fits);
        const auto candidate = rank_of(open);
        if (candidate && (!best || *candidate < rank)) {
          best = &fits;
          signature = name;
          rank = *candidate;
        }
      }
      if (!best) return out;
      out.push_back(take(signature, still_open(*best)));
    }
  }

 private:
  // Smaller is better: figures explained (negative), price, places where the figure is only near, chance.
  using Rank = std::tuple<int, int, double, std::ptrdiff_t, double>;

  void collect(std::size_t index) {
    const Reading& reading = readings_[index];
    if (!reading.question || reading.explained) return;
    const bool refuted = reading.own.verdict == Verdict::refuted;
    if (!refuted && reading.own.verdict != Verdict::not_enough_evidence) return;
    if (!refuted && reading.question->standing) return;
    auto edits = refuted && reading.named_instead.empty() ? editor_.edits_of(*reading.question, reading.quote, reading.as_of, last_resort_)
                                                          : editor_.product_edits(*reading.question);
    std::erase_if(edits, [&](const Edit& e) {
      return e.slip == Slip::product && reading.named_instead.contains(e.question.asked.cell.product);
    });
    if (named_of_another(index)) std::erase_if(edits, [](const Edit& e) { return e.slip == Slip::product; });
    // As the last resort, only of what stands beside the figure; a wrong label is too grave a reproach for one.
    if (last_resort_) std::erase_if(edits, [&](const Edit& e) { return e.slip == Slip::product || !change_said(reading.question->asked, e.question.asked, *reading.claim, e.slip); });
    // Without data of the written label, a name from another sentence may only be wrong by being looser.
    const bool named_here = reading.claim->in_headline || reading.claim->from.product == Provenance::sentence;
    if (!refuted && !named_here)
      std::erase_if(edits, [&](const Edit& e) { return !looser(reading.question->asked.cell.product, e.question.asked.cell.product, lexicon_); });
    if (!refuted && !last_resort_) add_unreferenced(reading, edits);
    std::map<Slip, int> tried;
    std::vector<std::pair<std::string, Fit>> found;
    for (const Edit& edit : edits) {
      const Judgement judged = evidence_.judge(edit.question, reading.as_of);
      Fit fit{{index, edit.question.asked, std::nullopt}, edit.slip, 1, 1, refuted, {}, false};
      if (edit.slip == Slip::product) look_around(fit, readings_);
      if (judged.verdict != Verdict::not_enough_evidence) ++tried[edit.slip];
      // 71% is not the 70% of the year before.
      if (edit.slip == Slip::period && edit.question.asked.is_share() && reading.claim->hedge == Hedge::none && judged.verdict == Verdict::supported && !restated(edit.question.asked, judged)) continue;
      if (edit.slip == Slip::period && told_apart(index, edit.question.asked)) continue;
      // Digits are swapped where the figure put right is the published one and not only near it.
      if (judged.verdict == Verdict::supported && edit.slip == Slip::magnitude && edit.signature.starts_with("digits:") && !edit.question.asked.literal.overlaps(judged.best()->said.literal)) continue;
      if (judged.verdict == Verdict::supported && edit.slip == Slip::magnitude && is_change(edit.question.asked) && !same_percentage(edit.question.asked.fair, judged.best()->said.fair)) continue;
      // Nothing is known of core prices, and their 0.2% is near any small change.
      if (edit.slip == Slip::product && !refuted && judged.verdict == Verdict::supported && is_change(edit.question.asked) && (coarse(edit.question.asked) || !printed_alike(edit.question.asked, judged.best()->said))) continue;
      if (judged.verdict == Verdict::supported) {
        fit.place.fits = *judged.best();
        fit.chance = chance(edit.question.asked, judged.best()->said.fair, rules_) * commonness(edit, *reading.question, judged.best()->said);
      } else if (judged.verdict == Verdict::not_enough_evidence && fit.figure_told_right && !shortened(reading.question->asked.cell.product, edit.question.asked.cell.product, lexicon_) &&
                 (looser(reading.question->asked.cell.product, edit.question.asked.cell.product, lexicon_) || reading.claim->in_headline)) {
        fit.chance = chance(edit.question.asked, edit.question.asked.fair, rules_);
      } else {
        continue;
      }
      found.emplace_back(edit.signature, std::move(fit));
    }
    for (auto& [signature, fit] : found) {
      const bool many = fit.slip == Slip::product || fit.slip == Slip::period || fit.slip == Slip::partner;
      if (many) fit.among = std::max(1, tried[fit.slip]);
      fits_[signature].push_back(std::move(fit));
    }
  }

  // "The index rose 2.7%, core 2.9%", told of core before: the sentence names its good of another figure, and of this one it names none.
  bool named_of_another(std::size_t index) const {
    const Claim& c = *readings_[index].claim;
    if (c.from.product == Provenance::sentence || c.in_headline) return false;
    return std::ranges::any_of(readings_, [&](const Reading& other) {
      const Claim& o = *other.claim;
      return &o != &c && o.sentence == c.sentence && o.from.product == Provenance::sentence && o.key.product == c.key.product && o.kind == c.kind;
    });
  }

  // "1.884 billion tonnes, less than in 2023 (1.904)": the sentence tells the other time too, with another figure that is right. Its writer took
  // neither for the other.
  bool told_apart(std::size_t index, const Constraint& edited) const {
    const Reading& own = readings_[index];
    return std::ranges::any_of(readings_, [&](const Reading& other) {
      return &other != &own && other.question && other.claim->sentence == own.claim->sentence && other.own.verdict == Verdict::supported &&
             same_cells(other.question->asked, edited) && other.question->asked.form == edited.form && !agree(other.question->asked.literal, edited.literal);
    });
  }

  // Where the cell as written has no reference data: another flow, partner or month, said beside the figure, of which a level is the published one;
  // or another time that a change is published from.
  void add_unreferenced(const Reading& reading, std::vector<Edit>& edits) const {
    if (!reading.named_instead.empty() || reading.claim->modality != Modality::stated) return;
    for (Edit& edit : editor_.edits_of(*reading.question, reading.quote, reading.as_of, false)) {
      const bool other_side = edit.slip == Slip::flow && is_trade(reading.question->asked.cell.flow) && is_trade(edit.question.asked.cell.flow);
      const bool other_start = edit.slip == Slip::base && reading.claim->from.base == Provenance::sentence;
      const bool other_cell = other_side || other_start || edit.slip == Slip::partner || edit.slip == Slip::period;
      if (other_cell && (other_start || change_said(reading.question->asked, edit.question.asked, *reading.claim, edit.slip))) edits.push_back(std::move(edit));
    }
  }

  // Another cell is told by the digits of a level, never by percentages alone.
  bool to_the_digit(const Fit& fit) const {
    return fit.chance <= rules_.number("coincidence.unreferenced-one") && fit.place.edited.form == Constraint::Form::level && fit.place.fits && !fit.place.fits->derived && fit.place.edited.literal.overlaps(fit.place.fits->said.literal);
  }

  // The very change, from another time than the one named.
  bool same_change(const Fit& fit) const {
    return fit.slip == Slip::base && fit.place.fits && !fit.place.fits->derived && fit.place.edited.literal.overlaps(fit.place.fits->said.literal);
  }

  std::vector<Fit> still_open(const std::vector<Fit>& fits) const {
    std::vector<Fit> open;
    std::copy_if(fits.begin(), fits.end(), std::back_inserter(open), [&](const Fit& f) { return !readings_[f.place.reading].explained; });
    return open;
  }

  // Only one country (month, scale …) fits.
  bool alone_of_its_kind(Slip slip) const {
    return std::count_if(fits_.begin(), fits_.end(), [&](const auto& f) { return f.second.front().slip == slip; }) == 1;
  }

  std::optional<Rank> rank_of(const std::vector<Fit>& fits) const {
    if (fits.empty()) return std::nullopt;
    std::map<std::string, double> figures;
    std::set<std::string> refuted;
    bool told_right = false;
    for (const Fit& fit : fits) {
      const auto id = identity(fit.place.edited);
      const auto [at, fresh] = figures.emplace(id, fit.chance);
      if (!fresh) at->second = std::min(at->second, fit.chance);
      if (fit.refuted) refuted.insert(id);
      told_right = told_right || fit.figure_told_right;
    }
    // Whose figures they are was chosen once, however many figures then fit.
    double together = 1;
    int among = 1;
    for (const auto& [id, alone] : figures) together *= alone;
    for (const Fit& fit : fits) among = std::max(among, fit.among);
    together = std::min(1.0, together * among);
    const Slip slip = fits.front().slip;
    const double limit = rules_.number(last_resort_ ? (alone_of_its_kind(slip) ? "coincidence.only-slip" : "coincidence.last-resort") : own_cell(slip) ? "coincidence.own-cell" : "coincidence.refuted");
    const bool digits = std::ranges::any_of(fits, [&](const Fit& fit) { return to_the_digit(fit); });
    const bool counts = (!refuted.empty() && together <= limit) ||
                        (figures.size() >= 2 && (slip == Slip::product || digits) && together <= rules_.number("coincidence.unreferenced")) ||
                        (figures.size() == 1 && digits && together <= rules_.number("coincidence.unreferenced-one")) ||
                        (figures.size() == 1 && std::ranges::all_of(fits, [&](const Fit& fit) { return same_change(fit); }) && together <= rules_.number("coincidence.unreferenced-base")) ||
                        (told_right && together <= rules_.number("coincidence.in-article"));
    if (!counts) return std::nullopt;
    const double price = rules_.number("prices." + std::string(name(slip)));
    const auto near = std::count_if(fits.begin(), fits.end(), [](const Fit& f) { return f.place.fits && !agree(f.place.edited.literal, f.place.fits->said.literal); });
    return Rank{-static_cast<int>(refuted.size()), -static_cast<int>(figures.size()), price, near, together};
  }

  Cause take(const std::string& signature, const std::vector<Fit>& fits) {
    Cause cause;
    cause.slip = fits.front().slip;
    const auto colon = signature.find(':');
    const auto arrow = signature.find('>', colon);
    cause.from = signature.substr(colon + 1, arrow - colon - 1);
    cause.to = arrow == std::string::npos ? "" : signature.substr(arrow + 1);
    std::set<std::string> distinct;
    std::set<std::size_t> right;
    for (const Fit& fit : fits) {
      readings_[fit.place.reading].explained = true;
      cause.places.push_back(fit.place);
      distinct.insert(identity(fit.place.edited));
      cause.exact = cause.exact || (own_cell(fit.slip) && fit.place.fits && !fit.place.fits->derived && fit.chance <= rules_.number("coincidence.exact"));
      right.insert(fit.told_right.begin(), fit.told_right.end());
      cause.figure_told_right = cause.figure_told_right || fit.figure_told_right;
    }
    cause.distinct = distinct.size();
    const bool label = cause.slip == Slip::product && (cause.distinct > 1 || cause.figure_told_right);
    cause.unreferenced = !label && std::ranges::none_of(fits, [](const Fit& fit) { return fit.refuted; });
    cause.told_right.assign(right.begin(), right.end());
    return cause;
  }

  std::vector<Reading>& readings_;
  const Editor& editor_;
  const EvidenceBase& evidence_;
  const Lexicon& lexicon_;
  const CheckRules& rules_;
  bool last_resort_ = false;
  BySignature fits_;
};

}  // namespace

bool own_cell(Slip slip) { return slip == Slip::direction || slip == Slip::unit || slip == Slip::magnitude || slip == Slip::percent_times; }

bool same_cells(const Constraint& a, const Constraint& b) {
  const auto meets = [](const FactKey& x, const FactKey& y) {
    return x.product == y.product && x.origin == y.origin && x.destination == y.destination && x.period == y.period &&
           (x.flow == y.flow || (is_trade(x.flow) && is_trade(y.flow))) && (x.measure.empty() || y.measure.empty() || x.measure == y.measure);
  };
  if (a.form != b.form || !meets(a.cell, b.cell)) return false;
  if (a.form == Constraint::Form::ratio) return meets(a.base, b.base);
  return a.unit_dimension == b.unit_dimension && a.currency == b.currency;
}

namespace {

// "Just under 112 million" stands near the figure; that 11 billion is more than it, too, says nothing.
double chance_of_bound(const Interval& fair, const Interval& said, const CheckRules& rules) {
  constexpr double kAtMost = 0.5, kAtLeast = 0.3;  // honest bounds lie up to so far from the figure (natural logarithm)
  const double bound = std::isfinite(fair.high) ? fair.high : fair.low, figure = said.middle();
  if (!(bound > 0) || !(figure > 0) || !std::isfinite(figure)) return kAtMost;
  const double apart = std::abs(std::log(bound / figure));
  return apart > kAtLeast ? 1 : std::min(kAtMost, kAtLeast / rules.number("coincidence.level-span"));
}

}  // namespace

double chance(const Constraint& edited, const Interval& said, const CheckRules& rules) {
  const Interval& fair = edited.fair;
  if (edited.form == Constraint::Form::ratio) {
    const double slack = said.bounded() ? (said.high - said.low) / 2 : 0;
    const double low = std::max(fair.low - slack, 1e-6), high = fair.high + slack;
    if (edited.is_share()) return std::clamp(std::min(high, 1.0) - low, 0.0, 1.0);
    return laplace_mass(std::log(low), std::isfinite(high) ? std::log(high) : Interval::kInfinity, rules.number("coincidence.change-scale"));
  }
  if (!fair.bounded() || fair.low <= 0) return chance_of_bound(fair, said, rules);
  double width = std::log(fair.high / fair.low);
  if (said.bounded() && said.low > 0) width += std::log(said.high / said.low);
  return std::min(1.0, width / rules.number("coincidence.level-span"));
}

std::vector<Cause> diagnose(std::vector<Reading>& readings, const Editor& editor, const EvidenceBase& evidence, const Lexicon& lexicon,
                            const CheckRules& rules) {
  return Diagnosis(readings, editor, evidence, lexicon, rules).causes();
}

std::optional<Cause> likeliest_slip(std::vector<Reading>& readings, std::size_t reading, const Editor& editor, const EvidenceBase& evidence, const Lexicon& lexicon,
                                    const CheckRules& rules) {
  auto causes = Diagnosis(readings, reading, editor, evidence, lexicon, rules).causes();
  return causes.empty() ? std::nullopt : std::optional(std::move(causes.front()));
}

}  // namespace assay
