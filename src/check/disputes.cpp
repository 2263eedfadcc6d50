#include "check/disputes.h"
#include "check/time_sums.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace assay {
namespace {

// The figure as told, without what its hedge leaves open.
double stated(const Interval& literal) {
  if (literal.bounded()) return literal.middle();
  return std::isfinite(literal.low) ? literal.low : literal.high;
}

class Disputes {
 public:
  Disputes(const ToldFacts& told, const Reconciled& reconciled, const EvidenceBase& evidence, const CheckRules& rules)
      : told_(told), reconciled_(reconciled), evidence_(evidence), rules_(rules) {}

  std::vector<Dispute> all() {
    for (const Conflict& conflict : reconciled_.conflicts()) {
      const auto blamed = told_.place(conflict.blamed);
      if (!blamed || speaks_alone(conflict)) continue;
      const bool parts = std::any_of(conflict.constraints.begin(), conflict.constraints.end(), [&](ConstraintId id) { return told_.parts(id); });
      auto dispute = parts                              ? of_parts(conflict, *blamed)
                     : conflict.proof == Proof::parallel ? of_one_fact(conflict, *blamed)
                                                         : of_chain(conflict, *blamed);
      if (dispute) add(std::move(*dispute));
    }
    for (std::size_t fact = 0; fact < told_.facts().size(); ++fact)
      if (auto dispute = of_definitions(fact)) add(std::move(*dispute));
      else if (auto bound = of_open_bounds(fact)) add(std::move(*bound));
    std::stable_sort(out_.begin(), out_.end(),
                     [](const Dispute& a, const Dispute& b) { return a.blamed.fact < b.blamed.fact; });
    return std::move(out_);
  }

 private:
  using Place = ToldFacts::Place;

  const Fact& fact(const Place& p) const { return told_.facts()[p.fact]; }
  const Voice& voice(const Place& p) const { return fact(p).voices[p.voice]; }
  const Telling& first(const Place& p) const { return told_.telling(voice(p).tellings.front()); }

  std::vector<Place> told_in(const Conflict& conflict) const {
    std::vector<Place> out;
    for (const ConstraintId id : conflict.constraints)
      if (const auto place = told_.place(id)) out.push_back(*place);
    return out;
  }

  // One article against itself is for its own check.
  bool speaks_alone(const Conflict& conflict) const {
    std::set<std::uint32_t> sources;
    for (const Place& p : told_in(conflict)) sources.insert(first(p).source);
    return sources.size() < 2;
  }

  // One cause, one finding: each source that is out of line is one; word against word is one of the fact, and two
  // definitions say more.
  void add(Dispute dispute) {
    const auto same = std::find_if(out_.begin(), out_.end(), [&](const Dispute& d) {
      if (d.blamed.fact != dispute.blamed.fact) return false;
      return d.blamed.voice == dispute.blamed.voice || (!d.decided && !dispute.decided);
    });
    if (same == out_.end()) out_.push_back(std::move(dispute));
    else if (dispute.most > same->most ||
             (dispute.rule == "definition-differs" && same->rule != dispute.rule && dispute.most == same->most))
      *same = std::move(dispute);
  }

  // A finding stands where it is news: in the later article.
  bool later(const Place& a, const Place& b) const {
    const auto when = [&](const Place& p) {
      return std::pair{first(p).told_on.value_or(Date{}), voice(p).tellings.front()};
    };
    return when(a) > when(b);
  }

  bool mirrored(const Place& a, const Place& b) const { return first(a).claim.key.flow != first(b).claim.key.flow; }

  bool other_origin(const Place& a, const Place& b) const {
    const std::string &x = first(a).claim.attribution, &y = first(b).claim.attribution;
    return !x.empty() && !y.empty() && x != y;
  }

  std::optional<long> days_between(const Place& a, const Place& b) const {
    if (!first(a).told_on || !first(b).told_on) return std::nullopt;
    return std::abs(first(a).told_on->serial() - first(b).told_on->serial());
  }

  bool revised_between(const Place& a, const Place& b) const {
    const auto days = days_between(a, b);
    return days && static_cast<double>(*days) > rules_.number("tolerances.vintage-window-days");
  }

  // Exactly a power of ten apart: a slipped scale, not another thing.
  static bool slipped_scale(const Interval& a, const Interval& b) {
    for (const double scale : {1e3, 1e6})
      if (agree(a, b.scaled(scale)) || agree(b, a.scaled(scale))) return true;
    return false;
  }

