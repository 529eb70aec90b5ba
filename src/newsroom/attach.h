#pragma once
// Files into the record: streamed into the blobs, hashed on the way, judged by their octets, and
// matched to what the text announced.

#include <optional>
#include <string>

#include "newsroom/newsroom.h"
#include "record/content.h"

namespace glasnik::newsroom {

struct Attachment {
  std::string path;                                 // the file on this machine
  std::string preview;                              // a small picture to show for it; empty: none
  std::map<std::string, std::string> credits;       // by variant
  std::map<std::string, record::MediaWords> words;  // by variant
};

struct Attached {
  record::MediaFile file;
  bool was_announced = false;
  std::string problem;  // size_differs: the file is not as large as announced
};

// Whether a file may be published, by its octets; stores nothing.
Result<void> check_attachable(Newsroom& newsroom, const Attachment& attachment);

// Stores the file and adds it to `content`; an announcement that it fits is fulfilled and goes. The
// blob stays if the act that names it fails: scrub counts it as an orphan, nobody can see it.
// invalid: not a kind of file that may be published.
Result<Attached> attach(Newsroom& newsroom, const Attachment& attachment, record::Content& content);

}  // namespace glasnik::newsroom
