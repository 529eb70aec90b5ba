#include "site/structured.h"

#include <boost/json.hpp>

#include "site/removed.h"
#include "text/html.h"
#include "text/markup.h"

namespace glasnik::site {
namespace {

namespace json = boost::json;

json::object organization(const View& view) {
  return {{"@type", "GovernmentOrganization"},
          {"name", view.variant->institution},
          {"url", view.ground.origin_url + home_path(*view.variant)}};
}

json::array quotations(const std::vector<record::Quote>& quotes) {
  json::array all;
  for (const record::Quote& quote : quotes) {
    if (quote.speaker.empty()) continue;
    all.push_back(json::object{
        {"@type", "Quotation"},
        {"text", quote.words},
        {"spokenByCharacter", json::object{{"@type", "Person"}, {"name", quote.speaker}}}});
  }
  return all;
}

json::object media_object(const View& view, const record::Content& content,
                          const record::MediaFile& file, const record::Text& text) {
  auto words = text.media_words.find(file.key);
  std::string caption = words == text.media_words.end() ? "" : words->second.caption;
  json::object object{{"@type", record::is_video(file) ? "VideoObject" : "ImageObject"},
                      {"contentUrl", view.ground.origin_url + media_path(file)},
                      {"encodingFormat", file.type},
                      {"contentSize", std::to_string(file.bytes)},
                      {"name", caption.empty() ? file.filename : caption}};
  if (file.width > 0) {
    object["width"] = file.width;
    object["height"] = file.height;
  }
  auto credit = file.credits.find(text.lang);
  if (credit != file.credits.end()) object["creditText"] = credit->second;
  const record::MediaFile* preview = record::preview_of(content, file);
  if (preview != nullptr) object["thumbnailUrl"] = view.ground.origin_url + media_path(*preview);
  return object;
}

}  // namespace

std::string structured_release(const View& view, const record::Listed& item,
                               const record::Content& content, const record::Text& text,
                               const std::vector<record::Quote>& quotes,
                               std::span<const record::Act> acts) {
  std::string address =
      view.ground.origin_url + release_path(*view.variant, item.document, item.slug);
  json::object article{{"@context", "https://schema.org"},
                       {"@type", "NewsArticle"},
                       {"genre", item.type == "statement" ? "Statement" : "Press release"},
                       {"headline", headline_shown(view, text.headline)},
                       {"inLanguage", text.lang},
                       {"url", address},
                       {"mainEntityOfPage", address},
                       {"version", to_string(acts.back().version)},
                       {"datePublished", iso_local(view, item.released)},
                       {"dateModified", iso_local(view, acts.back().issued)},
                       {"author", organization(view)},
                       {"publisher", organization(view)}};
  // What an imported source says of itself is no time of publication.
  if (item.claimed) article["dateCreated"] = iso_date(item.day);
  if (!text.lead.empty()) article["description"] = text::plain(text.lead);
  json::array parts = quotations(quotes);
  if (!parts.empty()) article["hasPart"] = std::move(parts);
  json::array media;
  for (const record::MediaFile* file : record::masters(content)) {
    if (!record::is_video(*file) && !record::is_picture(*file)) continue;
    media.push_back(media_object(view, content, *file, text));
  }
  if (!media.empty()) article["associatedMedia"] = std::move(media);
  json::array corrections;
  for (const record::Act& act : acts) {
    if (act.kind != "correct") continue;
    corrections.push_back(json::object{{"@type", "CorrectionComment"},
                                       {"datePublished", iso_local(view, act.issued)},
                                       {"version", to_string(act.version)}});
  }
  if (!corrections.empty()) article["correction"] = std::move(corrections);
  return text::escape_json_in_script(json::serialize(article));
}

}  // namespace glasnik::site
