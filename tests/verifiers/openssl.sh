#!/bin/sh
# Verifies the log's signature on a checkpoint with openssl and coreutils alone, as anyone can.
#
#   openssl.sh log BASE VKEY       BASE: address of a server, or a directory laid out like one
#   openssl.sh bundle FILE VKEY
#
# Prints one line; exits 0 if the signature holds, 1 if not, 2 on usage.
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

[ $# -eq 3 ] && { [ "$1" = log ] || [ "$1" = bundle ]; } || {
  echo "usage: openssl.sh log BASE VKEY | openssl.sh bundle FILE VKEY" >&2
  exit 2
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
checkpoint "$1" "$2" > "$work/note" || fail "no checkpoint"

# The key: name+id+base64(01 || key). Its DER form is twelve octets and the key.
name=${3%%+*}
id=${3#*+}
material=${id#*+}
id=${id%%+*}
printf %s "$material" | base64 -d > "$work/material" || fail "not a vkey"
[ "$(head -c 1 "$work/material" | od -An -tx1)" = " 01" ] || fail "not a key of type 01"
named=$({ printf '%s\n' "$name"; cat "$work/material"; } | openssl dgst -sha256 -r | cut -c 1-8)
[ "$named" = "$id" ] || fail "the key's id is not that of name and key"
{
  printf '\060\052\060\005\006\003\053\145\160\003\041\000'
  tail -c 32 "$work/material"
} > "$work/pub.der"

# What is signed: the three lines with their newlines, without the empty one.
awk '/^$/ { exit } { print }' "$work/note" > "$work/body"
[ "$(wc -l < "$work/body")" -eq 3 ] || fail "a checkpoint has three lines"
[ "$(head -n 1 "$work/body")" = "$name" ] || fail "a checkpoint of another log"

signed=
for signature in $(awk -v name="$name" '$1 == "—" && $2 == name { print $3 }' "$work/note"); do
  printf %s "$signature" | base64 -d > "$work/signature" || fail "not base64"
  [ "$(head -c 4 "$work/signature" | od -An -tx1 | tr -d ' \n')" = "$id" ] || continue
  tail -c +5 "$work/signature" > "$work/sig"
  openssl pkeyutl -verify -pubin -inkey "$work/pub.der" -keyform DER -rawin -in "$work/body" \
    -sigfile "$work/sig" > /dev/null 2>&1 || fail "the signature of $name does not hold"
  signed=yes
done
[ "$signed" ] || fail "not signed by $name"
echo "ok signed by $name: $(sed -n 2p "$work/body") entries"
