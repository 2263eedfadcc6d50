#include "fact/claim.h"

#include <array>
#include <utility>

namespace assay {
namespace {

template <typename Enum>
struct Names;

#define ASSAY_NAMES(Enum, ...)                                                      \
  template <>                                                                       \
  struct Names<Enum> {                                                              \
    static constexpr auto table = std::to_array<std::pair<Enum, std::string_view>>( \
        {__VA_ARGS__});                                                             \
  };                                                                                \
  std::string_view name_of(Enum value) {                                            \
    for (const auto& [key, text] : Names<Enum>::table)                              \
      if (key == value) return text;                                                \
    return "";                                                                      \
  }

ASSAY_NAMES(Form, {Form::level, "level"}, {Form::ratio, "ratio"}, {Form::difference, "difference"}, {Form::order, "order"})
ASSAY_NAMES(Kind, {Kind::quantity, "quantity"}, {Kind::money, "money"}, {Kind::price, "price"}, {Kind::count, "count"},
            {Kind::share, "share"}, {Kind::change, "change"}, {Kind::multiple, "multiple"}, {Kind::points, "points"},
            {Kind::rank, "rank"})
ASSAY_NAMES(Hedge, {Hedge::none, "none"}, {Hedge::about, "about"}, {Hedge::over, "over"}, {Hedge::at_least, "at-least"},
            {Hedge::under, "under"}, {Hedge::at_most, "at-most"}, {Hedge::nearly, "nearly"})
ASSAY_NAMES(Direction, {Direction::none, "none"}, {Direction::up, "up"}, {Direction::down, "down"})
ASSAY_NAMES(Modality, {Modality::stated, "stated"}, {Modality::forecast, "forecast"}, {Modality::target, "target"},
            {Modality::hypothetical, "hypothetical"}, {Modality::denied, "denied"})
ASSAY_NAMES(Verdict, {Verdict::not_enough_evidence, "not-enough-evidence"}, {Verdict::supported, "supported"},
            {Verdict::refuted, "refuted"}, {Verdict::conflicting, "conflicting"}, {Verdict::not_checkable, "not-checkable"})
ASSAY_NAMES(Provenance, {Provenance::none, "none"}, {Provenance::sentence, "sentence"},
            {Provenance::paragraph, "paragraph"}, {Provenance::earlier, "earlier"}, {Provenance::headline, "headline"},
            {Provenance::dateline, "dateline"}, {Provenance::default_, "default"}, {Provenance::inferred, "inferred"})
#undef ASSAY_NAMES

}  // namespace

std::string_view name(Form v) { return name_of(v); }
std::string_view name(Kind v) { return name_of(v); }
std::string_view name(Hedge v) { return name_of(v); }
std::string_view name(Direction v) { return name_of(v); }
std::string_view name(Modality v) { return name_of(v); }
std::string_view name(Verdict v) { return name_of(v); }
std::string_view name(Provenance v) { return name_of(v); }

template <typename Enum>
std::optional<Enum> from_name(std::string_view text) {
  for (const auto& [key, known] : Names<Enum>::table)
    if (known == text) return key;
  return std::nullopt;
}

template std::optional<Form> from_name<Form>(std::string_view);
template std::optional<Kind> from_name<Kind>(std::string_view);
template std::optional<Hedge> from_name<Hedge>(std::string_view);
template std::optional<Direction> from_name<Direction>(std::string_view);
template std::optional<Modality> from_name<Modality>(std::string_view);
template std::optional<Verdict> from_name<Verdict>(std::string_view);
template std::optional<Provenance> from_name<Provenance>(std::string_view);

}  // namespace assay
