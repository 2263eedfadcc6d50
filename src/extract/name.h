// A name that C++ and the rule files share: a class ("trend-verb"), an attribute ("flow"), a capture ("figure"). It is
// compared as one number, since the inner loops ask little else; the number of a name in C++ is made by the compiler.
#pragma once

#include <cstdint>
#include <string_view>

namespace assay {

class Name {
 public:
  constexpr Name() = default;  // the empty name
  // NOLINTNEXTLINE(google-explicit-constructor): so that `entry.text("flow")` reads as it did.
  consteval Name(const char* text) : number_(number_of(text)) {}
  static constexpr Name of(std::string_view text) {
    Name name;
    name.number_ = number_of(text);
    return name;
  }

  constexpr std::uint64_t number() const { return number_; }
  // One of 64: a few names together have a mask that most others are not in.
  constexpr std::uint64_t bit() const { return std::uint64_t{1} << (number_ >> 58); }
  friend constexpr bool operator==(Name, Name) = default;

 private:
  // FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv). That no two names of a lexicon share a number is checked
  // where it is loaded.
  static constexpr std::uint64_t number_of(std::string_view text) {
    std::uint64_t number = kEmpty;
    for (const char c : text) number = (number ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    return number;
  }
  static constexpr std::uint64_t kEmpty = 0xCBF29CE484222325u;
  std::uint64_t number_ = kEmpty;
};

}  // namespace assay
