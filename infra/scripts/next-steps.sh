#!/usr/bin/env bash
# Says what is left to do after `azd provision`, from azd's environment.

set -euo pipefail

: "${DIAGNOSIS_CLIENT_ID:?is an output of the template; run azd provision first}"
: "${IDENTITY_PRINCIPAL_ID:?is an output of the template; run azd provision first}"
: "${FUNCTION_URL:?is an output of the template; run azd provision first}"

echo "What is left to do:"
if [ "${GRANT_GRAPH_PERMISSIONS:-true}" != true ]; then
  echo "- A Privileged Role Administrator lets the function read the sign-in log:"
  echo "    infra/scripts/grant-graph.sh --identity $IDENTITY_PRINCIPAL_ID"
fi
if [ -z "${CALLERS:-}" ]; then
  echo "- Nobody may ask yet, you neither. Let callers in, by object id:"
  echo "    infra/scripts/grant-caller.sh --app $DIAGNOSIS_CLIENT_ID --caller OBJECT-ID"
fi
echo "- When the code is deployed, ask what the function can see:"
echo "    curl -H \"Authorization: Bearer \$TOKEN\" $FUNCTION_URL/check"
echo "  with a caller's token for api://$DIAGNOSIS_CLIENT_ID."
