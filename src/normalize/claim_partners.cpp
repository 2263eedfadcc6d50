// ClaimBuilder: the partners that a sentence lists, each with its figure.
#include <algorithm>

#include "normalize/claim_builder.h"

namespace assay {

// The rank before, where it says who the partner is of both known sides; nullptr where none does.
const ClaimBuilder::Draft* ClaimBuilder::ranked_partner(const SentenceView& view, Drafts drafts) {
  for (const Draft& d : drafts)
    if (d.claim.kind == Kind::rank && !d.claim.key.origin.empty() && !d.claim.key.destination.empty() && view.partner_noun(d.figure->item)) return &d;
  return nullptr;
}

// "Russia was China's largest supplier of oil with 8.35 million tonnes": so much of what the rank is of was supplied.
bool ClaimBuilder::tonnes_of_rank(const Draft& rank, const Draft& draft) {
  const Claim& c = draft.claim;
  return c.key.flow.empty() && c.form == Form::level && (c.kind == Kind::quantity || (c.kind == Kind::count && !draft.figure->number.small_word && draft.figure->type == FigureType::bare)) && c.key.product == rank.claim.key.product && !c.key.product.empty();
}

// The country after the one of a rank, right before its own figure; nullptr where none is.
const PlaceMention* ClaimBuilder::rival_after(const SentenceView& view, const Draft& rank, std::size_t at) {
  for (const PlaceMention& p : view.places())
    if (!p.region && p.item > rank.figure->item && p.item < at && view.heads_figure(p.item, at)) return &p;
  return nullptr;
}

// The rank before of which a level tells how much it was; nullptr where there is none.
const ClaimBuilder::Draft* ClaimBuilder::told_with_rank(const SentenceView& view, Drafts drafts, const Draft& draft, bool trade) {
  const Claim& c = draft.claim;
  const std::size_t at = draft.figure->item;
  if (c.form != Form::level) return nullptr;
  for (auto it = drafts.rbegin(); it != drafts.rend(); ++it) {
    const Claim& r = it->claim;
    if (r.kind != Kind::rank) continue;
    const bool by_agent = trade && it->topic.agent;
    const bool by_place = !trade && r.unit == "rank" && !r.key.origin.empty() && r.from.origin == Provenance::sentence && r.key.product == c.key.product;
    if ((!by_agent && !by_place) || r.key.flow != c.key.flow) return nullptr;
    const bool own = it == drafts.rbegin() && view.is(at - 1, "joiner-with") && std::ranges::none_of(view.places(), [&](const PlaceMention& p) { return p.item > it->figure->item && p.item < at; });
    return own || (by_agent && rival_after(view, *it, at)) ? &*it : nullptr;
  }
  return nullptr;
}

// What a figure in brackets tells more of: the level right before them, or before its own place; nullptr where there is none.
const ClaimBuilder::Draft* ClaimBuilder::glossed(const SentenceView& view, Drafts drafts, const Draft& draft) {
  const std::size_t at = draft.figure->item;
  if (drafts.empty() || at == 0 || !view.is_sign(at - 1, "(") || !draft.figure->product.empty()) return nullptr;
  const Draft& level = drafts.back();
  const std::size_t before = level.figure->item;
  if (level.claim.form != Form::level || (before > 0 && view.is_sign(before - 1, "("))) return nullptr;
  for (std::size_t i = before + 1; i + 1 < at; ++i)
    if (!view.is(i, "place") && !view.is(i, "place-role") && !view.is(i, "preposition") && !view.is(i, "article")) return nullptr;
  return &level;
}

// The place of a list that stands right before its figure, where the one before has told of the same; nullptr where none does.
const PlaceMention* ClaimBuilder::listed_place(const SentenceView& view, Drafts drafts, const Draft& draft) {
  if (drafts.empty()) return nullptr;
  const Claim& told = drafts.back().claim;
  const std::size_t before = drafts.back().figure->item, at = draft.figure->item;
  if (told.key.flow != draft.claim.key.flow || told.key.product != draft.claim.key.product || (draft.has_topic && draft.topic.first > before && draft.topic.first < at && !view.only_links(before + 1, draft.topic.first))) return nullptr;
  for (const PlaceMention& p : view.places())
    if (!p.region && p.item > before && p.item < at && view.heads_figure(p.item, at) && !view.acts_between(before, p.item) && listed_after(view, drafts, p)) return &p;
  return nullptr;
}

// The place whose figure stands before a listed one: the side of the claim before that the sentence names; nullptr where none is.
const PlaceMention* ClaimBuilder::listed_after(const SentenceView& view, Drafts drafts, const PlaceMention& listed) {
  const Claim& told = drafts.back().claim;
  const PlaceMention* found = nullptr;
  for (const PlaceMention& q : view.places())
    if (q.item < drafts.back().figure->item && q.code != listed.code && (q.code == told.key.destination || q.code == told.key.origin)) found = &q;
  return found;
}

// The owner between the figure before and this one, where the topic stood before both; nullptr where none does.
const PlaceMention* ClaimBuilder::gapped(const SentenceView& view, Drafts drafts, const Topic& topic, std::size_t at) {
  if (drafts.empty()) return nullptr;
  const std::size_t before = drafts.back().figure->item;
  if (topic.last >= before) return nullptr;
  for (const PlaceMention& p : view.places())
    if (p.item > before && p.item + 1 < at && !p.region && view.is(p.item + 1, "possessive") && view.only_links(p.item + 2, at)) return &p;
  return nullptr;
}

// The place behind a figure that stands in one list with the figure before and the place behind that; nullptr where none does.
const PlaceMention* ClaimBuilder::listed_partner(const SentenceView& view, Drafts drafts, std::size_t at) {
  if (drafts.empty()) return nullptr;
  const Claim& told = drafts.back().claim;
  const PlaceMention* its = view.partner_behind(drafts.back().figure->item);
  const PlaceMention* mine = its && its->item < at ? view.partner_behind(at) : nullptr;
  if (!mine || mine->role != its->role || mine->code == its->code || (its->code != told.key.destination && its->code != told.key.origin)) return nullptr;
  for (const PlaceMention& p : view.places())
    if (p.item > its->item && p.item < at) return nullptr;
  for (const Topic& t : view.topics())
    if (t.first > its->item && t.last < at) return nullptr;
  return view.acts_between(its->item, at) ? nullptr : mine;
}

}  // namespace assay
