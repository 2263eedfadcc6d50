#include "report/json_form.h"

#include <cmath>
#include <ostream>

namespace assay {
namespace {

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(std::string(text)); }

Json period_or_null(const std::optional<Period>& period) { return period ? Json(period->name()) : Json(); }

std::string_view name_of(PublishedBasis basis) {
  switch (basis) {
    case PublishedBasis::text: return "text";
    case PublishedBasis::option: return "option";
    case PublishedBasis::metadata: return "metadata";
    case PublishedBasis::unknown: break;
  }
  return "unknown";
}

Json sources(const ClaimSources& from) {
  Json json = Json::object();
  const auto put = [&](const char* dimension, Provenance provenance) {
    if (provenance != Provenance::none) json[dimension] = name(provenance);
  };
  put("product", from.product);
  put("flow", from.flow);
  put("origin", from.origin);
  put("destination", from.destination);
  put("period", from.period);
  put("base", from.base);
  return json;
}

}  // namespace

Json json_number(double value) {
  if (!std::isfinite(value)) return {};
  if (value == std::trunc(value) && std::abs(value) < 9007199254740992.0) return static_cast<std::int64_t>(value);
  return value;
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

void write_list(std::ostream& out, const char* title, const std::vector<std::string>& items) {
  out << '"' << title << "\": [";
  const char* separator = "\n  ";
  for (const auto& item : items) {
    out << separator << item;
    separator = ",\n  ";
  }
  out << ']';
}

void JsonForm::place(Json& into, Span span) const {
  const auto position = lines_.at(span.start);
  into["start"] = span.start;
  into["end"] = span.end;
  if (!article_.anchors.empty()) {
    into["source_start"] = article_.source_offset(span.start);
    into["source_end"] = article_.source_offset(span.end);
  }
  into["line"] = position.line;
  into["column"] = position.column;
}

Json JsonForm::claim(const Claim& claim, bool with_verdict) const {
  Json json;
  json["doc"] = article_.doc;
  json["id"] = claim.id();
  place(json, claim.span);
  json["quote"] = std::string(claim.span.of(article_.text));
  json["sentence"] = {claim.sentence.start, claim.sentence.end};
  json["form"] = name(claim.form);
  json["kind"] = name(claim.kind);
  json["value"] = json_number(claim.value);
  if (claim.value_high) json["value"] = Json::array({json_number(claim.value), json_number(*claim.value_high)});
  json["unit"] = text_or_null(claim.unit);
  json["counted"] = text_or_null(claim.counted);
  json["low"] = json_number(claim.literal.low);
  json["high"] = json_number(claim.literal.high);
  json["fair_low"] = json_number(claim.fair.low);
  json["fair_high"] = json_number(claim.fair.high);
  json["hedge"] = name(claim.hedge);
  json["direction"] = name(claim.direction);
  json["product"] = text_or_null(claim.key.product);
  json["flow"] = text_or_null(claim.key.flow);
  json["origin"] = text_or_null(claim.key.origin);
  json["destination"] = text_or_null(claim.key.destination);
  json["period"] = period_or_null(claim.key.period);
  json["base"] = period_or_null(claim.base);
  json["whole"] = text_or_null(claim.whole);
  json["measure"] = text_or_null(claim.key.measure);
  if (!claim.key.qualifiers.empty()) json["qualifiers"] = claim.key.qualifiers;
  json["modality"] = name(claim.modality);
  json["attribution"] = text_or_null(claim.attribution);
  json["from"] = sources(claim.from);
  if (claim.in_headline) json["in_headline"] = true;
  if (claim.ambiguous_unit) json["ambiguous_unit"] = true;
  if (!claim.rule.empty()) json["rule"] = claim.rule;
  if (with_verdict) {
    json["verdict"] = name(claim.verdict);
    if (!claim.verdict_reason.empty()) json["verdict_reason"] = claim.verdict_reason;
  }
  return json;
}

Json JsonForm::evidence(const Evidence& evidence) const {
  Json json;
  if (evidence.kind == Evidence::Kind::claim) {
    json["kind"] = "claim";
    json["doc"] = evidence.doc.empty() ? article_.doc : evidence.doc;
    json["id"] = evidence.id;
    json["start"] = evidence.span.start;
    json["end"] = evidence.span.end;
    json["quote"] = evidence.quote;
  } else {
    json["kind"] = "reference";
    json["dataset"] = evidence.dataset;
    json["publisher"] = evidence.publisher;
    json["published"] = evidence.published ? Json(evidence.published->text()) : Json();
    json["cell"] = evidence.cell;
    json["value"] = json_number(evidence.value);
    json["unit"] = text_or_null(evidence.unit);
    json["url"] = text_or_null(evidence.url);
  }
  if (!evidence.note.empty()) json["note"] = evidence.note;
  return json;
}

Json JsonForm::finding(const Finding& finding, const std::vector<Claim>& claims) const {
  Json json;
  json["rule"] = finding.rule;
  json["severity"] = name(finding.severity);
  json["doc"] = finding.doc.empty() ? article_.doc : finding.doc;
  place(json, finding.span);
  json["claims"] = Json::array();
  for (const int number : finding.claims)
    for (const auto& claim : claims)
      if (claim.number == number) json["claims"].push_back(claim.id());
  json["message"] = finding.message;
  json["explanation"] = finding.explanation;
  json["evidence"] = Json::array();
  for (const auto& item : finding.evidence) json["evidence"].push_back(evidence(item));
  json["suggestion"] = Json();
  if (finding.suggestion) {
    const auto& [span, text] = *finding.suggestion;
    json["suggestion"] = Json{{"start", span.start}, {"end", span.end}, {"text", text}};
  }
  if (!finding.suppressed.empty()) json["suppressed"] = finding.suppressed;
  return json;
}

Json JsonForm::article(const std::vector<Claim>& claims, const std::vector<Finding>& findings) const {
  Json json;
  json["doc"] = article_.doc;
  json["title"] = text_or_null(article_.title.of(article_.text));
  json["published"] = article_.published ? Json(article_.published->text()) : Json();
  json["published_from"] = name_of(article_.published_basis);
  json["encoding"] = article_.encoding;
  json["claims"] = claims.size();
  json["findings"] = findings.size();
  json["warnings"] = article_.warnings;
  return json;
}

}  // namespace assay