  // Do both surely speak of one thing, so that one of them is wrong?
  bool comparable(const Place& a, const Place& b) const {
    const Interval &x = voice(a).fair, &y = voice(b).fair;
    const Constraint& about = fact(a).about;
    if (other_origin(a, b)) return false;
    if (mirrored(a, b) && gap_between(x, y) < rules_.number("tolerances.mirror")) return false;
    if (about.form == Constraint::Form::level) {
      if (first(a).claim.kind != first(b).claim.kind) return false;
      if (about.cell.period && !about.cell.period->fiscal() &&
          (average_of(x, y, *about.cell.period) || average_of(y, x, *about.cell.period)))
        return false;
      const bool bare = first(a).claim.ambiguous_unit || first(b).claim.ambiguous_unit;
      if (bare && gap_between(x, y) < rules_.number("tolerances.bare-unit")) return false;
      const double far = rules_.number("tolerances.far-off");
      if ((x.high * far < y.low || y.high * far < x.low) && !slipped_scale(x, y)) return false;
    }
    return gap_between(x, y) >= rules_.number("tolerances.own-figures");
  }

  // All of the fact that may be right together with one of them.
  std::vector<Place> who_agree(const Place& with) const {
    std::vector<Place> out;
    for (std::size_t v = 0; v < fact(with).voices.size(); ++v)
      if (const Place p{with.fact, v}; !voice(p).doubted && agree(voice(p).fair, voice(with).fair)) out.push_back(p);
    return out;
  }

  std::optional<Dispute> of_one_fact(const Conflict& conflict, const Place& blamed) {
    const auto all = told_in(conflict);
    if (all.size() != 2) return std::nullopt;
    const Place other = all[0].voice == blamed.voice && all[0].fact == blamed.fact ? all[1] : all[0];
    if (fact(blamed).about.form == Constraint::Form::ratio && other.fact != blamed.fact) return std::nullopt;
    if (!comparable(blamed, other)) return std::nullopt;
    if (voice(blamed).borne_out && voice(other).borne_out) return std::nullopt;  // a word for two series
    Dispute out;
    out.rule = "cross-source";
    out.blamed = blamed;
    out.decided = conflict.decided;
    for (const Place& p : who_agree(other))
      if (!agree(voice(p).fair, voice(blamed).fair)) out.against.push_back(p);
    Interval left = voice(other).fair;
    for (const Place& p : out.against)
      if (const Interval meet = left.intersect(voice(p).fair); !meet.empty()) left = meet;
    out.implied = left;
    if (voice(blamed).inferred > 0 || voice(other).inferred > 0 || mirrored(blamed, other)) out.most = Severity::info;
    if (voice(blamed).inferred > 1 || voice(other).inferred > 1) return std::nullopt;
    const bool revised = revised_between(blamed, other);
    const bool near = gap_between(voice(blamed).fair, voice(other).fair) <= rules_.number("tolerances.revised");
    if (revised && near) {
      out.most = Severity::info;
      out.decided = false;
      out.text = "across.revised";
      return out;
    }
    out.text = !out.decided ? "across.disputed" : out.against.size() > 1 ? "across.alone" : "across.borne-out";
    if (out.decided && out.against.size() == 1) out.steps = what_bears_out(blamed.fact);
    return out;
  }

  // How what is told of other cells comes to this one.
  std::vector<Step> what_bears_out(std::size_t index) const {
    std::vector<ConstraintId> own;
    for (const Voice& v : told_.facts()[index].voices)
      if (v.id != kNone) own.push_back(v.id);
    const Implied rest = implied(reconciled_, told_.graph()[own.front()].first, own);
    std::vector<Step> out = rest.low.steps.empty() ? rest.high.steps : rest.low.steps;
    if (!out.empty()) out.back().bounds = rest.bounds;
    return out;
  }

