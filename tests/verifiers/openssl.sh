#!/bin/sh
# Verifies the signatures on a checkpoint with openssl and coreutils alone, as anyone can: the log's,
# and those of the witnesses that are named.
#
#   openssl.sh log BASE VKEY [WITNESS...]      BASE: address of a server, or a directory like one
#   openssl.sh bundle FILE VKEY [WITNESS...]   WITNESS: vkey of one who must have cosigned
#
# Prints one line; exits 0 if all signatures hold, 1 if not, 2 on usage.
set -eu

fail() {
  echo "FAIL $1"
  exit 1
}

# checkpoint WHAT WHERE: the signed note.
checkpoint() {
  case "$1 $2" in
    log\ http*) curl -sf "$2/log/checkpoint" ;;
    log\ *) cat "$2/log/checkpoint" ;;
    bundle\ *) unzip -p "$2" proof.tlog-proof | awk 'found; /^$/ { found = 1 }' ;;
  esac
}

[ $# -ge 3 ] && { [ "$1" = log ] || [ "$1" = bundle ]; } || {
  echo "usage: openssl.sh log BASE VKEY [WITNESS...] | openssl.sh bundle FILE VKEY [WITNESS...]" >&2
  exit 2
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
checkpoint "$1" "$2" > "$work/note" || fail "no checkpoint"
shift 2

# read_key VKEY TYPE: name+id+base64(type || key). The key's DER form is twelve octets and the key.
read_key() {
  name=${1%%+*}
  id=${1#*+}
  material=${id#*+}
  id=${id%%+*}
  printf %s "$material" | base64 -d > "$work/material" || fail "not a vkey"
  [ "$(head -c 1 "$work/material" | od -An -tx1)" = " $2" ] || fail "not a key of type $2"
  named=$({ printf '%s\n' "$name"; cat "$work/material"; } | openssl dgst -sha256 -r | cut -c 1-8)
  [ "$named" = "$id" ] || fail "the key's id is not that of name and key"
  {
    printf '\060\052\060\005\006\003\053\145\160\003\041\000'
    tail -c 32 "$work/material"
  } > "$work/pub.der"
}

# signed_by VKEY TYPE: every signature by that key holds, and there is one. A log signs the text; a
# witness a line of its own, the time, and the text, and writes the time in eight octets first.
signed_by() {
  read_key "$1" "$2"
  signed=
  for line in $(awk -v name="$name" '$1 == "—" && $2 == name { print $3 }' "$work/note"); do
    printf %s "$line" | base64 -d > "$work/signature" || fail "not base64"
    [ "$(head -c 4 "$work/signature" | od -An -tx1 | tr -d ' \n')" = "$id" ] || continue
    tail -c +5 "$work/signature" > "$work/sig"
    cp "$work/body" "$work/message"
    if [ "$2" = 04 ]; then
      [ "$(wc -c < "$work/sig")" -eq 72 ] || fail "a cosignature is a time and a signature"
      seconds=$(head -c 8 "$work/sig" | od -An -tx1 | tr -d ' \n')
      { printf 'cosignature/v1\ntime %d\n' "0x$seconds"; cat "$work/body"; } > "$work/message"
      tail -c 64 "$work/signature" > "$work/sig"
    fi
    openssl pkeyutl -verify -pubin -inkey "$work/pub.der" -keyform DER -rawin -in "$work/message" \
      -sigfile "$work/sig" > /dev/null 2>&1 || fail "the signature of $name does not hold"
    signed=yes
  done
  [ "$signed" ] || fail "not signed by $name"
}

# What is signed: the three lines with their newlines, without the empty one.
awk '/^$/ { exit } { print }' "$work/note" > "$work/body"
[ "$(wc -l < "$work/body")" -eq 3 ] || fail "a checkpoint has three lines"
[ "$(head -n 1 "$work/body")" = "${1%%+*}" ] || fail "a checkpoint of another log"

signed_by "$1" 01
log=$name
shift
witnesses=$#
for witness; do signed_by "$witness" 04; done
echo "ok signed by $log, seen by $witnesses witnesses: $(sed -n 2p "$work/body") entries"
