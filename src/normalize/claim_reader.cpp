#include "normalize/claim_reader.h"

#include <algorithm>
#include <array>
#include <span>

#include "normalize/block_scans.h"
#include "normalize/claim_builder.h"
#include "normalize/discourse.h"
#include "normalize/headline_claims.h"
#include "normalize/intervals.h"
#include "normalize/sentence_classes.h"
#include "normalize/sentence_view.h"
#include "normalize/table_head.h"

namespace assay {

struct RulePack::Parts {
  std::unique_ptr<const Language> language;
  IntervalPolicy intervals;
};

RulePack::RulePack() = default;
RulePack::~RulePack() = default;
RulePack::RulePack(RulePack&&) noexcept = default;
RulePack& RulePack::operator=(RulePack&&) noexcept = default;

Expected<RulePack> RulePack::load(const std::vector<std::filesystem::path>& rules_dirs) {
  auto language = Language::load(rules_dirs);
  if (!language) return Unexpected(language.error());
  auto intervals = IntervalPolicy::load(rules_dirs);
  if (!intervals) return Unexpected(intervals.error());
  RulePack pack;
  pack.parts_ = std::make_unique<Parts>(Parts{std::move(*language), std::move(*intervals)});
  return pack;
}

const Lexicon& RulePack::lexicon() const { return parts_->language->lexicon(); }
const Language& RulePack::language() const { return *parts_->language; }

struct ClaimReader::Impl {
  explicit Impl(const RulePack& pack) : rules(pack), language(*pack.parts().language), classes(language), products(language.lexicon()), scans(language, classes) {}

  const RulePack& rules;
  const Language& language;
  SentenceClasses classes;
  Products products;
  BlockScans scans;
  Tokens tokens;  // of separated numbers; its room is used again

  DecimalStyle style_of(const Article& article) {
    if (std::ranges::none_of(article.blocks, [&](const Block& block) { return may_show_decimal_comma(article.text, block.span); })) return DecimalStyle::point;
    int commas = 0, points = 0;
    for (const Block& block : article.blocks) {
      tokens.clear();
      tokenize_separated_numbers(article.text, block.span, tokens);
      for (const Token& t : tokens.list) {
        if (t.shape != TokenShape::number) continue;
        const auto folded = tokens.fold(t);
        if (shows_decimal_comma(folded)) ++commas;
        else if (folded.find('.') != std::string_view::npos && folded.find(',') != std::string_view::npos) ++points;
        else if (const auto point = folded.find('.'); point != std::string_view::npos && folded.size() - point - 1 != 3) ++points;
      }
    }
    return commas > points ? DecimalStyle::comma : DecimalStyle::point;
  }

  // 02/10/2025 beside "in September": the reading that comes soon after a month told of, where the other does not.
  static std::optional<Date> reading_beside(const Date& day_first, const std::array<bool, 13>& told) {
    const Date month_first{day_first.year, day_first.day, day_first.month};
    const auto since = [&](const Date& day) {
      for (int back = 0; back < 12; ++back)
        if (told[static_cast<std::size_t>((day.month - back + 11) % 12 + 1)]) return back;
      return 12;
    };
    constexpr int kSoon = 2, kFar = 4;
    const int a = since(day_first), b = since(month_first);
    if (a <= kSoon && b >= kFar) return day_first;
    if (b <= kSoon && a >= kFar) return month_first;
    return std::nullopt;
  }

  // Does a figure of the sentence go back to the period of an item ("twice as many as in May 2023")?
  static bool is_base(const Scan& scan, std::size_t item) {
    const auto period = static_cast<int>(scan.items[item].ref);
    return std::ranges::any_of(scan.figures, [&](const Figure& f) { return f.base == period; });
  }

