#!/usr/bin/env bash
# Asks the sign-in diagnosis about one account, or about every account of a list.
#
#   diagnose.sh name@your.domain            the diagnosis as text
#   diagnose.sh --json name@your.domain     the diagnosis as JSON
#   diagnose.sh --file accounts.txt         one line for each account: account, verdict, primary cause, summary (tabs between)
#   diagnose.sh --json --file accounts.txt  one JSON document in a line for each account
#
# DIAGNOSIS_URL       https://<app>.azurewebsites.net/api/diagnose
# DIAGNOSIS_AUDIENCE  api://<client id>; a token for it is asked of the Azure CLI (az login, or a managed identity)
# DIAGNOSIS_TOKEN     a token to use instead
#
# Exit codes: 0 answered, whatever the verdict; 1 unexpected; 2 the input is wrong; 3 a permission,
# a role or a licence is missing; 4 try again later. Of a list, the highest.
#
# It needs curl and jq. Neither the account nor the token stands in an address or on a command line.
set -uo pipefail

most_tries=5      # for one account
longest_wait=120  # seconds between two tries

usage() {
  sed -n '4,16s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

fail() {
  printf '%s\n' "$2" >&2
  exit "$1"
}

# bearer writes curl's configuration with the token; printf is part of the shell, so no process list shows it.
bearer() {
  printf 'header = "Authorization: Bearer %s"\n' "$token"
}

get_token() {
  token=${DIAGNOSIS_TOKEN:-}
  [ -n "$token" ] && return
  [ -n "${DIAGNOSIS_AUDIENCE:-}" ] || fail 2 "Set DIAGNOSIS_AUDIENCE (api://<client id>), or DIAGNOSIS_TOKEN."
  token=$(az account get-access-token --resource "$DIAGNOSIS_AUDIENCE" --query accessToken -o tsv) || fail 3 "The Azure CLI gives no token for $DIAGNOSIS_AUDIENCE. Sign in with az login."
}

# post sends one question and leaves the status in $status, and the answer and its headers in the work folder.
post() {
  printf '%s' "$1" | jq -Rs --arg format "$2" '{upn: ., format: $format}' >"$work/question" || return 1
  status=$(curl --silent --show-error --config <(bearer) --header 'Content-Type: application/json' --header 'Accept: application/json' \
    --data-binary "@$work/question" --dump-header "$work/headers" --output "$work/answer" --write-out '%{http_code}' --max-time 100 -- "$DIAGNOSIS_URL") || status=000
}

# wait_seconds is what Retry-After says, within bounds; without one it grows with the tries.
wait_seconds() {
  local said
  said=$(sed -n 's/^[Rr][Ee][Tt][Rr][Yy]-[Aa][Ff][Tt][Ee][Rr]:[[:space:]]*\([0-9]\{1,6\}\)[[:space:]]*$/\1/p' "$work/headers" | tail -n 1)
  said=$((10#${said:-$((5 * $1))}))
  echo $((said < 1 ? 1 : said > longest_wait ? longest_wait : said))
}

# ask asks until there is an answer, or no more use in asking. It returns the exit code.
ask() {
  local try
  for ((try = 1; ; try++)); do
    post "$1" "$2" || return 1
    case $status in
      200) return 0 ;;
      000 | 429 | 502 | 503 | 504) ((try < most_tries)) || return 4 ;;
      400 | 404 | 405 | 409 | 413 | 415) return 2 ;;
      401 | 403 | 424) return 3 ;;
      *) return 1 ;;
    esac
    sleep "$(wait_seconds "$try")"
  done
}

# trouble says why there is no answer; the platform's own refusals are no problem documents.
trouble() {
  local said=''
  [ -s "$work/answer" ] && said=$(jq -r '[.detail, .nextStep] | map(strings) | join(" ")' "$work/answer" 2>/dev/null)
  printf 'No answer (HTTP %s). %s\n' "$status" "$said" >&2
}

show() {
  if [ "$format" = text ]; then cat "$work/answer"; else jq . "$work/answer"; fi
}

show_line() {
  if [ "$format" = json ]; then
    jq -c . "$work/answer"
  else
    jq -r '[.account.userPrincipalName, .verdict, .primaryCause, .summary] | map(tostring | gsub("[\\t\\r\\n]"; " ")) | join("\t")' "$work/answer"
  fi
}

one() {
  ask "$1" "$format" || { local code=$?; trouble; return "$code"; }
  show
}

# list goes on after an account without an answer. A line that begins with # is a remark; the names of guests hold one further on.
list() {
  local line code worst=0
  while IFS= read -r line || [ -n "$line" ]; do
    line=$(printf '%s' "$line" | sed $'s/^\xef\xbb\xbf//; s/^[[:space:]]*//; s/[[:space:]]*$//')
    case $line in '' | '#'*) continue ;; esac
    if ask "$line" json; then show_line; code=0; else code=$?; printf '%s\t' "$line" >&2; trouble; fi
    worst=$((code > worst ? code : worst))
  done <"$1"
  return "$worst"
}

format=text file='' account=''
while [ $# -gt 0 ]; do
  case $1 in
    --json) format=json ;;
    --file) file=${2:-}; [ -n "$file" ] || usage; shift ;;
    -*) usage ;;
    *) [ -z "$account" ] || usage; account=$1 ;;
  esac
  shift
done
[ -n "$account$file" ] || usage
[ -z "$account" ] || [ -z "$file" ] || usage
[ -z "$file" ] || [ -r "$file" ] || fail 2 "The file $file cannot be read."
case ${DIAGNOSIS_URL:-} in
  https://* | http://127.0.0.1:* | http://localhost:*) ;; # the token goes there
  *) fail 2 "Set DIAGNOSIS_URL to the https address (https://<app>.azurewebsites.net/api/diagnose)." ;;
esac

umask 077
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
get_token
[[ $token =~ ^[A-Za-z0-9._~+/=-]+$ ]] || fail 2 "DIAGNOSIS_TOKEN is not a token."
if [ -n "$file" ]; then list "$file"; else one "$account"; fi
