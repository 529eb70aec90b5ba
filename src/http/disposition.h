#pragma once
// Content-Disposition: the name a file is saved under (RFC 6266). A name outside ASCII is given
// twice: a plain one for old programs and the exact one as RFC 8187 writes it.

#include <string>
#include <string_view>

namespace glasnik::http {

// The whole field value. `filename` is any text: directories are cut off, and nothing in it can end
// the value or begin another field.
std::string content_disposition(std::string_view filename, bool attachment);

}  // namespace glasnik::http