  // The latest period reported as past, for articles that show no date.
  std::optional<Date> infer_today(const Article& article) {
    std::optional<Date> latest_month, latest_year, compared;
    std::optional<int> running;  // the latest year that is told of in the present
    std::array<bool, 13> told{};  // months that are named without a year
    for (std::size_t b = 0; b < article.blocks.size(); ++b) {
      if (article.blocks[b].role == BlockRole::repeated || article.blocks[b].other_item) continue;
      scans.read(article, b, [&](Sentence& sentence) {
        const Scan& scan = sentence.scan;
        if (scan.periods.empty()) return;
        const SentenceView& view = scans.view_of(sentence, article.text);
        for (std::size_t i = 0; i < scan.items.size(); ++i) {
          if (scan.items[i].type != ItemType::period) continue;
          const PeriodMention& m = scan.periods[scan.items[i].ref];
          if (m.year == 0 && m.relation.empty() && m.month > 0 && view.modality(i) == Modality::stated) told[static_cast<std::size_t>(m.month2 > 0 ? m.month2 : m.month)] = true;
          if (view.due_by(i)) continue;
          if (m.type == PeriodMention::Type::same && m.year > 0) {
            // "the same period of 2024" is told a year later
            const Date next{m.year + 1, 12, 31};
            if (!compared || *compared < next) compared = next;
          }
          if (m.year > 0 && m.month > 0 && (view.compared(i) || is_base(scan, i))) {
            // So is "more than in June 2024", mostly of a later June.
            const int month = m.month2 > 0 ? m.month2 : m.month;
            const Date next = Date{m.year + 1, month, Date::days_in_month(m.year + 1, month)}.plus_months(1);
            if (!compared || *compared < next) compared = next;
            continue;
          }
          if (m.year > 0 && m.type == PeriodMention::Type::part && (view.compared(i) || is_base(scan, i))) {
            const auto part = resolve(m, {});
            if (part && part->month_count() > 0) {
              const Date next = part->shifted_months(12).last().plus_months(1);
              if (!compared || *compared < next) compared = next;
            }
            continue;
          }
          if (!absolute(m) || view.modality(i) != Modality::stated) continue;
          const auto period = resolve(m, {});
          if (!period || period->fiscal()) continue;
          const bool bare_year = m.type == PeriodMention::Type::year || m.type == PeriodMention::Type::years;
          // "is reviewing applications for 2026": not over yet.
          if (bare_year && article.day_without_year && view.tense(i) != SentenceView::Tense::past) {
            if (!running || *running < m.year) running = m.year;
            continue;
          }
          auto& slot = m.type == PeriodMention::Type::year || m.type == PeriodMention::Type::years ? latest_year : latest_month;
          if (!slot || *slot < period->last()) slot = period->last();
        }
      });
    }
    if (const auto& either = article.day_or_month_first) {
      const auto day = reading_beside(*either, told);
      if (day) return day;
    }
    // The first such day after what is reported.
    if (article.day_without_year && !latest_month && !latest_year && !compared && running) latest_year = Date{*running - 1, 1, 1};
    if (article.day_without_year && (latest_month || latest_year || compared)) {
      Date last = latest_month && (!latest_year || latest_year->year <= latest_month->year) ? *latest_month : latest_year ? *latest_year : Date{compared->year, 1, 1};
      if (compared && compared->year > last.year) last = {compared->year, 1, 1};
      Date day{last.year, article.day_without_year->month, article.day_without_year->day};
      if (day < last) ++day.year;
      // In the second half of a year, plans are for the next one.
      constexpr int kMidYear = 7;
      if (running && *running > day.year) day.year = *running - (day.month >= kMidYear ? 1 : 0);
      if (day.valid()) return day;
    }
    if (running && (!latest_year || latest_year->year < *running)) latest_year = Date{*running, 12, 31};
    // A month after the latest period: the day on which it could be reported.
    if (latest_month && (!latest_year || latest_year->year <= latest_month->year)) return latest_month->plus_months(1);
    if (compared && (!latest_year || latest_year->year <= compared->year)) return compared;
    if (latest_year) return latest_year->plus_months(1);
    return std::nullopt;
  }

