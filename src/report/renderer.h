// What was found, for people and for programs: one renderer a file, all behind this door.
//
// A renderer gets the articles one by one, in input order, and writes as it goes; only what a format puts at its end
// (the findings of `json`, the rules of `sarif`, the summary of `text`) is kept until then. The same articles give the
// same bytes.
#pragma once

#include <iosfwd>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "check/checker.h"

namespace assay {

struct RenderOptions {
  bool color = false;
  bool quiet = false;  // text: no summary
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual void begin() {}
  virtual void article(const CheckedArticle&) = 0;
  virtual void end() {}
};

// Formats of `check`: text, json, jsonl, sarif, markdown. Of `extract`: text, jsonl. nullptr for any other name.
std::unique_ptr<Renderer> check_renderer(std::string_view format, std::ostream& out, const RenderOptions&);
std::unique_ptr<Renderer> extract_renderer(std::string_view format, std::ostream& out, const RenderOptions&);
const std::vector<std::string>& check_formats();
const std::vector<std::string>& extract_formats();

// Each format is made in the file of its name.
std::unique_ptr<Renderer> text_renderer(std::ostream&, const RenderOptions&);
std::unique_ptr<Renderer> claim_lines_renderer(std::ostream&, const RenderOptions&);
std::unique_ptr<Renderer> json_renderer(std::ostream&);
std::unique_ptr<Renderer> jsonl_findings_renderer(std::ostream&);
std::unique_ptr<Renderer> jsonl_claims_renderer(std::ostream&);
std::unique_ptr<Renderer> sarif_renderer(std::ostream&);
std::unique_ptr<Renderer> markdown_renderer(std::ostream&);

}  // namespace assay
