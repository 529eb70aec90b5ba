#pragma once
// Writing at the desk: the JSON API that the editor speaks, and the page itself, which is a plain
// form where no script runs. docs/desk_api.md.

#include "site/pages.h"

namespace glasnik::site {

Answer api_create_work(const http::Request& request, View& view);
Answer api_work(const http::Request& request, View& view);
Answer api_save_work(const http::Request& request, View& view);
Answer api_autosave(const http::Request& request, View& view);
Answer api_unsaved(const http::Request& request, View& view);
Answer api_derive(const http::Request& request, View& view);
Answer api_presence(const http::Request& request, View& view);  // desk_presence_api.cc
Answer api_lint(const http::Request& request, View& view);      // desk_lint_api.cc

Answer write_page(const http::Request& request, View& view);
Answer write_form(const http::Request& request, View& view);

}  // namespace glasnik::site