  // The country of the capital that a date line names, where no news of the whole world is written; else empty.
  std::string capital_in(const Scan& scan) const {
    for (const Item& item : scan.items) {
      if (const auto* place = classes.place_of(item); place && place->news_capital) return std::string(place->code);
    }
    return {};
  }

  static std::string same_figure_key(const Claim& c) {
    return std::to_string(static_cast<int>(c.kind)) + "|" + std::to_string(c.value) + "|" + c.unit + "|" + std::to_string(static_cast<int>(c.direction));
  }

  // What a month's changes go back to where nothing said so, in a report that tells of monthly ones.
  static void tell_by_month(std::vector<Claim>& claims, const std::vector<std::string>& products) {
    for (Claim& c : claims) {
      const bool assumed = c.kind == Kind::change && c.base && (c.from.base == Provenance::default_ || c.from.base == Provenance::inferred);
      if (!assumed || !c.key.period || !c.key.period->is_month() || *c.base != c.key.period->shifted_months(-12) || std::ranges::find(products, c.key.product) == products.end()) continue;
      c.base = c.key.period->previous();
      c.from.base = Provenance::inferred;
    }
  }

  // "Prices rose 0.3% in June. They were 2.9% higher than a year earlier": beside a change on the year that is much more, or goes the
  // other way, the bare one is the month's.
  static void tell_beside_years(std::vector<Claim>& claims, const std::vector<std::uint32_t>& bare) {
    constexpr double kMuchMore = 2;
    const auto told_on_year = [](const Claim& c) {
      const bool told = c.from.base == Provenance::sentence || c.from.base == Provenance::paragraph || c.from.base == Provenance::headline;
      return told && c.kind == Kind::change && c.form == Form::ratio && c.modality == Modality::stated && !c.narrowed && c.base && c.key.period && c.key.period->month_count() > 0 && *c.base == c.key.period->shifted_months(-kYear);
    };
    std::optional<Period> by_month;
    for (Claim& c : claims) {
      if (!c.base || (c.from.base != Provenance::default_ && c.from.base != Provenance::inferred) || c.narrowed || *c.base != c.key.period.value_or(*c.base).shifted_months(-kYear) || !c.key.period || !c.key.period->is_month() || std::ranges::find(bare, c.span.start) == bare.end()) continue;
      const bool beside = std::ranges::any_of(claims, [&](const Claim& o) {
        if (!told_on_year(o) || o.key.product != c.key.product || o.key.flow != c.key.flow || (o.key.origin != c.key.origin && !(c.in_headline && c.key.origin.empty())) || o.key.period->last() != c.key.period->last() || o.key.period->month_count() > kQuarter) return false;
        return o.direction != c.direction || o.value >= c.value * kMuchMore;
      });
      if (!beside) continue;
      c.base = c.key.period->previous();
      c.from.base = Provenance::inferred;
      by_month = c.key.period;
    }
    // Where the whole is told by the month, so is what is as little of its parts.
    constexpr double kLittle = 1;
    for (Claim& c : claims)
      if (by_month && c.base && c.from.base == Provenance::default_ && c.key.period == by_month && *c.base == by_month->shifted_months(-kYear) && c.value < kLittle && std::ranges::find(bare, c.span.start) != bare.end()) {
        c.base = by_month->previous();
        c.from.base = Provenance::inferred;
      }
  }

