#include "extract/automaton.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "extract/known_matches.h"
#include "extract/state_rows.h"

namespace assay {
namespace {

constexpr std::uint32_t kUnknown = ~std::uint32_t{0};
constexpr std::uint16_t kNotYet = StateRows::kNotYet;
constexpr std::uint16_t kComplete = 0x8000;
// More states than any text has shown; beyond them the memory is emptied and filled anew.
constexpr std::size_t kMostStates = 8192;
// Sentences that take their steps in turns; and how many are gone through before the memory is emptied, if it must be.
constexpr std::size_t kLanes = 4, kTogether = 32;
// Steps of backtracking before it begins to note where it has been.
constexpr std::size_t kPlainSteps = 512;

struct StatesHash {
  std::size_t operator()(const std::vector<std::uint32_t>& states) const {
    std::uint64_t hash = states.size();
    for (const std::uint32_t s : states) hash = mixed(hash ^ s);
    return hash;
  }
};

void captures_of(const Pattern& pattern, std::vector<const Pattern*>& out) {
  if (pattern.kind == Pattern::Kind::capture) out.push_back(&pattern);
  for (const Pattern& part : pattern.parts) captures_of(part, out);
}

}  // namespace

// A state is the set of steps that wait for an item, with what is complete there.
class Automaton::Memory {
 public:
  struct State {
    std::vector<std::uint32_t> steps;       // item and start steps
    std::vector<std::uint32_t> at_start;    // rules that begin here where this is the head of the sentence
    bool at_start_known = false;
  };
  std::vector<State> states;
  StateRows rows;  // what is next, with kComplete where rules begin in it; a column for each group; noted is where the list of these rules stands in `begin`
  static constexpr std::uint32_t kNoCell = ~std::uint32_t{0};
  std::vector<std::uint32_t> cell_of;       // of each set, in `rows`
  std::vector<std::uint16_t> group_column;  // of each group; kNotYet
  std::vector<std::uint16_t> column_group;
  // The rules that begin in a state, ascending, behind their number; the empty list first.
  std::vector<std::uint32_t> begin{0};
  std::span<const std::uint32_t> rules_of(std::size_t state) const {
    const std::uint32_t* list = begin.data() + rows.noted(state);
    return {list + 1, *list};
  }
  std::unordered_map<std::vector<std::uint32_t>, std::uint32_t, StatesHash> known;

  // Of the state that is being made.
  std::vector<std::uint32_t> steps, rules, stack;
  std::vector<bool> seen;

  // Of backtracking.
  struct Choice {
    std::uint32_t step;
    std::uint32_t at;
    std::uint32_t border;      // kUnknown: a way to try; else a border to put back
    std::size_t was;
  };
  std::vector<Choice> choices;
  std::vector<bool> been;
  std::size_t end_looked_at = 0;  // behind the last place that it looked at
  KnownMatches known_matches;

  void forget() {
    states.clear();
    rows.clear();
    known.clear();
    begin.resize(1);
  }
};

void Automaton::MemoryDeleter::operator()(Memory* memory) const { delete memory; }
Automaton::MemoryPtr Automaton::new_memory() { return MemoryPtr(new Memory); }

// Writes a pattern's steps from its end to its head, so that each knows what follows it.
class Automaton::Builder {
 public:
  // `captures`: those of the pattern in the order of the text; none are written backwards.
  Builder(std::vector<Step>& steps, std::map<ItemTest, std::uint32_t>& tests, bool backwards, const std::vector<const Pattern*>& captures)
      : steps_(steps), tests_(tests), backwards_(backwards), captures_(captures) {}

  std::uint32_t write(const Pattern& pattern, std::uint32_t next) {
    if (ItemTest test; one_item(pattern, test)) return write(std::move(test), next);
    switch (pattern.kind) {
      case Pattern::Kind::sequence:
        if (backwards_)
          for (const Pattern& part : pattern.parts) next = write(part, next);
        else
          for (auto part = pattern.parts.rbegin(); part != pattern.parts.rend(); ++part) next = write(*part, next);
        return next;
      case Pattern::Kind::either: return write_ways(pattern.parts, next);
      case Pattern::Kind::optional: return add({Op::split, write(pattern.parts[0], next), next});
      case Pattern::Kind::star:
      case Pattern::Kind::plus: {
        const std::uint32_t again = add({Op::split, 0, next});
        const std::uint32_t body = write(pattern.parts[0], again);
        steps_[again].next = body;
        return pattern.kind == Pattern::Kind::star ? again : body;
      }
      case Pattern::Kind::capture: {
        if (backwards_) return write(pattern.parts[0], next);
        const auto border = static_cast<std::uint32_t>(2 * (std::ranges::find(captures_, &pattern) - captures_.begin()));
        const std::uint32_t close = add({Op::save, next, border + 1});
        return add({Op::save, write(pattern.parts[0], close), border});
      }
      case Pattern::Kind::start: return add({Op::start, next, 0});
      case Pattern::Kind::end: return add({Op::end, next, 0});
      case Pattern::Kind::item: break;
    }
    return next;
  }

