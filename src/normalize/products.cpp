#include "normalize/products.h"

#include <algorithm>
#include <string_view>

namespace assay {
namespace {

// Of each code or range of a list, its first and its last.
template <class Holds>
bool every_code(std::string_view list, Holds holds) {
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(' ', begin), list.size());
    const std::string_view code = list.substr(begin, end - begin);
    const std::size_t dash = code.find('-');
    if (!holds(code.substr(0, dash), dash == std::string_view::npos ? code : code.substr(dash + 1))) return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

bool codes_hold(std::string_view whole, std::string_view part) {
  if (whole.empty() || part.empty()) return false;
  return every_code(part, [&](std::string_view first, std::string_view last) {
    // A code of more digits stands under its first ones: 5205 in 50-63.
    return !every_code(whole, [&](std::string_view from, std::string_view to) { return !(from.size() <= first.size() && from <= first.substr(0, from.size()) && last.substr(0, to.size()) <= to); });
  });
}

Product Products::of(const std::string& slug) {
  if (slug.empty()) return {};
  // By the length and three letters: they tell most products from each other.
  const auto letter = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(slug[i])); };
  Kept& last = last_[(slug.size() + 3 * letter(0) + 5 * letter(slug.size() / 2) + letter(slug.size() - 1)) % last_.size()];
  if (last.slug.size() != slug.size() || !same_bytes(last.slug.data(), slug.data(), slug.size())) last = {slug, look_up(slug)};
  return last.product;
}

Product Products::look_up(const std::string& slug) const {
  static constexpr std::array<std::string_view, 4> kMeasured{"mass", "volume", "count", "energy"};
  const Entry* entry = lexicon_.find("product", slug);
  Product product;
  product.entry = entry;
  product.goods = entry && !entry->flag("series") && (!entry->text("hs").empty() || slug == "all-goods" || std::ranges::find(kMeasured, entry->text("measures")) != kMeasured.end());
  product.growth = entry && (entry->text("measures") == "index" || entry->flag("no_flow"));
  product.books = entry && entry->flag("of_firms");
  product.money = !entry && lexicon_.find_term("money-word", std::string_view(slug).substr(slug.rfind('-') + 1)) != nullptr;
  return product;
}

}  // namespace assay
