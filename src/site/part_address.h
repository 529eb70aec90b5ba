#pragma once
// Parts of a text as addresses name them: "headline", "lead", a block by its id, the words of a
// file by "caption-KEY". proof.md section 2 has their names in the log.

#include <string>
#include <string_view>

#include "proof/record_file.h"
#include "site/view.h"

namespace glasnik::site {

std::string part_word(std::string_view part_name);
// The part of one text that an address names; null: none.
const proof::Part* part_at(const proof::RecordFile& record, std::string_view lang,
                           std::string_view word);

// The page that says how to cite a version, or one part of it; and the file that proves the part.
std::string cite_path(const Variant& variant, DocumentId id, Version version);
std::string cite_path(const Variant& variant, DocumentId id, Version version,
                      std::string_view word);
std::string quotation_path(DocumentId id, std::int64_t seq, std::string_view lang,
                           std::string_view word);
// The names those files are saved under: "1001-2.glasnik", "1001-2-en-lead.glasnik".
std::string proof_name(DocumentId id, std::int64_t seq, std::string_view form = "glasnik");
std::string quotation_name(DocumentId id, std::int64_t seq, std::string_view lang,
                           std::string_view word);
// Where the part stands in its edition's page: "#b-k3v9x2qa".
std::string part_anchor(std::string_view part_name);

}  // namespace glasnik::site
