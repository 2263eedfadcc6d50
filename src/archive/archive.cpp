#include "archive/archive.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "archive/archive_file.h"
#include "archive/records.h"
#include "archive/sqlite.h"
#include "text/one_line.h"

namespace assay {
namespace {

std::optional<std::string> known_or_null(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(std::string(text));
}

std::optional<std::string> name_of(const std::optional<Period>& period) {
  return period ? std::optional(period->name()) : std::nullopt;
}

std::optional<std::string> text_of(const std::optional<Date>& date) {
  return date ? std::optional(date->text()) : std::nullopt;
}

// "https://www.example.org/a" → "example.org"; a path shows no outlet.
std::string outlet_of(std::string_view doc) {
  const auto scheme = doc.find("://");
  if (scheme == std::string_view::npos) return "";
  auto host = doc.substr(scheme + 3);
  host = host.substr(0, host.find('/'));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

std::optional<Date> told_on(const Article& article, const Claim& claim) {
  for (const Block& block : article.blocks)
    if (block.other_item && block.item_date && block.span.contains(claim.span)) return block.item_date;
  return article.published;
}

// A finding names all figures that take part; those that the evidence bears out are not the ones it blames.
const Finding* finding_against(const Claim& claim, const std::vector<Finding>& findings) {
  if (claim.verdict == Verdict::supported) return nullptr;
  const auto names = [&](const Finding& f) {
    return std::find(f.claims.begin(), f.claims.end(), claim.number) != f.claims.end();
  };
  const auto at = std::find_if(findings.begin(), findings.end(), [&](const Finding& f) {
    return f.rule != "missing-context" && f.suppressed.empty() && names(f);
  });
  return at == findings.end() ? nullptr : &*at;
}

}  // namespace

struct Archive::Impl {
  Impl(std::filesystem::path path, sqlite::Access access) : file(std::move(path)), database(file.string(), access) {}

  std::filesystem::path file;
  sqlite::Database database;
  std::optional<sqlite::Transaction> open;

  // Failures of the database become errors that name the file.
  template <typename Work>
  auto guarded(Work work) -> Expected<decltype(work())> {
    try {
      if constexpr (std::is_void_v<decltype(work())>) {
        work();
        return {};
      } else {
        return work();
      }
    } catch (const sqlite::Failure& failure) {
      return Unexpected(error(failure));
    } catch (const nlohmann::json::exception& broken) {
      return Unexpected(damaged(broken.what()));
    } catch (const DamagedRecord& broken) {
      return Unexpected(damaged(broken.what()));
    }
  }

  Error damaged(const char* why) const {
    return {file.string(), 0, 0, std::string("A record of the archive is damaged: ") + why + ".",
            "Run `assay audit` into a new file."};
  }

  Error error(const sqlite::Failure& failure) const { return error_of(file, failure); }

  static Error error_of(const std::filesystem::path& file, const sqlite::Failure& failure) {
    const char* remedy = "Check the path, its permissions and the free space.";
    if (failure.code == SQLITE_NOTADB) remedy = "Name another file: this one is something else.";
    if (failure.code == SQLITE_CORRUPT)
      remedy = "It is damaged: take a copy of it, or run `assay audit` into a new file.";
    if (failure.code == SQLITE_BUSY || failure.code == SQLITE_LOCKED)
      remedy = "Another program is writing to it: try again when it has finished.";
    return {file.string(), 0, 0, std::string("The archive cannot be used: ") + failure.what() + ".", remedy};
  }

  void put_article(std::int64_t input, std::int64_t part, const CheckedArticle& checked);
  void put_finding(std::int64_t article, bool across, const Finding& finding) {
    static constexpr const char* kInsert =
        "INSERT INTO finding(article, across, rule, severity, suppressed, record) VALUES (?, ?, ?, ?, ?, ?)";
    if (!insert_finding) insert_finding.emplace(database.prepare(kInsert));
    insert_finding
        ->with(article, std::int64_t{across}, finding.rule, name(finding.severity), known_or_null(finding.suppressed),
               record_of(finding))
        .run();
  }

