#!/usr/bin/env bash
# Lets the function's identity read what a diagnosis needs from Microsoft Graph.
# The same as GRANT_GRAPH_PERMISSIONS=true of the template, for a Privileged Role Administrator.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$here/lib.sh"

usage() {
  cat <<'TEXT'
grant-graph.sh --identity OBJECT-ID [--permission NAME]... [--dry-run]

  --identity OBJECT-ID  object id of the managed identity (the output IDENTITY_PRINCIPAL_ID)
  --permission NAME     one of docs/permissions.md, once per name; without any, the default ones
  --dry-run             read, and say what would be changed
TEXT
}

role_of() { awk -v name="$1" '$1 == name { print $2 }' "$here/graph-permissions"; }

identity='' chosen=()
while [ $# -gt 0 ]; do
  case $1 in
    --identity) need_value "$1" $#; identity=$2; shift 2 ;;
    --permission) need_value "$1" $#; chosen+=("$2"); shift 2 ;;
    --dry-run) dry_run=true; shift ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; die "unknown option: $1" ;;
  esac
done
[ -n "$identity" ] || { usage >&2; die "--identity is missing"; }
need_id --identity "$identity"
kinds='required|default'
[ ${#chosen[@]} -eq 0 ] || kinds='required'
while read -r name; do chosen+=("$name"); done < <(awk -v kinds="^($kinds)\$" '!/^#/ && $3 ~ kinds { print $1 }' "$here/graph-permissions")
for name in "${chosen[@]}"; do
  [ -n "$(role_of "$name")" ] || die "--permission $name is not in docs/permissions.md"
done
need_az

known=$(get "/servicePrincipals/$identity?\$select=displayName" displayName)
[ -n "$known" ] || die "there is no service principal with the object id $identity (not its client id) in this tenant"
printf 'identity: %s\n' "$known"
# Microsoft Graph itself has this id in every tenant.
graph=$(get "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?\$select=id" id)
[ -n "$graph" ] || die "Microsoft Graph has no service principal in this tenant"
held=$(get "/servicePrincipals/$identity/appRoleAssignments?\$top=999" "value[?resourceId=='$graph'].appRoleId")

wanted=''
for name in $(printf '%s\n' "${chosen[@]}" | awk '!seen[$0]++'); do
  role=$(role_of "$name")
  wanted="$wanted $role"
  if grep -qx "$role" <<<"$held"; then
    printf 'holds %s\n' "$name"
  else
    assign "$graph" "$identity" "$role" "grant $name"
  fi
done
for role in $held; do
  grep -q "$role" <<<"$wanted" || printf 'note: it also holds the app role %s, which nobody asked for here\n' "$role"
done
