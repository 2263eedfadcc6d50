// The scanner: text → the figures, periods and terms of each sentence. Four storeys of grammar over the lexicon.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/grammar.h"
#include "extract/lexicon.h"
#include "extract/mention.h"
#include "extract/token.h"
#include "extract/vocabulary.h"
#include "text/sentences.h"

namespace assay {

// Lexicon and grammar compiled together: immutable, shared by all threads.
class Language {
 public:
  // As they were compiled for this program (compiled_rules.h), where one folder has them so; else made from the files.
  static Expected<std::unique_ptr<const Language>> load(const std::vector<std::filesystem::path>& rules_dirs);
  static Expected<std::unique_ptr<const Language>> make(const std::vector<std::filesystem::path>& rules_dirs);
  // All of it as bytes, for the same program to read again; names of files are as seen from `folder`. nullptr from bytes that are none.
  std::string image(const std::filesystem::path& folder) const;
  static std::unique_ptr<const Language> from_image(std::string_view bytes, const std::filesystem::path& folder);

  const Lexicon& lexicon() const { return lexicon_; }
  const Grammar& grammar() const { return grammar_; }
  const ClassTable& classes() const { return classes_; }
  const Vocabulary& vocabulary() const { return *vocabulary_; }
  bool is_trade(std::string_view flow) const { return trade_flows_.contains(flow); }  // it has two sides
  std::vector<std::string> abbreviations() const;
  std::vector<std::string> words_before_digits() const;  // currencies and the letters of a quarter or a fiscal year that are written before a number, in order
  std::vector<std::string> scale_words() const;  // million, bn; in order
  std::vector<std::string> sentence_starters() const;  // determiners, pronouns, prepositions, conjunctions

  // The classes that shapes have, and those that C++ asks for.
  struct Known {
    static constexpr AskedClass number = "number", year = "year", integer = "integer", day = "day-number",
        spelled = "spelled", one = "one", word = "word", cap = "cap", code = "code", hyphen = "hyphen", dash = "dash",
        sign = "sign-other", name_number = "name-number", nonprose = "nonprose", cardinal = "cardinal",
        scale = "scale", dozen = "dozen", decimal_word = "decimal-word", fraction = "fraction", vague = "vague",
        ordinal = "ordinal", ordinal_suffix = "ordinal-suffix", article = "article", hedge = "hedge",
        trend_comparative = "trend-comparative", unit = "unit", currency = "currency", percent = "percent",
        and_ = "joiner-and", times = "times", fold_suffix = "fold-suffix", bare_points = "bare-points",
        points = "points", basis_points = "basis-points", a = "joiner-a", of = "joiner-of", zero = "zero",
        age = "age", deictic = "deictic", multiple_verb = "multiple-verb", figure = "figure", period = "period";
    SetId word_lower, word_cap, word_code, hyphen_set, dash_set, sign_set, name_number_set;
    ClassSet numeric;  // may follow a hedge
  };
  // What a sentence that has an item of a set may hold, as bits.
  enum Promise : std::uint8_t {
    kFigure = 1,  // a sentence without it has no figure
    kPeriod = 2,
    kNumber = 4,  // a number, or one of several items begins with it
    kPart = 8,    // per cents and points: what follows them compares
    kNames = 16,  // a product, a flow, a place
  };
  std::uint8_t promise(SetId set) const { return promises_[set]; }
  const Known& known() const { return known_; }
  const std::vector<Rule>& rules() const { return grammar_.rules(); }

  // The set of a word that both hedges and compares ("below"), as a comparison only; other sets are as they are.
  SetId unhedged(SetId set) const { return unhedged_[set]; }
  // The set of a composed number.
  SetId number_set(bool year, bool integer, bool day, bool spelled, bool one, bool fraction, bool vague, bool ordinal) const;

 private:
  Language() = default;
  template <class Image>
  void carry(Image& image);
  void know();
  void know_unhedged();
  void know_promises();

  Lexicon lexicon_;
  Grammar grammar_;
  ClassTable classes_;
  std::unique_ptr<Vocabulary> vocabulary_;
  Known known_{};
  std::set<std::string, std::less<>> trade_flows_;
  std::vector<SetId> number_sets_;
  std::vector<SetId> unhedged_;
  std::vector<std::uint8_t> promises_;  // of each set
};

// Scratch memory for one thread; reads block after block. The sentences of a stretch go through each storey together: its code is
// fetched once, and the automaton reads several of them side by side.
class Scanner {
 public:
  explicit Scanner(const Language& language);
  ~Scanner();

  void begin_article(DecimalStyle style) { style_ = style; }
  // Scans blocks sentence by sentence. `room` is asked for the place of each scan, in text order, with the number of its block and
  // whether it may hold figures; what stands there is overwritten, its room used again, and complete when the call returns. Items last until the next.
  using Room = std::function<Scan&(std::size_t block, bool may_hold_figures)>;
  void scan(std::string_view text, std::span<const Span> blocks, const Room& room);
  // Of one block; a scan is valid during the call of `see` only.
  void scan(std::string_view text, Span block, const std::function<void(Scan&)>& see);

  // For `rules test`: which rules fired since the list was emptied, each with the text of its figure (or whole match).
  struct Firing {
    const Rule* rule;
    Span span;
  };
  void record_firings(std::vector<Firing>* into) { firings_ = into; }

 private:
  struct Work;
  struct Pending;
  void read(std::string_view text, Span block, std::size_t number, const Room& room);
  // `promises`: those of all items of the sentence, of which these may be a part.
  void add_sentence(Span sentence, Scan& scan, std::span<Item> items, unsigned promises);
  void finish(std::string_view text);
  void storey(Storey which, std::string_view text);
  void take(std::span<Grammar::Match> matches, Pending& pending, std::string_view text);

  const Language& language_;
  DecimalStyle style_ = DecimalStyle::point;
  std::unique_ptr<Work> work_;
  std::vector<Firing>* firings_ = nullptr;
};

}  // namespace assay
