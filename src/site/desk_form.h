#pragma once
// What a form of the desk sent: application/x-www-form-urlencoded, each field asked for by name.

#include <string>
#include <vector>

#include "http/request.h"
#include "http/target.h"

namespace glasnik::site {

class Form {
 public:
  // invalid: of another type, or not well-formed.
  static Result<Form> read(const http::Request& request) {
    if (!request.field(http::Field::content_type).starts_with("application/x-www-form-urlencoded"))
      return Error{Code::invalid, "not a form"};
    Form form;
    TRY(form.fields_, http::parse_query(request.body));
    return form;
  }

  // A form as if it had been sent with one field.
  static Form of(std::string name, std::string value) {
    Form form;
    form.fields_.push_back({std::move(name), std::move(value)});
    return form;
  }

  std::string text(std::string_view name) const {  // empty: not sent
    for (const http::Parameter& field : fields_) {
      if (field.name == name) return field.value;
    }
    return {};
  }
  std::vector<std::string> all(std::string_view name) const {
    std::vector<std::string> values;
    for (const http::Parameter& field : fields_) {
      if (field.name == name) values.push_back(field.value);
    }
    return values;
  }

 private:
  std::vector<http::Parameter> fields_;
};

}  // namespace glasnik::site
