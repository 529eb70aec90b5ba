#pragma once
// Status codes this program sends, and pieces of response heads made from them.

#include <string>
#include <string_view>

#include "base/hash.h"

namespace glasnik::http {

std::string_view reason(int status);  // "Not Found"; "Status" for one not listed

// "HTTP/1.1 404 Not Found\r\n"
std::string status_line(int status);

// One field line. Control characters in the value become "_", so that no value begins another
// field.
std::string field_line(std::string_view name, std::string_view value);

// A strong entity tag from the hash of the content, with its quotes. 128 bits are plenty: a tag
// only tells versions of one resource apart.
std::string etag_of(const Hash& hash, std::string_view suffix = {});

}  // namespace glasnik::http
