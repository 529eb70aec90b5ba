#!/bin/sh
# Judges the program's logs and bundles by verifiers that share no code with it (Go, Node, openssl, the
# verifier page), and its own glasnik-verify by the same cases. All must accept what is good and refuse each
# change; openssl sees signatures only, so it judges what is good and the cases named -sig-.
# What glasnik-verify calls UNWITNESSED (exit 4) is named -unseen-.
#
#   run.sh BUILD_DIR       where proof_fixture and glasnik-verify were built
set -eu

here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
for tool in go node openssl unzip curl; do
  command -v "$tool" > /dev/null || { echo "missing: $tool"; exit 1; }
done

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
cases=$work/cases
"$build/proof_fixture" "$cases"
(cd "$here/go" && GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE="$work/cache" go build -o "$work/go" .)
key=$(cat "$cases/vkey")
second=$(cat "$cases/second")
root=$(cat "$cases/root")
witnesses=$(cat "$cases/witnesses")
passed=0 failed=0

# tally OK VERIFIER CASE SAID
tally() {
  if [ "$1" = ok ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  echo "$1 $2 $3: $4"
}

# judge VERIFIER CASE COMMAND...: the case's name says what must come of it. A refusal says FAIL, so
# that a verifier that merely broke down does not count as one.
judge() {
  verifier=$1 case=$2
  shift 2
  said=$("$@" 2>&1) && exit=0 || exit=$?
  why=$(echo "$said" | grep '^FAIL' | head -n 1) || true
  case "$case $exit $why" in
    good-*\ 0\ ) tally ok "$verifier" "$case" accepted ;;
    bad-*\ 1\ FAIL* | bad-*-unseen-*\ 4\ FAIL*) tally ok "$verifier" "$case" "$why" ;;
    *) tally FAIL "$verifier" "$case" "exit $exit: $said" ;;
  esac
}

# expect EXIT CASE ARGUMENTS...: glasnik-verify's exit code.
expect() {
  want=$1 case=$2
  shift 2
  said=$("$build/glasnik-verify" "$@" 2>&1) && exit=0 || exit=$?
  if [ "$exit" -eq "$want" ]; then verdict=ok; else verdict=FAIL; fi
  tally "$verdict" glasnik-verify "$case" "exit $exit"
}

# judge_all CASE log|bundle WHERE: by the log's first key, its second or its root.
judge_all() {
  case "$1" in
    *-by-root-*) trust=$root own="--root $root" ;;
    *-by-second-*) trust=$second own="--key $second" ;;
    *) trust=$key own="--policy $cases/policy.txt" ;;
  esac
  # shellcheck disable=SC2086
  {
    judge go "$1" "$work/go" "$2" "$3" "$trust" $witnesses
    judge node "$1" node "$here/verify.mjs" "$2" "$3" "$trust" $witnesses
    [ "$2" = log ] || judge glasnik-verify "$1" "$build/glasnik-verify" "$3" $own
    case "$1" in
      good-bundle-keys*) ;;
      good-* | *-sig-*) judge openssl "$1" sh "$here/openssl.sh" "$2" "$3" "$trust" $witnesses ;;
    esac
  }
}

for log in "$cases"/good-log-* "$cases"/bad-log-*; do
  judge_all "$(basename "$log")" log "$log"
  for bundle in "$log"/proof/*.glasnik; do
    [ -f "$bundle" ] || continue
    case=$(basename "$log")-$(basename "$bundle")
    judge_all "$case" bundle "$bundle"
  done
done
for bundle in "$cases"/good-bundle-*.glasnik "$cases"/bad-bundle-*.glasnik; do
  case=$(basename "$bundle" .glasnik)
  judge_all "$case" bundle "$bundle"
done

# A file of another kind is no proof that failed: every verifier that reads bundles says so, exit 2.
other() {
  verifier=$1
  shift
  said=$("$@" 2>&1) && exit=0 || exit=$?
  case "$exit $said" in
    2\ *"not a .glasnik file"*) tally ok "$verifier" another-kind UNREADABLE ;;
    *) tally FAIL "$verifier" another-kind "exit $exit: $said" ;;
  esac
}
printf 'Dear all,\nthis is a letter.\n' > "$work/letter.txt"
other go "$work/go" bundle "$work/letter.txt" "$key"
other node node "$here/verify.mjs" bundle "$work/letter.txt" "$key"
other glasnik-verify "$build/glasnik-verify" "$work/letter.txt" --key "$key"

# The page's own logic, over the same bundles (page.mjs says more of it).
node "$here/page.mjs" "$cases" > "$work/page" || true
sed '$d' "$work/page"
said=$(tail -n 1 "$work/page")
case "$said" in
  *" passed, "*" failed")
    passed=$((passed + ${said%% *}))
    said=${said#*, }
    failed=$((failed + ${said%% *}))
    ;;
  *) tally FAIL page all "it broke down: $said" ;;
esac

# What glasnik-verify says besides VERIFIED and FAILED.
good=$cases/good-bundle-1001-2.glasnik
printf 'photo 1001' > "$work/photo"
case "$("$build/glasnik-verify" "$cases/good-log-approval-two/proof/7.glasnik" --key "$key")" in
  *"skip approval "*"2 approvals inside"*) tally ok glasnik-verify approvals-inside skipped ;;
  *) tally FAIL glasnik-verify approvals-inside "not told" ;;
esac
expect 0 key-given "$good" --key "$key"
expect 0 media-given "$good" --key "$key" --media "$work/photo" --json
expect 1 media-of-others "$good" --key "$key" --media "$cases/vkey"
expect 2 malformed-key "$good" --key "${key}x"
expect 2 no-such-file "$work/none" --key "$key"
expect 2 no-file --key "$key"
expect 2 unknown-option "$good" --trust
expect 2 malformed-root "$good" --root "${root}x"
expect 2 key-and-policy "$good" --key "$key" --policy "$cases/policy.txt"
expect 3 nothing-given "$good"
expect 4 too-old "$good" --policy "$cases/policy.txt" --max-age 1

# The same over HTTP.
node "$here/serve.mjs" "$cases/good-log-257" > "$work/port" &
server=$!
until [ -s "$work/port" ]; do sleep 0.1; done
judge_all good-log-257-over-http log "http://127.0.0.1:$(cat "$work/port")"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
