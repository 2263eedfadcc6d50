// Skeleton: phrases → clauses.
#include <algorithm>

#include "normalize/skeleton.h"

namespace assay {

void Skeleton::assemble() {
  using ChunkKind = Chunk::Kind;
  const std::size_t end = scan_.items.size();
  Clause now;
  outer_.clear();
  std::optional<Phrase> candidate, last_noun, fresh;  // the subject so far; any noun; a bare noun behind the verb
  Phrase pending_phrase;
  bool pending = false;  // a figure by itself: its noun may follow after "of"
  bool pending_led = false, pending_border = false, last_led = false;
  bool fresh_after_border = false, border = false, told = false, led = false, described = false;
  std::optional<Phrase> inherited;
  const auto close = [&](std::size_t at) {
    if (at <= now.first) return;
    now.last = at - 1;
    if (!now.subject && candidate && !now.verb) now.subject = candidate, now.own_subject = true;
    if (!now.subject) now.subject = inherited;
    if (now.subject) inherited = now.subject;
    clauses_.push_back(now);
  };
  const auto open = [&](std::size_t at) {
    now = {};
    now.first = at;
    candidate.reset(), fresh.reset();
    border = told = led = described = false;
  };
  const auto act = [&](const Chunk& verb) { now.verb = verb.first, now.verb_end = verb.last, now.passive = verb.passive; };
  const auto begin_with = [&](Phrase subject) {
    close(subject.first);
    open(subject.first);
    now.subject = subject;
    now.own_subject = true;
  };
  // Does a comma and then a finite verb follow?
  const auto closes_again = [&](std::size_t c) {
    bool comma = false;
    for (++c; c < chunks_.size() && chunks_[c].kind != ChunkKind::strong; ++c) {
      if (comma) return chunks_[c].kind == ChunkKind::verb && chunks_[c].finite;
      comma = chunks_[c].kind == ChunkKind::comma;
    }
    return false;
  };
  open(0);
  for (std::size_t c = 0; c < chunks_.size(); ++c) {
    const Chunk& chunk = chunks_[c];
    switch (chunk.kind) {
      case ChunkKind::preposition:
        led = true;
        continue;
      case ChunkKind::noun: {
        Phrase phrase{chunk.first, chunk.last};
        const bool of = c > 0 && chunks_[c - 1].kind == ChunkKind::preposition && chunks_[c - 1].of;
        if (of && pending && pending_phrase.last + 2 >= chunk.first && chunk.counts) {
          // "78 of the 624 beds", "two fifths of adults": the whole is the phrase.
          phrase.first = pending_phrase.first;
          pending = false;
          if (!pending_led) {
            if (!now.verb && !candidate) candidate = phrase;
            else if (now.verb) fresh = phrase, fresh_after_border = pending_border || told;
          }
          last_noun = phrase;
        } else if (of && last_noun && last_noun->last + 2 >= chunk.first) {
          // "exports of magnets": one phrase
          const auto extend = [&](std::optional<Phrase>& p) {
            if (p && p->last + 2 >= chunk.first) p->last = chunk.last;
          };
          extend(candidate), extend(fresh), extend(last_noun);
          if (now.subject && now.subject->last + 2 >= chunk.first) now.subject->last = chunk.last;
        } else if (chunk.counts) {
          // "by chips and a rebound", "the metals used in phones and cars"
          const bool goes_on = ((!now.verb && !candidate) || described) && last_led && c > 0 && chunks_[c - 1].kind == ChunkKind::conjunction;
          last_led = led || goes_on;
          if (!led && !goes_on) {
            // "car and steel shipments": one subject
            if (!now.verb && candidate && c > 0 && chunks_[c - 1].kind == ChunkKind::conjunction && candidate->last + 2 >= chunk.first) candidate->last = chunk.last;
            else if (!now.verb && !candidate) candidate = phrase;
            // "a year ago, shortly after Japan's embargo, it managed": what led in had no verb.
            // So is "overall", "in total" before whose it is.
            else if (!now.verb && border && (now.subordinate || (candidate->first == candidate->last && ids_.has(scan_.items[candidate->first].set, SentenceClasses::kTotal))) && c + 1 < chunks_.size() && chunks_[c + 1].kind == ChunkKind::verb && chunks_[c + 1].finite) candidate = phrase;
            else if (now.verb || (pending && border)) fresh = phrase, fresh_after_border = border || told;
          }
          last_noun = phrase;
          pending = false;
        } else {
          // "of the world's 980 million tonnes": led in with the noun that it belongs to.
          const bool belongs = c > 0 && chunks_[c - 1].kind == ChunkKind::noun && chunks_[c - 1].last + 2 >= chunk.first;
          pending = true, pending_phrase = phrase, pending_led = led || (belongs && last_led), pending_border = border;
        }
        led = false;
        if (!of) border = false;
        continue;
      }
      case ChunkKind::comma:
      case ChunkKind::conjunction:
        // A clause that describes a noun ends with its comma; what was interrupted goes on with a verb.
        if (now.relative && chunk.kind == ChunkKind::comma && (now.subordinate ? c + 1 < chunks_.size() && chunks_[c + 1].kind == ChunkKind::verb && chunks_[c + 1].finite : now.verb.has_value())) {
          const auto keep = last_noun;
          close(chunk.first);
          open(chunk.first);
          if (!outer_.empty()) {
            now = outer_.back();
            outer_.pop_back();
            now.first = chunk.first;
            candidate = now.subject;
          }
          last_noun = keep;
        }
        border = true;
        led = false;
        continue;
      case ChunkKind::strong:
        // "Eggs, while still dearer than a year ago, fell": so is what a conjunction leads in there.
        if (const auto subject = candidate; c > 0 && chunks_[c - 1].kind == ChunkKind::comma && !now.verb && subject && !now.relative && !stops(chunk.first) && !may_be(chunk.first, SentenceClasses::kDash | SentenceClasses::kRelative) && c + 1 < chunks_.size() && chunks_[c + 1].kind != ChunkKind::comma && closes_again(c)) {
          Clause kept = now;
          kept.subject = subject, kept.own_subject = true;
          close(chunk.first);
          open(chunk.first);
          outer_.push_back(kept);
          now.relative = now.subordinate = true;
          now.subject = subject;
          continue;
        }
        close(chunk.first);
        open(chunk.first);
        now.subordinate = !stops(chunk.first) && !may_be(chunk.first, SentenceClasses::kDash);
        if (!now.subordinate) outer_.clear();
        now.relative = !outer_.empty();  // "which had fallen after the bank hit back, rose": still told beside
        if (now.relative) inherited.reset();
        continue;
      case ChunkKind::relative: {
        const auto antecedent = last_noun;
        // "so low that …", "my hunch is that …": no noun is described.
        const Chunk* ahead = c > 0 ? &chunks_[c - 1] : nullptr;
        const bool tells = told || (ahead && (ahead->kind == ChunkKind::verb || (ahead->kind == ChunkKind::noun && !ahead->counts)));
        if (!now.subject && candidate) now.subject = candidate, now.own_subject = true;
        Clause kept = now;
        close(chunk.first);
        open(chunk.first);
        if (!tells) {
          outer_.push_back(kept);
          now.relative = true;
          now.subject = antecedent;
          now.own_subject = true;
        }
        continue;
      }
      case ChunkKind::verb:
        led = false;
        if (!chunk.finite || (!now.verb && ends_with_any(scan_.items[chunk.first].span.of(text_), ids_.past_suffixes) && c > 0 && chunks_[c - 1].kind == ChunkKind::comma && closes_again(c))) {
          // "Exports, hit by a tax, fell", "The volume, having jumped in May, fell": what stands between a subject and its verb is told beside.
          const bool beside = c > 0 && chunks_[c - 1].kind == ChunkKind::comma && !now.verb && candidate && !now.relative && closes_again(c);
          if (beside) {
            Clause kept = now;
            kept.subject = candidate, kept.own_subject = true;
            const auto subject = candidate;
            close(chunk.first);
            open(chunk.first);
            outer_.push_back(kept);
            now.relative = true;
            now.subject = subject;
            now.verb = chunk.first, now.verb_end = chunk.last;
          }
          border = false;
          if (beside || !chunk.finite) continue;
        }
        if (!now.verb && fresh && fresh_after_border && candidate) {
          // "Exports up 12%, shipments to Peru decline": the part before has no verb.
          begin_with(*fresh);
          act(chunk);
        } else if (!now.verb) {
          // "Compared with May, …": without a subject the form is no finite verb.
          if (now.relative ? candidate.has_value() : false) now.subject = candidate;  // "the ore that Chile sold"
          if (!now.subject && candidate) now.subject = candidate, now.own_subject = true;
          if (!now.subject && !(border && inherited) && !inherited) continue;
          act(chunk);
        } else if (fresh && (fresh_after_border || (chunks_[c - 1].kind != ChunkKind::comma && chunk.first <= fresh->last + 6))) {  // but "had output of 5 Mt, compared with"
          begin_with(*fresh);
          act(chunk);
        } else if (border) {
          close(chunk.first);
          open(chunk.first);
          act(chunk);
        } else if (now.relative && !outer_.empty()) {
          close(chunk.first);
          const Clause back = outer_.back();
          outer_.pop_back();
          open(chunk.first);
          now.subject = back.subject;
          now.own_subject = back.own_subject;
          act(chunk);
        } else {
          act(chunk);  // what went before was a participle
        }
        told = chunk.tells;
        described = chunk.describes;
        fresh.reset();
        border = false;
        continue;
    }
  }
  close(end);
}

const Clause* Skeleton::clause_of(std::size_t item) const {
  for (const Clause& clause : clauses_)
    if (clause.first <= item && item <= clause.last) return &clause;
  return nullptr;
}

bool Skeleton::describes_before(std::size_t item) const {
  const Clause* clause = clause_of(item);
  if (!clause || !clause->subject) return false;
  return std::ranges::any_of(chunks_, [&](const Chunk& c) { return c.kind == Chunk::Kind::verb && c.first > clause->subject->last && c.last < item; });
}

std::optional<Phrase> Skeleton::verb_before(std::size_t item) const {
  const Clause* clause = clause_of(item);
  std::optional<Phrase> verb;
  for (const Chunk& c : chunks_) {
    if (c.first >= item) break;
    if (c.kind == Chunk::Kind::verb && c.last < item && (!clause || c.first >= clause->first)) verb = Phrase{c.first, c.last};
  }
  return verb;
}

std::optional<Phrase> Skeleton::object_before(std::size_t item) const {
  const Clause* clause = clause_of(item);
  std::optional<Phrase> object;
  bool verb = false, led = false;
  for (const Chunk& chunk : chunks_) {
    if (chunk.first >= item) break;
    if (clause && chunk.first < clause->first) continue;
    switch (chunk.kind) {
      case Chunk::Kind::verb:
        verb = !chunk.passive;
        object.reset();
        led = false;
        break;
      case Chunk::Kind::noun:
        if (verb && !led && chunk.counts && !object) object = Phrase{chunk.first, chunk.last};
        led = false;
        break;
      case Chunk::Kind::preposition:
        led = true;
        break;
      default:
        led = false;
        break;
    }
  }
  return object;
}

std::string Skeleton::print() const {
  std::string out;
  const auto words = [&](std::size_t a, std::size_t b) { return std::string(text_.substr(scan_.items[a].span.start, scan_.items[b].span.end - scan_.items[a].span.start)); };
  for (const Clause& c : clauses_) {
    if (!out.empty()) out += " | ";
    if (c.relative) out += "~";
    if (c.subject) out += std::string(c.own_subject ? "[" : "(") + words(c.subject->first, c.subject->last) + (c.own_subject ? "]" : ")");
    if (c.verb) out += " " + words(*c.verb, *c.verb);
  }
  return out;
}

}  // namespace assay
