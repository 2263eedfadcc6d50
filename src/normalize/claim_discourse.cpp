// ClaimBuilder: what a sentence leaves to the next one: the series, the time and the places spoken of.
#include <algorithm>

#include "normalize/claim_builder.h"
#include "normalize/claim_time.h"

namespace assay {
bool ClaimBuilder::near(const std::string& a, const std::string& b) const {
  const auto names = [](const Entry* entry, const std::string& other) {
    const auto among = [&](const std::vector<std::string>& kin) { return std::ranges::find(kin, other) != kin.end(); };
    return entry && (among(entry->list("confused_with")) || among(entry->list("parents")) || among(entry->list("siblings")));
  };
  return names(product_entry(a), b) || names(product_entry(b), a);
}

bool ClaimBuilder::kind_of(const std::string& part, const std::string& whole) const {
  const Entry* entry = part == whole || whole.empty() ? nullptr : product_entry(part);
  const auto among = [&](const auto& kin) { return std::ranges::find(kin, whole) != kin.end(); };
  return entry && (among(entry->list("parents")) || among(entry->list("part_of")) || (entry->text("measures") == "index" && among(entry->list("siblings"))));
}

// What the article is about stays so; what one paragraph brings up beside it is left again with the paragraph.
void ClaimBuilder::note_lead(Modality modality) {
  Focus& s = discourse_.series;
  Focus& lead = discourse_.lead;
  const Entry* product = product_entry(s.product);
  const bool all = s.product.empty() ? s.trade : s.product == "all-goods" || (product && product->flag("balance"));
  if (!lead.set) {
    if (!discourse_.in_headline() && (product || all) && modality == Modality::stated) {
      lead = s;
      discourse_.reported_on = !discourse_.body_told || discourse_.named_in_headline(s.product);
    }
    return;
  }
  // "It sold none in July … exports came to 19 kg": the flow across the border is the one reported on.
  if (s.product == lead.product && s.trade && !lead.trade && s.block == lead.block) lead = s;
  const bool early = discourse_.reported_on && !discourse_.named_in_headline(s.product) && discourse_.paragraphs_on(s.product) < 2;
  const bool same = s.product == lead.product;
  if (same && !all) {
    s.passing = false;
    return;
  }
  const bool of_all = lead.product.empty() || lead.product == "all-goods";
  // A paragraph that began with the lead and then tells of another good of another country leaves it again at its end.
  const auto own = [](const Focus& f) -> const std::string& { return f.flow == kImport ? f.destination : f.origin; };
  const bool beside = product && !own(s).empty() && !own(lead).empty() && own(s) != own(lead) && discourse_.block_began_with_lead && !discourse_.first_of_block();
  // "Exports rose to $61 billion. Imports came to $51 billion.": in a paragraph on the one, the other is told beside it.
  const bool other_way = all && of_all && s.trade && lead.trade && s.flow != lead.flow && own(s) == own(lead) && (discourse_.first_of_block() ? s.block == lead.block : discourse_.block_began_with_lead);
  const bool brought_up = early || !product || beside || part_of_lead(product) || (of_all && goods(s.product));
  s.passing = other_way || (!same && !all && brought_up);
}

bool ClaimBuilder::part_of_lead(const Entry* product) const {
  if (!product || !discourse_.lead.set) return false;
  const auto among = [&](const auto& totals) { return std::ranges::find(totals, discourse_.lead.product) != totals.end(); };
  return among(product->list("part_of")) || among(product->list("parents"));
}

void ClaimBuilder::stamp(Focus& focus) const {
  focus.block = discourse_.block();
  focus.headline = discourse_.in_headline();
  focus.heads_list = false;
  focus.passing = false;
  focus.set = true;
}

void ClaimBuilder::move_on(const SentenceView& view, Drafts drafts) {
  if (discourse_.home.empty() && !discourse_.home_said.set) find_home(view, drafts);
  find_subject(view, drafts);
  if (discourse_.in_list()) discourse_.rows_are_places = discourse_.rows_are_places || std::ranges::any_of(view.places(), [](const PlaceMention& p) { return p.label; });
  if (drafts.empty()) pass_on(view);
  else take_on(view, drafts);
  if (discourse_.in_headline()) discourse_.note_headline(view.spoken_of_now());
}

void ClaimBuilder::find_home(const SentenceView& view, Drafts drafts) {
  if (discourse_.dateline.empty()) discourse_.dateline = view.dateline();
  // "Scottish salmon exports": told of a part of a country, the report is at most that country's.
  if (const PlaceMention* first = view.places().empty() ? nullptr : &view.places().front(); first && discourse_.home_within.empty() && first->of_a_country() && !view.topics().empty() && view.topics().front().first <= first->item && first->item <= view.topics().front().last && first->role != PlaceRole::to && first->role != PlaceRole::from)
    discourse_.home_within = first->code.substr(0, PlaceMention::kCountryCode);
  // "Exports to Germany rose to 764 tonnes": whose they are is still to be told.
  const auto partner = [&](const PlaceMention& p) {
    return std::ranges::any_of(drafts, [&](const Draft& d) {
      const FactKey& key = d.claim.key;
      return language_.is_trade(key.flow) && (key.flow == kImport ? key.destination.empty() && key.origin == p.code : key.origin.empty() && key.destination == p.code);
    });
  };
  // An article whose headline begins with the world has no home: "World steel output slips, China's rises".
  if (const auto world = std::ranges::find_if(view.topics(), &Topic::world);
      discourse_.in_headline() && world != view.topics().end() && !view.places().empty() &&
      world->first < view.places().front().item && view.places().front().code != kWorld &&
      view.borders(world->last, view.places().front().item).strong +
              view.borders(world->last, view.places().front().item).weak >
          0) {
    stamp(discourse_.home_said);
    return;
  }
  // "Indonesia remains China's primary source of coal": told from the side of who takes it.
  if (const PlaceMention* taker = view.owner_of_partner()) {
    discourse_.home = taker->code;
    discourse_.told_of_partners = true;
    stamp(discourse_.home_said);
    return;
  }
  // "MADRID - …, the World Tourism Organisation said": where a body of all the world has its seat is nobody's home.
  if (!discourse_.dateline.empty() && discourse_.home.empty() && view.told_by_world_body()) discourse_.dateline.clear();
  if (told_of_firm(view)) return stamp(discourse_.home_said);
  for (const PlaceMention& p : view.places())
    // "…, EU agency says": who tells it is not whom it is about.
    if (!p.region && p.role != PlaceRole::with && !(p.bystander && view.places().size() > 1) && !partner(p) && !discourse_.told_as_partner(p.code) && !(p.role == PlaceRole::in && p.group && !discourse_.partners.empty()) && !(discourse_.in_headline() && p.item > 0 && view.in_row(static_cast<std::size_t>(&p - view.places().data()))) && !(discourse_.in_headline() && p.item > 0 && view.is_sign(p.item - 1, ",") && view.told_between(p.item, view.scan().items.size())) && (discourse_.home_within.empty() || p.code == discourse_.home_within)) {
      discourse_.home = p.code, stamp(discourse_.home_said);
      break;
    }
  // "The Reserve Bank of Australia lowered its cash rate": where no country is named, that of who tells its own figures.
  if (discourse_.home.empty() && view.places().empty() && std::ranges::none_of(view.topics(), [](const Topic& t) { return t.world; }))
    if (const std::string home = view.home_of_source(); !home.empty()) {
      discourse_.home = home;
      stamp(discourse_.home_said);
    }
  // "Burglaries in Larkshire at a low": a county's figures, though a national office tells them.
  if (discourse_.home.empty() && discourse_.in_headline() && view.names_unknown_place()) stamp(discourse_.home_said);
  // An article whose headline speaks of the world has no home; nor has one that begins so: "Global tea exports rose 3%."
  const bool begins = !discourse_.body_told && !drafts.empty() && !view.topics().empty() && view.topics().front().world && view.topics().front().trade;
  if (discourse_.in_headline() ? std::ranges::any_of(view.topics(), [](const Topic& t) { return t.world; }) : begins) stamp(discourse_.home_said);
}

// "China's imports from Mongolia", "Russian exporters": whoever is named so sends goods to who is told to import them.
void ClaimBuilder::note_suppliers(const SentenceView& view) {
  const bool imports = !discourse_.importer().empty() ||
                       std::ranges::any_of(view.topics(), [](const Topic& t) { return t.flow == kImport && !t.agent; });
  if (!imports) return;
  const auto note = [&](KeptName place) {
    if (!place.empty() && place != kWorld && !discourse_.supplies(place)) discourse_.suppliers.push_back(place);
  };
  for (const PlaceMention& p : view.places())
    if (p.role == PlaceRole::from && !p.region) note(p.code);
  for (const Topic& t : view.topics())
    if (t.agent && t.flow == kExport) note(t.owner);
    else if (t.flow == kImport && !t.agent) note(t.origin);
}

void ClaimBuilder::find_subject(const SentenceView& view, Drafts drafts) {
  discourse_.fresh_subject = false;
  if (view.places().empty()) return;
  note_suppliers(view);
  // "The most important supplier was China."
  const auto only_ranks = [&] { return std::ranges::all_of(drafts, [](const Draft& d) { return d.claim.kind == Kind::rank; }); };
  const bool named = !view.places().front().region && (view.places().front().item <= 1 || (view.places().size() == 1 && only_ranks()));
  const bool one = named && !view.in_row(0);  // "Chile and Peru are the largest. They …": none of the two
  discourse_.fresh_subject = one && view.places().front().role != PlaceRole::to && view.places().front().role != PlaceRole::from;
  const auto other = std::ranges::find_if(view.places(), [&](const PlaceMention& p) { return !p.region && !p.metonym && p.code != kWorld && p.code != discourse_.reporter(); });
  if (other != view.places().end()) discourse_.other_named = other->code;
  for (const PlaceMention& p : view.places())
    if (p.of_several()) discourse_.group_named = p.code;
  if (named) discourse_.subject = one ? view.places().front().code : std::string_view();
}

void ClaimBuilder::take_on(const SentenceView& view, Drafts drafts) {
  for (const Draft& d : drafts)
    if (d.claim.key.period && d.claim.from.period == place_provenance()) discourse_.told.push_back(*d.claim.key.period);
  if (discourse_.in_headline()) discourse_.headline_names_year = discourse_.headline_names_year || std::ranges::any_of(view.scan().periods, [](const PeriodMention& m) { return m.year > 0; });
  for (const Draft& d : drafts)
    if (d.claim.modality == Modality::forecast && d.claim.from.period == place_provenance() && d.claim.key.period && !d.figure->start) {
      if (!discourse_.foreseen.set) discourse_.outlook = !discourse_.main_time.set;
      discourse_.foreseen.period = d.claim.key.period;
      stamp(discourse_.foreseen);
      break;
    }
  // The time of the sentence: that of its first figure that is not compared with.
  for (const Draft& d : drafts) {
    const Claim& c = d.claim;
    // A rate told of a named time ("unemployment was 4.7% in the spring") sets it as well as any figure.
    const bool begun = !today_ || (c.key.period && c.key.period->first() < *today_);
    const bool rate = c.kind == Kind::share && (d.figure->product.empty() || (!discourse_.main_time.set && begun)) && c.from.period == place_provenance();
    // "Wholesale prices fell last month, posting the biggest decline in years": where nothing else has told a time.
    const bool first_told = c.form == Form::order && !discourse_.time.set && c.from.period == place_provenance() && begun && &d == drafts.data() && std::ranges::all_of(drafts, [](const Draft& o) { return o.claim.form == Form::order; });
    if (!c.key.period || (c.kind == Kind::share && !rate) || c.modality != Modality::stated || (c.form == Form::order && !first_told) || d.figure->start) continue;
    if (c.from.period == Provenance::default_) continue;
    if (today_ && c.key.period->first() > *today_) continue;
    if (told_to_compare(view, c, d.figure->item) || (level_or_share(c) && view.of_compared_time(*d.figure))) continue;
    if (view.told_aside(d.figure->item)) continue;
    // "Demand is to grow 75% from 2020 to 2025": how it went over the years, not what is reported on.
    const bool over_years = is_ratio_of_time(c) && c.base && c.key.period->is_year() && c.base->is_year() && c.base->first().year + 1 < c.key.period->first().year;
    if (over_years) continue;
    // "The metal has gained 9% so far this year": prices are still of the day.
    const auto& now = discourse_.market_day ? discourse_.market_day : discourse_.time.set ? discourse_.time.period : discourse_.market_day;
    const bool of_a_day = now && now->first() == now->last();
    if (c.key.flow == kPrice && is_ratio_of_time(c) && of_a_day && *c.key.period != *now && c.base && *c.base == Period::month(now->first().year - 1, 12)) continue;
    if (discourse_.looks_back(*c.key.period)) break;
    // "That brought the total for the year to 65": what follows is of the month again.
    if (!view.scan().items.empty() && view.is(0, "pointing") && discourse_.time.set && discourse_.time.block == discourse_.block() && discourse_.time.period->is_month() && c.key.period->month_count() > 1 && c.key.period->contains(*discourse_.time.period)) continue;
    const bool in_list = discourse_.time.heads_list && discourse_.time.period == c.key.period;
    discourse_.time.period = c.key.period;
    stamp(discourse_.time);
    discourse_.time.heads_list = in_list;
    // "First-half profit up 42%", then "the six months to September": which half the headline meant.
    if (const auto& said = discourse_.main_time; said.set && said.headline && !discourse_.headline_names_year && !discourse_.in_headline() && c.from.period == Provenance::sentence && said.period->month_count() > 1 && c.key.period->month_count() == said.period->month_count() &&
        *c.key.period != *said.period && c.key.period->first() <= said.period->last() && said.period->first() <= c.key.period->last()) {
      discourse_.headline_meant = {*said.period, *c.key.period};
      discourse_.main_time = discourse_.time;
    }
    // What happened years ago is history, not what the article reports on.
    const bool recent = !long_past(*c.key.period);
    discourse_.time_long_past = !recent;
    if (!discourse_.main_time.set && recent && (c.key.period->month_count() > 0 || c.key.period->first() < c.key.period->last()) && c.from.period != Provenance::default_) discourse_.main_time = discourse_.time;
    break;
  }
  for (const Draft& d : drafts) {
    const Claim& c = d.claim;
    if (!c.base || !c.key.period || c.form == Form::order || c.from.base == Provenance::inferred) continue;
    const int length = c.key.period->month_count();
    if (length == 0 && !(c.key.period->first() < c.key.period->last())) continue;  // a day is told of the day before
    for (const int months : {12, length})
      if (months > 0 && *c.base == c.key.period->shifted_months(-months)) {
        discourse_.paces.note(months, length, c.key.flow == kPrice, discourse_.block());
        if (discourse_.in_list()) discourse_.list_pace = {months, length, c.key.flow == kPrice, true};
        break;
      }
  }
  // "$36.2bn, against $37bn in the same period of 2024"
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    const Claim &then = drafts[i].claim, &now = drafts[i - 1].claim;
    const bool both = then.form == Form::level && now.form == Form::level && then.kind == now.kind && then.key.period && now.key.period;
    if (both && then.from.period == Provenance::sentence && view.compared(drafts[i].figure->item) && *then.key.period == now.key.period->shifted_months(-12))
      discourse_.paces.note(12, now.key.period->month_count(), now.key.flow == kPrice, discourse_.block());
  }
  // "Exports to Germany rose to 764 tonnes": where whose they are is not known, it is not the partner's.
  if (discourse_.home.empty())
    for (const Draft& d : drafts)
      if (const FactKey& key = d.claim.key; language_.is_trade(key.flow)) {
        const bool import = key.flow == kImport;
        const std::string &own = import ? key.destination : key.origin, &other = import ? key.origin : key.destination;
        if (own.empty() && !other.empty() && other != kWorld && !discourse_.told_as_partner(other)) discourse_.partners.push_back(other);
      }
  std::size_t partners = 0;  // pairs of sides that the sentence names
  const auto names_partner = [&](const Draft& d) { return !d.claim.key.destination.empty() && d.claim.from.destination == place_provenance(); };
  for (auto d = drafts.begin(); d != drafts.end(); ++d)
    if (names_partner(*d) && std::none_of(drafts.begin(), d, [&](const Draft& before) {
          return names_partner(before) && before.claim.key.origin == d->claim.key.origin && before.claim.key.destination == d->claim.key.destination;
        }))
      ++partners;
  // The series of the sentence: its claims', else its first topic that names a flow.
  const auto focus_of = [&](const Claim& c) {
    Focus focus;
    focus.product = c.key.product;
    focus.product_span = c.product_span;
    focus.flow = c.key.flow;
    focus.origin = c.key.origin;
    focus.destination = c.key.destination;
    focus.trade = !c.key.destination.empty();
    focus.base = c.base;
    stamp(focus);
    return focus;
  };
  std::optional<Focus> aside;
  // "South Korea's exports grow for a third month; chips at a record": the headline of a country's whole trade.
  const Topic* whole_trade = discourse_.in_headline() && !discourse_.series.set && !view.topics().empty() && view.topics().front().trade && view.topics().front().product.empty() && !view.topics().front().owner.empty() ? &view.topics().front() : nullptr;
  for (const Draft& d : drafts) {
    const Claim& c = d.claim;
    if (whole_trade && d.topic.first > whole_trade->last && view.borders(whole_trade->last, d.topic.first).strong > 0) continue;
    Focus& s = discourse_.series;
    if (c.modality == Modality::hypothetical && s.set) continue;  // what would be leads nowhere
    // A country's money is told of beside its trade and its prices: "the yuan has strengthened by 2%".
    if (s.set && c.from.product == place_provenance() && c.product_span.size() > 0 && view.may_hold("currency") && view.is(view.items_in(c.product_span).second, "currency")) {
      aside = focus_of(c);
      continue;
    }
    if (d.people && s.set && s.product != c.key.product) continue;
    // Counts of what was named here go on ("718,000 vacancies"); they take no good's place.
    const bool counted = c.kind == Kind::count && !d.figure->number.spelled && d.figure->type != FigureType::duration && c.form != Form::order && c.from.product == place_provenance() && !c.key.product.empty() &&
                         (!(s.set && goods(s.product)) || product_entry(c.key.product));
    // "China imported no soybeans": of them what follows is told.
    const bool none = c.kind == Kind::count && c.form == Form::level && c.value == 0 && goods(c.key.product) && !c.key.destination.empty() && c.from.product == place_provenance();
    // "Shipments of magnets climbed to their highest": a rank names no series but where the body has named none yet.
    const bool opens = c.kind == Kind::rank && c.from.product == place_provenance() && !d.topic.open && !d.topic.product.empty() && !d.topic.flow.empty() && (!s.set || s.headline || s.product.empty());
    if ((c.kind == Kind::rank && !opens) || (c.kind == Kind::count && !counted && !none)) continue;
    if (c.kind == Kind::share && s.set && s.trade && !c.key.destination.empty()) {
      // A partner's share changes what is spoken of, not with whom.
      if (c.from.product == place_provenance()) s.product = c.key.product, s.product_span = c.product_span, stamp(s);
      continue;
    }
    // What has no name, and what no lexicon knows, is told of in passing where a good is spoken of.
    if (s.set && c.key.product.empty() && !s.product.empty()) continue;
    if (s.set && goods(s.product) && c.key.product != s.product && !product_entry(c.key.product)) {
      aside = focus_of(c);
      continue;
    }
    // So is the balance of a country's trade, beside its exports or imports, or told as what its trade in one good led to.
    if (const Entry* entry = s.set && s.trade && (s.product.empty() ? s.block == discourse_.block() : goods(s.product) && std::ranges::any_of(view.topics(), [&](const Topic& t) { return t.product == s.product && t.trade; })) ? product_entry(c.key.product) : nullptr; entry && entry->flag("balance")) {
      aside = focus_of(c);
      continue;
    }
    // Prices of the product spoken of are told in passing: the series goes on.
    // Where it has no flow yet, what was put up of it is one: "Installations: 486 GWh. ¶ The leader put 179 GWh into cars".
    if (d.topic.generic && s.set && s.product == c.key.product) {
      if (s.flow.empty() && c.key.flow == kInstallation && c.from.flow == place_provenance()) s.flow = c.key.flow, stamp(s);
      continue;
    }
    // So is a kind of what the sentence told of first: "prices rose 0.3%, the core index 0.2%".
    if (&d != drafts.data() && kind_of(c.key.product, drafts.front().claim.key.product)) continue;
    // So are duties on it.
    if (d.topic.alone && s.set) continue;
    // "Africa's imports rose. Algeria's doubled.": one of many is told of in passing.
    const std::string many = s.set && s.trade && s.product == c.key.product && s.flow == c.key.flow && holds_countries(s.own_side()) ? s.own_side() : std::string();
    s.product = c.from.product == Provenance::default_ ? std::string() : c.key.product;
    s.product_span = c.product_span;
    s.flow = c.key.flow;
    s.origin = c.key.origin;
    s.destination = c.key.destination;
    if (!many.empty() && s.own_side().size() == PlaceMention::kCountryCode) (s.flow == kImport ? s.destination : s.origin) = many;
    s.trade = !c.key.destination.empty();
    const bool row = std::ranges::any_of(view.places(), [](const PlaceMention& p) { return p.label && !p.metonym; });
    if ((partners > 1 && many.empty()) || (row && !discourse_.in_headline() && s.trade)) (c.key.flow == kImport ? s.origin : s.destination) = kWorld;  // a list of partners leaves none spoken of
    s.base = c.base;
    stamp(s);
    note_lead(c.modality);
    if (s.trade) discourse_.traded = s;
    if (s.trade && c.key.destination != kWorld && c.key.origin != kWorld && !c.key.origin.empty() && !c.key.destination.empty()) discourse_.trade = s;
  }
  if (whole_trade && !discourse_.series.set) {
    Focus& s = discourse_.series;
    s.flow = whole_trade->flow;
    s.trade = true;
    (s.flow == kImport ? s.destination : s.origin) = whole_trade->owner;
    (s.flow == kImport ? s.origin : s.destination) = kWorld;
    stamp(s);
  }
  if (!discourse_.in_headline()) discourse_.body_told = true;
  if (aside) discourse_.aside = *aside;
  else discourse_.aside.set = false;
}

bool ClaimBuilder::long_past(const Period& period) const { return today_ && period.last().year + 2 < today_->year; }

}  // namespace assay
