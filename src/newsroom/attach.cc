#include "newsroom/attach.h"

#include <algorithm>

#include "media/filename.h"
#include "media/sniff.h"
#include "proof/file_part.h"
#include "text/attachment.h"
#include "text/slug.h"

namespace glasnik::newsroom {
namespace {

constexpr std::size_t kPiece = 1 << 20;

// Copies the file into the blobs; what comes back is known of its octets.
Result<record::MediaFile> take_in(Newsroom& newsroom, const std::string& path) {
  TRY(auto source, newsroom.seams().files->open(path, Open::read));
  auto sniffed = media::sniff(*source);
  if (!sniffed) return sniffed.error().within(path);
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
  proof::FilePart part = hasher.finish(sniffed->type);
  record::MediaFile file;
  file.key = new_key(newsroom.seams().random);
  file.sha256 = blob.hash;
  file.bytes = blob.size;
  file.chunks = part.chunks;
  file.type = sniffed->type;
  file.width = sniffed->width;
  file.height = sniffed->height;
  file.duration_ms = sniffed->duration_ms;
  std::string name = path.substr(path.rfind('/') + 1);
  file.filename = media::safe_filename(text::slug(name.substr(0, name.rfind('.'))), *sniffed);
  return file;
}

std::optional<text::AnnouncedSize> announced_size(const record::AnnouncedMedia& announced) {
  if (announced.unit == "B") return text::AnnouncedSize{announced.hundredths, text::SizeUnit::B};
  if (announced.unit == "kB") return text::AnnouncedSize{announced.hundredths, text::SizeUnit::kB};
  if (announced.unit == "MB") return text::AnnouncedSize{announced.hundredths, text::SizeUnit::MB};
  if (announced.unit == "GB") return text::AnnouncedSize{announced.hundredths, text::SizeUnit::GB};
  return std::nullopt;
}

bool same_type(const std::string& announced, const std::string& filename) {
  std::string extension = filename.substr(filename.rfind('.') + 1);
  return announced == extension || (announced == "jpeg" && extension == "jpg");
}

// Fulfils the first announcement of the file's type: by size if one fits, else with a problem.
void fulfil(record::Content& content, Attached& attached) {
  auto& announced = content.announced;
  auto of_type = [&](const record::AnnouncedMedia& a) {
    return same_type(a.type, attached.file.filename);
  };
  auto fits = [&](const record::AnnouncedMedia& a) {
    auto size = announced_size(a);
    return of_type(a) && size && text::fits(*size, attached.file.bytes);
  };
  auto found = std::find_if(announced.begin(), announced.end(), fits);
  if (found == announced.end()) {
    found = std::find_if(announced.begin(), announced.end(), of_type);
    if (found == announced.end()) return;
    attached.problem = "size_differs: announced as " + found->line;
  }
  attached.was_announced = true;
  for (record::Text& text : content.texts) {
    record::MediaWords& words = text.media_words[attached.file.key];
    auto caption = found->captions.find(text.lang);
    if (words.caption.empty() && caption != found->captions.end()) words.caption = caption->second;
  }
  announced.erase(found);
}

}  // namespace

Result<Attached> attach(Newsroom& newsroom, const Attachment& attachment,
                        record::Content& content) {
  Attached attached;
  TRY(attached.file, take_in(newsroom, attachment.path));
  attached.file.credits = attachment.credits;
  for (record::Text& text : content.texts) {
    auto words = attachment.words.find(text.lang);
    if (words != attachment.words.end()) text.media_words[attached.file.key] = words->second;
  }
  fulfil(content, attached);
  content.media.push_back(attached.file);
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