  // "The 660% increase": a figure that was told before with all its dimensions, told again with fewer.
  static void recall(std::vector<Claim>& claims, const std::vector<std::uint32_t>& told_again) {
    // A headline without a time is of the time that the body reports on.
    const auto body = std::ranges::find_if(claims, [](const Claim& c) {
      return !c.in_headline && c.key.period && (c.from.period == Provenance::sentence || c.from.period == Provenance::paragraph || c.from.period == Provenance::earlier) && c.modality == Modality::stated && c.kind != Kind::rank;
    });
    for (Claim& c : claims)
      if (c.in_headline && (!c.key.period || c.from.period == Provenance::default_) && c.modality == Modality::stated && body != claims.end()) {
        const auto same = std::ranges::find_if(claims, [&](const Claim& o) {
          return !o.in_headline && o.key.period && o.kind == c.kind && o.value == c.value && o.unit == c.unit;
        });
        if (c.key.period && same == claims.end()) continue;
        const Claim& model = same != claims.end() ? *same : *body;
        c.key.period = model.key.period;
        c.from.period = Provenance::inferred;
      }
    // A headline that names no product: its figure told again in the body says of what.
    for (Claim& c : claims) {
      if (!c.in_headline || !c.key.product.empty()) continue;
      for (const Claim& o : claims)
        if (!o.in_headline && o.kind == c.kind && o.value == c.value && o.unit == c.unit && !o.key.product.empty()) {
          c.key.product = o.key.product;
          c.key.flow = o.key.flow;
          c.key.origin = o.key.origin;
          c.key.destination = o.key.destination;
          c.from.product = c.from.flow = c.from.origin = c.from.destination = Provenance::inferred;
          break;
        }
    }
    // "Japan: LNG intake down 5.2%": the body says whether it was bought or sold, and from whom.
    for (Claim& c : claims) {
      if (!c.in_headline || !c.key.flow.empty()) continue;
      for (const Claim& o : claims)
        if (!o.in_headline && o.kind == c.kind && o.value == c.value && o.unit == c.unit && o.direction == c.direction && o.key.product == c.key.product && !o.key.flow.empty()) {
          c.key.flow = o.key.flow;
          c.key.origin = o.key.origin;
          c.key.destination = o.key.destination;
          c.from.flow = c.from.origin = c.from.destination = Provenance::inferred;
          break;
        }
    }
    // A headline's bare "exports" are those of the body.
    for (Claim& c : claims) {
      if (!c.in_headline || c.from.product != Provenance::default_) continue;
      for (const Claim& o : claims)
        if (!o.in_headline && o.key.flow == c.key.flow && o.from.product == Provenance::default_ && o.key.origin == c.key.origin) break;  // all goods there as well
        else if (!o.in_headline && o.key.flow == c.key.flow && o.from.product == Provenance::sentence && (o.key.origin == c.key.origin || c.key.origin.empty())) {
          c.key.product = o.key.product;
          c.from.product = Provenance::inferred;
          break;
        }
    }
    // "May exports up 35.9%, up 36.2% m/m", ahead of the text: whose, the text says where it tells the figure again, or where
    // all that it tells of the same series is one country's.
    for (std::size_t i = 0; i < claims.size(); ++i) {
      Claim& c = claims[i];
      const bool import = c.key.flow == kImport;
      const auto own_of = [&](const Claim& o) -> const std::string& { return import ? o.key.destination : o.key.origin; };
      const bool trade = import || !c.key.destination.empty();
      if (!c.in_headline || !trade || !own_of(c).empty()) continue;
      const Claim* model = nullptr;
      bool one_country = true;
      for (std::size_t k = i + 1; k < claims.size(); ++k) {
        const Claim& o = claims[k];
        if (o.key.flow != c.key.flow || own_of(o).empty() || own_of(o) == kWorld || o.from.origin == Provenance::none) continue;
        if (o.kind == c.kind && o.value == c.value && o.unit == c.unit && o.direction == c.direction && o.key.period == c.key.period) {
          model = &o, one_country = true;
          break;
        }
        if (o.key.product != c.key.product) continue;
        one_country = one_country && (!model || own_of(*model) == own_of(o));
        if (!model) model = &o;
      }
      if (!model || !one_country) continue;
      c.key.product = model->key.product;
      (import ? c.key.destination : c.key.origin) = own_of(*model);
      (import ? c.from.destination : c.from.origin) = Provenance::inferred;
      if (import && c.key.origin.empty()) c.key.origin = kWorld;
    }
    for (std::size_t i = 0; i < claims.size(); ++i) {
      Claim& c = claims[i];
      if (c.kind != Kind::change && c.kind != Kind::multiple) continue;
      const auto fuller = [&](const Claim& o) {
        // A headline may have the direction wrong; its figure is the body's all the same.
        return &o != &c && o.kind == c.kind && o.value == c.value && (o.direction == c.direction || c.in_headline) && o.unit == c.unit && o.base.has_value() && (o.modality == c.modality || c.in_headline);
      };
      const bool anaphoric = c.from.product != Provenance::sentence && c.from.product != Provenance::headline && c.from.flow != Provenance::sentence;
      // "Prices dip 0.8%" in a headline: from when on is what the body says of the same figure, not what such figures mostly go back to.
      const auto assumed = [](const Claim& o) { return o.from.base == Provenance::default_ || o.from.base == Provenance::inferred; };
      const bool open_base = !c.base || (c.in_headline && assumed(c));
      if (!open_base && !anaphoric) continue;
      const Claim* model = nullptr;
      for (std::size_t j = i; j-- > 0 && !model;)
        if (fuller(claims[j])) model = &claims[j];
      for (std::size_t j = i + 1; j < claims.size() && !model; ++j)
        if (fuller(claims[j])) model = &claims[j];
      if (!model) continue;
      const bool knows_more = !model->key.product.empty() && !(model->in_headline && !c.key.product.empty());
      // A figure that says its own time or place is another one: "Japan | 3.3%" of 2023, after Britain's 3.3% of 2024.
      const bool again = std::ranges::find(told_again, c.span.start) != told_again.end();
      const bool placed = c.from.origin == Provenance::sentence && c.key.origin != model->key.origin && !again;
      if (placed || (c.from.period == Provenance::sentence && c.key.period != model->key.period)) continue;
      if (anaphoric && model < &c && knows_more) {
        c.key.origin = model->key.origin;
        c.key.destination = model->key.destination;
        c.key.flow = model->key.flow;
        c.key.product = model->key.product;
        c.key.period = model->key.period;
        c.product_span = {};
        for (Provenance* from : {&c.from.product, &c.from.flow, &c.from.origin, &c.from.destination, &c.from.period}) *from = Provenance::earlier;
      }
      if ((!c.base || (open_base && !assumed(*model))) && (c.key.period == model->key.period || !c.key.period)) {
        c.base = model->base;
        c.from.base = Provenance::inferred;
        if (!c.key.period) c.key.period = model->key.period, c.from.period = Provenance::inferred;
      }
    }
  }

