#pragma once
// The one thing asked of EXIF here: which way up is the picture? Source: EXIF 2.32 section 4.6.4,
// TIFF 6.0 section 2.

#include "base/bytes.h"

namespace glasnik::media {

// The value of tag 0x0112 in the first directory of a TIFF structure, 1 to 8; 1 (upright) if there
// is none or the structure is damaged: cameras and editors leave much broken EXIF, and it says
// nothing about the picture itself. A leading "Exif\0\0" is stepped over.
int exif_orientation(BytesView tiff);

// Whether that value lays the picture on its side: width and height change places.
constexpr bool swaps_sides(int orientation) { return orientation >= 5 && orientation <= 8; }

}  // namespace glasnik::media