  // Figures of several facts from which another one follows: months and their sum, a level and its change.
  std::optional<Dispute> of_chain(const Conflict& conflict, const Place& blamed) {
    const auto all = told_in(conflict);
    const bool sums = all.size() < conflict.constraints.size();
    bool usual_measure = false;  // "exports doubled": by weight, for all we know, as the levels are
    for (const Place& p : all) {
      usual_measure = usual_measure || voice(p).usual_measure;
      if (voice(p).inferred > (voice(p).usual_measure ? 1 : 0) || other_origin(p, blamed) || revised_between(p, blamed) || mirrored(p, blamed))
        return std::nullopt;
      if (fact(p).about.is_share() || !fact(p).about.cell.period || fact(p).about.cell.period->fiscal())
        return std::nullopt;
    }
    Dispute out;
    out.rule = "cross-source";
    out.blamed = blamed;
    out.decided = conflict.decided;
    std::vector<ConstraintId> rest = conflict.constraints;
    std::erase(rest, conflict.blamed);
    const GraphConstraint& c = told_.graph()[conflict.blamed];
    const Implied top = implied_by(reconciled_, c.first, rest);
    out.implied = top.bounds;
    out.steps = top.low.steps.empty() ? top.high.steps : top.low.steps;
    if (fact(blamed).is_ratio()) out.implied = quotient(top.bounds, implied_by(reconciled_, c.second, rest).bounds);
    // Growth is told on comparable scope and on bases revised since; sums have their own slack.
    const double least = rules_.number(usual_measure ? "tolerances.usual-measure" : sums ? "tolerances.own-figures" : "tolerances.reference-base");
    if (gap_between(*out.implied, voice(blamed).fair) < least) return std::nullopt;
    const double far = rules_.number("tolerances.far-off");
    if (out.implied->high * far < voice(blamed).fair.low || voice(blamed).fair.high * far < out.implied->low)
      return std::nullopt;
    for (const Place& p : all)
      if (p.fact != blamed.fact || p.voice != blamed.voice) out.against.push_back(p);
    if (usual_measure || (!sums && !out.decided)) out.most = Severity::info;
    out.text = out.decided ? "across.chain" : "across.chain-open";
    return out;
  }

  // Countries that several sources tell of come to more than the world. Sources of different origins count different things.
  std::optional<Dispute> of_parts(const Conflict& conflict, const Place& blamed) {
    const auto all = told_in(conflict);
    const bool shares = fact(blamed).about.is_share();
    Severity most = Severity::warning;
    for (const Place& p : all) {
      const Constraint& about = fact(p).about;
      if (voice(p).inferred > 0 || other_origin(p, blamed) || revised_between(p, blamed) || mirrored(p, blamed)) return std::nullopt;
      if (about.is_share() != shares || (!shares && fact(p).is_ratio()) || !about.cell.period || about.cell.period->fiscal()) return std::nullopt;
      if (shares && scopes_of(p.fact).size() > 1) return std::nullopt;
      // Standing facts are of the year of the paper, and of some year before it in truth.
      if (first(p).claim.from.period != Provenance::sentence) most = Severity::info;
    }
    Dispute out;
    out.rule = "cross-source";
    out.text = shares ? "across.shares" : "across.parts";
    out.most = most;
    out.blamed = blamed;
    out.decided = conflict.decided;
    for (const Place& p : all)
      if (p.fact != blamed.fact || p.voice != blamed.voice) out.against.push_back(p);
    out.implied = shares ? rest_of_whole(all, blamed) : left_by(conflict);
    if (gap_between(*out.implied, voice(blamed).fair) < rules_.number("tolerances.own-figures")) return std::nullopt;
    return out;
  }

  // What the shares of the others leave of one whole.
  Interval rest_of_whole(const std::vector<Place>& all, const Place& blamed) const {
    ClaimGraph whole;
    const CellId full = whole.add_cell(), mine = whole.add_cell();
    whole.level(full, {.literal = Interval::point(1), .fair = Interval::point(1)});
    std::vector<CellId> parts{mine};
    for (const Place& p : all) {
      if (p.fact == blamed.fact) continue;
      parts.push_back(whole.add_cell());
      whole.level(parts.back(), {.literal = voice(p).literal, .fair = voice(p).fair});
    }
    whole.parts_at_most(full, parts, {});
    const Reconciled reconciled(whole);
    return implied(reconciled, mine).bounds;
  }

  Interval left_by(const Conflict& conflict) const {
    std::vector<ConstraintId> rest = conflict.constraints;
    std::erase(rest, conflict.blamed);
    return implied_by(reconciled_, told_.graph()[conflict.blamed].first, rest).bounds;
  }

  std::set<std::string> scopes_of(std::size_t index) const {
    std::set<std::string> out;
    for (const Answer& a : reference_on(told_.facts()[index], told_, evidence_).answers)
      if (const auto scope = a.said.cell.qualifiers.find("scope"); scope != a.said.cell.qualifiers.end() && !a.derived) out.insert(scope->second);
    return out;
  }

