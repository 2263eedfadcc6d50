#include "archive/records.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace assay {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json to_json(Span span) { return {span.start, span.end}; }
Span span_of(const Json& json) { return {json.at(0).get<std::uint32_t>(), json.at(1).get<std::uint32_t>()}; }

Json end_of(double end) { return std::isfinite(end) ? Json(end) : Json(); }
// Only what differs from nothing is written.
class Writer {
 public:
  void text(const char* field, std::string_view value) {
    if (!value.empty()) json_[field] = value;
  }
  void flag(const char* field, bool value) {
    if (value) json_[field] = true;
  }
  void span(const char* field, Span value) {
    if (value != Span{}) json_[field] = to_json(value);
  }
  void date(const char* field, const std::optional<Date>& value) {
    if (value) json_[field] = value->text();
  }
  Json& operator[](const char* field) { return json_[field]; }
  std::string done() const { return text_of(json_); }
  const Json& json() const { return json_; }

 private:
  Json json_ = Json::object();
};

class Reader {
 public:
  explicit Reader(const Json& json) : json_(json) {}
  bool has(const char* field) const { return json_.contains(field); }
  const Json& at(const char* field) const { return json_.at(field); }
  std::string text(const char* field) const { return json_.value(field, std::string()); }
  bool flag(const char* field) const { return json_.value(field, false); }
  Span span(const char* field) const { return has(field) ? span_of(at(field)) : Span{}; }
  std::optional<Date> date(const char* field) const { return has(field) ? Date::parse(text(field)) : std::nullopt; }

 private:
  const Json& json_;
};

Json to_json(const Evidence& evidence) {
  Writer out;
  out.flag("claim", evidence.kind == Evidence::Kind::claim);
  out.text("dataset", evidence.dataset);
  out.text("publisher", evidence.publisher);
  out.text("cell", evidence.cell);
  out.text("unit", evidence.unit);
  out.text("url", evidence.url);
  out.text("note", evidence.note);
  out.date("published", evidence.published);
  out["value"] = end_of(evidence.value);
  out.text("doc", evidence.doc);
  out.text("id", evidence.id);
  out.text("quote", evidence.quote);
  out.span("span", evidence.span);
  return out.json();
}

Evidence evidence_of(const Json& json) {
  const Reader in(json);
  Evidence out;
  out.kind = in.flag("claim") ? Evidence::Kind::claim : Evidence::Kind::reference;
  out.dataset = in.text("dataset");
  out.publisher = in.text("publisher");
  out.cell = in.text("cell");
  out.unit = in.text("unit");
  out.url = in.text("url");
  out.note = in.text("note");
  out.published = in.date("published");
  out.value = in.at("value").is_null() ? Interval::kInfinity : in.at("value").get<double>();
  out.doc = in.text("doc");
  out.id = in.text("id");
  out.quote = in.text("quote");
  out.span = in.span("span");
  return out;
}

// Dates that a date line does not give in full have year 0 or a day that no calendar has: they are no Date::text.
Json parts_of(const Date& date) { return {date.year, date.month, date.day}; }
Date date_of(const Json& json) { return {json.at(0).get<int>(), json.at(1).get<int>(), json.at(2).get<int>()}; }

}  // namespace

Severity severity_named(std::string_view text) {
  for (const Severity severity : {Severity::error, Severity::warning})
    if (name(severity) == text) return severity;
  return Severity::info;
}

std::string record_of(const Finding& finding) {
  Writer out;
  out["rule"] = finding.rule;
  out["severity"] = name(finding.severity);
  out.text("doc", finding.doc);
  out.span("span", finding.span);
  out["claims"] = finding.claims;
  out["message"] = finding.message;
  out["explanation"] = finding.explanation;
  out["evidence"] = Json::array();
  for (const Evidence& evidence : finding.evidence) out["evidence"].push_back(to_json(evidence));
  out.text("suppressed", finding.suppressed);
  if (finding.suggestion)
    out["suggestion"] = {{"span", to_json(finding.suggestion->span)}, {"text", finding.suggestion->text}};
  return out.done();
}

Finding finding_of(std::string_view record) {
  const Json json = Json::parse(record);
  const Reader in(json);
  Finding out;
  out.rule = in.text("rule");
  out.severity = severity_named(in.text("severity"));
  out.doc = in.text("doc");
  out.span = in.span("span");
  out.claims = in.at("claims").get<std::vector<int>>();
  out.message = in.text("message");
  out.explanation = in.at("explanation").get<std::vector<std::string>>();
  for (const Json& evidence : in.at("evidence")) out.evidence.push_back(evidence_of(evidence));
  if (in.has("suggestion"))
    out.suggestion =
        Suggestion{span_of(in.at("suggestion").at("span")), in.at("suggestion").at("text").get<std::string>()};
  out.suppressed = in.text("suppressed");
  return out;
}

std::string record_of(const Article& article) {
  Writer out;
  out.text("doc", article.doc);
  out.text("encoding", article.encoding);
  out.span("title", article.title);
  if (article.published) out["published"] = parts_of(*article.published);
  out["published_basis"] = static_cast<int>(article.published_basis);
  if (!article.warnings.empty()) out["warnings"] = article.warnings;
  for (const auto& a : article.anchors) out["anchors"].push_back({a.text, a.source, a.text_width, a.source_width});
  return out.done();
}

Article article_of(std::string_view record, std::string text) {
  const Json json = Json::parse(record);
  const Reader in(json);
  Article out;
  out.doc = in.text("doc");
  out.text = std::move(text);
  out.encoding = in.text("encoding");
  out.title = in.span("title");
  if (in.has("published")) out.published = date_of(in.at("published"));
  out.published_basis = static_cast<PublishedBasis>(in.at("published_basis").get<int>());
  if (in.has("warnings")) out.warnings = in.at("warnings").get<std::vector<std::string>>();
  if (in.has("anchors"))
    for (const Json& a : in.at("anchors"))
      out.anchors.push_back({a.at(0).get<std::uint32_t>(), a.at(1).get<std::uint32_t>(), a.at(2).get<std::uint8_t>(),
                             a.at(3).get<std::uint8_t>()});
  return out;
}

}  // namespace assay