  std::optional<sqlite::Statement> insert_claim, insert_finding;
};

Archive::Archive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Expected<Archive> Archive::open(const std::filesystem::path& file, Use use) {
  std::error_code none;
  if (use == Use::read && !std::filesystem::exists(file, none))
    return Unexpected(Error{file.string(), 0, 0, "No such archive.", "Make one: assay audit --archive FILE INPUT…"});
  if (std::filesystem::is_regular_file(file, none) && is_other_file(file))
    return Unexpected(Error{file.string(), 0, 0, "This is no archive of Assay.", "Name another file."});
  try {
    auto impl = std::make_unique<Impl>(file, use == Use::read ? sqlite::Access::read : sqlite::Access::write);
    impl->database.execute("PRAGMA foreign_keys = ON");
    impl->database.execute("PRAGMA mmap_size = 1073741824");  // pages are read where they lie, not copied
    if (const auto problem = unusable(impl->database, use == Use::write); !problem.empty())
      return Unexpected(
          Error{file.string(), 0, 0, problem, "Run `assay audit` into a new file; it reads the articles again."});
    return Archive(std::move(impl));
  } catch (const sqlite::Failure& failure) {
    return Unexpected(Impl::error_of(file, failure));
  }
}

Expected<std::unordered_map<std::string, std::string>> Archive::known() const {
  return impl_->guarded([&] {
    std::unordered_map<std::string, std::string> out;
    auto rows = impl_->database.prepare("SELECT doc, digest, basis FROM input");
    while (rows.step()) out.emplace(rows.text(0), mark(rows.text(1), rows.text(2)));
    return out;
  });
}

Expected<ArchiveCounts> Archive::counts() const {
  return impl_->guarded([&] {
    ArchiveCounts out;
    const auto count = [&](const char* query) { return static_cast<std::size_t>(number_of(impl_->database, query)); };
    out.articles = count("SELECT count(*) FROM article");
    out.undated = count("SELECT count(*) FROM article WHERE published IS NULL");
    out.claims = count("SELECT count(*) FROM claim");
    out.facts = count("SELECT count(*) FROM fact");
    auto findings = impl_->database.prepare(
        "SELECT severity, rule, count(*) FROM finding WHERE suppressed IS NULL GROUP BY severity, rule");
    while (findings.step())
      out.findings[{severity_named(findings.text(0)), findings.text(1)}] =
          static_cast<std::size_t>(findings.integer(2));
    return out;
  });
}

Expected<void> Archive::begin() {
  return impl_->guarded([&] { impl_->open.emplace(impl_->database); });
}

Expected<void> Archive::commit() {
  return impl_->guarded([&] {
    if (impl_->open) impl_->open->commit();
    impl_->open.reset();
  });
}

void Archive::Impl::put_article(std::int64_t input, std::int64_t part, const CheckedArticle& checked) {
  const Article& article = checked.article;
  database
      .prepare(
          "INSERT INTO article(input, part, outlet, title, published, judged_on, text, record) VALUES (?, ?, ?, ?, ?, "
          "?, ?, ?)")
      .with(input, part, known_or_null(outlet_of(article.doc)), known_or_null(one_line(article.title.of(article.text))),
            text_of(article.published), text_of(checked.judged_on), article.text, record_of(article))
      .run();
  const std::int64_t id = database.last_id();
  if (!insert_claim)
    insert_claim.emplace(
        database.prepare("INSERT INTO claim(article, number, told_on, start, line, \"column\", quote, sentence, found, why, "
                         "severity, leads, form, product, flow, origin, destination, "
                         "period, base, whole, verdict, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                         "?, ?, ?, ?, ?, ?, ?)"));
  const LineIndex lines(article.text);
  for (const Claim& claim : checked.claims) {
    const Finding* against = finding_against(claim, checked.findings);
    const auto place = lines.at(claim.span.start);
    insert_claim
        ->with(id, std::int64_t{claim.number}, text_of(told_on(article, claim)), std::int64_t{claim.span.start},
               std::int64_t{place.line}, std::int64_t{place.column}, claim.span.of(article.text), one_line(claim.sentence.of(article.text)),
               against ? known_or_null(against->rule) : std::nullopt,
               against ? known_or_null(against->message) : std::nullopt,
               against ? std::optional(std::string(name(against->severity))) : std::nullopt,
               std::int64_t{against && against->claims.front() == claim.number}, name(claim.form),
               known_or_null(claim.key.product), known_or_null(claim.key.flow), known_or_null(claim.key.origin),
               known_or_null(claim.key.destination), name_of(claim.key.period), name_of(claim.base),
               known_or_null(claim.whole), name(claim.verdict),
               sqlite::Bytes{record_of(claim)})
        .run();
  }
  for (const Finding& finding : checked.findings) put_finding(id, false, finding);
  for (const Suppression& s : checked.suppressions)
    database.prepare("INSERT INTO suppression(article, rule, quote, reason) VALUES (?, ?, ?, ?)")
        .with(id, s.rule, s.quote, s.reason)
        .run();
}

Expected<void> Archive::put(const std::string& doc, const std::string& digest, const std::string& basis,
                            std::span<const CheckedArticle> articles) {
  return impl_->guarded([&] {
    impl_->database.prepare("DELETE FROM input WHERE doc = ?").with(doc).run();
    impl_->database.prepare("INSERT INTO input(doc, digest, basis) VALUES (?, ?, ?)").with(doc, digest, basis).run();
    const std::int64_t input = impl_->database.last_id();
    std::int64_t part = 0;
    for (const CheckedArticle& checked : articles) impl_->put_article(input, part++, checked);
  });
}

Expected<void> Archive::drop(const std::string& doc) {
  return impl_->guarded([&] { impl_->database.prepare("DELETE FROM input WHERE doc = ?").with(doc).run(); });
}

Expected<void> Archive::each_article(const std::function<void(const CheckedArticle&)>& visit) const {
  return impl_->guarded([&] {
    auto articles = impl_->database.prepare(
        "SELECT article.id, input.doc, article.text, article.record, article.judged_on FROM article JOIN input ON "
        "input.id = article.input ORDER BY input.doc, article.part");
    auto claims = impl_->database.prepare("SELECT record FROM claim WHERE article = ? ORDER BY number");
    auto findings = impl_->database.prepare("SELECT record FROM finding WHERE article = ? ORDER BY across, id");
    while (articles.step()) {
      CheckedArticle checked;
      checked.article = article_of(articles.text(3), articles.text(2));
      checked.article.doc = articles.text(1);
      checked.judged_on = Date::parse(articles.text(4));
      for (claims.with(articles.integer(0)); claims.step();) checked.claims.push_back(claim_of(claims.bytes(0)));
      for (findings.with(articles.integer(0)); findings.step();) {
        checked.findings.push_back(finding_of(findings.text(0)));
        checked.findings.back().doc = checked.article.doc;
      }
      visit(checked);
    }
  });
}

namespace {

// What one article says of a product.
struct Share {
  std::size_t place;  // of the article, among all in order of their names
  Source source;
  std::vector<Telling> claims;
};

Tellings joined(std::vector<Share> shares) {
  std::sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.place < b.place; });
  Tellings out;
  for (Share& share : shares) {
    const auto number = static_cast<std::uint32_t>(out.sources.size());
    out.sources.push_back(std::move(share.source));
    for (Telling& telling : share.claims) {
      telling.source = number;
      out.claims.push_back(std::move(telling));
    }
  }
  return out;
}

class SubjectReader {
 public:
  explicit SubjectReader(sqlite::Database& database)
      : articles_(database.prepare(
            "SELECT input.doc, article.outlet, article.title, article.published, article.judged_on FROM article JOIN "
            "input ON input.id = article.input WHERE article.id = ?")),
        suppressions_(
            database.prepare("SELECT rule, quote, reason FROM suppression WHERE article = ? ORDER BY rowid")),
        claims_(database.prepare(
            "SELECT product, article, record, told_on, line, \"column\", quote, sentence, found, why, severity, leads "
            "FROM claim WHERE product IS NOT NULL ORDER BY product, article, number")) {
    auto in_order = database.prepare(
        "SELECT article.id FROM article JOIN input ON input.id = article.input ORDER BY input.doc, article.part");
    while (in_order.step()) places_.emplace(in_order.integer(0), places_.size());
  }

