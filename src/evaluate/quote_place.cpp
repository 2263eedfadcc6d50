#include "evaluate/quote_place.h"

#include <algorithm>
#include <cctype>

namespace assay {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// "25" is not found inside "1.25" or "250".
bool stands_alone(std::string_view text, Span span) {
  const char first = text[span.start], last = text[span.end - 1];
  if (span.start > 0 && is_word(first)) {
    const char before = text[span.start - 1];
    if (is_word(before)) return false;
    if ((before == '.' || before == ',') && span.start > 1 && is_word(text[span.start - 2]) &&
        std::isdigit(static_cast<unsigned char>(first)))
      return false;
  }
  return span.end >= text.size() || !is_word(last) || !is_word(text[span.end]);
}

}  // namespace

bool QuotePlace::taken(Span span) const { return std::find(taken_.begin(), taken_.end(), span) != taken_.end(); }

std::optional<Span> QuotePlace::find_from(std::size_t from, std::string_view quote, std::string_view context) const {
  for (const bool alone : {true, false}) {
    for (auto outer = text_.find(context, from); outer != std::string_view::npos;
         outer = text_.find(context, outer + 1)) {
      for (auto inner = context.find(quote); inner != std::string_view::npos; inner = context.find(quote, inner + 1)) {
        const Span span{static_cast<std::uint32_t>(outer + inner),
                        static_cast<std::uint32_t>(outer + inner + quote.size())};
        if (!taken(span) && (!alone || stands_alone(text_, span))) return span;
      }
    }
  }
  return std::nullopt;
}

std::optional<Span> QuotePlace::find(std::string_view quote, std::string_view context) {
  if (quote.empty()) return std::nullopt;
  if (context.empty()) context = quote;
  // The context may begin before the last place found.
  const std::size_t back = from_ > context.size() ? from_ - context.size() : 0;
  for (const std::size_t from : {context.size() > quote.size() ? back : from_, std::size_t{0}}) {
    if (const auto span = find_from(from, quote, context)) {
      from_ = span->start;
      taken_.push_back(*span);
      return span;
    }
  }
  return std::nullopt;
}

}  // namespace assay
