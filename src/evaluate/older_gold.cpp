#include "evaluate/older_gold.h"

#include <map>

namespace assay {
namespace {

using nlohmann::json;

std::string text(const json& record, const char* field) {
  const auto found = record.find(field);
  return found != record.end() && found->is_string() ? found->get<std::string>() : "";
}

std::vector<std::string>& want(GoldClaim& claim, Dimension d) { return claim.want[static_cast<std::size_t>(d)]; }

std::string renamed(const std::map<std::string, std::string>& names, const std::string& text) {
  const auto found = names.find(text);
  return found == names.end() ? text : found->second;
}

// "US (MP Materials)" → "US"
std::string without_parenthesis(const std::string& text) {
  const auto at = text.find(" (");
  return at == std::string::npos ? text : text.substr(0, at);
}

class Places {
 public:
  Places(const Lexicon& lexicon, std::vector<std::string>& undecided) : lexicon_(lexicon), undecided_(undecided) {}

  // The code of a place in words; nullopt where the words do not decide.
  std::optional<std::string> code(const std::string& words) {
    if (words.empty() || words == "world") return words;
    const std::string place = without_parenthesis(words);
    if (const auto* entry = lexicon_.find_term("place", place))
      return entry->text("code").empty() ? entry->id : std::string(entry->text("code"));
    if (lexicon_.find("place", place)) return place;
    undecided_.push_back("the place `" + words +
                         "` of the annotation is not one place of the lexicon: origin or destination not scored");
    return std::nullopt;
  }

 private:
  const Lexicon& lexicon_;
  std::vector<std::string>& undecided_;
};

void read_kind_and_unit(const json& record, GoldClaim& claim) {
  if (claim.kind != "range") want(claim, Dimension::kind) = {claim.kind};
  const std::string unit = text(record, "unit");
  if (claim.kind == "count") {
    want(claim, Dimension::unit) = {"1"};
    want(claim, Dimension::counted) = {unit};
  } else {
    want(claim, Dimension::unit) = {unit};
  }
  static const std::map<std::string, std::string> hedges{
      {"exact", "none"}, {"upto", "at-most"}, {"atleast", "at-least"}};
  want(claim, Dimension::hedge) = {renamed(hedges, text(record, "hedge"))};
  want(claim, Dimension::direction) = {text(record, "direction")};
  const std::string modality = text(record, "modality");
  if (modality == "fact" || modality == "quote") want(claim, Dimension::modality) = {"stated"};
  else if (modality == "plan") want(claim, Dimension::modality) = {"target", "forecast"};
  else want(claim, Dimension::modality) = {modality};
}

void read_product(const json& record, const Lexicon& lexicon, GoldClaim& claim, std::vector<std::string>& undecided) {
  const std::string words = text(record, "product");
  if (words.empty()) {
    undecided.push_back("a product of null in the annotation is not scored");
  } else if (const auto* entry = lexicon.find_term("product", words)) {
    want(claim, Dimension::product) = {entry->id};
  } else {
    undecided.push_back("the product `" + words + "` of the annotation is not in the lexicon: not scored");
  }
}

void read_flow_and_places(const json& record, Places places, GoldClaim& claim, std::vector<std::string>& undecided) {
  const std::string flow = text(record, "flow"), partner = text(record, "partner");
  const bool trade = is_trade(flow);
  if (flow == "other") undecided.push_back("a flow of `other` in the annotation is not scored");
  else want(claim, Dimension::flow) = {flow};
  if (const auto origin = places.code(text(record, "origin"))) want(claim, Dimension::origin) = {*origin};
  if (!trade) {
    if (flow != "other") want(claim, Dimension::destination) = {""};
    if (claim.kind == "share" && partner == "world") want(claim, Dimension::whole) = {"world"};
  } else if (const auto destination = places.code(partner)) {
    // An unnamed partner of a trade flow may be written as unknown or as the world.
    want(claim, Dimension::destination) =
        destination->empty() ? std::vector<std::string>{"", "world"} : std::vector<std::string>{*destination};
  }
}

}  // namespace

bool is_older_gold(const json& record) { return record.contains("partner") || record.contains("base_period"); }

void read_older_dimensions(const json& record, const Lexicon& lexicon, GoldClaim& claim,
                           std::vector<std::string>& undecided) {
  read_kind_and_unit(record, claim);
  read_product(record, lexicon, claim, undecided);
  read_flow_and_places(record, Places(lexicon, undecided), claim, undecided);
  want(claim, Dimension::period) = {text(record, "period")};
  want(claim, Dimension::base) = {text(record, "base_period")};
}

}  // namespace assay