  std::uint32_t add(Step step) {
    steps_.push_back(step);
    return static_cast<std::uint32_t>(steps_.size() - 1);
  }

 private:
  // Does a pattern match just one item, whatever way it takes ("(word|product|flow)")? Then that is one test.
  static bool one_item(const Pattern& pattern, ItemTest& test) {
    switch (pattern.kind) {
      case Pattern::Kind::item: test.insert(pattern.test); return true;
      case Pattern::Kind::sequence: return pattern.parts.size() == 1 && one_item(pattern.parts[0], test);
      case Pattern::Kind::either: return std::ranges::all_of(pattern.parts, [&](const Pattern& part) { return one_item(part, test); });
      default: return false;
    }
  }
  std::uint32_t write(ItemTest test, std::uint32_t next) {
    const auto [known, fresh] = tests_.try_emplace(std::move(test), static_cast<std::uint32_t>(tests_.size()));
    return add({Op::item, next, known->second});
  }

  // Alternatives; neighbours that are an item each are one.
  std::uint32_t write_ways(const std::vector<Pattern>& parts, std::uint32_t next) {
    std::optional<std::uint32_t> ways;
    const auto put_first = [&](std::uint32_t way) { ways = ways ? add({Op::split, way, *ways}) : way; };
    for (std::size_t end = parts.size(); end > 0;) {
      ItemTest test;
      std::size_t first = end;
      for (ItemTest longer; first > 0 && one_item(parts[first - 1], longer); longer = test) test = longer, --first;
      put_first(first < end ? write(std::move(test), next) : write(parts[--first], next));
      end = first;
    }
    return *ways;
  }

