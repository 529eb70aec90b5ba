#!/bin/sh
# The small pictures that pages show for the demo's photos and films: DIR/NAME.preview.webp beside each
# DIR/NAME.jpg, 720 pixels wide, at most 15 kB or so.
# Debian package: libvips-tools.
set -eu
for picture in "$1"/*.jpg; do
  vipsthumbnail "$picture" --size 720x -o "$(basename "${picture%.jpg}").preview.webp[Q=44,strip,effort=5]"
done
