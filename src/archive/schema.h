// The tables of the archive. A change of them needs a new number and a step from the old one.
#pragma once

namespace assay {

inline constexpr int kSchemaVersion = 2;
inline constexpr int kApplicationId = 0x41737379;  // "Assy": tells the archive from other SQLite files

inline constexpr const char* kSchema = R"sql(
-- A file or page as it was given. `basis`: the digest of the program's version, rules, reference data and options.
CREATE TABLE input (
  id INTEGER PRIMARY KEY,
  doc TEXT NOT NULL UNIQUE,
  digest TEXT NOT NULL,
  basis TEXT NOT NULL
);
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  input INTEGER NOT NULL REFERENCES input(id) ON DELETE CASCADE,
  part INTEGER NOT NULL,       -- articles of one input count from 0
  outlet TEXT,                 -- the host of a URL; NULL where nothing shows it
  title TEXT,
  published TEXT,              -- ISO 8601; NULL = unknown
  judged_on TEXT,              -- the day whose knowledge judged it
  text TEXT NOT NULL,
  record TEXT NOT NULL,        -- the rest, as JSON (records.h)
  UNIQUE (input, part)
);
-- The columns of a claim are those of docs/schema/claim.schema.json that name its cell; `record` has all of it, as bytes
-- (records.h).
CREATE TABLE claim (
  article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  told_on TEXT,                -- the day of the article, or of the other item in which it stands
  start INTEGER NOT NULL,      -- where its quote begins: the byte of the article's text, from 0
  line INTEGER NOT NULL,       -- and the line and column, from 1
  "column" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  sentence TEXT NOT NULL,
  found TEXT,                  -- the rule and message of the finding in its own article that speaks against it
  why TEXT,
  severity TEXT,               -- of that finding
  leads INTEGER NOT NULL,      -- 1: it is the first figure of that finding
  form TEXT NOT NULL,
  product TEXT,
  flow TEXT,
  origin TEXT,
  destination TEXT,
  period TEXT,
  base TEXT,
  whole TEXT,
  verdict TEXT NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;
-- With the key behind it this is the order in which reconciling reads.
CREATE INDEX claim_by_product ON claim(product);
CREATE TABLE suppression (
  article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  rule TEXT NOT NULL,
  quote TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX suppression_by_article ON suppression(article);
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  across INTEGER NOT NULL,     -- 0: in the article by itself; 1: across sources
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  suppressed TEXT,             -- why an editor lets it stand
  record TEXT NOT NULL
);
CREATE INDEX finding_by_article ON finding(article, across);
-- What several sources tell, or one tells against the evidence: in the order of how much it matters.
CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sheet TEXT NOT NULL          -- docs/schema/report.schema.json, an element of `facts`
);
)sql";

}  // namespace assay
