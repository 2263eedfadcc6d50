#include "evaluate/score_table.h"

#include <fmt/format.h>

#include <iterator>

namespace assay {
namespace {

void kind_row(std::string& table, std::string_view kind, const KindScore& s) {
  fmt::format_to(std::back_inserter(table), "{:<12} {:>7} {:>7} {:>7} {:>8.3f} {:>10.3f} {:>7.3f}\n", kind, s.wanted,
                 s.found, s.claims - s.claims_met, s.recall(), s.precision(), s.f1());
}

void tally_row(std::string& table, std::string_view title, const Tally& tally) {
  if (tally.of == 0) return;
  fmt::format_to(std::back_inserter(table), "{:<12} {:>7} {:>7} {:>8.3f}\n", title, tally.right, tally.of,
                 tally.share());
}

}  // namespace

std::string score_table(const Scores& scores, bool with_findings) {
  std::string table = fmt::format("{:<12} {:>7} {:>7} {:>7} {:>8} {:>10} {:>7}\n", "kind", "wanted", "found", "extra",
                                  "recall", "precision", "F1");
  for (const auto& [kind, score] : scores.kinds) kind_row(table, kind, score);
  kind_row(table, "all", scores.all);

  fmt::format_to(std::back_inserter(table), "\n{:<12} {:>7} {:>7} {:>8}\n", "dimension", "right", "of", "share");
  tally_row(table, "value", scores.value);
  for (std::size_t i = 0; i < kDimensions; ++i) tally_row(table, name(static_cast<Dimension>(i)), scores.dimensions[i]);
  tally_row(table, "whole key", scores.whole_keys);

  if (with_findings) {
    fmt::format_to(std::back_inserter(table), "\nfindings: {} of {} made, {} false alarms\n",
                   scores.findings_made().right, scores.findings_made().of, scores.false_alarms);
  }
  return table;
}

std::string score_details(const Scores& scores) {
  std::string text;
  for (const auto& d : scores.details) {
    auto out = std::back_inserter(text);
    if (d.what == "wrong")
      fmt::format_to(out, "{}: wrong {} of “{}”: want {}, got {}\n", d.place, d.field, d.quote, d.want, d.got);
    else if (d.what == "miss") fmt::format_to(out, "{}: miss “{}” ({} {})\n", d.place, d.quote, d.field, d.want);
    else if (d.what == "extra") fmt::format_to(out, "{}: extra “{}” ({} {})\n", d.place, d.quote, d.field, d.got);
    else if (d.what == "no finding")
      fmt::format_to(out, "{}: no finding {} ({}) at “{}”\n", d.place, d.field, d.want, d.quote);
    else fmt::format_to(out, "{}: false alarm {} at “{}”: {}\n", d.place, d.field, d.quote, d.got);
  }
  return text;
}

}  // namespace assay
