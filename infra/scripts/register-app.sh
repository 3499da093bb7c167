#!/usr/bin/env bash
# Makes the app registration whose app role a caller has to hold. The same as
# infra/app/registration.bicep, for an Application Administrator.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$here/lib.sh"

usage() {
  cat <<'TEXT'
register-app.sh --name NAME [--dry-run]

  --name NAME  name of the app registration, and the key by which a second run finds it:
               signin-diagnosis-ENVIRONMENT
  --dry-run    read, and say what would be changed
TEXT
}

# Fixed, so that a registration made by the template and one made here are the same.
role_id=6a1f1b0e-58c3-4f0e-9d5b-2f6c7c1d9a41
scope_id=c2d9f3a4-7b1e-4c55-8a60-0e3d5b7f1c92

name=''
while [ $# -gt 0 ]; do
  case $1 in
    --name) need_value "$1" $#; name=$2; shift 2 ;;
    --dry-run) dry_run=true; shift ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; die "unknown option: $1" ;;
  esac
done
[ -n "$name" ] || { usage >&2; die "--name is missing"; }
[[ $name =~ ^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$ ]] || die "--name takes letters, digits, dots, dashes and underscores, not: $name"
need_az

by_name="/applications(uniqueName='$name')"
registration=$(
  cat <<JSON
{
  "displayName": "$name",
  "description": "Answers why an account cannot sign in. Callers need the app role Diagnose.Read.",
  "signInAudience": "AzureADMyOrg",
  "api": {
    "requestedAccessTokenVersion": 2,
    "oauth2PermissionScopes": [{
      "id": "$scope_id", "value": "user_impersonation", "type": "Admin", "isEnabled": true,
      "adminConsentDisplayName": "Ask for sign-in diagnoses as the signed-in user",
      "adminConsentDescription": "Lets a client get a token for a user. By itself it opens nothing: the user also needs the app role Diagnose.Read."
    }]
  },
  "appRoles": [{
    "id": "$role_id", "value": "Diagnose.Read", "isEnabled": true, "allowedMemberTypes": ["Application", "User"],
    "displayName": "Ask for sign-in diagnoses",
    "description": "May ask why any account of the tenant cannot sign in, and so learn where and when its people sign in."
  }]
}
JSON
)

# What matters of the registration, in one line: audience, token version, role, scope.
state=$(get "$by_name" "join(' ', [signInAudience, to_string(api.requestedAccessTokenVersion), appRoles[?isEnabled].id | [0] || '-', api.oauth2PermissionScopes[?isEnabled].id | [0] || '-'])")
if [ "$state" = "AzureADMyOrg 2 $role_id $scope_id" ]; then
  printf 'the app registration %s is as it should be\n' "$name"
else
  words="make the app registration $name"
  [ -z "$state" ] || words="set the app registration $name right (it is: $state)"
  change upsert "$by_name" "$registration" "$words"
fi

app=$(get "$by_name" appId)
if [ -z "$app" ]; then
  $dry_run || die "the app registration $name was made but cannot be read yet; run this again in a minute"
  app='<its client id>'
fi

addresses=$(get "$by_name" 'identifierUris[]')
if ! grep -qx "api://$app" <<<"$addresses"; then
  change patch "$by_name" "{\"identifierUris\": [\"api://$app\"]}" "give it the address api://$app"
fi

principal=''
if [ "$app" != '<its client id>' ]; then
  principal=$(get "/servicePrincipals(appId='$app')" "join(' ', [id, to_string(appRoleAssignmentRequired)])")
fi
case $principal in
  '') change post /servicePrincipals "{\"appId\": \"$app\", \"appRoleAssignmentRequired\": true}" "make its service principal, which demands the app role" ;;
  *' true') printf 'its service principal demands the app role\n' ;;
  *) change patch "/servicePrincipals/${principal% *}" '{"appRoleAssignmentRequired": true}' "let its service principal demand the app role" ;;
esac

printf 'client id: %s\n' "$app"
printf 'next: azd env set CREATE_APP_REGISTRATION false && azd env set APP_CLIENT_ID %s\n' "$app"
