#pragma once
// Everything a release's page is made of, and the page. The public pages load it from the record;
// the desk makes one of words that are no edition yet (desk_preview.cc), so that a preview is the
// page itself.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "http/prepared.h"
#include "record/edition.h"
#include "record/listing.h"
#include "site/view.h"

namespace glasnik::site {

// Of a page that shows what is no edition yet. The act that is to come is the last of the release's
// acts and has no entry.
struct Preview {
  std::string path;      // below which each variant is shown: "/work/.../preview/cir"
  std::string back;      // the edition's page at the desk; empty: who looks has none
  std::string site;      // where the public site is, if not on this host
  std::string note;      // of the act that is to come
  std::string person{};  // whom it is shown to, where that is no colleague, as:
  std::string until{};
  bool embargo = false;  // a journalist, who may write of it after its minute
};

struct Release {
  record::Listed item;                 // as listed now
  std::vector<record::Act> acts;       // oldest first
  const record::Act* shown = nullptr;  // the content act whose words the page shows
  record::Content content;             // of that act, in the page's variant
  std::vector<record::Quote> quotes;
  std::vector<record::Listed> variants;
  std::vector<record::Act> mementos;  // the editions that the variant has
  bool fixed = false;                 // an edition page, not the current one
  std::optional<Preview> preview{};   // none: all of it is public

  const record::Text& text() const { return content.texts.front(); }
  std::string site() const { return preview ? preview->site : std::string(); }
  // All of them, or on an edition page those up to it.
  std::span<const record::Act> acts_shown() const {
    std::size_t count = fixed ? static_cast<std::size_t>(shown - acts.data()) + 1 : acts.size();
    return std::span(acts).first(count);
  }
};

Result<http::PreparedPtr> render(View& view, const Release& release);

}  // namespace glasnik::site
