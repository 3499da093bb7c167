#!/usr/bin/env bash
# Checks cards, pages and descriptions with other people's programs: the card's own parser, a browser
# with axe-core, and a linter. `run.sh pictures` draws docs/images/ instead, `run.sh pictures FOLDER` many more into a folder. It installs what is missing.
set -euo pipefail
cd "$(dirname "$0")"

export CHROMIUM="${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"
missing=()
[ -n "$CHROMIUM" ] || missing+=(chromium)
[ -n "$(fc-list :lang=ko 2>/dev/null)" ] || missing+=(fontconfig fonts-noto-cjk)
[ ${#missing[@]} = 0 ] || ../install.sh "${missing[@]}"
CHROMIUM="${CHROMIUM:-$(command -v chromium)}"

npm ci --silent
if grep -q '"resolved"' package-lock.json; then
  echo "package-lock.json names the registry that it was made with; see .npmrc" >&2
  exit 1
fi

(cd ../.. && go build -trimpath -o bin/handler ./handler)
if [ "${1:-check}" = pictures ]; then
  ../install.sh pngquant
  node pictures.mjs "${@:2}"
  exec pngquant --force --skip-if-larger --ext .png 64 "${2:-../../docs/images}"/*.png
fi

WORST_CASE="$(mktemp -d)"
export WORST_CASE REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
trap 'rm -rf "$WORST_CASE"' EXIT
(cd ../.. && go run ./scripts/worstcase -out "$WORST_CASE")
npm run --silent lint
npm run --silent test
