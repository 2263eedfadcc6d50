#include "check/implausible.h"

#include <algorithm>

#include "check/told_text.h"
#include "graph/agree.h"

namespace assay {
namespace {

class Implausible {
 public:
  Implausible(std::string_view text, const Lexicon& lexicon, const CheckRules& rules) : text_(text), lexicon_(lexicon), rules_(rules) {}

  bool more_than_all(const Claim& c, const std::string& quote) const {
    const bool share = c.kind == Kind::share && c.unit == "%" && !agree(c.literal, {0, 1}) && quote.find_first_of("0123456789") != std::string::npos;
    return share && (of_whole(c) || of_people(c));
  }

  bool fall_below_nothing(const Claim& c) const {
    if (c.kind != Kind::change || c.direction != Direction::down || c.unit != "%" || c.value <= 100) return false;
    const std::string_view sentence = c.sentence.of(text_);
    return !may_be_negative(c, rules_) && std::ranges::none_of(rules_.list("ties.below-nothing"), [&](const std::string& word) { return has_word(sentence, word); });
  }

 private:
  // "of global output": what stands behind the figure, up to the next sign; empty where no "of" leads on to its whole.
  std::string_view whole_told(const Claim& c) const {
    const std::string_view rest = trimmed(after(c, text_));
    for (const std::string& of : rules_.list("ties.of-so-many"))
      if (begins_with_word(rest, of)) return trimmed(rest.substr(of.size(), rest.find_first_of(",.;:(") - of.size()));
    return {};
  }

  // Of an average, a target, a level, a year before: no whole, but something that it is measured by.
  bool measured_by(std::string_view whole) const {
    return std::ranges::any_of(rules_.list("ties.measured-by"), [&](const std::string& word) { return has_word(whole, word); });
  }

  // "China made 130% of the world's steel", "Coffee made up 118% of Vietnam's exports"; but "gas imports were 120% of output".
  bool of_whole(const Claim& c) const {
    const std::string_view whole = whole_told(c);
    if (whole.empty() || measured_by(whole) || ends_with_any(before(c, text_), rules_.list("ties.equals"))) return false;
    const auto adding = rules_.list("comparison.flows-that-add-up");
    const bool amounts = std::ranges::find(adding, c.key.flow) != adding.end() && lexicon_.find("product", c.key.product);
    const bool own = c.whole == "world" || c.whole == c.key.product || lexicon_.includes(c.whole, c.key.product);
    return amounts && own;
  }

  // "112% of pupils passed": who or what is counted is there once.
  bool of_people(const Claim& c) const {
    std::string_view whole = whole_told(c);
    if (whole.empty() || measured_by(whole) || ends_with_any(before(c, text_), rules_.list("ties.equals"))) return false;
    for (const std::string& all : rules_.list("ties.all-of"))
      if (begins_with_word(whole, all)) whole = trimmed(whole.substr(all.size()));
    return begins_with_any(whole, rules_.list("ties.counted-wholes"));
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  const CheckRules& rules_;
};

}  // namespace

bool may_be_negative(const Claim& claim, const CheckRules& rules) {
  const auto has = [&](const std::string& word) { return claim.key.product.find(word) != std::string::npos || claim.key.flow.find(word) != std::string::npos; };
  return std::ranges::any_of(rules.list("comparison.may-be-negative"), has);
}

std::vector<Clash> implausible(const std::vector<Reading>& readings, std::string_view text, const Lexicon& lexicon, const CheckRules& rules) {
  const Implausible judge(text, lexicon, rules);
  std::vector<Clash> out;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Claim& claim = *readings[i].claim;
    if (claim.modality != Modality::stated) continue;
    if (judge.more_than_all(claim, readings[i].quote)) out.push_back({"implausible", i, {}, Interval{0, 1}, "implausible.share"});
    if (judge.fall_below_nothing(claim)) out.push_back({"implausible", i, {}, Interval{0, 1}, "implausible.fall"});
  }
  return out;
}

}  // namespace assay
