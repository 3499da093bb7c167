# What the scripts of a directory administrator share. They read first and change only what differs, so
# that a second run changes nothing. With --dry-run they read, and say what they would change.
#
# The Azure CLI sends the requests, as whoever ran `az login`.
# shellcheck shell=bash

set -euo pipefail

graph_endpoint=${GRAPH_ENDPOINT:-https://graph.microsoft.com}
dry_run=false
complaints=$(mktemp)
trap 'rm -f "$complaints"' EXIT

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# need_value NAME VALUES-LEFT: an option without its value is no option.
need_value() {
  [ "$2" -ge 2 ] || die "$1 needs a value; see --help"
}

# need_id NAME VALUE: ids go into addresses, so nothing else may.
need_id() {
  [[ $2 =~ ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$ ]] ||
    die "$1 must be an id such as 11111111-2222-3333-4444-555555555555, not: $2"
}

need_az() {
  command -v az >/dev/null || die "the Azure CLI (az) is not installed: https://aka.ms/azure-cli"
}

# get PATH QUERY: a part of what Graph answers, as lines; nothing where there is no such object.
get() {
  local answer status=0
  answer=$(az rest --method get --url "$graph_endpoint/v1.0$1" --query "$2" --output tsv 2>"$complaints") || status=$?
  if [ "$status" -eq 0 ]; then
    printf '%s\n' "$answer"
  elif ! grep -q 'Request_ResourceNotFound' "$complaints"; then
    die "reading $1 failed: $(grep '^ERROR' "$complaints" | tail -n 1)"
  fi
}

# change METHOD PATH BODY WORDS: sends it, or with --dry-run only says so. The method "upsert" is a patch
# that makes what is not there.
change() {
  local method=$1 prefer=return=minimal
  if [ "$method" = upsert ]; then method=patch prefer=create-if-missing; fi
  if $dry_run; then
    printf 'would %s\n  %s %s\n  %s\n' "$4" "$method" "$graph_endpoint/v1.0$2" "$3"
    return
  fi
  az rest --method "$method" --url "$graph_endpoint/v1.0$2" --headers Content-Type=application/json "Prefer=$prefer" \
    --body "$3" --output none || die "could not $4"
  printf 'done: %s\n' "$4"
}

# assign SERVICE-PRINCIPAL PRINCIPAL ROLE WORDS: gives an app role of the one to the other.
assign() {
  change post "/servicePrincipals/$1/appRoleAssignedTo" \
    "{\"principalId\": \"$2\", \"resourceId\": \"$1\", \"appRoleId\": \"$3\"}" "$4"
}
