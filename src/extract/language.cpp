// Language: loading the lexicon and the grammar, and tying their classes together.
#include "extract/scanner.h"

#include <algorithm>

#include "extract/compiled_rules.h"
#include "extract/image.h"

namespace assay {

Expected<std::unique_ptr<const Language>> Language::load(const std::vector<std::filesystem::path>& rules_dirs) {
  if (rules_dirs.size() == 1)
    if (auto compiled = read_compiled_rules(rules_dirs.front())) return compiled;
  return make(rules_dirs);
}

Expected<std::unique_ptr<const Language>> Language::make(const std::vector<std::filesystem::path>& rules_dirs) {
  std::unique_ptr<Language> language(new Language);
  auto lexicon = Lexicon::load(rules_dirs);
  if (!lexicon) return Unexpected(lexicon.error());
  language->lexicon_ = std::move(*lexicon);
  auto grammar = Grammar::load(rules_dirs);
  if (!grammar) return Unexpected(grammar.error());
  language->grammar_ = std::move(*grammar);
  language->know();
  std::set<std::string_view> flows;  // the first entry of a flow speaks for it
  for (const Entry& entry : language->lexicon_.entries())
    if (entry.cls == "flow" && flows.insert(entry.text("flow")).second && entry.flag("trade")) language->trade_flows_.emplace(entry.text("flow"));
  language->vocabulary_ = std::make_unique<Vocabulary>(language->lexicon_, language->classes_, language->grammar_.literals());
  language->grammar_.intern_products(language->classes_);
  language->know_unhedged();
  language->know_promises();
  if (language->classes_.full())
    return Unexpected(Error{"", 0, 0, std::string("The rules have more than ") + std::to_string(kMaxClasses) + " classes and quoted words.",
                            "Put words that a pattern quotes one by one into a class of the lexicon, and name that."});
  if (language->classes_.set_count() > ClassTable::kMaxSets)
    return Unexpected(Error{"", 0, 0, "The lexicon has more combinations of classes than the alphabet has letters.",
                            "Give ambiguous terms fewer classes."});
  if (const auto compiled = language->grammar_.compile(language->classes_); !compiled) return Unexpected(compiled.error());
  return std::unique_ptr<const Language>(std::move(language));
}

template <class Image>
void Language::carry(Image& image) {
  lexicon_.carry(image);
  image(classes_);
  if constexpr (Image::kReads) vocabulary_ = std::make_unique<Vocabulary>();
  vocabulary_->carry(image, lexicon_);
  grammar_.carry(image);
  image(known_, trade_flows_, number_sets_, unhedged_, promises_);
}

std::string Language::image(const std::filesystem::path& folder) const {
  ImageWriter writer(folder);
  const_cast<Language*>(this)->carry(writer);  // the list of members is that of the reader, who fills them; a writer only looks
  return writer.take();
}

std::unique_ptr<const Language> Language::from_image(std::string_view bytes, const std::filesystem::path& folder) {
  std::unique_ptr<Language> language(new Language);
  ImageReader reader(bytes, folder);
  language->carry(reader);
  return reader.whole() ? std::move(language) : nullptr;
}

std::vector<std::string> Language::abbreviations() const {
  std::vector<std::string> out;
  for (const Entry& entry : lexicon_.entries())
    if (entry.cls == "abbreviation") out.insert(out.end(), entry.terms.begin(), entry.terms.end());
  return out;
}

std::vector<std::string> Language::words_before_digits() const {
  constexpr std::size_t kLongest = 5;
  const auto letters = [](const std::string& term) {
    return std::ranges::all_of(term, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
  };
  std::vector<std::string> out;
  for (const Entry& entry : lexicon_.entries())
    if ((entry.cls == "currency" && entry.text("side") != "after") || entry.cls == "fiscal")
      for (const auto& term : entry.terms)
        if (!term.empty() && term.size() <= kLongest && letters(term)) out.push_back(term);
  for (const Entry& entry : lexicon_.entries())
    if (entry.cls == "quarter-name") out.insert(out.end(), entry.terms.begin(), entry.terms.end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<std::string> Language::scale_words() const {
  std::vector<std::string> out;
  for (const Entry& entry : lexicon_.entries())
    if (entry.cls == "scale") out.insert(out.end(), entry.terms.begin(), entry.terms.end());
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> Language::sentence_starters() const {
  std::vector<std::string> out;
  for (const Entry& entry : lexicon_.entries())
    if (entry.cls == "determiner" || entry.cls == "pronoun" || entry.cls == "preposition" || entry.cls == "conjunction" || entry.cls == "article")
      for (const auto& term : entry.terms)
        if (term.find(' ') == std::string::npos) out.push_back(term);
  return out;
}

void Language::know_promises() {
  const auto classes = [&](std::initializer_list<AskedClass> of) {
    ClassSet set;
    for (const ClassId cls : of) set.set(cls);
    return set;
  };
  const ClassSet figure = classes({"number", "cardinal", "fraction", "fold", "multiple-verb", "multiple-adverb", "vague", "zero", "superlative", "superlative-loose", "record", "dozen", "scale", "ordinal", "times", "rank-noun"});
  const ClassSet period = classes({"month", "year", "period-unit", "weekday", "year-to-date", "base-term", "base-adjective", "quarter-name", "part-name", "day-word", "deictic", "fiscal", "season", "told-stretch"});
  const ClassSet number = classes({"number", "year", "vague", "joiner-a", "cardinal", "fraction"});
  const ClassSet part = classes({"percent", "points", "bare-points"});
  const ClassSet names = classes({"product", "flow", "place"});
  for (std::size_t i = 0; i < classes_.set_count(); ++i) {
    const ClassSet& set = classes_.set(static_cast<SetId>(i));
    const auto promise = [&](const ClassSet& of, Promise bit) { return (set & of).any() ? bit : 0; };
    promises_.push_back(static_cast<std::uint8_t>(promise(figure, kFigure) | promise(period, kPeriod) | promise(number, kNumber) | promise(part, kPart) | promise(names, kNames)));
  }
}

void Language::know_unhedged() {
  constexpr AskedClass down = "comparison-down", up = "comparison-up", before = "hedge-before";
  const std::size_t count = classes_.set_count();
  for (std::size_t i = 0; i < count; ++i) {
    ClassSet set = classes_.set(static_cast<SetId>(i));
    const bool both = set.test(before) && (set.test(down) || set.test(up));
    if (both) set.reset(before), set.reset(known_.hedge);
    unhedged_.push_back(both ? classes_.intern(set) : static_cast<SetId>(i));
  }
}

void Language::know() {
  Known& k = known_;
  const auto set = [&](std::initializer_list<ClassId> ids) {
    ClassSet s;
    for (const ClassId c : ids) s.set(c);
    return classes_.intern(s);
  };
  k.word_lower = set({k.word}), k.word_cap = set({k.word, k.cap}), k.word_code = set({k.word, k.cap, k.code});
  k.hyphen_set = set({k.hyphen}), k.dash_set = set({k.dash}), k.sign_set = set({k.sign}), k.name_number_set = set({k.name_number});
  for (unsigned bits = 0; bits < 256; ++bits) {
    ClassSet s;
    s.set(k.number);
    if (bits & 1) s.set(k.year);
    if (bits & 2) s.set(k.integer);
    if (bits & 4) s.set(k.day);
    if (bits & 8) s.set(k.spelled);
    if (bits & 16) s.set(k.one);
    if (bits & 32) s.set(AskedClass("fraction-number"));
    if (bits & 64) s.set(AskedClass("vague-number"));
    if (bits & 128) s.reset(k.number), s.set(k.ordinal);
    number_sets_.push_back(SetId{0});
    // Only the combinations that occur get a letter.
    const bool impossible = ((bits & 4) && !(bits & 2)) || ((bits & 1) && (bits & 0x7C)) || ((bits & 16) && !(bits & 8)) ||
                            ((bits & 32) && (bits & 0x1F & ~8u)) || ((bits & 64) && (bits & ~(64u | 8u | 2u))) ||
                            ((bits & 128) && (bits & ~(128u | 2u | 4u | 8u)));
    if (!impossible) number_sets_.back() = classes_.intern(s);
  }
  for (const ClassId cls : std::initializer_list<AskedClass>{"number", "cardinal", "scale", "dozen", "fraction", "vague", "fold", "multiple-verb", "multiple-adverb", "currency",
                           "article", "zero", "hedge", "ordinal", "times"})
    k.numeric.set(cls);
}

SetId Language::number_set(bool year, bool integer, bool day, bool spelled, bool one, bool fraction, bool vague, bool ordinal) const {
  unsigned bits = 0;
  if (year) bits |= 1;
  if (integer) bits |= 2;
  if (day) bits |= 4;
  if (spelled) bits |= 8;
  if (one) bits |= 16;
  if (fraction) bits = 32 | (bits & 8);
  if (vague) bits = 64 | (bits & 10);
  if (ordinal) bits = 128 | (bits & 14);
  return number_sets_[bits];
}

}  // namespace assay
