#include "cli/progress.h"

#include <ostream>

#include "report/number_text.h"

namespace assay::cli {
namespace {

constexpr auto kPause = std::chrono::milliseconds(100);
constexpr const char* kToLineStart = "\r\x1b[K";

}  // namespace

void Progress::show(std::size_t done, std::size_t all) {
  if (!on_) return;
  const auto now = std::chrono::steady_clock::now();
  if (visible_ && done < all && now - shown_at_ < kPause) return;
  shown_at_ = now;
  show(grouped_number(static_cast<double>(done)) + " of " + counted(all, "input", "inputs"));
}

void Progress::show(const std::string& words) {
  if (!on_) return;
  world_.err << kToLineStart << words << std::flush;
  visible_ = true;
}

void Progress::clear() {
  if (!visible_) return;
  world_.err << kToLineStart << std::flush;
  visible_ = false;
}

}  // namespace assay::cli
