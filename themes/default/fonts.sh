#!/bin/sh
# Makes the theme's web fonts: fonts.sh OUTDIR
#
# Needs the Debian packages  fonts-vollkorn fonttools python3-brotli.
#
# Vollkorn by Friedrich Althausen (SIL Open Font License 1.1): a sturdy reading serif whose Cyrillic has the
# Serbian forms (locl: б in roman, б г д п т in italic). Each face is cut by script, because a page in one script
# should fetch one file a face. Both cuts carry figures and stops; style.css puts the family of the page's script
# first, so the other cut is fetched only if a letter of that script is set in serif. A third cut, "more", has the
# rest of Latin and Cyrillic (foreign names) and is fetched almost never.
# A first visit has 60 kB for everything, so: kerning, ligatures and Serbian forms stay; figures are old-style as
# drawn, with lining ones (lnum) in the headline weight only, tabular ones left out (tables are set in sans);
# hinting dropped; 500 units an em instead of 1000, which is 0.1 pixel in the largest headline and saves 7 %.
# The names are stripped: the licence asks that a changed font goes under another name.
# Same packages, same bytes: a fixed date, canonical table order.
set -eu
export SOURCE_DATE_EPOCH=0
[ $# -eq 1 ] || { echo "fonts.sh: usage: fonts.sh OUTDIR" >&2; exit 2; }
out=$1
from=/usr/share/fonts/truetype/vollkorn
[ -r "$from/Vollkorn-Regular.ttf" ] || {
  echo "fonts.sh: no Vollkorn in $from: install the package fonts-vollkorn" >&2; exit 1; }
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Space, figures, stops, brackets, quotes, dashes; section, degree, minus and euro signs.
shared=U+20-22,U+25,U+27-29,U+2B-3B,U+3F,U+5B,U+5D,U+A0,U+A7,U+AB,U+B0,U+BB,U+2010,U+2011,U+2013,U+2014
shared=$shared,U+2018-201A,U+201C-201E,U+2026,U+202F,U+20AC,U+2212
# Cyrillic text also has Roman numerals and units (III, km, cm, kg): their letters are worth 0.5 kB. The text face has
# all Latin capitals (SMS, UNHCR): 1.3 kB, where one abbreviation would fetch the other cut, 11 kB.
cyrl=U+49,U+56,U+58,U+63,U+67,U+6B,U+6D,U+402,U+408-40B,U+40F,U+410-418,U+41A-428,U+430-438,U+43A-448,U+452,U+458-45B,U+45F
latn=U+23,U+24,U+26,U+2A,U+3C-3E,U+40-5A,U+5F,U+61-7A,U+7E,U+C9,U+D6,U+DC,U+DF,U+E1,U+E4,U+E9,U+F3,U+F6,U+FC
latn=$latn,U+106,U+107,U+10C,U+10D,U+110,U+111,U+160,U+161,U+17D,U+17E
more=U+A1-A6,U+A8-AA,U+AC,U+AE,U+AF,U+B1-BA,U+BC-C8,U+CA-D5,U+D7-DB,U+DD,U+DE,U+E0,U+E2,U+E3,U+E5-E8,U+EA-F2,U+F4,U+F5
more=$more,U+F7-FB,U+FD-105,U+108-10B,U+10E,U+10F,U+112-15F,U+162-17C,U+218-21B,U+300-304,U+306-308,U+30C
more=$more,U+400,U+401,U+403-407,U+40C-40E,U+419,U+429-42F,U+439,U+449-451,U+453-457,U+45C-45E,U+490,U+491,U+2116

cut() { # cut FACE NAME UNICODES FEATURES
  pyftsubset "$from/Vollkorn-$1.ttf" --unicodes="$3" --output-file="$work/cut.ttf" --layout-features="$4" \
    --layout-scripts=DFLT,latn.dflt,cyrl.dflt,cyrl.SRB --no-hinting --canonical-order \
    --name-IDs='' --notdef-outline --drop-tables+=DSIG,FFTM
  fonttools ttLib.scaleUpem "$work/cut.ttf" --output-file="$work/small.ttf" 500 >"$work/said" 2>&1 ||
    { cat "$work/said" >&2; exit 1; }
  pyftsubset "$work/small.ttf" --unicodes='*' --glyphs='*' --layout-features='*' --name-IDs='' --notdef-outline \
    --no-hinting --flavor=woff2 --output-file="$out/$2.woff2"
}
for face in Regular:400: SemiBold:600:,lnum Italic:400i:; do
  name=${face#*:} name=${name%:*}
  features=locl,kern,liga,ccmp,mark${face##*:}
  capitals=$([ "$name" != 400 ] || echo ,U+41-5A)
  cut "${face%%:*}" "serif-cyrl-$name" "$shared,$cyrl$capitals" "$features"
  cut "${face%%:*}" "serif-latn-$name" "$shared,$latn" "$features"
  cut "${face%%:*}" "serif-more-$name" "$more" "$features"
done
cp /usr/share/doc/fonts-vollkorn/copyright "$out/LICENSE.txt" 2>/dev/null || :
