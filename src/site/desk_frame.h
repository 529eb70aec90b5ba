#pragma once
// What stands around every page of the desk, and the fields of its answers
// (themes/default/desk/{head,top}.tpl).

#include <optional>
#include <string>
#include <vector>

#include "newsroom/refusal.h"
#include "site/pages.h"

namespace glasnik::site {

// Why something that was asked for is not done, said to a person.
struct Untaken {
  Code code = Code::invalid;
  std::string sentence;
};

struct DeskFrame {
  std::string title;                         // a key of the words
  std::string_view at;                       // "/people": what the navigation marks
  std::string path;                          // where a choice of language leads back to
  std::optional<newsroom::Refusal> refused;  // said on top, and read out first
  std::optional<Untaken> untaken{};          // likewise
  std::string heading{};                     // the title where it is no word of ours
};

// `template_name` is a file of themes/default/desk. `status` 0: 422 where something is refused,
// else 200; of what is not done always the status of its code.
http::Response desk_page(const View& view, const std::string& template_name, const DeskFrame& frame,
                         Dictionary& values, std::vector<http::ExtraField> fields = {},
                         int status = 0);
int desk_status(Code code);  // what a page that is not shown answers
http::Response desk_problem(const View& view, Code code);
// 303, so that what was sent is not sent again.
http::PreparedPtr desk_redirect(const View& view, const std::string& location,
                                std::vector<http::ExtraField> fields = {});
std::vector<http::ExtraField> desk_fields(const View& view);

// One checkbox a role, those of `chosen` ticked: section ROLE.
void fill_roles(const View& view, record::RoleSet chosen, Dictionary& values);
std::string role_words(const View& view, record::RoleSet roles);

}  // namespace glasnik::site
