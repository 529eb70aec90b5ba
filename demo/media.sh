#!/bin/sh
# Draws the demo's photos and films into OUTDIR: NAME.jpg for a photo, NAME.mp4 with its poster NAME.jpg
# for a film. Nothing is fetched; the same versions of the tools give the same bytes.
# Debian packages: ffmpeg, libvips-tools (its svgload draws with librsvg), mawk (or any POSIX awk).
# usage: media.sh OUTDIR [NAME...]      without names: everything
set -eu

photos="bridge-dusk boats-morning medical-tents helicopter-peak snow-camp rope-team flood-valley flood-night
  flood-map airfield flags water-drop tents-field hoist-lake night-camp hall ministry"
films="film-flood film-aircraft"

here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 1 ] || { echo "usage: media.sh OUTDIR [NAME...]" >&2; exit 2; }
mkdir -p "$1"
dir=$(cd "$1" && pwd)
shift
# Half-done pictures are large: in memory if there is room.
room=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
if [ -w /dev/shm ] && [ "${room:-0}" -gt 200000 ]; then scratch=/dev/shm; else scratch=$dir; fi
tmp=$(mktemp -d "$scratch/glasnik-media.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
export VIPS_CONCURRENCY=1 LC_ALL=C      # one thread each: two pictures are made at a time

svg() { awk -f "$here/scenes/lib.awk" -f "$here/scenes/scenes.awk" -v scene="$1" -v W="$2" -v H=1067 >"$tmp/$3.svg"; }

# Drawn at six tenths and enlarged, under film grain: softer edges, and half the time.
photo() {
  svg "$1" 1600 "$1"
  vips extract_area "$tmp/$1.svg[scale=0.6]" "$tmp/$1-drawn.v" 18 18 960 640
  vips flatten "$tmp/$1-drawn.v" "$tmp/$1-flat.v"
  vips resize "$tmp/$1-flat.v" "$tmp/$1-large.v" 1.66667 --kernel cubic
  vips add "$tmp/$1-large.v" "$tmp/grain.v" "$tmp/$1.jpg[Q=82,strip]"
  mv "$tmp/$1.jpg" "$dir/$1.jpg"
  rm -f "$tmp/$1-"*.v
}

# layer NAME WIDTH: a transparent picture for a film, at three quarters of its size there.
layer() {
  svg "$1" "$2" "$1-$2"
  vips svgload "$tmp/$1-$2.svg" "$tmp/$1.png[compression=1]" --scale 0.5061
}

# still N LABEL: input N, a picture, decoded and enlarged once and held as a stream.
still() { printf '[%s:v]scale=iw*4/3:-1:flags=bicubic,format=yuva420p,loop=loop=-1:size=1,setpts=N/25/TB[%s];' "$1" "$2"; }

# encode NAME SECONDS SOUND FILTER LAYER...: one film with quiet sound, and its poster.
encode() {
  name=$1 seconds=$2 sound=$3 filter=$4
  shift 4
  for layer in "$@"; do set -- "$@" -framerate 25 -i "$tmp/$layer.png"; shift; done
  ffmpeg -nostdin -v error -y -f lavfi -t "$seconds" -i "$sound" "$@" \
    -filter_complex "$filter,format=yuv420p,noise=alls=5:allf=t:all_seed=11[v]" -map '[v]' -map 0:a \
    -r 25 -t "$seconds" -c:v libx264 -preset veryfast -crf 21 -threads 2 -c:a aac -b:a 96k -ac 2 \
    -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -movflags +faststart "$tmp/$name.mp4"
  ffmpeg -nostdin -v error -y -ss 3 -i "$tmp/$name.mp4" -frames:v 1 -q:v 3 -fflags +bitexact \
    -flags:v +bitexact "$tmp/$name.jpg"
  mv "$tmp/$name.mp4" "$tmp/$name.jpg" "$dir/"
}

# A boat crosses a flooded valley; the view pans slowly, the mist a little faster.
film_flood() {
  layer flood-valley 2420
  layer layer-mist 2800
  layer layer-boat 520
  encode film-flood 7 "anoisesrc=color=brown:seed=5:amplitude=0.5,lowpass=f=700,highpass=f=60,tremolo=f=0.3:d=0.5,afade=t=in:d=0.6,afade=t=out:st=6.2:d=0.8" \
    "$(still 1 valley)$(still 2 mist)$(still 3 boat)[valley]crop=1280:720:20+2*n:20[a];[a][boat]overlay=x=960-4*n:y=485+3*sin(n/9)[b];[b][mist]overlay=x=-20-3*n:y=-20" \
    flood-valley layer-mist layer-boat
}

# We follow a firefighting aircraft over wooded hills at dusk; near hills pass faster than far ones.
film_aircraft() {
  layer layer-dusk 2140
  layer layer-hills 2360
  layer layer-wood 3020
  layer layer-aircraft 520
  encode film-aircraft 6 "anoisesrc=color=brown:seed=9:amplitude=0.45,lowpass=f=420,tremolo=f=11:d=0.35,afade=t=in:d=0.8,afade=t=out:st=5:d=1" \
    "$(still 1 dusk)$(still 2 hills)$(still 3 wood)$(still 4 plane)[dusk]crop=1280:720:170-n:20[a];[a][hills]overlay=x=2*n-320:y=-20[b];[b][plane]overlay=x=780-2*n:y=170+6*sin(n/21)[c];[c][wood]overlay=x=5*n-770:y=-20" \
    layer-dusk layer-hills layer-wood layer-aircraft
}

make() {
  case $1 in
    film-flood) film_flood ;;
    film-aircraft) film_aircraft ;;
    *) photo "$1" ;;
  esac
}

vips gaussnoise "$tmp/grain.v" 1600 1067 --sigma 4.5 --mean 0 --seed 7
# Two workers share the list.
[ $# -gt 0 ] || set -- $films $photos
worker() {
  i=0
  for name in $names; do
    i=$((i + 1))
    [ $((i % 2)) -ne "$1" ] || make "$name"
  done
}
names=$*
for name in $names; do
  case " $(echo $films $photos) " in *" $name "*) ;; *) echo "media.sh: no picture is called $name" >&2; exit 2 ;; esac
done
worker 0 &
other=$!
worker 1
wait "$other"
