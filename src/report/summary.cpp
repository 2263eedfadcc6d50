#include "report/summary.h"

#include <algorithm>
#include <vector>

#include "report/number_text.h"

namespace assay {
namespace {

constexpr std::size_t kReasonsShown = 8;

std::string number(std::size_t count) { return grouped_number(static_cast<double>(count)); }

template <typename Key>
std::size_t count_of(const std::map<Key, std::size_t>& counts, const Key& key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

void Summary::add(const CheckedArticle& checked) {
  ++articles_;
  claims_ += checked.claims.size();
  if (!checked.article.published) ++undated_;
  for (const auto& claim : checked.claims) {
    ++verdicts_[claim.verdict];
    if (claim.verdict != Verdict::not_enough_evidence && claim.verdict != Verdict::not_checkable) continue;
    if (!claim.verdict_reason.empty()) ++reasons_[claim.verdict_reason];
  }
  for (const auto& finding : checked.findings) {
    if (finding.suppressed.empty()) ++severities_[finding.severity];
    else ++suppressed_;
  }
}

std::string Summary::text() const {
  std::string text = counted(articles_, "article", "articles");
  if (undated_ > 0) text += " (" + number(undated_) + " without a publication date)";
  text += ", " + counted(claims_, "claim", "claims") + ": " + number(count_of(verdicts_, Verdict::supported)) +
          " supported, " + number(count_of(verdicts_, Verdict::refuted)) + " refuted, ";
  if (const auto conflicting = count_of(verdicts_, Verdict::conflicting))
    text += number(conflicting) + " with conflicting evidence, ";
  text += number(count_of(verdicts_, Verdict::not_enough_evidence)) + " without enough evidence, " +
          number(count_of(verdicts_, Verdict::not_checkable)) + " not checkable.\n";

  text += counted(count_of(severities_, Severity::error), "error", "errors") + ", " +
          counted(count_of(severities_, Severity::warning), "warning", "warnings") + ", " +
          counted(count_of(severities_, Severity::info), "note", "notes") + (suppressed_ > 0 ? ", " + number(suppressed_) + " suppressed" : "") + ".\n";

  std::vector<std::pair<std::size_t, std::string>> reasons;
  for (const auto& [reason, count] : reasons_) reasons.emplace_back(count, reason);
  std::stable_sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (!reasons.empty()) text += "Not compared, because:\n";
  std::size_t others = 0;
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    if (i >= kReasonsShown) {
      others += reasons[i].first;
      continue;
    }
    const std::string figure = number(reasons[i].first);
    text += std::string(figure.size() < 6 ? 6 - figure.size() : 0, ' ') + figure + "  " + reasons[i].second + "\n";
  }
  if (others > 0) text += "       and " + number(others) + " for other reasons (--format json lists every claim)\n";
  return text;
}

}  // namespace assay
