// ClaimBuilder: figures of a part, or in another measure, than what is published.
#include <algorithm>

#include "normalize/claim_builder.h"
#include "normalize/known_names.h"

namespace assay {

// "China's imports of Iranian crude", "China's Iranian crude imports": what stands right before the good is where it comes from.
void ClaimBuilder::take_origin_of_good(const SentenceView& view, Draft& draft) const {
  Claim& c = draft.claim;
  const PlaceMention* from = view.place_of_good(draft.topic);
  if (from && !c.key.destination.empty() && c.key.destination != from->code && (c.key.origin.empty() || c.key.origin == kWorld))
    c.key.origin = from->code, c.from.origin = place_provenance();
}

void ClaimBuilder::narrow(const SentenceView& view) {
  for (Draft& d : drafts_) {
    const Drafts before(drafts_.data(), &d);
    d.claim.of_part = of_part(view, before, d);
    narrow(view, before, d);
  }
}

bool ClaimBuilder::of_part(const SentenceView& view, Drafts drafts, const Draft& draft) const {
  if (!goods(draft.claim.key.product)) return false;  // a firm has no inflation of its own
  const std::size_t at = draft.figure->item;
  if (view.told_of_part(at) || (discourse_.part_told_in == discourse_.block() && view.goes_on_with_part(at))) return true;
  if (amounts_to(view, drafts, draft)) return true;
  if (drafts.empty() || !drafts.back().claim.of_part) return false;
  const std::size_t before = drafts.back().figure->item;
  // "The miner had output of 820,000 tonnes, 1% less than the 828,000 tonnes reported in 2023": what it is compared with is as much its own.
  const bool same_owner = view.compared(at) && std::ranges::none_of(view.places(), [&](const PlaceMention& p) { return p.item > before; });
  return same_owner || view.straight_on(before, at);
}

// "The ten largest buyers made up 52% of China's exports, at 32 million tonnes": so much is the part, whoever it is.
bool ClaimBuilder::amounts_to(const SentenceView& view, Drafts drafts, const Draft& draft) const {
  const Claim& c = draft.claim;
  const std::size_t at = draft.figure->item;
  const Draft* share = drafts.empty() || c.form != Form::level ? nullptr : &drafts.back();
  if (!share || share->claim.kind != Kind::share || !view.is(share->figure->item + 1, "joiner-of") || !view.same_clause(share->figure->item, at)) return false;
  const bool import = c.key.flow == kImport;
  const std::string &own = import ? c.key.destination : c.key.origin, &partner = import ? c.key.origin : c.key.destination;
  if (own.empty() || own == kWorld || (!partner.empty() && partner != kWorld)) return false;
  const bool whole = std::ranges::any_of(view.places(), [&](const PlaceMention& p) { return p.item > share->figure->item && p.item < at && p.code == own; });
  return whole && (view.after_preposition_at(at) || view.is(at - 1, "conjunction") || view.behind_sign(at, "(,"));
}

// "Light rare earths", "copper from scrap", "some of China's imports": what is published of the good may be more than it tells of.
bool ClaimBuilder::unread(const SentenceView& view, const Draft& draft) const {
  const Claim& c = draft.claim;
  const std::size_t at = draft.figure->item;
  const bool amount = c.kind == Kind::quantity || c.kind == Kind::share;
  // What is bought abroad is published as a share of all that is.
  const bool published_share = c.kind == Kind::share && c.key.flow == kImport;
  if (amount && !published_share && view.some_of_known(at)) return true;
  if (c.form == Form::order || c.key.flow.empty() || c.key.flow == kPrice || (!amount && c.kind != Kind::change)) return false;
  if (amount && view.unread_behind(*draft.figure)) return true;
  return draft.has_topic && !draft.topic.open && view.unread_beside(draft.topic.product_span);
}

void ClaimBuilder::narrow(const SentenceView& view, Drafts drafts, Draft& draft) const {
  Claim& c = draft.claim;
  const std::size_t at = draft.figure->item;
  const Entry* known = product_entry(c.key.product);
  const bool by_weight = c.kind == Kind::quantity || c.kind == Kind::change || c.kind == Kind::multiple;
  const bool own_measure = known && (known->text("measures") == "value" || known->text("measures") == "index" ||
                                     known->text("measures") == "rate");
  const bool measured_otherwise =
      by_weight && !own_measure && !c.key.flow.empty() && c.key.flow != kPrice && view.other_measure(at);
  // "The deficit with China": one partner's part of the balance.
  const bool with_partner = known && known->flag("balance") && std::ranges::any_of(view.places(), [&](const PlaceMention& p) { return p.role == PlaceRole::with && p.item < at && view.same_clause(p.item, at); });
  const bool reckoned_otherwise = (c.kind == Kind::change && view.otherwise_reckoned(at)) || (c.kind == Kind::quantity && (view.in_other_content(at) || view.told_beside("averaged", at) || view.mentions("instalment")));
  // "90% of a $4 billion market for parts": of a whole that is described, and read by nobody.
  const bool of_another_whole = c.kind == Kind::share && draft.figure->product.empty() && at + 2 < view.scan().items.size() && view.is(at + 1, "joiner-of") && view.is(at + 2, "joiner-a");
  // "exported 43,000 tonnes of its 45,000": a whole that may be of another flow.
  const bool of_its = c.kind == Kind::quantity && !drafts.empty() && at > 1 && view.is(at - 1, "possessive-determiner") && view.is(at - 2, "joiner-of") && drafts.back().claim.kind == c.kind;
  // "80% relied on imports, 77% of which came from Chile": of what the share before it is a part.
  const bool share_of_share = c.kind == Kind::share && at + 2 < view.scan().items.size() && !drafts.empty() && drafts.back().claim.kind == Kind::share && view.is(at + 1, "joiner-of") && view.is(at + 2, "relative");
  const bool of_others_whole = c.kind == Kind::share && !language_.is_trade(c.key.flow) && std::ranges::any_of(view.places(), [&](const PlaceMention& p) { return p.item < at && view.sharer_in(p); });
  c.unread = unread(view, draft);
  const bool of_another = (c.kind == Kind::multiple || c.kind == Kind::share || c.kind == Kind::change) && view.of_another_amount(at);
  // "a gap of 2.495 million tonnes (2.5 million)": the same in other digits.
  const bool restated = !drafts.empty() && drafts.back().claim.narrowed && drafts.back().claim.kind == c.kind && view.behind_sign(at, "(");
  c.narrowed = draft.elsewhere || restated || view.added_or_taken(at) || of_another || of_its || share_of_share || of_another_whole || of_others_whole || with_partner || measured_otherwise || reckoned_otherwise || view.leaves_out_place() || view.mentions("estimator") || view.told_of_others(at) || (view.mentions("other-parties") && c.from.origin != place_provenance()) ||
               (draft.has_topic && view.narrows_kind(draft.topic, at));
}

// "Averaged 13.2 million barrels a day in December, up 6.4% from November": months differ in length, so that is no change of what was shipped in them.
// The same month of another year is as long.
bool ClaimBuilder::of_rate(const SentenceView& view, Drafts drafts, const Draft& draft) const {
  const Claim& c = draft.claim;
  if ((c.kind != Kind::change && c.kind != Kind::multiple) || c.key.flow == kPrice) return false;
  const bool year_apart = c.base && c.key.period && *c.base == c.key.period->shifted_months(-kYear);
  if (year_apart) return false;
  const auto a_day = [](std::string_view dimension) { return dimension.ends_with("-rate"); };
  // "… on a daily basis"
  if (std::ranges::any_of(view.scan().periods, [](const PeriodMention& m) { return m.type == PeriodMention::Type::on_step && m.step == "day"; })) return true;
  for (auto told = drafts.rbegin(); told != drafts.rend() && told->claim.key.product == c.key.product; ++told)
    if (told->claim.form == Form::level) return a_day(told->claim.key.measure);
  return !draft.has_topic && discourse_.last_unit.unit && a_day(discourse_.last_unit.unit->text("dimension"));
}

// "a 4% rise in recorded thefts, from 630 to 719": what rose, and then right away from where.
static bool goes_on_from_there(const SentenceView& view, const Figure& figure) {
  const Span& named = figure.product;
  const auto& items = view.scan().items;
  if (named.empty()) return false;
  std::size_t i = figure.item + 1;
  for (; i < items.size() && items[i].span.start < named.end; ++i)
    if (items[i].type == ItemType::figure || items[i].type == ItemType::period || view.is_sign(i, ",") || view.is_sign(i, "(") || view.is_sign(i, ";") || view.is_sign(i, ":")) return false;
  if (view.is_sign(i, ",")) ++i;
  const Entry* role = i < items.size() && view.is(i, "place-role") ? view.entry(i, "place-role") : nullptr;
  return role && role->text("role") == "from";
}

// "A rise of 12% per pupil", "the rise of 12% in fares", "growing 7.6% a year": behind a change of the levels beside it stand its noun, its times and
// these levels, and nothing else.
bool ClaimBuilder::qualified(const SentenceView& view, const Draft& change, std::span<const Draft> all) const {
  constexpr std::string_view kStops[] = {",", ".", ";", ":", "(", ")"};
  const auto& items = view.scan().items;
  const auto counted = [&](std::size_t i) {
    const std::string word = view.folded(items[i].span);
    return std::ranges::any_of(all, [&](const Draft& d) { return d.claim.form == Form::level && d.claim.counted == word; });
  };
  // "rose 12% to 643 on the quarter, from 541 a year earlier"
  const auto other_time = [&](const Draft& d) { return (d.claim.starts_change || d.claim.compared) && d.claim.with_time && (!change.claim.base || change.claim.base != d.claim.key.period); };
  const auto of_that_time = [&](const Draft& d) { return d.claim.form == Form::level && change.claim.base && !change.claim.base_of_level && d.claim.key.period == change.claim.base; };
  if ((change.figure->base >= 0 || steps_back(view)) && std::ranges::any_of(all, other_time) && std::ranges::none_of(all, of_that_time)) return true;
  if (goes_on_from_there(view, *change.figure)) return false;
  for (std::size_t i = change.figure->item + 1; i < items.size(); ++i) {
    const Item& item = items[i];
    const bool ends = item.type == ItemType::figure || item.type == ItemType::period || view.is(i, "dash") || view.is(i, "auxiliary") || view.is(i, "copula");
    if (ends || std::ranges::any_of(kStops, [&](std::string_view sign) { return view.is_sign(i, sign); })) return false;
    if (const Entry* role = view.entry(i, "place-role"); role && (role->text("role") == "to" || role->text("role") == "from")) return false;
    std::size_t next = i + 1;  // "in May", "on the 107 million"
    while (next < items.size() && view.is(next, "article")) ++next;
    const bool of_time = next < items.size() && (items[next].type == ItemType::period || items[next].type == ItemType::figure);
    const bool neutral = view.is(i, "trend-noun") || view.is(i, "trend-comparative") || view.is(i, "article") || view.is(i, "comparison") || view.is(i, "adverb") || view.is(i, "conjunction") || of_time;
    if (!neutral && !counted(i)) return true;
  }
  return false;
}

// "Worth $220 million in July, down 12%": what fell is the value, whatever the weight did.
void ClaimBuilder::narrow_changes(const SentenceView& view, std::vector<Draft>& drafts) const {
  const auto level = [](const Claim& c) { return c.form == Form::level && (c.kind == Kind::quantity || c.kind == Kind::money || c.kind == Kind::price); };
  const auto reached = [&](const Draft& d) {
    const Entry* before = d.figure->item > 0 && view.is(d.figure->item - 1, "place-role") ? view.entry(d.figure->item - 1, "place-role") : nullptr;
    return before && before->text("role") == "to";
  };
  const Draft* last = nullptr;
  for (Draft& d : drafts) {
    Claim& c = d.claim;
    if (level(c)) last = &d;
    if (c.kind != Kind::change && c.kind != Kind::multiple) continue;
    const Draft* next = &d + 1 < drafts.data() + drafts.size() ? &d + 1 : nullptr;
    const bool before = last && view.borders(last->figure->item, d.figure->item).strong == 0;
    const Draft* of = next && level(next->claim) && reached(*next) ? next : before ? last : nullptr;
    if (!of || of->claim.kind == Kind::quantity || of->claim.key.product != c.key.product) continue;
    const Entry* known = product_entry(c.key.product);
    const std::string_view measures = known ? known->text("measures") : std::string_view();
    if (c.key.flow != kPrice && measures != "value" && measures != "index" && measures != "rate") {
      c.narrowed = true;
      c.key.measure = of->claim.key.measure;
    }
  }
}

}  // namespace assay