  // "Coffee exports fell 2%. Tea sold better. … China was Vietnam's largest buyer": whose the exports were is told last, where
  // all that the article tells of trade is one country's.
  static void come_home_late(std::vector<Claim>& claims) {
    const auto own_of = [](Claim& c) -> std::string& { return c.key.flow == kImport ? c.key.destination : c.key.origin; };
    const auto other_of = [](Claim& c) -> std::string& { return c.key.flow == kImport ? c.key.origin : c.key.destination; };
    const auto trade = [](const Claim& c) { return c.key.flow == kImport || !c.key.destination.empty(); };
    std::string home;
    std::size_t first = 0;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (!trade(claims[i]) || own_of(claims[i]).empty() || own_of(claims[i]) == kWorld) continue;
      if (home.empty()) home = own_of(claims[i]), first = i;
      if (home != own_of(claims[i])) return;
    }
    if (first == 0 || std::ranges::any_of(claims, [&](Claim& c) { return trade(c) && other_of(c) == home; })) return;
    for (Claim& c : std::span(claims).first(first)) {
      if (!trade(c) || !own_of(c).empty() || !c.alike.empty()) continue;
      own_of(c) = home;
      (c.key.flow == kImport ? c.from.destination : c.from.origin) = Provenance::inferred;
    }
  }
};