  void read(const std::function<void(const Tellings&)>& visit) {
    std::vector<Share> shares;
    std::string product;
    std::int64_t article = -1;
    while (claims_.step()) {
      if (claims_.bytes(0) != product) {
        if (!shares.empty()) visit(joined(std::exchange(shares, {})));
        product = claims_.text(0);
        article = -1;
      }
      if (claims_.integer(1) != article) {
        article = claims_.integer(1);
        shares.push_back(share_of(article));
      }
      shares.back().claims.push_back(telling());
    }
    if (!shares.empty()) visit(joined(std::move(shares)));
  }

 private:
  Share share_of(std::int64_t article) {
    Share out{places_.at(article), {}, {}};
    articles_.with(article).step();
    out.source = {articles_.text(0), articles_.text(1), articles_.text(2), Date::parse(articles_.bytes(3))};
    judged_on_ = Date::parse(articles_.bytes(4));
    for (suppressions_.with(article); suppressions_.step();)
      out.source.suppressions.push_back(
          {suppressions_.text(0), suppressions_.text(1), suppressions_.text(2), {}, 0, {}, false});
    return out;
  }

  Telling telling() const {
    return {0,
            claim_of(claims_.bytes(2)),
            static_cast<int>(claims_.integer(4)),
            static_cast<int>(claims_.integer(5)),
            claims_.text(6),
            claims_.text(7),
            Date::parse(claims_.bytes(3)),
            judged_on_,
            claims_.text(8),
            claims_.text(9),
            claims_.integer(11) != 0,
            severity_named(claims_.bytes(10))};
  }

