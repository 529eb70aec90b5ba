#!/bin/sh
# Makes the desk's editor, one script, out of src/ and what the lock file names.
#   editor/bundle.sh DIR     writes DIR/write.js; npm's packages stay in DIR between builds
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"

# Nothing that comes with a package is run: esbuild's own program lies ready in it. The lock file is
# copied last, so that an install that was cut off is made again.
if ! cmp -s "$here/package-lock.json" installed-lock.json; then
  cp "$here/package.json" "$here/package-lock.json" .
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  cp "$here/package-lock.json" installed-lock.json
fi
rm -rf src
cp -R "$here/src" src
node_modules/.bin/esbuild src/main.js --bundle --minify --format=esm --target=es2022 --charset=utf8 \
  --legal-comments=none --log-level=warning --outfile=write.js
