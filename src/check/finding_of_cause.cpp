// A cause → its finding: one sentence led by the clearest figure, the places that are wrong, those that tell it rightly.
#include <algorithm>
#include <set>

#include "check/finding_writer.h"

namespace assay {
namespace {

constexpr std::size_t kMostWitnesses = 3;  // claims cited that give the right name
constexpr std::size_t kLongMessage = 220;  // characters

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

// The clearest first: with a figure of the written cell to set against it, a level, the latest.
std::vector<const Place*> FindingWriter::by_clarity(const Cause& cause) const {
  std::vector<const Place*> out;
  for (const Place& place : cause.places) out.push_back(&place);
  const auto rank = [&](const Place* p) {
    const Constraint& c = p->edited;
    const bool level = c.form == Constraint::Form::level && c.currency.empty();
    return std::tuple{readings_[p->reading].own.best() != nullptr, p->fits.has_value(), level, c.cell.period ? c.cell.period->last().serial() : 0L};
  };
  std::stable_sort(out.begin(), out.end(), [&](const Place* a, const Place* b) { return rank(a) > rank(b); });
  return out;
}

std::string FindingWriter::label_sentence(const Cause& cause, const Place& place) const {
  Values values = about(place.reading);
  const std::string form = form_name(place.edited);
  values["cell"] = told(place.edited);
  values["wrong"] = wording_.product(cause.from);
  values["written"] = values["wrong"];
  std::string first = wording_.sentence(place.fits ? "label.is" : "label.article", values), second;
  if (const Answer* own = readings_[place.reading].own.best()) {
    values["reference"] = own->derived ? said(*own) : wording_.figure(*own->said.rows.front(), true);
    values["scope"] = wording_.scope(own->said);
    values["did"] = wording_.did(place.edited.cell.flow);
    second = wording_.sentence("label.instead-" + form, values);
    if (characters(first + second) >= kLongMessage) {
      values["scope"].clear();
      second = wording_.sentence("label.instead-" + form, values);
    }
  } else if (place.fits) {
    second = wording_.sentence("label.unknown", values);
  }
  return upper_first(first + second) + ".";
}

// Claims that prove the right name: the same figure under it, else another figure of the same side's trade.
std::vector<std::size_t> FindingWriter::witnesses(const Cause& cause) const {
  std::vector<std::size_t> same, kin;
  for (const std::size_t r : cause.told_right) {
    const Constraint& right = *asked(r);
    const bool figure = std::any_of(cause.places.begin(), cause.places.end(), [&](const Place& p) {
      return same_cells(right, p.edited) && agree(right.fair, p.edited.fair);
    });
    const bool side = std::any_of(cause.places.begin(), cause.places.end(), [&](const Place& p) {
      return right.cell.flow == p.edited.cell.flow && right.cell.origin == p.edited.cell.origin && right.is_share() == p.edited.is_share();
    });
    if (figure) same.push_back(r);
    else if (side) kin.push_back(r);
  }
  auto& out = same.empty() ? kin : same;
  out.resize(std::min(out.size(), kMostWitnesses));
  return out;
}

void FindingWriter::name_rightly(Finding& finding, const Cause& cause, const Place& clearest) const {
  const Claim& claim = *readings_[cause.places.front().reading].claim;
  if (cause.figure_told_right) cap(finding, Severity::warning);
  for (const std::size_t r : witnesses(cause)) add_claim(finding, r);
  finding.message = label_sentence(cause, clearest);
  if (claim.product_span.empty()) return;
  if (claim.sentence.contains(claim.product_span))
    finding.span = {std::min(finding.span.start, claim.product_span.start), std::max(finding.span.end, claim.product_span.end)};
  finding.suggestion = remedy_.label(claim, article_.text, cause.to);
}

Finding FindingWriter::of(const Cause& cause) const {
  std::vector<std::size_t> readings;
  int least = 9;
  bool unsaid = true;
  for (const Place& place : cause.places) {
    readings.push_back(place.reading);
    least = std::min(least, inferred(place.reading, cause.exact));
    unsaid = unsaid && place.fits && place.fits->unsaid;
  }
  // The body has the very figure under its right name: whatever the headline leaves to be inferred, its product is wrong.
  if (cause.slip == Slip::product && cause.figure_told_right) least = std::min(least, 1);
  Finding out = begin(std::string(rule_of(cause.slip)), readings, least + (unsaid ? 1 : 0), static_cast<int>(cause.distinct) - 1);
  const Claim& slipped = *readings_[cause.places.front().reading].claim;
  const bool base_guessed = slipped.base && (slipped.from.base == Provenance::inferred || slipped.from.base == Provenance::default_);
  if (cause.exact && base_guessed) cap(out, Severity::warning);
  if (cause.slip == Slip::percent_times && slipped.kind == Kind::multiple) cap(out, Severity::warning);  // many write "by" and mean "to"
  // Of the cell as written nothing is known: it may be right, however exactly the figure is another cell's.
  if (cause.unreferenced) cap(out, cause.distinct > 1 ? Severity::warning : Severity::info);
  const auto places = by_clarity(cause);
  std::set<std::string> said_once;
  for (const Place* place : places) {
    if (said_once.insert(place->edited.cell.text() + place->edited.base.text()).second) add_steps(out, *place, own_cell(cause.slip));
    if (const Answer* own = readings_[place->reading].own.best()) add(out, *own);
    if (place->fits) add(out, *place->fits);
  }
  for (std::size_t i = 1; i < cause.places.size(); ++i) add_claim(out, cause.places[i].reading);
  if (cause.slip == Slip::product) {
    name_rightly(out, cause, *places.front());
    return out;
  }
  const Place& first = cause.places.front();
  Values values = about(first.reading);
  // Of a fact that stands, the year that answers is told, not the one that still runs.
  const bool standing = readings_[first.reading].question->standing && first.fits;
  values["right"] = told(standing ? first.fits->said : first.edited);
  if (first.edited.form == Constraint::Form::ratio && first.edited.base.period) values["right-base"] = wording_.period(*first.edited.base.period);
  // Where several series speak of the cell, the one that the figure put right fits is meant.
  const Answer* own = own_cell(cause.slip) && first.fits ? &*first.fits : readings_[first.reading].own.best();
  // The other year's figure is another publisher's, who counts otherwise: he may well say the same of this year.
  const auto scope_of = [](const Answer& answer) { return answer.said.rows.front()->scope; };
  if (own && first.fits && cause.slip == Slip::period && first.edited.is_share() && scope_of(*own) != scope_of(*first.fits)) cap(out, Severity::warning);
  if (own) {
    values["reference"] = said(*own);
    values["asked"] = told(own->said);
    if (own_cell(cause.slip) && cause.slip != Slip::direction) out.suggestion = remedy_.figure(*readings_[first.reading].claim, article_.text, *own);
  }
  if (!own) values["asked"] = told(*asked(first.reading));
  out.message = upper_first(wording_.sentence("slip." + (own ? std::string(name(cause.slip)) : "unknown"), values));
  return out;
}

}  // namespace assay
