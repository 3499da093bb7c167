#!/bin/sh
# Runs the first of the README's two commands as it stands there, and checks
# that the second is the one that the checks run: what a newcomer is told works.
set -eu
cd "$(dirname "$0")/.."

commands=$(awk '/^## Two commands/ { on = 1; next } /^## / { on = 0 } on && /^```sh$/ { inside = 1; next } /^```$/ { inside = 0 } on && inside' README.md)
first=$(printf '%s\n' "$commands" | sed -n 1p)
second=$(printf '%s\n' "$commands" | sed -n 2p)

test "$(printf '%s\n' "$commands" | wc -l)" -eq 2 || { echo "the README must show two commands, it shows: $commands"; exit 1; }
test "$second" = "go test ./..." || { echo "the README's second command is not the tests: $second"; exit 1; }

echo "\$ $first"
answer=$(sh -c "$first")
printf '%s\n' "$answer" | sed -n 1,7p
printf '%s\n' "$answer" | grep -q "CANNOT SIGN IN" || { echo "the README's first command gave no diagnosis"; exit 1; }
