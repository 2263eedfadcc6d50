#include "report/renderer.h"

namespace assay {

const std::vector<std::string>& check_formats() {
  static const std::vector<std::string> formats{"text", "json", "jsonl", "sarif", "markdown"};
  return formats;
}

const std::vector<std::string>& extract_formats() {
  static const std::vector<std::string> formats{"text", "jsonl"};
  return formats;
}

std::unique_ptr<Renderer> check_renderer(std::string_view format, std::ostream& out, const RenderOptions& options) {
  if (format == "text") return text_renderer(out, options);
  if (format == "json") return json_renderer(out);
  if (format == "jsonl") return jsonl_findings_renderer(out);
  if (format == "sarif") return sarif_renderer(out);
  if (format == "markdown") return markdown_renderer(out);
  return nullptr;
}

std::unique_ptr<Renderer> extract_renderer(std::string_view format, std::ostream& out, const RenderOptions& options) {
  if (format == "text") return claim_lines_renderer(out, options);
  if (format == "jsonl") return jsonl_claims_renderer(out);
  return nullptr;
}

}  // namespace assay
