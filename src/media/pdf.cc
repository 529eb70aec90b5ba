// PDF: "%PDF-" and a version at the very beginning (readers look for it in the first 1,024 octets,
// which lets a file be two things), "%%EOF" near the end.

#include <algorithm>

#include "media/formats.h"
#include "media/refusal.h"

namespace glasnik::media {

Result<Sniffed> sniff_pdf(Source& source) {
  constexpr std::uint64_t kTail = 1024;
  TRY(Bytes head, source.read_up_to(0, 8));
  if (head.size() < 8) return cut("the PDF");
  const bool known = head[5] == '1' || head[5] == '2';
  if (!known || head[6] != '.') return damaged("the PDF has an unknown version");
  const std::uint64_t reach = std::min(source.size(), kTail);
  TRY(Bytes tail, source.read(source.size() - reach, static_cast<std::size_t>(reach)));
  if (tail.find("%%EOF") == Bytes::npos) return cut("the PDF");
  return Sniffed{.type = "application/pdf", .extension = "pdf"};
}

}  // namespace glasnik::media
