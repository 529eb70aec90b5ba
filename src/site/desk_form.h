#pragma once
// What a form of the desk sent: application/x-www-form-urlencoded, each field asked for by name.

#include <algorithm>
#include <string>
#include <vector>

#include "http/request.h"
#include "http/target.h"

namespace glasnik::site {

class Form {
 public:
  // invalid: of another type, or not well-formed.
  static Result<Form> read(const http::Request& request, std::size_t most = http::kMaxParameters) {
    if (!request.field(http::Field::content_type).starts_with("application/x-www-form-urlencoded"))
      return Error{Code::invalid, "not a form"};
    Form form;
    TRY(form.fields_, http::parse_query(request.body, most));
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
  bool has(std::string_view name) const {
    return std::any_of(fields_.begin(), fields_.end(),
                       [&](const http::Parameter& field) { return field.name == name; });
  }
  const std::vector<http::Parameter>& fields() const { return fields_; }
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