  // Sources that follow two publishers who count different things under one name.
  std::optional<Dispute> of_definitions(std::size_t index) {
    const Fact& f = told_.facts()[index];
    if (f.voices.size() < 2) return std::nullopt;
    const auto known = reference_on(f, told_, evidence_).answers;
    if (scopes_of(index).size() < 2) return std::nullopt;
    std::vector<const Answer*> by(f.voices.size(), nullptr);
    for (std::size_t v = 0; v < f.voices.size(); ++v) {
      double least = rules_.number("tolerances.definition-reach");
      for (const Answer& a : known) {
        if (a.derived || !a.said.cell.qualifiers.contains("scope")) continue;
        const double apart = gap_between(Interval::point(stated(f.voices[v].literal)), a.said.fair);
        if (apart <= least) {
          least = apart;
          by[v] = &a;
        }
      }
    }
    // The two that lie furthest apart and follow different definitions.
    std::optional<std::pair<std::size_t, std::size_t>> worst;
    double widest = rules_.number("tolerances.definition-reach");
    for (std::size_t a = 0; a < f.voices.size(); ++a)
      for (std::size_t b = a + 1; b < f.voices.size(); ++b) {
        if (!by[a] || !by[b] || by[a]->said.cell.qualifiers.at("scope") == by[b]->said.cell.qualifiers.at("scope"))
          continue;
        const double apart = gap_between(f.voices[a].fair, f.voices[b].fair);
        const double told_apart = std::abs(stated(f.voices[a].literal) - stated(f.voices[b].literal)) /
                                  std::max(stated(f.voices[a].literal), stated(f.voices[b].literal));
        if (const double size = apart > 0 ? 1 + apart : told_apart; size > widest) {
          widest = size;
          worst = {a, b};
        }
      }
    if (!worst) return std::nullopt;
    if (later({index, worst->first}, {index, worst->second})) std::swap(worst->first, worst->second);
    Dispute out;
    out.rule = "definition-differs";
    out.text = "across.definitions";
    out.blamed = {index, worst->second};
    out.against = {{index, worst->first}};
    out.definitions = {*by[worst->second], *by[worst->first]};
    // Figures that could all be true mislead nobody much.
    if (agree(f.voices[worst->first].fair, f.voices[worst->second].fair)) out.most = Severity::info;
    if (f.voices[worst->first].inferred > 0 || f.voices[worst->second].inferred > 0) out.most = Severity::info;
    return out;
  }

  // "Over 85%" here, "more than 90%" there: both can be true, but the one says clearly less of the share than the other.
  std::optional<Dispute> of_open_bounds(std::size_t index) const {
    const Fact& f = told_.facts()[index];
    if (!f.about.is_share()) return std::nullopt;
    std::optional<std::pair<std::size_t, std::size_t>> worst;
    double widest = rules_.number("tolerances.bound-lag");
    for (std::size_t a = 0; a < f.voices.size(); ++a)
      for (std::size_t b = 0; b < f.voices.size(); ++b) {
        const Voice &bound = f.voices[a], &other = f.voices[b];
        if (a == b || bound.doubted || other.doubted || std::isfinite(bound.literal.high) || bound.literal.low <= 0) continue;
        if (!agree(bound.fair, other.fair) || other.inferred > 1 || bound.inferred > 1) continue;
        const double told = stated(other.literal), lag = (told - bound.literal.low) / told;
        if (lag < widest) continue;
        widest = lag;
        worst = {a, b};
      }
    if (!worst) return std::nullopt;
    Dispute out;
    out.rule = "definition-differs";
    out.text = "across.open-bound";
    out.agree = true;
    out.most = Severity::info;
    out.blamed = {index, worst->first};
    out.against = {{index, worst->second}};
    return out;
  }

  const ToldFacts& told_;
  const Reconciled& reconciled_;
  const EvidenceBase& evidence_;
  const CheckRules& rules_;
  std::vector<Dispute> out_;
};

}  // namespace

Judgement reference_on(const Fact& fact, const ToldFacts& told, const EvidenceBase& evidence) {
  std::optional<Date> day;
  const auto look = [&](std::size_t t) {
    if (const auto& on = told.telling(t).judged_on; on && (!day || *day < *on)) day = on;
  };
  for (const Voice& v : fact.voices)
    for (const std::size_t t : v.tellings) look(t);
  for (const Aside& a : fact.asides) look(a.telling);
  Question question{fact.about, false};
  question.asked.literal = question.asked.fair = Interval::everything();
  question.standing =
      day && fact.about.cell.period && fact.about.cell.period->is_year() && fact.about.cell.period->last() >= *day;
  return evidence.judge(question, day.value_or(kAnyDay));
}

std::vector<Dispute> disputes(const ToldFacts& told, const Reconciled& reconciled, const EvidenceBase& evidence,
                              const CheckRules& rules) {
  return Disputes(told, reconciled, evidence, rules).all();
}

}  // namespace assay
