#pragma once
// The audit trail of editions: every step on every edition that an auditor may know of, with person
// and time, by person, step and days; as a page and as a file for a spreadsheet.

#include "site/pages.h"

namespace glasnik::site {

Answer trail_page(const http::Request& request, View& view);
Answer trail_file(const http::Request& request, View& view);  // RFC 4180

// One cell. What a spreadsheet would take for a formula gets an apostrophe in front.
std::string csv_cell(std::string text);

}  // namespace glasnik::site
