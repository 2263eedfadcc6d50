// A claim as bytes: its fields one after the other, as `lay_out` lists them. Numbers as they lie in memory, smallest byte
// first; words with their length before; enums as their number. Another list of fields is another form of the archive
// (schema.h).
#include <bit>
#include <cstring>
#include <limits>

#include "archive/records.h"

namespace assay {
namespace {

static_assert(std::endian::native == std::endian::little, "An archive is read where its bytes mean the same.");

class RecordWriter {
 public:
  template <typename Number>
  void plain(const Number& value) {
    out_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void words(const std::string& text) {
    if (text.size() < kLong) {
      out_ += static_cast<char>(text.size());
    } else {
      out_ += static_cast<char>(kLong);
      plain(static_cast<std::uint32_t>(text.size()));
    }
    out_ += text;
  }
  template <typename Enum>
  void named(Enum value, Enum /*last*/) {
    out_ += static_cast<char>(value);
  }
  void maybe(const std::optional<double>& value) {
    plain(static_cast<std::uint8_t>(value.has_value()));
    if (value) plain(*value);
  }
  void maybe(const std::optional<Period>& value) { words(value ? value->name() : std::string()); }
  void table(const std::map<std::string, std::string>& entries) {
    plain(static_cast<std::uint32_t>(entries.size()));
    for (const auto& [word, means] : entries) {
      words(word);
      words(means);
    }
  }

  static constexpr unsigned char kLong = 255;
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class RecordReader {
 public:
  explicit RecordReader(std::string_view bytes) : rest_(bytes) {}

  template <typename Number>
  void plain(Number& value) {
    const auto bytes = next(sizeof value);
    if constexpr (std::is_same_v<Number, bool>) value = bytes.front() != 0;
    else std::memcpy(&value, bytes.data(), sizeof value);
  }
  void words(std::string& text) {
    std::uint32_t size = static_cast<unsigned char>(next(1).front());
    if (size == RecordWriter::kLong) plain(size);
    text = next(size);
  }
  template <typename Enum>
  void named(Enum& value, Enum last) {
    const auto number = static_cast<unsigned char>(next(1).front());
    if (number > static_cast<unsigned>(last)) throw DamagedRecord("a kind that there is not");
    value = static_cast<Enum>(number);
  }
  void maybe(std::optional<double>& value) {
    bool has = false;
    plain(has);
    if (has) plain(value.emplace());
  }
  void maybe(std::optional<Period>& value) {
    std::string name;
    words(name);
    if (name.empty()) return;
    value = Period::parse(name);
    if (!value) throw DamagedRecord("a period that there is not");
  }
  void table(std::map<std::string, std::string>& entries) {
    std::uint32_t size = 0;
    for (plain(size); size > 0; --size) {
      std::string word;
      words(word);
      words(entries[word]);
    }
  }
  bool done() const { return rest_.empty(); }

 private:
  std::string_view next(std::size_t size) {
    if (size > rest_.size()) throw DamagedRecord("it ends too soon");
    const auto bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }

  std::string_view rest_;
};

template <typename Form, typename TheSpan>
void lay_out_span(Form& form, TheSpan& span) {
  form.plain(span.start);
  form.plain(span.end);
}

template <typename Form, typename Bounds>
void lay_out_interval(Form& form, Bounds& bounds) {
  form.plain(bounds.low);
  form.plain(bounds.high);
}

template <typename Form, typename Key>
void lay_out_key(Form& form, Key& key) {
  form.words(key.product);
  form.words(key.flow);
  form.words(key.origin);
  form.words(key.destination);
  form.maybe(key.period);
  form.words(key.measure);
  form.table(key.qualifiers);
}

template <typename Form, typename Sources>
void lay_out_sources(Form& form, Sources& from) {
  for (auto* one : {&from.product, &from.flow, &from.origin, &from.destination, &from.period, &from.base})
    form.named(*one, Provenance::inferred);
}

// The same list for both ways: `TheClaim` is const where it is written.
template <typename Format, typename TheClaim>
void lay_out(Format& form, TheClaim& claim) {
  form.plain(claim.number);
  lay_out_span(form, claim.span);
  lay_out_span(form, claim.sentence);
  lay_out_span(form, claim.product_span);
  form.plain(claim.in_headline);
  form.named(claim.form, Form::order);
  form.named(claim.kind, Kind::rank);
  form.plain(claim.value);
  form.maybe(claim.value_high);
  form.words(claim.unit);
  form.words(claim.counted);
  lay_out_interval(form, claim.literal);
  lay_out_interval(form, claim.fair);
  form.named(claim.hedge, Hedge::nearly);
  form.named(claim.direction, Direction::down);
  form.named(claim.modality, Modality::denied);
  form.words(claim.attribution);
  lay_out_key(form, claim.key);
  form.maybe(claim.base);
  form.words(claim.whole);
  lay_out_sources(form, claim.from);
  form.plain(claim.starts_change);
  form.plain(claim.ambiguous_unit);
  form.words(claim.rule);
  form.named(claim.verdict, Verdict::not_checkable);
  form.words(claim.verdict_reason);
}

}  // namespace

std::string record_of(const Claim& claim) {
  RecordWriter out;
  lay_out(out, claim);
  return out.take();
}

Claim claim_of(std::string_view record) {
  RecordReader in(record);
  Claim claim;
  lay_out(in, claim);
  if (!in.done()) throw DamagedRecord("it goes on after its end");
  return claim;
}

}  // namespace assay
