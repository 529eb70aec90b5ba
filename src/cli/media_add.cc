#include <fmt/format.h>

#include "cli/output.h"
#include "cli/seams.h"
#include "cli/verbs.h"
#include "newsroom/acts.h"
#include "newsroom/attach.h"
#include "newsroom/drafts.h"

namespace glasnik::cli {
namespace {

Result<newsroom::Attachment> attachment_of(const MediaAddOptions& options, const Config& config) {
  newsroom::Attachment attachment{options.file, options.preview, {}, {}};
  TRY(attachment.credits, parse_all_tagged(options.credits, config));
  TRY(auto captions, parse_all_tagged(options.captions, config));
  TRY(auto alts, parse_all_tagged(options.alts, config));
  for (const auto& [tag, words] : captions) attachment.words[tag].caption = words;
  for (const auto& [tag, words] : alts) attachment.words[tag].alt = words;
  return attachment;
}

void tell(const newsroom::Attached& attached) {
  say(fmt::format("attached {} ({}, {} bytes){}", attached.file.filename, attached.file.type,
                  attached.file.bytes, attached.was_announced ? ", as announced" : ""));
  if (!attached.problem.empty()) say("look at: " + attached.problem);
}

Result<void> add_to_document(newsroom::Newsroom& newsroom, DocumentId id,
                             const newsroom::Attachment& attachment) {
  TRY(record::Content content, newsroom::current_content(newsroom, id));
  TRY(newsroom::Attached attached, newsroom::attach(newsroom, attachment, content));
  newsroom::ActRequest act;
  act.kind = proof::Kind::add_media;
  act.document = id;
  act.content = std::move(content);
  TRY(newsroom::Receipt receipt, newsroom::perform(newsroom, act));
  tell(attached);
  say(fmt::format("released {} edition {}, entry {}, /m/{}/{}", id.number,
                  to_string(receipt.version), receipt.entry, to_string(attached.file.key),
                  attached.file.filename));
  return {};
}

Result<void> add_to_draft(newsroom::Newsroom& newsroom, const Key& key,
                          const newsroom::Attachment& attachment) {
  TRY(record::Content content, newsroom.database().read([&](store::Session& session) {
    return newsroom::load_draft(session, key);
  }));
  TRY(newsroom::Attached attached, newsroom::attach(newsroom, attachment, content));
  TRY_VOID(newsroom.database().write([&](store::Session& session) {
    return newsroom::put_draft(session, key, newsroom.seams().clock.wall(), content);
  }));
  tell(attached);
  say("kept with draft " + to_string(key));
  return {};
}

}  // namespace

Result<void> media_add(const MediaAddOptions& options) {
  TRY(auto newsroom, newsroom::Newsroom::open(options.directory, newsroom::Access::write, seams()));
  TRY(newsroom::Attachment attachment, attachment_of(options, newsroom->config()));
  if (auto draft = parse_key(options.id)) return add_to_draft(*newsroom, *draft, attachment);
  auto document = parse_document_id(options.id);
  if (document) return add_to_document(*newsroom, *document, attachment);
  return Error{Code::invalid,
               "'" + options.id + "' is neither a document number nor a draft's key"};
}

}  // namespace glasnik::cli
