#pragma once
// Octets. Text and binary share one representation, as in leveldb's Slice: std::string owns,
// std::string_view borrows for one call. Whether bytes are UTF-8 is said by whoever checked it
// (text/utf8.h), never assumed.

#include <string>
#include <string_view>

namespace glasnik {

using Bytes = std::string;
using BytesView = std::string_view;

}  // namespace glasnik