ClaimReader::ClaimReader(const RulePack& rules) : impl_(std::make_unique<Impl>(rules)) {}
ClaimReader::~ClaimReader() = default;
ClaimReader::ClaimReader(ClaimReader&&) noexcept = default;

std::optional<Date> ClaimReader::day_of(const Article& article) {
  if (article.published) return article.published;
  impl_->scans.begin_article(impl_->style_of(article));
  return impl_->infer_today(article);
}

std::vector<Claim> ClaimReader::read(const Article& article) {
  Impl& impl = *impl_;
  Discourse discourse;
  impl.scans.begin_article(impl.style_of(article));
  const std::optional<Date> today = article.published ? article.published : impl.infer_today(article);
  std::vector<Claim> claims;
  constexpr std::size_t kBytesPerClaim = 128;  // dense news
  claims.reserve(article.text.size() / kBytesPerClaim + 1);
  ClaimBuilder builder(impl.language, impl.rules.parts().intervals, impl.products, discourse, today);
  TableHead columns;
  std::uint32_t table = 0;
  for (std::size_t b = 0; b < article.blocks.size(); ++b) {
    const Block& block = article.blocks[b];
    if (block.role == BlockRole::repeated) continue;
    if (block.role == BlockRole::dateline) {
      if (discourse.dateline.empty()) impl.scans.read(article, b, [&](Sentence& sentence) { discourse.dateline = impl.capital_in(sentence.scan); });
      continue;
    }
    discourse.begin_block(b, block.role == BlockRole::headline, block.list_item);
    const std::optional<Date> own_day = block.other_item && block.item_date ? block.item_date : today;
    if (block.other_item) {
      // Another news item: its own discourse and its own day.
      Discourse other;
      std::vector<Named> spoken_of;
      other.begin_block(b, false);
      ClaimBuilder other_builder(impl.language, impl.rules.parts().intervals, impl.products, other, own_day);
      impl.scans.read(article, b, [&](Sentence& sentence) {
        SentenceView view(impl.language, impl.classes, sentence.scan, article.text, sentence.memory);
        view.find_topics(spoken_of, spoken_of.size());
        other_builder.build(view, claims);
      });
      continue;
    }
    const bool head = block.table_row && block.table != table;
    table = block.table_row ? block.table : 0;
    const bool ahead_of_table = !block.table_row && b + 1 < article.blocks.size() && article.blocks[b + 1].table_row;
    impl.scans.read(article, b, [&](Sentence& sentence) {
      Scan& scan = sentence.scan;
      if (ahead_of_table) columns.read_caption(impl.language, scan);
      if (head) {
        columns.read(impl.language, scan, article.text);
        return;
      }
      if (block.table_row) {
        columns.apply(impl.language, scan, article.text);
        sentence.view.reset();
      }
      if (sentence.after_all_figures && !block.table_row) return;  // nobody asks any more
      if (builder.passes_over(scan)) return;
      builder.build(impl.scans.with_topics(sentence, article.text), claims);
    });
  }
  Impl::tell_by_month(claims, discourse.by_month);
  if (!discourse.bare_changes.empty()) Impl::tell_beside_years(claims, discourse.bare_changes);
  Impl::recall(claims, discourse.told_again);
  Impl::come_home_late(claims);
  if (!discourse.open_records.empty()) date_records(claims, discourse.open_records);
  if (!discourse.unowned.empty()) builder.own_what_was_told(claims);
  complete_headline(claims);
  if (!discourse.open_bases.empty()) fill_bases(claims, discourse.open_bases);
  match_bases(claims);
  settle_weeks(claims);
  const auto earlier = [](const Claim& a, const Claim& b) { return a.span.start < b.span.start; };
  if (!std::is_sorted(claims.begin(), claims.end(), earlier)) std::stable_sort(claims.begin(), claims.end(), earlier);
  int number = 0;
  for (Claim& c : claims) c.number = ++number;
  return claims;
}

}  // namespace assay