  std::vector<Step>& steps_;
  std::map<ItemTest, std::uint32_t>& tests_;
  bool backwards_;
  const std::vector<const Pattern*>& captures_;
};

Automaton::Automaton(const std::vector<Pattern>& patterns, const ClassTable& classes) {
  std::map<ItemTest, std::uint32_t> tests;
  for (std::size_t rule = 0; rule < patterns.size(); ++rule) {
    RuleStart start;
    std::vector<const Pattern*> captures;
    captures_of(patterns[rule], captures);
    for (const Pattern* capture : captures) start.captures.push_back(capture->name);
    Builder forward(forward_, tests, false, captures);
    start.forward = forward.write(patterns[rule], forward.add({Op::done, 0, static_cast<std::uint32_t>(rule)}));
    rules_.push_back(std::move(start));
    Builder backward(backward_, tests, true, captures);
    backward_starts_.push_back(backward.write(patterns[rule], backward.add({Op::done, 0, static_cast<std::uint32_t>(rule)})));
  }
  std::vector<const ItemTest*> in_order(tests.size());
  for (const auto& [test, number] : tests) in_order[number] = &test;
  group_sets(in_order, classes);
  know_restart();
}

void Automaton::group_sets(const std::vector<const ItemTest*>& tests, const ClassTable& classes) {
  test_words_ = (tests.size() + 63) / 64;
  // Most parts are of several tests, and most want a class that few sets have: a part is asked only of these sets, once each.
  std::map<ClassTest, std::vector<std::uint64_t>> tests_of;  // a part → the tests that it is of, a bit each
  for (std::size_t t = 0; t < tests.size(); ++t)
    for (const ClassTest& part : *tests[t]) {
      auto& of = tests_of[part];
      of.resize(test_words_);
      of[t / 64] |= std::uint64_t{1} << (t % 64);
    }
  std::vector<SetId> every_set(classes.set_count());
  std::iota(every_set.begin(), every_set.end(), SetId{0});
  std::vector<std::uint64_t> answers(classes.set_count() * test_words_);
  for (const auto& [part, of] : tests_of)
    for (const SetId set : part.negated ? every_set : classes.sets_with(part.wanted))
      if (part.holds(classes, set))
        for (std::size_t word = 0; word < test_words_; ++word) answers[set * test_words_ + word] |= of[word];
  std::unordered_map<std::string_view, std::uint16_t> groups;  // the bytes of its answers → its number
  for (const SetId set : every_set) {
    const auto* own = answers.data() + set * test_words_;
    const auto [group, fresh] = groups.try_emplace({reinterpret_cast<const char*>(own), test_words_ * sizeof *own}, static_cast<std::uint16_t>(groups.size()));
    if (fresh) passes_.insert(passes_.end(), own, own + test_words_);
    group_of_.push_back(group->second);
  }
  groups_ = groups.size();
}

// Adds to the state in the making what is reached from a step without an item.
void Automaton::close(Memory& memory, std::uint32_t from, bool at_start, bool at_end) const {
  memory.stack.push_back(from);
  while (!memory.stack.empty()) {
    const std::uint32_t at = memory.stack.back();
    memory.stack.pop_back();
    if (memory.seen[at]) continue;
    memory.seen[at] = true;
    const Step& step = backward_[at];
    switch (step.op) {
      case Op::split:
        memory.stack.push_back(step.what);
        memory.stack.push_back(step.next);
        break;
      case Op::save: memory.stack.push_back(step.next); break;
      case Op::end:
        if (at_end) memory.stack.push_back(step.next);
        break;
      case Op::start:
        if (at_start) memory.stack.push_back(step.next);
        else memory.steps.push_back(at);
        break;
      case Op::item: memory.steps.push_back(at); break;
      case Op::done: memory.rules.push_back(step.what); break;
    }
  }
}

void Automaton::know_restart() {
  Memory memory;
  memory.seen.assign(backward_.size(), false);
  for (const std::uint32_t start : backward_starts_) close(memory, start, false, false);
  std::sort(memory.steps.begin(), memory.steps.end());
  restart_steps_ = std::move(memory.steps);
  restart_seen_ = std::move(memory.seen);
}

// The state of `memory.steps` and `memory.rules`, which hold what is not of every state.
std::uint32_t Automaton::intern(Memory& memory) const {
  std::sort(memory.steps.begin(), memory.steps.end());
  std::sort(memory.rules.begin(), memory.rules.end());
  // States that wait for the same steps differ in the rules that are complete there.
  std::vector<std::uint32_t> key = memory.steps;
  key.push_back(kUnknown);
  key.insert(key.end(), memory.rules.begin(), memory.rules.end());
  const auto [place, fresh] = memory.known.try_emplace(std::move(key), static_cast<std::uint32_t>(memory.states.size()));
  if (fresh) {
    memory.states.push_back({memory.steps, {}, false});
    auto& steps = memory.states.back().steps;
    steps.insert(steps.end(), restart_steps_.begin(), restart_steps_.end());
    if (memory.rows.add())
      for (SetId set = 0; set < memory.cell_of.size(); ++set)
        if (memory.cell_of[set] != Memory::kNoCell) memory.cell_of[set] = memory.rows.cell(memory.group_column[group_of_[set]]);
    if (!memory.rules.empty()) {
      memory.rows.note(place->second, static_cast<std::uint32_t>(memory.begin.size()));
      memory.begin.push_back(static_cast<std::uint32_t>(memory.rules.size()));
      memory.begin.insert(memory.begin.end(), memory.rules.begin(), memory.rules.end());
    }
  }
  return place->second;
}

std::uint16_t Automaton::new_column(Memory& memory, SetId set) const {
  std::uint16_t& column = memory.group_column[group_of_[set]];
  if (column == kNotYet) {
    while (memory.column_group.size() % StateRows::kLine >= StateRows::kColumns) memory.column_group.push_back(0);
    column = static_cast<std::uint16_t>(memory.column_group.size());
    memory.column_group.push_back(group_of_[set]);
  }
  memory.cell_of[set] = memory.rows.cell(column);
  return column;
}

std::uint16_t Automaton::step(Memory& memory, std::uint32_t state, std::uint16_t column) const {
  const std::uint32_t group = memory.column_group[column];
  memory.steps.clear();
  memory.rules.clear();
  memory.seen = restart_seen_;
  for (std::size_t i = 0; i < memory.states[state].steps.size(); ++i) {
    const Step& waiting = backward_[memory.states[state].steps[i]];
    if (waiting.op == Op::item && passes(waiting.what, group)) close(memory, waiting.next, false, false);
  }
  const std::uint32_t to = intern(memory);
  const auto marked = static_cast<std::uint16_t>(to | (memory.rules_of(to).empty() ? 0u : kComplete));
  return memory.rows.cells()[memory.rows.cell(column) + state * StateRows::kLine] = marked;
}

void Automaton::begin_memory(Memory& memory) const {
  memory.rows.begin(groups_);
  memory.cell_of.resize(group_of_.size(), Memory::kNoCell);
  memory.group_column.resize(groups_, kNotYet);
  memory.steps.clear();
  memory.rules.clear();
  // At the end of the sentence END holds too.
  memory.seen.assign(backward_.size(), false);
  for (const std::uint32_t start : backward_starts_) close(memory, start, false, true);
  std::erase_if(memory.steps, [&](std::uint32_t step) { return std::binary_search(restart_steps_.begin(), restart_steps_.end(), step); });
  intern(memory);
}

// A sentence on its way from its end to its head.
struct Automaton::Walk {
  const Item* items = nullptr;
  std::size_t at = 0;
  std::size_t state = 0;
  std::vector<Begin>* out = nullptr;
};

void Automaton::begins(std::span<const std::span<const Item>> sentences, Memory& memory, std::span<std::vector<Begin>> out) const {
  for (std::size_t from = 0; from < sentences.size(); from += kTogether) {
    if (memory.states.size() > kMostStates) memory.forget();
    if (memory.states.empty()) begin_memory(memory);
    const std::size_t count = std::min(kTogether, sentences.size() - from);
    walk(sentences.subspan(from, count), memory, out.subspan(from, count));
  }
}

void Automaton::walk(std::span<const std::span<const Item>> sentences, Memory& memory, std::span<std::vector<Begin>> out) const {
  std::array<Walk, kLanes> walks;
  std::size_t active = 0, next = 0;
  const auto fill = [&] {
    for (; active < kLanes && next < sentences.size(); ++next) {
      out[next].clear();
      if (!sentences[next].empty()) walks[active++] = {sentences[next].data(), sentences[next].size(), 0, &out[next]};
    }
  };
  for (fill(); active > 0; fill()) {
    // As far as the shortest of them goes.
    std::size_t steps = walks[0].at;
    for (std::size_t lane = 1; lane < active; ++lane) steps = std::min(steps, walks[lane].at);
    if (active == kLanes) go_back<kLanes>(memory, walks.data(), steps);
    else
      for (std::size_t lane = 0; lane < active; ++lane) go_back<1>(memory, &walks[lane], steps);
    for (std::size_t lane = active; lane-- > 0;) {
      if (walks[lane].at > 0) continue;
      begin_sentence(memory, walks[lane]);
      std::sort(walks[lane].out->begin(), walks[lane].out->end());
      walks[lane] = walks[--active];
    }
  }
}

// So many items, one of each sentence in turn.
template <std::size_t kCount>
void Automaton::go_back(Memory& memory, Walk* walks, std::size_t steps) const {
  std::array<std::size_t, kCount> states;
  std::array<const Item*, kCount> ends;
  for (std::size_t lane = 0; lane < kCount; ++lane) states[lane] = walks[lane].state, ends[lane] = walks[lane].items + walks[lane].at;
  const std::uint32_t* const cell_of = memory.cell_of.data();
  const std::uint16_t* cells = memory.rows.cells();
  for (std::size_t back = 1; back <= steps; ++back)
#pragma GCC unroll 4
    for (std::size_t lane = 0; lane < kCount; ++lane) {
      const SetId set = (ends[lane] - back)->set;
      std::uint32_t cell = cell_of[set];
      if (cell == Memory::kNoCell) new_column(memory, set), cell = cell_of[set];
      std::uint16_t to = cells[cell + states[lane] * StateRows::kLine];
      if (to == kNotYet) {
        to = step(memory, static_cast<std::uint32_t>(states[lane]), memory.group_column[group_of_[set]]);
        cells = memory.rows.cells();
      }
      states[lane] = to & ~kComplete;
      if ((to & kComplete) != 0) note(memory, static_cast<std::uint32_t>(states[lane]), walks[lane].at - back, *walks[lane].out);
    }
  for (std::size_t lane = 0; lane < kCount; ++lane) walks[lane].state = states[lane], walks[lane].at -= steps;
}

void Automaton::note(const Memory& memory, std::uint32_t state, std::size_t at, std::vector<Begin>& out) {
  for (const std::uint32_t rule : memory.rules_of(state)) out.push_back({rule, static_cast<std::uint32_t>(at)});
}

// The rules that only begin at the head of a sentence.
void Automaton::begin_sentence(Memory& memory, const Walk& walk) const {
  if (!memory.states[walk.state].at_start_known) {
    memory.steps.clear();
    memory.rules.clear();
    memory.seen.assign(backward_.size(), false);
    const std::vector<std::uint32_t> waiting = memory.states[walk.state].steps;
    for (const std::uint32_t at : waiting)
      if (backward_[at].op == Op::start) close(memory, at, true, false);
    const auto here = memory.rules_of(walk.state);
    std::erase_if(memory.rules, [&](std::uint32_t rule) { return std::binary_search(here.begin(), here.end(), rule); });
    memory.states[walk.state].at_start = memory.rules;
    memory.states[walk.state].at_start_known = true;
  }
  for (const std::uint32_t rule : memory.states[walk.state].at_start) walk.out->push_back({rule, 0});
}

std::size_t Automaton::match(std::size_t rule, std::span<const Item> items, std::size_t begin, Memory& memory, std::vector<std::size_t>& borders) const {
  borders.resize(2 * rules_[rule].captures.size());
  const auto group_at = [&](std::size_t at) { return at < items.size() ? group_of_[items[at].set] + 1u : KnownMatches::kBehindLast; };
  const auto root = static_cast<std::uint32_t>(1 + 2 * rule + (begin == 0 ? 1 : 0));
  if (const std::uint16_t* known = memory.known_matches.find(root, begin, group_at)) {
    for (std::size_t i = 0; i < borders.size(); ++i) borders[i] = known[1 + i] == KnownMatches::kNowhere ? kNowhere : begin + known[1 + i];
    return begin + *known;
  }
  std::ranges::fill(borders, kNowhere);
  const std::uint32_t start = rules_[rule].forward;
  std::size_t end = follow<false>(start, items, begin, memory, borders.data());
  if (end == kTooLong) {
    std::ranges::fill(borders, kNowhere);
    memory.been.assign(forward_.size() * (items.size() + 1 - begin), false);
    return follow<true>(start, items, begin, memory, borders.data());
  }
  if (end != kNowhere) memory.known_matches.keep(root, 2 * rules_.size(), begin, memory.end_looked_at, group_at, end, borders);
  return end;
}

// Noting: what failed from a step and place once fails again, and is not tried twice. Else it gives up (kTooLong) after kPlainSteps.
template <bool kNoting>
std::size_t Automaton::follow(std::uint32_t start, std::span<const Item> items, std::size_t begin, Memory& memory, std::size_t* const borders) const {
  auto& choices = memory.choices;
  choices.clear();
  std::size_t at = begin;
  // In variables of its own, which nothing that is written on the way can change.
  const Step* const program = forward_.data();
  const std::uint16_t* const groups = group_of_.data();
  const std::uint64_t* const passed = passes_.data();
  std::size_t furthest = begin;
  const auto fits = [&at, &furthest, groups, passed, words = test_words_, row = items.data(), count = items.size()](const Step& item) {
    furthest = std::max(furthest, at);
    return at < count && (passed[groups[row[at].set] * words + item.what / 64] >> (item.what % 64) & 1) != 0;
  };
  const auto fails = [&](const Step& way) { return way.op == Op::item && !fits(way); };
  const Step* step = program + start;
  const auto back = [&] {
    while (!choices.empty()) {
      const Memory::Choice choice = choices.back();
      choices.pop_back();
      if (choice.border == kUnknown) {
        step = program + choice.step;
        at = choice.at;
        return true;
      }
      borders[choice.border] = choice.was;
    }
    return false;
  };
  for (std::size_t steps = 0; kNoting || steps < kPlainSteps; ++steps) {
    // Mostly one item follows the other.
    if constexpr (!kNoting)
      while (step->op == Op::item && fits(*step)) ++at, step = program + step->next;
    // A way whose first item does not fit is not begun: most repetitions and alternatives end there.
    while (step->op == Op::split && fails(program[step->next])) step = program + step->what;
    if constexpr (kNoting) {
      auto been = memory.been[(at - begin) * forward_.size() + static_cast<std::size_t>(step - program)];
      if (been) {
        if (!back()) return kNowhere;
        continue;
      }
      been = true;
    }
    bool goes_on = true;
    switch (step->op) {
      case Op::item:
        goes_on = fits(*step);
        if (goes_on) ++at;
        break;
      case Op::split:
        if (!fails(program[step->what])) choices.push_back({step->what, static_cast<std::uint32_t>(at), kUnknown, 0});
        break;
      case Op::save:
        if (!choices.empty()) choices.push_back({0, 0, step->what, borders[step->what]});
        borders[step->what] = at;
        break;
      case Op::start: goes_on = at == 0; break;
      case Op::end:
        furthest = std::max(furthest, at);
        goes_on = at == items.size();
        break;
      case Op::done: memory.end_looked_at = furthest + 1; return at;
    }
    if (goes_on) step = program + step->next;
    else if (!back()) return kNowhere;
  }
  return kTooLong;
}

}  // namespace assay
