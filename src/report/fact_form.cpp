#include "report/fact_form.h"

namespace assay {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json date_or_null(const std::optional<Date>& date) { return date ? Json(date->text()) : Json(); }

Json cell_json(const FactKey& key) {
  Json out;
  out["product"] = text_or_null(key.product);
  out["flow"] = text_or_null(key.flow);
  out["origin"] = text_or_null(key.origin);
  out["destination"] = text_or_null(key.destination);
  out["period"] = key.period ? Json(key.period->name()) : Json();
  return out;
}

Json line_json(const SheetLine& line, const Tellings& told) {
  const Telling& t = told.claims[line.telling];
  const Source& source = told.sources[t.source];
  Json out;
  out["doc"] = source.doc;
  out["outlet"] = text_or_null(source.outlet);
  out["title"] = text_or_null(source.title);
  out["published"] = date_or_null(t.told_on);
  out["id"] = t.claim.id();
  out["start"] = t.claim.span.start;
  out["end"] = t.claim.span.end;
  out["line"] = t.line;
  out["column"] = t.column;
  out["quote"] = t.quote;
  out["sentence"] = t.sentence;
  out["said"] = line.said;
  out["fair_low"] = json_number(t.claim.fair.low);
  out["fair_high"] = json_number(t.claim.fair.high);
  out["attribution"] = text_or_null(t.claim.attribution);
  out["in_headline"] = t.claim.in_headline;
  out["verdict"] = name(t.claim.verdict);
  out["stand"] = name(line.stand);
  out["rule"] = text_or_null(line.rule);
  out["why"] = text_or_null(line.why);
  out["copy_of"] = line.copy_of ? Json(told.sources[*line.copy_of].doc) : Json();
  return out;
}

Json reference_json(const SheetReference& reference) {
  const Evidence& e = reference.evidence;
  Json out;
  out["words"] = reference.words;
  out["dataset"] = e.dataset;
  out["publisher"] = e.publisher;
  out["published"] = date_or_null(e.published);
  out["cell"] = e.cell;
  out["value"] = json_number(e.value);
  out["unit"] = text_or_null(e.unit);
  out["url"] = text_or_null(e.url);
  return out;
}

}  // namespace

Json fact_json(const FactSheet& sheet, const Tellings& told) {
  Json out;
  out["name"] = sheet.name;
  out["form"] = sheet.about.form == Constraint::Form::level ? "level" : sheet.about.is_share() ? "share" : "change";
  out["cell"] = cell_json(sheet.about.cell);
  out["base"] = sheet.about.form == Constraint::Form::ratio ? cell_json(sheet.about.base) : Json();
  out["severity"] = sheet.severity ? Json(name(*sheet.severity)) : Json();
  out["rule"] = text_or_null(sheet.rule);
  out["articles"] = sheet.articles;
  out["sources"] = sheet.sources;
  out["gap"] = sheet.gap;
  out["says"] = sheet.says;
  out["implied"] = Json();
  if (sheet.implied)
    out["implied"] = {{"low", json_number(sheet.implied->low)},
                      {"high", json_number(sheet.implied->high)},
                      {"words", sheet.implied_words}};
  out["claims"] = Json::array();
  for (const SheetLine& line : sheet.lines) out["claims"].push_back(line_json(line, told));
  out["reference"] = Json::array();
  for (const SheetReference& reference : sheet.reference) out["reference"].push_back(reference_json(reference));
  out["steps"] = sheet.steps;
  return out;
}

}  // namespace assay
