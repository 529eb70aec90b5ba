#pragma once
// Still pictures in boxes: HEIF (ISO/IEC 23008-12) with HEVC inside, and AVIF.

#include "media/box.h"
#include "media/sniff.h"

namespace glasnik::media {

enum class HeifKind { avif, heic, heif };

// `boxes` are the outermost of the file. The size is the primary item's after its transformations.
Result<Sniffed> sniff_heif(Source& source, const Boxes& boxes, HeifKind kind);

}  // namespace glasnik::media
