#include "extract/lexicon.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <unordered_map>

#include "extract/image.h"
#include "extract/json_file.h"
#include "extract/rule_schemas.h"

namespace assay {
namespace {

const std::string kGroupRemedy = "See rules/schema/lexicon.schema.json for what a group holds.";

char folded_letter(char c) {
  if (c == '-') return ' ';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string fold_term(std::string_view term) {
  std::string out(term);
  std::ranges::transform(out, out.begin(), folded_letter);
  return out;
}

}  // namespace

// A group of a lexicon file.
struct GroupSource {
  const nlohmann::json& group;
  const JsonFile& file;
  const LexiconNames& names;
  std::string pointer;
};

Expected<Entry> Lexicon::read_group(const GroupSource& source) {
  const auto& [group, file, names, pointer] = source;
  const auto fail = [&source](std::string cause) {
    return Unexpected(Error{source.file.path.string(), source.file.line_of(source.pointer), 0, std::move(cause), kGroupRemedy});
  };
  if (!group.is_object()) return fail("A group is not an object.");
  Entry entry;
  entry.file = file.path.string();
  std::vector<std::pair<Name, double>> numbers;
  std::vector<std::pair<Name, std::string>> texts;
  std::vector<std::pair<Name, std::vector<std::string>>> lists;
  for (const auto& [name, value] : group.items()) {
    if (const auto meant = names.field_meant_by(name); !meant.empty()) return fail("There is no field `" + name + "` in a group; `" + meant + "` is one.");
    if (name == "class" && value.is_string()) entry.class_name = value.get<std::string>();
    else if (name == "id" && value.is_string()) entry.id = value.get<std::string>();
    else if (value.is_string()) texts.emplace_back(Name::of(name), value.get<std::string>());
    else if (value.is_boolean()) numbers.emplace_back(Name::of(name), value.get<bool>() ? 1 : 0);
    else if (value.is_number()) numbers.emplace_back(Name::of(name), value.get<double>());
    else if (value.is_array()) {
      auto& list = name == "terms" ? entry.terms : lists.emplace_back(Name::of(name), std::vector<std::string>()).second;
      for (const auto& element : value) {
        if (!element.is_string()) return fail("`" + name + "` holds something that is not a text.");
        list.push_back(element.get<std::string>());
      }
    } else return fail("`" + name + "` has a value of a kind that no group has.");
  }
  if (entry.class_name.empty()) return fail("A group has no `class`.");
  if (const auto meant = names.class_meant_by(entry.class_name); !meant.empty()) return fail("There is no class `" + entry.class_name + "`; `" + meant + "` is one.");
  if (entry.terms.empty()) return fail("A group of class `" + entry.class_name + "` has no `terms`.");
  entry.cls = Name::of(entry.class_name);
  entry.numbers = numbers_.keep(std::move(numbers));
  entry.texts = texts_.keep(std::move(texts));
  entry.lists = lists_.keep(std::move(lists));
  return entry;
}

const std::vector<std::string>& Entry::list(Name name) const {
  static const std::vector<std::string> none;
  const auto* found = lists.find(name);
  return found ? *found : none;
}

Expected<Lexicon> Lexicon::load(const std::vector<std::filesystem::path>& rules_dirs) {
  Lexicon lexicon;
  const auto names = LexiconNames::load(rules_dirs);
  const auto has_lexicon = [](const std::filesystem::path& dir) { return std::filesystem::is_directory(dir / "lexicon"); };
  const bool some = std::any_of(rules_dirs.begin(), rules_dirs.end(), has_lexicon);
  for (const auto& dir : rules_dirs) {
    if (some && !has_lexicon(dir)) continue;  // a folder that only adds to the checks
    auto files = json_files_under(dir / "lexicon");
    if (!files) return Unexpected(files.error());
    const auto read = JsonFile::read_all(*files);
    if (!read) return Unexpected(read.error());
    for (const JsonFile& file : *read) {
      const auto groups = file.json.find("groups");
      if (groups == file.json.end() || !groups->is_array())
        return Unexpected(Error{file.path.string(), 1, 0, "The lexicon file has no array `groups`.", kGroupRemedy});
      for (std::size_t i = 0; i < groups->size(); ++i) {
        auto entry = lexicon.read_group({(*groups)[i], file, names, "/groups/" + std::to_string(i)});
        if (!entry) return Unexpected(entry.error());
        lexicon.entries_.push_back(std::move(*entry));
      }
    }
  }
  std::unordered_map<std::uint64_t, std::string_view> classes;
  for (std::size_t i = 0; i < lexicon.entries_.size(); ++i) {
    const Entry& entry = lexicon.entries_[i];
    const auto [known, fresh] = classes.emplace(entry.cls.number(), entry.class_name);
    if (!fresh && known->second != entry.class_name)
      return Unexpected(Error{entry.file, 0, 0, "The classes `" + entry.class_name + "` and `" + std::string(known->second) + "` have the same number.", "Give one of them another name."});
    if (const std::string_view id = id_of(entry); !id.empty()) keep(lexicon.by_id_, key_of(entry.cls, id), i);
    for (const auto& term : entry.terms) keep(lexicon.by_term_, key_of(entry.cls, fold_term(term)), i);
  }
  return lexicon;
}

std::string_view Lexicon::id_of(const Entry& entry) { return !entry.id.empty() ? std::string_view(entry.id) : entry.text("code"); }

void Lexicon::keep(PairTable& table, std::uint64_t key, std::size_t index) {
  const auto high = static_cast<std::uint32_t>(key >> 32), low = static_cast<std::uint32_t>(key);
  if (table.find(high, low) == 0) table.set(high, low, static_cast<std::uint32_t>(index + 1));
}

const Entry* Lexicon::entry_of(const PairTable& table, std::uint64_t key) const {
  const std::uint32_t found = table.find(static_cast<std::uint32_t>(key >> 32), static_cast<std::uint32_t>(key));
  return found == 0 ? nullptr : &entries_[found - 1];
}

const Entry* Lexicon::find(Name cls, std::string_view id) const {
  if (id.empty()) return nullptr;
  const Entry* entry = entry_of(by_id_, key_of(cls, id));
  if (!entry) return nullptr;
  const std::string_view own = id_of(*entry);
  return entry->cls == cls && own.size() == id.size() && same_bytes(own.data(), id.data(), id.size()) ? entry : nullptr;
}

const Entry* Lexicon::find_term(std::string_view cls, std::string_view term) const {
  const Name of = Name::of(cls);
  const std::string folded = fold_term(term);
  const Entry* entry = entry_of(by_term_, key_of(of, folded));
  const auto is_own = [&](const std::string& own) { return std::ranges::equal(own, folded, {}, folded_letter); };
  return entry && entry->cls == of && std::ranges::any_of(entry->terms, is_own) ? entry : nullptr;
}

std::string Lexicon::product_label(std::string_view slug) const {
  if (const Entry* product = find("product", slug)) {
    if (const auto label = product->text("label"); !label.empty()) return std::string(label);
  }
  std::string label(slug);
  std::replace(label.begin(), label.end(), '-', ' ');
  return label;
}

std::string Lexicon::place_label(std::string_view code) const {
  if (const Entry* place = find("place", code)) {
    if (const auto label = place->text("label"); !label.empty()) return std::string(label);
    return place->terms.front();
  }
  return std::string(code);
}

bool Lexicon::includes(std::string_view parent, std::string_view child) const {
  if (parent == child) return true;
  std::set<std::string, std::less<>> seen;
  const std::function<bool(std::string_view)> climbs = [&](std::string_view slug) {
    if (!seen.emplace(slug).second) return false;
    const Entry* product = find("product", slug);
    if (!product) return false;
    const auto& parents = product->list("parents");
    return std::any_of(parents.begin(), parents.end(),
                       [&](const std::string& up) { return up == parent || climbs(up); });
  };
  return climbs(child);
}

std::vector<std::string> Lexicon::confused_with(std::string_view slug) const {
  std::set<std::string> out;
  for (const Entry& entry : entries_) {
    if (entry.cls != "product") continue;
    for (const auto& other : entry.list("confused_with")) {
      if (entry.id == slug) out.insert(other);
      if (other == slug) out.insert(entry.id);
    }
  }
  return {out.begin(), out.end()};
}

template <class Image>
void Lexicon::carry(Image& image) {
  image(by_id_, by_term_);
  auto count = static_cast<std::uint32_t>(entries_.size());
  image(count);
  const auto attributes = [&image](auto& of, auto& store) {
    auto list = std::vector(of.all().begin(), of.all().end());
    image(list);
    if constexpr (Image::kReads) of = store.keep(std::move(list));
  };
  for (std::uint32_t i = 0; i < count && image.goes_on(); ++i) {
    if constexpr (Image::kReads) entries_.emplace_back();
    Entry& entry = entries_[i];
    image(entry.cls, entry.id, entry.class_name, entry.terms);
    image.file_name(entry.file);
    attributes(entry.numbers, numbers_);
    attributes(entry.texts, texts_);
    attributes(entry.lists, lists_);
  }
}

template void Lexicon::carry(ImageWriter&);
template void Lexicon::carry(ImageReader&);

}  // namespace assay
