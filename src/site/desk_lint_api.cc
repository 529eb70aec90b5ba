// What an editor points at while a person types: the hints of text/lint.h, and the words whose
// Latin a person should choose. Keeps nothing.

#include "site/desk_json.h"
#include "site/desk_write.h"
#include "text/ambiguous.h"
#include "text/lint.h"

namespace glasnik::site {
namespace {

namespace json = boost::json;

json::string named(std::string_view name) { return json::string(name.data(), name.size()); }

text::LintRole role_of(const std::string& part) {
  if (part == "headline") return text::LintRole::headline;
  return part == "lead" ? text::LintRole::lead : text::LintRole::words;
}

// A line of a part, where a hint's passage stands.
struct Place {
  const ReadPart* part;
  std::size_t line;
};

struct Lines {
  std::vector<text::LintPassage> passages;
  std::vector<Place> places;
};

Lines lines_of(const ReadText& text) {
  Lines lines;
  for (const ReadPart& part : text.parts) {
    for (std::size_t i = 0; i < part.lines.size(); ++i) {
      // The lines of a list stand beside those of its source, each for itself.
      const std::string block = part.part + "/" + std::to_string(i);
      lines.passages.push_back({role_of(part.part), part.lines[i], block});
      lines.places.push_back({&part, i});
    }
  }
  return lines;
}

json::object place_json(const Place& place, text::Span span) {
  return {
      {"part", place.part->part}, {"line", place.line}, {"start", span.begin}, {"end", span.end}};
}

json::array hints_json(const Lines& lines, const std::vector<text::Hint>& hints) {
  json::array all;
  for (const text::Hint& hint : hints) {
    json::object row = place_json(lines.places[hint.passage], hint.span);
    row["rule"] = named(text::name(hint.rule));
    if (hint.fix) row["fix"] = *hint.fix;
    all.push_back(std::move(row));
  }
  return all;
}

json::array ambiguous_json(const Lines& lines) {
  json::array all;
  for (std::size_t i = 0; i < lines.passages.size(); ++i) {
    for (const text::AmbiguousWord& word : text::ambiguous_words(lines.passages[i].words)) {
      json::object row = place_json(lines.places[i], word.span);
      row["latin"] = word.latin;
      row["why"] = named(text::name(word.why));
      all.push_back(std::move(row));
    }
  }
  return all;
}

// The text that `lang` translates, if it was sent too.
const ReadText* source_of(const Config& config, const std::vector<ReadText>& texts,
                          const std::string& lang) {
  const Variant* variant = config.by_tag(lang);
  for (const ReadText& text : texts) {
    if (variant != nullptr && text.lang == variant->of) return &text;
  }
  return nullptr;
}

bool is_derived_from(const Config& config, const std::string& lang) {
  for (const Variant& variant : config.variants) {
    if (variant.role == VariantRole::derived && variant.of == lang) return true;
  }
  return false;
}

Result<json::object> linted(const Config& config, const std::vector<ReadText>& texts,
                            const ReadText& text) {
  if (config.by_tag(text.lang) == nullptr) {
    return Error{Code::invalid, "there is no variant " + text.lang};
  }
  const Lines lines = lines_of(text);
  std::vector<text::Hint> hints = text::lint(lines.passages, text.lang);
  if (const ReadText* source = source_of(config, texts, text.lang)) {
    auto beside = text::lint_beside(lines.passages, lines_of(*source).passages);
    hints.insert(hints.end(), beside.begin(), beside.end());
  }
  json::object row{{"lang", text.lang}, {"hints", hints_json(lines, hints)}};
  const bool derives = is_derived_from(config, text.lang);
  row["ambiguous"] = derives ? ambiguous_json(lines) : json::array();
  return row;
}

Answer lint(const http::Request& request, const View& view) {
  if (!request.field(http::Field::content_type).starts_with("application/json")) {
    return Error{Code::invalid, "the body must be application/json"};
  }
  TRY(auto texts, parse_read_texts(request.body));
  json::array all;
  for (const ReadText& text : texts) {
    TRY(json::object row, linted(view.ground.config, texts, text));
    all.push_back(std::move(row));
  }
  return json_answer(view, 200, {{"texts", std::move(all)}});
}

}  // namespace

Answer api_lint(const http::Request& request, View& view) {
  Answer answer = lint(request, view);
  return answer ? std::move(answer) : Answer(json_problem(view, answer.error()));
}

}  // namespace glasnik::site
