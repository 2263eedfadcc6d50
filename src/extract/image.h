// Things as bytes, for a file that only the program that wrote it reads again (see compiled_rules.h). One list of members serves for
// both ways, so that they cannot part:
//
//   template <class Image> void carry(Image& image) { image(words_, nodes_); }
//
// Numbers stand as they do in memory. Pointers are not carried: whoever has some makes them anew (Image::kReads).
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace assay {

template <typename T>
concept Plain = std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>;
template <typename T, typename Image>
concept Carried = requires(T& thing, Image& image) { thing.carry(image); };

class ImageWriter {
 public:
  static constexpr bool kReads = false;
  // Names of files are kept as seen from `folder`.
  explicit ImageWriter(std::filesystem::path folder) : folder_(std::move(folder)) {}
  template <typename... T>
  void operator()(T&... things) { (put(things), ...); }
  void file_name(std::string& name) {
    std::string inside = std::filesystem::path(name).lexically_relative(folder_).generic_string();
    put(inside);
  }
  static bool goes_on() { return true; }
  std::string take() { return std::move(bytes_); }

 private:
  void put_bytes(const void* from, std::size_t size) { bytes_.append(static_cast<const char*>(from), size); }
  void put_count(std::size_t count) {
    const auto number = static_cast<std::uint64_t>(count);
    put_bytes(&number, sizeof number);
  }
  template <typename T>
  void put(T& thing) {
    if constexpr (Carried<T, ImageWriter>) thing.carry(*this);
    else {
      static_assert(Plain<T>);
      put_bytes(&thing, sizeof thing);
    }
  }
  void put(std::string& text) { put_count(text.size()), put_bytes(text.data(), text.size()); }
  template <typename A, typename B>
  void put(std::pair<A, B>& both) { put(both.first), put(both.second); }
  template <typename T>
  void put(std::vector<T>& list) {
    put_count(list.size());
    if constexpr (Plain<T> && !Carried<T, ImageWriter>) put_bytes(list.data(), list.size() * sizeof(T));
    else
      for (T& thing : list) put(thing);
  }
  void put(std::vector<bool>& list) {
    std::vector<std::uint8_t> wide(list.begin(), list.end());
    put(wide);
  }
  void put(std::set<std::string, std::less<>>& set) {
    std::vector<std::string> list(set.begin(), set.end());
    put(list);
  }
  void put(std::map<std::string, std::string, std::less<>>& map) {
    std::vector<std::pair<std::string, std::string>> list(map.begin(), map.end());
    put(list);
  }

  std::filesystem::path folder_;
  std::string bytes_;
};

// What is read from bytes that are too few is empty, and `whole` is false.
class ImageReader {
 public:
  static constexpr bool kReads = true;
  ImageReader(std::string_view bytes, std::filesystem::path folder) : rest_(bytes), folder_(std::move(folder)) {}
  template <typename... T>
  void operator()(T&... things) { (get(things), ...); }
  void file_name(std::string& name) {
    get(name);
    if (name != last_inside_) last_name_ = (folder_ / name).string(), last_inside_ = name;  // most come many times in a row
    name = last_name_;
  }
  bool goes_on() const { return !short_; }  // was there all that was read so far?
  // And nothing behind it?
  bool whole() const { return !short_ && rest_.empty(); }

 private:
  bool get_bytes(void* into, std::size_t size) {
    if (size > rest_.size()) short_ = true, rest_ = {};
    if (short_) return false;
    if (size != 0) std::memcpy(into, rest_.data(), size);
    rest_.remove_prefix(size);
    return true;
  }
  std::size_t get_count(std::size_t least_size) {
    std::uint64_t count = 0;
    get_bytes(&count, sizeof count);
    if (count > rest_.size() / least_size) short_ = true;
    return short_ ? 0 : static_cast<std::size_t>(count);
  }
  template <typename T>
  void get(T& thing) {
    if constexpr (Carried<T, ImageReader>) thing.carry(*this);
    else {
      static_assert(Plain<T>);
      get_bytes(&thing, sizeof thing);
    }
  }
  void get(std::string& text) {
    const std::size_t size = get_count(1);
    text.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }
  template <typename A, typename B>
  void get(std::pair<A, B>& both) { get(both.first), get(both.second); }
  template <typename T>
  void get(std::vector<T>& list) {
    constexpr bool block = Plain<T> && !Carried<T, ImageReader>;
    list.resize(get_count(block ? sizeof(T) : 1));
    if constexpr (block) get_bytes(list.data(), list.size() * sizeof(T));
    else
      for (T& thing : list) get(thing);
  }
  void get(std::vector<bool>& list) {
    std::vector<std::uint8_t> wide;
    get(wide);
    list.assign(wide.begin(), wide.end());
  }
  void get(std::set<std::string, std::less<>>& set) {
    std::vector<std::string> list;
    get(list);
    set = {list.begin(), list.end()};
  }
  void get(std::map<std::string, std::string, std::less<>>& map) {
    std::vector<std::pair<std::string, std::string>> list;
    get(list);
    map = {list.begin(), list.end()};
  }

  std::string_view rest_;
  std::filesystem::path folder_;
  std::string last_inside_, last_name_;
  bool short_ = false;
};

}  // namespace assay
