#pragma once
// What is known and not taken, above all what something would run, follow or interpret. Each has
// its own message, so that whoever uploads learns what to do instead.

#include "base/bytes.h"
#include "base/result.h"

namespace glasnik::media {

constexpr std::size_t kHead = 1024;  // octets in which browsers and readers guess what a file is

// `head` is the beginning of a file of whatever format: refuses it if a browser or a PDF reader
// that guesses would take it for something active.
Result<void> refuse_mixed(BytesView head);

// `head` is the beginning of a file that is of no accepted binary format. Refuses markup, scripts,
// playlists, programs and known formats that are not taken; ok for what may be plain text.
Result<void> refuse_known(BytesView head);

}  // namespace glasnik::media
