#pragma once
// What stands around every page: head, masthead, footer
// (themes/default/{head,masthead,footer}.tpl).

#include <string>
#include <vector>

#include "http/prepared.h"
#include "site/view.h"

namespace glasnik::site {

// Where a document or page is found in another variant.
struct Elsewhere {
  const Variant* variant;
  std::string path;
};

struct Frame {
  enum class At { nowhere, home, archive, log, search };
  std::string title;                 // the browser's, without the institution
  std::string description;           // empty: none
  std::string institution;           // as the release itself has it; empty: the newsroom's name
  std::string path;                  // this page's own canonical path; empty: none (problem pages)
  std::vector<Elsewhere> elsewhere;  // this page in every variant it has, this one too
  std::string by_language;           // the address that leads each reader to one of them
  At at = At::nowhere;
  std::string site;  // where the site's own pages are, if not on this host: "https://vode.example"
  bool noindex = false;
  bool article = false;
  bool show_record = false;  // the log's state in the footer; only on pages that lists read
  std::optional<Time> published;
  std::optional<Time> modified;
  std::vector<std::pair<std::string, std::string>> links;  // rel, address
  std::string json_ld;                                     // finished, safe inside a script element
  struct Image {
    std::string path;
    int width = 0;
    int height = 0;
    std::string alt;
  };
  std::optional<Image> image;
};

// Adds HEAD, MASTHEAD and FOOTER to a page's values.
void fill_frame(const View& view, const Frame& frame, Dictionary& page);

// A telephone number as a tel: address has it: digits, and a plus in front.
std::string dialled(const std::string& phone);

// The same page in every configured variant, by a function of the variant.
template <typename Path>
std::vector<Elsewhere> everywhere(const View& view, Path path) {
  std::vector<Elsewhere> all;
  for (const Variant& variant : view.ground.config.variants)
    all.push_back({&variant, path(variant)});
  return all;
}

// Renders and prepares a public HTML page with the security fields every one of them carries.
http::PreparedPtr html_page(const View& view, const std::string& page, const Dictionary& values,
                            int status = 200, std::vector<http::ExtraField> fields = {},
                            http::CacheClass cache = http::CacheClass::page);
// The same of a page for one person, at one moment: never kept, not indexed, and no site that it
// leads to learns its address.
http::PreparedPtr private_page(const View& view, const std::string& page, const Dictionary& values);
// The same of a page that runs one script of the theme, which stands in it: the policy names its
// hash, so the browser runs nothing else.
http::PreparedPtr scripted_page(const View& view, const std::string& page, const Dictionary& values,
                                std::string_view script);
// The fields of every public answer: nosniff, CSP, COOP, CORP, Referrer-Policy and so on. `shared`:
// other origins may embed it (media, log, feeds, proofs).
std::vector<http::ExtraField> security_fields(const Ground& ground, bool html, bool shared);

}  // namespace glasnik::site
