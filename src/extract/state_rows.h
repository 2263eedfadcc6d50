// The table of a deterministic automaton that is made as it is needed: for a state and a column the next state.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace assay {

// Columns stand in planes, in the order in which the text shows them: so the first plane is what is mostly asked for, a line of the
// cache for each state. Of each 32 numbers of columns two are left out, for what else the first plane says of a state.
class StateRows {
 public:
  static constexpr std::uint16_t kNotYet = 0xFFFF;
  static constexpr std::size_t kLine = 32, kColumns = 30;

  void begin(std::size_t columns) { planes_ = (columns + kColumns - 1) / kColumns; }
  void clear() {
    lines_.clear();
    room_ = states_ = 0;
  }
  // Adds a state; true where the cells have moved.
  bool add() {
    const bool full = states_ == room_;
    if (full) grow();
    for (std::size_t plane = 0; plane < planes_; ++plane) lines_[plane * room_ + states_].fill(kNotYet);
    note(states_++, 0);
    return full;
  }

  // The cell of a column in the row of the first state; that of the next state stands kLine behind it.
  std::uint32_t cell(std::size_t column) const { return static_cast<std::uint32_t>(column / kLine * room_ * kLine + column % kLine); }
  std::uint16_t* cells() { return lines_.data()->data(); }

  // A number for each state.
  void note(std::size_t state, std::uint32_t number) {
    lines_[state][kColumns] = static_cast<std::uint16_t>(number);
    lines_[state][kColumns + 1] = static_cast<std::uint16_t>(number >> 16);
  }
  std::uint32_t noted(std::size_t state) const { return lines_[state][kColumns] | static_cast<std::uint32_t>(lines_[state][kColumns + 1]) << 16; }

 private:
  struct alignas(64) Line : std::array<std::uint16_t, kLine> {};

  void grow() {
    constexpr std::size_t kFirstRoom = 256;
    const std::size_t room = std::max(kFirstRoom, 2 * room_);
    std::vector<Line> lines(planes_ * room);
    for (std::size_t plane = 0; plane < planes_; ++plane) std::copy_n(lines_.begin() + static_cast<std::ptrdiff_t>(plane * room_), states_, lines.begin() + static_cast<std::ptrdiff_t>(plane * room));
    lines_ = std::move(lines);
    room_ = room;
  }

  std::vector<Line> lines_;  // plane by plane
  std::size_t planes_ = 0, room_ = 0, states_ = 0;
};

}  // namespace assay
