// Text: UTF-8 (RFC 3629) throughout, no control characters but tab, line ends and form feed.
// WebVTT: "WEBVTT" after a byte order mark, if there is one; white space or the end after it.

#include "media/active.h"
#include "media/formats.h"
#include "media/refusal.h"

namespace glasnik::media {
namespace {

using namespace std::literals;

constexpr std::uint64_t kMostText = 16 << 20;  // it is read to its end

bool is_white(unsigned char octet) {
  return octet == '\t' || octet == '\n' || octet == '\r' || octet == '\f';
}

// Checks UTF-8 that comes in pieces. Between octets it knows how many are still to come of a code
// point and between which bounds the next must be: so no overlong form, no surrogate, and nothing
// over U+10FFFF passes.
class Utf8 {
 public:
  bool take(unsigned char octet) {
    if (to_come_ > 0) {
      if (octet < low_ || octet > high_) return false;
      low_ = 0x80;
      high_ = 0xBF;
      --to_come_;
      return true;
    }
    if (octet < 0x80) return octet >= 0x20 ? octet != 0x7F : is_white(octet);
    if (octet < 0xC2 || octet > 0xF4) return false;
    to_come_ = octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
    if (octet == 0xE0) low_ = 0xA0;
    if (octet == 0xED) high_ = 0x9F;
    if (octet == 0xF0) low_ = 0x90;
    if (octet == 0xF4) high_ = 0x8F;
    return true;
  }
  bool whole() const { return to_come_ == 0; }

 private:
  int to_come_ = 0;
  unsigned char low_ = 0x80;
  unsigned char high_ = 0xBF;
};

Result<void> check_text(Source& source) {
  if (source.size() > kMostText) {
    return refused("the text is too long", "16 MiB are allowed", "pack it as ZIP and upload that");
  }
  Utf8 utf8;
  bool fine = true;
  for (std::uint64_t at = 0; fine && at < source.size();) {
    TRY(BytesView block, source.block_at(at));
    for (char c : block) fine = fine && utf8.take(static_cast<unsigned char>(c));
    at += block.size();
  }
  if (fine && !utf8.whole()) return cut("the last letter of the text");
  if (!fine) {
    return refused("the text is not UTF-8", "its letters would be shown wrong",
                   "save it as UTF-8 and upload that");
  }
  return {};
}

bool is_vtt(BytesView head) {
  constexpr BytesView kSignature = "WEBVTT";
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (!head.starts_with(kSignature)) return false;
  head.remove_prefix(kSignature.size());
  return head.empty() || " \t\r\n"sv.find(head.front()) != BytesView::npos;
}

}  // namespace

Result<Sniffed> sniff_plain(Source& source) {
  TRY(Bytes head, source.read_up_to(0, kHead));
  TRY_VOID(refuse_known(head));
  TRY_VOID(check_text(source));
  if (is_vtt(head)) return Sniffed{.type = "text/vtt", .extension = "vtt"};
  return Sniffed{.type = "text/plain", .extension = "txt"};
}

}  // namespace glasnik::media
