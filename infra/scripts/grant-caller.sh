#!/usr/bin/env bash
# Lets a caller ask: a Logic App's or a bot's identity, a user, a group.
# The same as CALLERS of the template, for whoever administers the app registration.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$here/lib.sh"

usage() {
  cat <<'TEXT'
grant-caller.sh --app CLIENT-ID --caller OBJECT-ID [--caller OBJECT-ID]... [--dry-run]

  --app CLIENT-ID     client id of the app registration (the output DIAGNOSIS_CLIENT_ID)
  --caller OBJECT-ID  object id of a managed identity, service principal, user or group
  --dry-run           read, and say what would be changed
TEXT
}

app='' callers=()
while [ $# -gt 0 ]; do
  case $1 in
    --app) need_value "$1" $#; app=$2; shift 2 ;;
    --caller) need_value "$1" $#; callers+=("$2"); shift 2 ;;
    --dry-run) dry_run=true; shift ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; die "unknown option: $1" ;;
  esac
done
if [ -z "$app" ] || [ ${#callers[@]} -eq 0 ]; then
  usage >&2
  die "--app and --caller are needed"
fi
need_id --app "$app"
for caller in "${callers[@]}"; do need_id --caller "$caller"; done
need_az

resource=$(get "/servicePrincipals(appId='$app')?\$select=id" id)
[ -n "$resource" ] || die "there is no service principal of the application $app; run register-app.sh first"
role=$(get "/servicePrincipals/$resource?\$select=appRoles" "appRoles[?value=='Diagnose.Read' && isEnabled].id")
[ -n "$role" ] || die "the application $app has no app role Diagnose.Read; run register-app.sh first"
held=$(get "/servicePrincipals/$resource/appRoleAssignedTo?\$top=999" "value[?appRoleId=='$role'].principalId")

for caller in "${callers[@]}"; do
  if grep -qix "$caller" <<<"$held"; then
    printf '%s may ask already\n' "$caller"
  else
    assign "$resource" "$caller" "$role" "let $caller ask"
  fi
done
