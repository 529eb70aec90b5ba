#pragma once
// The desk's JSON: what a program or the editor's script sends, read strictly, and what it is
// answered. docs/desk_api.md.
//
// A body is one object. A member that is not known, one of another type, or anything over the
// bounds below is invalid: whoever wrote it meant something that nobody would have done.

#include <boost/json.hpp>

#include "http/response.h"
#include "site/desk_typed.h"
#include "site/view.h"

namespace glasnik::site {

inline constexpr std::size_t kTypedOctets = 1U << 20U;  // of a whole body
inline constexpr std::size_t kMostTypedTexts = 16;
inline constexpr std::size_t kMostTypedBlocks = 2'000;  // of one text
inline constexpr std::size_t kMostSettled = 4'000;

// {"base":3,"texts":[...],"notes":{...},"reason":"fact","settled":{...}}; all but base may be left
// out.
Result<TypedWork> parse_typed_work(BytesView body);

// {"key":"...","act":"correct","document":12,"reason":"fact", and as above without base}
struct NewWork {
  std::optional<Key> key;
  proof::Kind act = proof::Kind::release;
  std::optional<DocumentId> document;
  TypedWork typed;
};
Result<NewWork> parse_new_work(BytesView body);

// {"texts":[...]}
Result<std::vector<TypedText>> parse_typed_texts(BytesView body);

// {"texts":[{"lang":"en","parts":[{"part":"headline","lines":["..."]}]}]}: what is read of a text,
// line by line.
struct ReadPart {
  std::string part;  // "headline", "lead", a block's id
  std::vector<std::string> lines;
};
struct ReadText {
  std::string lang;
  std::vector<ReadPart> parts;
};
Result<std::vector<ReadText>> parse_read_texts(BytesView body);

// {"page":"k3v9x2qa","lang":"en","part":"lead","left":true}: where a window's cursor stands.
struct Beat {
  std::string page;
  std::string lang;
  std::string part;
  bool left = false;
};
Result<Beat> parse_beat(BytesView body);

boost::json::object json_of(const record::Text& text);  // headline, lead, blocks
boost::json::array json_of(const std::vector<newsroom::MergeConflict>& conflicts);
boost::json::object json_of(const View& view, const newsroom::WorkView& work);
boost::json::object json_of(const View& view, const record::Buffer& buffer,
                            const record::Proposal& typed);
boost::json::array json_of(const std::vector<text::AmbiguousWord>& words);

http::Response json_answer(const View& view, int status, const boost::json::object& body);
http::Response json_problem(const View& view, const Error& error);

}  // namespace glasnik::site
