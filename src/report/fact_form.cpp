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
  // No field comes twice, so none is looked for: an archive has as many lines as claims.
  Json out = Json::object();
  auto& fields = out.get_ref<Json::object_t&>();
  fields.reserve(21);
  const auto add = [&](const char* field, Json value) { fields.emplace_back(field, std::move(value)); };
  add("doc", source.doc);
  add("outlet", text_or_null(source.outlet));
  add("title", text_or_null(source.title));
  add("published", date_or_null(t.told_on));
  add("id", t.claim.id());
  add("start", t.claim.span.start);
  add("end", t.claim.span.end);
  add("line", t.line);
  add("column", t.column);
  add("quote", t.quote);
  add("sentence", t.sentence);
  add("said", line.said);
  add("fair_low", json_number(t.claim.fair.low));
  add("fair_high", json_number(t.claim.fair.high));
  add("attribution", text_or_null(t.claim.attribution));
  add("in_headline", t.claim.in_headline);
  // What its own article's evidence could not say, other sources may: word against word.
  const bool between_equals = line.stand == SheetLine::Stand::disputed && t.claim.verdict == Verdict::not_enough_evidence;
  add("verdict", name(between_equals ? Verdict::conflicting : t.claim.verdict));
  add("stand", name(line.stand));
  add("rule", text_or_null(line.rule));
  add("why", text_or_null(line.why));
  add("copy_of", line.copy_of ? Json(told.sources[*line.copy_of].doc) : Json());
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
