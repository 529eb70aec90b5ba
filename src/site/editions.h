#pragma once
// A document's acts as the pages of its past need them: which act made an edition, which edition
// stood before it, and the list of all (section ACT of release.tpl and history.tpl).

#include <span>

#include "record/document.h"
#include "site/view.h"

namespace glasnik::site {

// The act that made an edition: the last content act with that version; null: no such edition.
const record::Act* edition_act(std::span<const record::Act> acts, Version version);
// The content act before `act`; null: it is the first.
const record::Act* edition_before(std::span<const record::Act> acts, const record::Act& act);

// The style of an act in pages: "correction", "withdrawn" or the act's own name.
std::string kind_class(const record::Act& act);

// Adds ACT for each act, newest first. `shown`: the one whose words the page shows, or null. An act
// that is not in the log yet leads nowhere.
Result<void> fill_acts(const View& view, std::span<const record::Act> acts,
                       const record::Act* shown, Dictionary& page, const std::string& site = {});

}  // namespace glasnik::site
