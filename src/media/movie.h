#pragma once
// Film and sound in boxes: MP4 and M4A (ISO/IEC 14496-12, -14), QuickTime.

#include "media/box.h"
#include "media/sniff.h"

namespace glasnik::media {

// `boxes` are the outermost of the file. The size is that of the first track of pictures, turned as
// its matrix says.
Result<Sniffed> sniff_movie(Source& source, const Boxes& boxes, bool quicktime);

}  // namespace glasnik::media
