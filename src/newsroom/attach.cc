#include "newsroom/attach.h"

#include <algorithm>

#include "media/filename.h"
#include "media/sniff.h"
#include "newsroom/compose.h"
#include "proof/file_part.h"
#include "text/attachment.h"
#include "text/repair.h"
#include "text/slug.h"

namespace glasnik::newsroom {
namespace {

constexpr std::size_t kPiece = 1 << 20;

Result<media::Sniffed> judge(File& file, const std::string& path) {
  auto sniffed = media::sniff(file);
  if (!sniffed) return sniffed.error().within(path);
  return *std::move(sniffed);
}

// Copies the file into the blobs; what comes back is known of its octets.
Result<record::MediaFile> take_in(Newsroom& newsroom, const std::string& path) {
  TRY(auto source, newsroom.seams().files->open(path, Open::read));
  TRY(media::Sniffed sniffed, judge(*source, path));
  TRY(auto writer, newsroom.blobs().begin());
  proof::FileHasher hasher;
  std::string piece(kPiece, '\0');
  for (std::uint64_t at = 0;;) {
    TRY(std::size_t got, source->read_at(at, piece));
    if (got == 0) break;
    BytesView octets = BytesView(piece).substr(0, got);
    hasher.update(octets);
    TRY_VOID(writer->write(octets));
    at += got;
  }
  TRY(store::BlobInfo blob, writer->finish());
  proof::FilePart part = hasher.finish(sniffed.type);
  record::MediaFile file;
  file.key = new_key(newsroom.seams().random);
  file.sha256 = blob.hash;
  file.bytes = blob.size;
  file.chunks = part.chunks;
  file.type = sniffed.type;
  file.width = sniffed.width;
  file.height = sniffed.height;
  file.duration_ms = sniffed.duration_ms;
  std::string name = path.substr(path.rfind('/') + 1);
  file.filename = media::safe_filename(text::slug(name.substr(0, name.rfind('.'))), sniffed);
  return file;
}

// Fulfils the first announcement of the file's type: by size if one fits, else with a problem.
void fulfil(record::Content& content, Attached& attached) {
  auto& announced = content.announced;
  auto of_type = [&](const record::AnnouncedMedia& a) {
    return record::is_of_type(a, attached.file);
  };
  auto fits = [&](const record::AnnouncedMedia& a) {
    return of_type(a) && text::fits(a.size, attached.file.bytes);
  };
  auto found = std::find_if(announced.begin(), announced.end(), fits);
  if (found == announced.end()) {
    found = std::find_if(announced.begin(), announced.end(), of_type);
    if (found == announced.end()) return;
    attached.problem =
        "size_differs: announced as " + text::size(found->size, text::Style::english);
  }
  attached.was_announced = true;
  for (record::Text& text : content.texts) {
    record::MediaWords& words = text.media_words[attached.file.key];
    auto caption = found->captions.find(text.lang);
    if (words.caption.empty() && caption != found->captions.end()) words.caption = caption->second;
  }
  announced.erase(found);
}

// The words that go with a file, as they enter the record.
Result<void> put_words(const Attachment& attachment, const Key& key, record::Content& content) {
  for (record::Text& text : content.texts) {
    auto given = attachment.words.find(text.lang);
    if (given == attachment.words.end()) continue;
    record::MediaWords& words = text.media_words[key];
    TRY(words.caption, text::clean(given->second.caption, text.lang));
    TRY(words.alt, text::clean(given->second.alt, text.lang));
    TRY(words.transcript, text::clean(given->second.transcript, text.lang));
  }
  return {};
}

}  // namespace

Result<void> check_attachable(Newsroom& newsroom, const Attachment& attachment) {
  for (const std::string& path : {attachment.path, attachment.preview}) {
    if (path.empty()) continue;
    TRY(auto file, newsroom.seams().files->open(path, Open::read));
    TRY_VOID(judge(*file, path));
  }
  return {};
}

Result<Attached> attach(Newsroom& newsroom, const Attachment& attachment,
                        record::Content& content) {
  Attached attached;
  TRY(attached.file, take_in(newsroom, attachment.path));
  for (const auto& [lang, words] : attachment.credits) {
    TRY(attached.file.credits[lang], text::clean(words, lang));
  }
  TRY_VOID(put_words(attachment, attached.file.key, content));
  fulfil(content, attached);
  content.media.push_back(attached.file);
  derive_variants(content, newsroom.config());
  if (attachment.preview.empty()) return attached;
  TRY(record::MediaFile preview, take_in(newsroom, attachment.preview));
  if (!record::is_picture(preview)) {
    return Error{Code::invalid, attachment.preview + " is no picture: a preview must be one"};
  }
  preview.of = attached.file.key;
  content.media.push_back(std::move(preview));
  return attached;
}

}  // namespace glasnik::newsroom
