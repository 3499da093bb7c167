#!/usr/bin/env bash
# Asks a running function app that serves the practice tenant a few questions, as `func start` does:
#
#   make build && func start --port 7071      # in one terminal
#   scripts/smoke.sh http://localhost:7071    # in another

set -euo pipefail

base=${1:?the address of the function app, such as http://localhost:7071}
api=$base/api/diagnose
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# expect STATUS WORD NAME CURL-ARGUMENTS...: asks, and wants a status and a word in the answer.
expect() {
  local wanted=$1 word=$2 name=$3 status
  shift 3
  status=$(curl --silent --show-error --max-time 60 --output "$answer" --write-out '%{http_code}' "$@")
  if [ "$status" != "$wanted" ] || ! grep -q -- "$word" "$answer"; then
    echo "FAILED: $name: status $status, wanted $wanted and the word $word; the answer:" >&2
    cat "$answer" >&2
    exit 1
  fi
  echo "ok: $name"
}

# The host answers as soon as the handler does; a cold start may take a while.
curl --silent --output /dev/null --retry 60 --retry-delay 1 --retry-connrefused --retry-max-time 120 "$base/"

expect 200 '"primaryCause":"ca-block"' 'a question by GET' --get "$api" --data-urlencode 'upn=dora.lind@contoso.example'
expect 200 '"verdict":"failing"' 'a question by POST' --json '{"upn": "dora.lind@contoso.example"}' "$api"
expect 200 '"verdict":"accountNotFound"' 'an account that nobody knows' --get "$api" --data-urlencode 'upn=nobody@contoso.example'
expect 200 'CANNOT SIGN IN' 'an answer as text' --get "$api" --data-urlencode 'upn=dora.lind@contoso.example' --data-urlencode 'format=text'
expect 200 '50076' 'an error text' --get "$api/explain" --data-urlencode 'error=AADSTS50076'
expect 200 '"ok":true' 'the check' "$api/check"
expect 200 'DiagnoseSignIn' 'the description' "$api/openapi.json"
expect 400 'invalidRequest' 'a question without an account' --json '{}' "$api"
expect 400 'upn' 'a question with a field that nobody knows' --get "$api" --data-urlencode 'upn=dora.lind@contoso.example' --data-urlencode 'user=x'