  sqlite::Statement articles_, suppressions_, claims_;
  std::unordered_map<std::int64_t, std::size_t> places_;
  std::optional<Date> judged_on_;
};

}  // namespace

Expected<void> Archive::each_subject(const std::function<void(const Tellings&)>& visit) const {
  return impl_->guarded([&] { SubjectReader(impl_->database).read(visit); });
}

Expected<void> Archive::put_across(std::span<const Finding> findings, std::span<const ArchivedFact> facts) {
  return impl_->guarded([&] {
    sqlite::Transaction all(impl_->database);
    impl_->database.execute("DELETE FROM finding WHERE across = 1");
    impl_->database.execute("DELETE FROM fact");
    auto article = impl_->database.prepare(
        "SELECT article.id FROM article JOIN input ON input.id = article.input JOIN claim ON claim.article = "
        "article.id "
        "WHERE input.doc = ? AND claim.number = ? AND claim.start = ? ORDER BY article.part");
    for (const Finding& finding : findings) {
      if (finding.claims.empty()) continue;
      article.with(finding.doc, std::int64_t{finding.claims.front()}, std::int64_t{finding.span.start});
      if (article.step()) impl_->put_finding(article.integer(0), true, finding);
    }
    auto fact = impl_->database.prepare("INSERT INTO fact(name, sheet) VALUES (?, ?)");
    for (const ArchivedFact& each : facts) fact.with(each.name, each.sheet).run();
    all.commit();
  });
}

Expected<void> Archive::each_fact(const std::function<void(const ArchivedFact&)>& visit) const {
  return impl_->guarded([&] {
    auto facts = impl_->database.prepare("SELECT name, sheet FROM fact ORDER BY id");
    while (facts.step()) visit({facts.text(0), facts.text(1)});
  });
}

}  // namespace assay
